"""Quotations that were altered."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.stems import root
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind
from workbench.text.words import Words

_MOST = 8  # quotations of a text that are compared
_MOST_RUNS = 3  # of altered words; two quotations that differ in more are unlike
_MOST_COMPARED = 4000  # pairs of words of two quotations
_LEAST_SHARED = 3  # words of a quotation that says something
_LEAST_STEM = 5
_LONGEST_ENDING = 3
_SAME_QUOTE = 50.0  # rapidfuzz ratio of the roots: from here two quotations are versions of one


def quote_differences(alignment: Alignment) -> list[Difference]:
    """Quotations of the two texts that should be one and are not, down to the words that differ.

    Inflection and a shortened quotation make no difference; quotations are never compared across
    languages.
    """
    if alignment.claim.language != alignment.known.language:
        return []
    claim = [item for item in _quotes(alignment.claim) if not _echoed(item, alignment.known)]
    known = [item for item in _quotes(alignment.known) if not _echoed(item, alignment.claim)]
    found: list[Difference] = []
    for quote in claim:
        rated = [(_ratio(quote, other), index) for index, other in enumerate(known)]
        best, at = max(rated, default=(0.0, -1))
        if at < 0 or (best < _SAME_QUOTE and (len(claim) != 1 or len(known) != 1)):
            continue
        found += [
            difference(DifferenceKind.QUOTE, alignment, *spans)
            for spans in _altered(quote, known.pop(at))
        ]
    return found


def shared_quotations(alignment: Alignment) -> int:
    """How many quotations of more than two words the two texts have word by word in common."""
    if alignment.claim.language != alignment.known.language:
        return 0
    theirs = _quotes(alignment.known)
    return sum(
        len(quote.roots) >= _LEAST_SHARED
        and any(_holds(quote.roots, it.roots) or _holds(it.roots, quote.roots) for it in theirs)
        for quote in _quotes(alignment.claim)
    )


class _Quote:
    """A quotation as roots, each with its span in the text."""

    def __init__(self, signal: Signal, language: str) -> None:
        words = Words(signal.text)
        kept = [index for index, low in enumerate(words.lows) if low[0].isalnum()]
        self.span = signal.span
        self.roots = [root(words.lows[index], language) for index in kept]
        self.spans = [
            Span(words.starts[index], words.ends[index]).shifted(signal.span.start)
            for index in kept
        ]


def _quotes(reading: Reading) -> list[_Quote]:
    signals = reading.of_kind(SignalKind.QUOTE)[:_MOST]
    found = [_Quote(item, reading.language) for item in signals]
    return [quote for quote in found if quote.roots]


def _echoed(quote: _Quote, other: Reading) -> bool:
    """Whether the words of a quotation stand in the other text in this order, quoted or not."""
    roots = [root(low, other.language) for low in other.words.lows if low[0].isalnum()]
    return _holds(roots, quote.roots) or any(
        _holds(quote.roots, item.roots) for item in _quotes(other)
    )


def _holds(roots: list[str], part: list[str]) -> bool:
    """Whether some words stand in others in the same order, inflected as may be."""
    return any(
        all(map(_inflected, roots[start : start + len(part)], part))
        for start in range(len(roots) - len(part) + 1)
    )


def _inflected(first: str, second: str) -> bool:
    """Whether two roots are forms of one word: alike but for an ending of three letters."""
    if first == second:
        return True
    shared = _common(first, second, str.__eq__)
    return shared >= _LEAST_STEM and max(len(first), len(second)) - shared <= _LONGEST_ENDING


def _ratio(first: _Quote, second: _Quote) -> float:
    return fuzz.ratio(" ".join(first.roots), " ".join(second.roots))


def _altered(first: _Quote, second: _Quote) -> list[tuple[Span, Span]]:
    """The words that differ, each run of them for itself; of two unlike quotations one stretch."""
    runs = _runs(first, second)
    if 0 < len(runs) <= _MOST_RUNS:
        return [(_stretch(first, *ours), _stretch(second, *theirs)) for ours, theirs in runs]
    lead = _common(first.roots, second.roots, _inflected)
    tail = _common(first.roots[lead:][::-1], second.roots[lead:][::-1], _inflected)
    return [(_between(first, lead, tail), _between(second, lead, tail))]


def _runs(first: _Quote, second: _Quote) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The runs of words that are not in both, half-open; none where the quotations are too long.

    A word that only one of them has is told with the word beside it.
    """
    if len(first.roots) * len(second.roots) > _MOST_COMPARED:
        return []
    theirs = [
        next((one for one in first.roots if _inflected(one, two)), two) for two in second.roots
    ]
    found = []
    matcher = SequenceMatcher(None, first.roots, theirs, autojunk=False)
    for tag, start, stop, begin, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if tag == "replace":
            found.append(((start, stop), (begin, end)))
        elif stop < len(first.roots) and end < len(theirs):
            found.append(((start, stop + 1), (begin, end + 1)))
        else:
            found.append(((max(0, start - 1), stop), (max(0, begin - 1), end)))
    return found


def _stretch(quote: _Quote, start: int, stop: int) -> Span:
    return Span(quote.spans[start].start, quote.spans[stop - 1].end)


def _common(first: Sequence[str], second: Sequence[str], alike: Callable[[str, str], bool]) -> int:
    """How many words, or letters, two sequences begin with alike."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (a, b) in pairs if not alike(a, b)), min(len(first), len(second)))


def _between(quote: _Quote, lead: int, tail: int) -> Span:
    spans = quote.spans[lead : len(quote.spans) - tail]
    return Span(spans[0].start, spans[-1].end) if spans else quote.span
