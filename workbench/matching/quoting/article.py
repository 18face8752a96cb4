"""Which quotations of an article are to be compared with its sources."""

from bisect import bisect_left, bisect_right

from workbench.model.quotation import ArticleQuotation
from workbench.model.span import Span
from workbench.model.split import Claim, ExclusionReason, SignalKind, Split
from workbench.text.language import of_stretch
from workbench.text.quote_parts import QuotePlaces
from workbench.text.quotes import find_quotes

_READ = (ExclusionReason.HEADING, ExclusionReason.CAPTION)


def quotations_of(text: str, split: Split) -> tuple[ArticleQuotation, ...]:
    """The quotations of an article in text order, each once and as a whole.

    Those of its claims, also where one goes over several of them, and those in headings and
    captions. A quotation inside another is no entry of its own.
    """
    claims = _Claims(split)
    beside = [it.span for it in split.excluded if it.reason in _READ]
    found: list[ArticleQuotation] = []
    for signal in find_quotes(text):
        span = signal.span
        if found and found[-1].span.contains(span):
            continue
        having = claims.having(span)
        around = [claim.sentence for claim in having] or _beside(span, beside)
        if not around:
            continue
        context = Span(min(it.start for it in around), max(it.end for it in around))
        around_in = next((claim.language for claim in having if claim.language), split.language)
        language = of_stretch(signal.text, around_in)
        ids = tuple(claim.id for claim in having)
        found.append(ArticleQuotation(span, signal.text, language, context.of(text), ids))
    return tuple(found)


class _Claims:
    """The claims of an article by the quotations, or parts of them, that they have."""

    def __init__(self, split: Split) -> None:
        self._having = sorted(
            (
                (signal.span, place, claim)
                for place, claim in enumerate(split.claims)
                for signal in claim.signals
                if signal.kind is SignalKind.QUOTE
            ),
            key=lambda it: it[:2],
        )
        self._places = QuotePlaces(span for span, _, _ in self._having)

    def having(self, quotation: Span) -> list[Claim]:
        """Those that have a part of a quotation, in text order, each once."""
        found = {
            place: claim
            for span, place, claim in (
                self._having[at] for at in self._places.overlapping(quotation)
            )
            if span.overlaps(quotation)
        }
        return [found[place] for place in sorted(found)]


def _beside(quotation: Span, read: list[Span]) -> list[Span]:
    """The headings and captions, in text order and apart, that a quotation lies in."""
    first = bisect_right(read, quotation.start, key=lambda span: span.end)
    last = bisect_left(read, quotation.end, key=lambda span: span.start)
    return read[first:last]
