"""The part of a quotation that lies in one sentence or one claim."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from workbench.model.span import Span
from workbench.model.split import Signal

_EDGES = " \t\r\n\u00a0\u2009\u202f»«„“”\"‹›‚‘’'‟‛"


@dataclass(frozen=True, slots=True)
class QuotePart:
    """What of a quotation lies in a stretch of text.

    `before` and `after` tell whether the quotation goes on there.
    """

    span: Span
    before: bool
    after: bool


class QuotePlaces:
    """Where the quotations of a text lie, to be asked for by stretch."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def overlapping(self, stretch: Span) -> range:
        """The places, in the order of their spans, of all that may lie in a stretch."""
        first = bisect_right(self._reach, stretch.start)
        return range(first, bisect_left(self._starts, stretch.end, lo=first))

    def parts(self, stretch: Span) -> list[QuotePart]:
        """The parts of quotations in a stretch, with offsets into it; of nested ones the outer."""
        found: list[QuotePart] = []
        for index in self.overlapping(stretch):
            span = self._spans[index]
            start, end = max(span.start, stretch.start), min(span.end, stretch.end)
            place = Span(start, end).shifted(-stretch.start) if start < end else None
            if place and not (found and found[-1].span.contains(place)):
                found.append(QuotePart(place, span.start < start, span.end > end))
        return found


class QuoteCutter:
    """The quotations of a text, each only as far as it lies in the claim that asks for them."""

    def __init__(self, text: str, quotes: Sequence[Signal]) -> None:
        self._text = text
        self._quotes = sorted(quotes, key=lambda quote: quote.span)
        self._places = QuotePlaces(quote.span for quote in self._quotes)

    def within(self, claim: Span) -> Iterator[Signal]:
        """Those of a claim, an offset pair into the text; of nested ones the outer.

        A part has no blanks or marks at the edge where it was cut, no comma at its end, and at
        least one letter or figure.
        """
        reached = claim.start
        for index in self._places.overlapping(claim):
            quote = self._quotes[index]
            if quote.span.end <= reached:
                continue
            reached = quote.span.end
            if claim.contains(quote.span):
                yield quote
            elif quote.span.overlaps(claim):
                yield from self._cut(quote, claim)

    def _cut(self, quote: Signal, claim: Span) -> Iterator[Signal]:
        text = self._text
        start, end = max(quote.span.start, claim.start), min(quote.span.end, claim.end)
        while start < end and start > quote.span.start and text[start] in _EDGES:
            start += 1
        while end > start and end < quote.span.end and text[end - 1] in _EDGES + ",":
            end -= 1
        if any(text[index].isalnum() for index in range(start, end)):
            words = text[start:end]
            yield replace(quote, span=Span(start, end), text=words, value=" ".join(words.split()))
