"""A rank beside a superlative: "the second largest" is not "the largest"."""

from bisect import bisect_left

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.stems import root
from workbench.matching.terms import Term, TermKind, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.text import packs

_SUPERLATIVE = "superlative"
_FIRST = ("0", "1")
_FARTHEST = 3  # tokens between a rank and its superlative
_LEAST_PART = 4  # letters


def rank_differences(alignment: Alignment) -> list[Difference]:
    """The rank that one text gives and the other one does not leave room for; at most one.

    It stands before a superlative ("the second largest", "the largest"), or in a ranking that the
    other text has somebody at the top of.
    """
    for turned in (False, True):
        one = alignment.turned() if turned else alignment
        for index in one.left_in_claim(TermKind.VALUE):
            span = _without_rank(one, one.claim.terms[index])
            if span is not None:
                spans = one.claim.terms[index].span, span
                first, second = spans[::-1] if turned else spans
                return [difference(DifferenceKind.ORDINAL, alignment, first, second)]
    return _of_leaders(alignment)


def _of_leaders(alignment: Alignment) -> list[Difference]:
    """A place in a ranking where the other text has somebody at its top: "third place", "leads"."""
    for turned in (False, True):
        one = alignment.turned() if turned else alignment
        top = _top(one.known)
        for index in one.left_in_claim(TermKind.VALUE) if top else ():
            term = one.claim.terms[index]
            if _is_place_behind(one.claim, term) and top:
                first, second = (top, term.span) if turned else (term.span, top)
                return [difference(DifferenceKind.ORDINAL, alignment, first, second)]
    return []


def _top(reading: Reading) -> Span | None:
    """The word of a text that puts somebody first, if no figure ranks anybody there."""
    if any(item.value not in _FIRST for item in reading.of_kind(SignalKind.ORDINAL)):
        return None
    words = reading.words
    tops = word_list(reading.language, "at_top")
    for at, low in enumerate(words.lows):
        pair = f"{low} {words.low(at + 1)}", "".join(words.lows[at : at + 3])
        if low in tops:
            return Span(words.starts[at], words.ends[at])
        if not tops.isdisjoint(pair):
            stop = at + (1 if pair[0] in tops else 2)
            return Span(words.starts[at], words.ends[stop])
    return None


def _is_place_behind(reading: Reading, term: Term) -> bool:
    """Whether an ordinal or figure tells a place in a ranking that is not the first one."""
    signal = term.signal
    if signal is None or signal.value in _FIRST or signal.unit:
        return False
    rankings = word_list(reading.language, "rankings")
    after = bisect_left(reading.words.starts, term.span.end)
    before = reading.words.low(term.place - 1)
    if signal.kind is SignalKind.NUMBER:
        return before in rankings
    return signal.kind is SignalKind.ORDINAL and (
        before in rankings or reading.words.low(after) in rankings
    )


def _without_rank(alignment: Alignment, term: Term) -> Span | None:
    """Where the known text has the superlative of a ranked one of the claim by itself."""
    signal = term.signal
    if signal is None or signal.kind is not SignalKind.ORDINAL or signal.value in _FIRST:
        return None
    wanted = _superlative(alignment.claim, term)
    if not wanted:
        return None
    known = alignment.known
    ranked = [item.span for item in known.of_kind(SignalKind.ORDINAL)]
    for item in known.of_kind(SignalKind.COMPARISON):
        at = bisect_left(known.words.starts, item.span.start)
        own = _adjective(known, at)
        is_ranked = any(span.end <= item.span.start <= span.end + 2 for span in ranked)
        if item.value == _SUPERLATIVE and root(own, known.language) == wanted and not is_ranked:
            return item.span
    return None


def _superlative(reading: Reading, term: Term) -> str:
    """The root of the superlative that a rank stands before or is a part of; empty for none."""
    low = term.span.of(reading.text).lower()
    stems = tuple(packs.section(reading.language, "ordinals").get("superlatives", ()))
    for size in range(_LEAST_PART, len(low) - _LEAST_PART):
        if low.startswith(stems, size):
            return root(low[size:], reading.language)
    after = bisect_left(reading.words.starts, term.span.end)
    for item in reading.of_kind(SignalKind.COMPARISON):
        at = bisect_left(reading.words.starts, item.span.start)
        if item.value == _SUPERLATIVE and after <= at < after + _FARTHEST:
            return root(_adjective(reading, at), reading.language)
    return ""


def _adjective(reading: Reading, at: int) -> str:
    """The adjective of a superlative: the word itself, or the one after "most"."""
    low = reading.words.low(at)
    return reading.words.low(at + 1) if low in word_list(reading.language, "most") else low
