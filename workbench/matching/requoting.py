"""Quotations of a claim that a passage has with other words, whether it quotes them or says them.

A readout or transcript has no quotation marks where an article puts them. Endings, the order of
words and small words that any text has make no difference, nor does an omission that is marked.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.stems import root
from workbench.matching.terms import word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.text.words import Words

_MOST = 8  # quotations of a claim
_LONGEST = 300  # words of a quotation or passage
_LEAST_TELLING = 2  # words of a quotation that says something
_SAME = 0.5  # of the telling words of a quotation, for the passage to have it
_STEM = 5  # letters of two forms of one word that are alike
_OMISSION = re.compile(r"\[[^\]]{0,80}\]|\([^)]{0,5}\)|…|\.{3}")


def requoted(alignment: Alignment) -> Iterator[Difference]:
    """The words in which a passage of the same language has a claim's quotations otherwise."""
    if alignment.claim.language != alignment.known.language:
        return
    passage = _Words(alignment.known, Span(0, len(alignment.known.text)))
    for quote in alignment.claim.of_kind(SignalKind.QUOTE)[:_MOST]:
        start = quote.span.start
        for part in _parts(quote.text):
            words = _Words(alignment.claim, part.shifted(start))
            for ours, theirs in _changed(words, passage):
                yield difference(DifferenceKind.QUOTE, alignment, ours, theirs)


def _parts(quote: str) -> Iterator[Span]:
    """The stretches of a quotation between marked omissions and what was put in."""
    start = 0
    for mark in _OMISSION.finditer(quote):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, len(quote))


class _Words:
    """The words of a stretch by their roots, and which of them are telling."""

    def __init__(self, reading: Reading, stretch: Span) -> None:
        words = Words(stretch.of(reading.text))
        stop = word_list(reading.language, "stop")
        kept = [at for at, low in enumerate(words.lows) if low[0].isalnum()][:_LONGEST]
        self.stretch = stretch
        self._text = reading.text
        self.roots = [_form(root(words.lows[at], reading.language)) for at in kept]
        self._spans = [Span(words.starts[at], words.ends[at]).shifted(stretch.start) for at in kept]
        denying = [item.span for item in reading.of_kind(SignalKind.NEGATION)]
        self.telling = [
            words.lows[at] not in stop or any(span.overlaps(other) for other in denying)
            for at, span in zip(kept, self._spans, strict=True)
        ]

    def span(self, first: int, stop: int) -> Span:
        """Where some of the words stand; an empty stretch before the first for none of them."""
        if first < stop:
            return Span(self._spans[first].start, self._spans[stop - 1].end)
        place = self._spans[first].start if first < len(self._spans) else self.stretch.end
        return Span(place, place)

    def leaves_out(self, place: int) -> bool:
        """Whether an omission is marked before a word."""
        if not 0 < place < len(self._spans):
            return False
        between = Span(self._spans[place - 1].end, self._spans[place].start)
        return _OMISSION.search(between.of(self._text)) is not None

    def tells(self, first: int, stop: int) -> bool:
        """Whether a telling word is among some of the words."""
        return any(self.telling[first:stop])


def _form(word: str) -> str:
    """The letters by which forms of a longer word are alike."""
    return word[: max(_STEM, len(word) - 2)]


def _changed(quote: _Words, passage: _Words) -> Iterator[tuple[Span, Span]]:
    """The telling runs of words that a passage has otherwise; none if it has not the quotation."""
    telling = [form for form, tells in zip(quote.roots, quote.telling, strict=True) if tells]
    if len(telling) < _LEAST_TELLING:
        return
    matcher = SequenceMatcher(None, quote.roots, passage.roots, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    there = set(passage.roots[first:last])
    if sum(form in there for form in telling) < max(_LEAST_TELLING, _SAME * len(telling)):
        return
    if there.issuperset(telling) and len(there) <= len(set(quote.roots)):
        return
    before, after = blocks[0].a, blocks[-1].a + blocks[-1].size
    if quote.tells(0, before):
        yield quote.span(0, before), passage.span(max(0, first - before), first)
    for tag, start, stop, begin, end in matcher.get_opcodes():
        is_inside = first <= begin and end <= last and tag != "equal"
        if is_inside and begin == end and passage.leaves_out(begin):
            continue
        if is_inside and (quote.tells(start, stop) or passage.tells(begin, end)):
            yield quote.span(start, stop), passage.span(begin, end)
    if quote.tells(after, len(quote.roots)):
        more = min(len(passage.roots), last + len(quote.roots) - after)
        yield quote.span(after, len(quote.roots)), passage.span(last, more)
