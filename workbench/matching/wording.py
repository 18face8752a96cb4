"""Differences with the wordings of both texts."""

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.model.match import Difference, DifferenceKind, Wording
from workbench.model.span import Span
from workbench.model.split import Signal


def difference(kind: DifferenceKind, alignment: Alignment, claim: Span, known: Span) -> Difference:
    """A difference between two stretches; an empty one where a text has nothing there."""
    return Difference(kind, _wording(alignment.claim, claim), _wording(alignment.known, known))


def _wording(reading: Reading, span: Span) -> Wording:
    return Wording(span, span.of(reading.text))


def opposite_place(alignment: Alignment, span: Span) -> Span:
    """The place in the known text where a stretch of the claim has nothing set against it.

    An empty stretch before the words that go with those after the claim's stretch, else after
    those that go with the words before it, else at the beginning.
    """
    terms = alignment.claim.terms
    after = [i for i, term in enumerate(terms) if term.span.start >= span.end]
    before = [i for i, term in enumerate(terms) if term.span.end <= span.start]
    for index in (*after, *reversed(before)):
        if index in alignment.forth:
            partner = alignment.known.terms[alignment.forth[index][0]].span
            place = partner.start if terms[index].span.start >= span.end else partner.end
            return Span(place, place)
    return Span(0, 0)


def one_sided(
    kind: DifferenceKind, alignment: Alignment, claim: list[Signal], known: list[Signal]
) -> Difference:
    """A difference that signals of one text make more of than the other, which is silent there."""
    if claim and len(claim) >= len(known):
        span = claim[len(known)].span if len(claim) > len(known) else claim[0].span
        return difference(kind, alignment, span, opposite_place(alignment, span))
    span = known[len(claim)].span
    return difference(kind, alignment, opposite_place(alignment.turned(), span), span)
