"""Differences with the wordings of both texts."""

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.model.match import Difference, DifferenceKind, Wording
from workbench.model.span import Span


def difference(
    kind: DifferenceKind, alignment: Alignment, claim: Span | None, known: Span | None
) -> Difference:
    """A difference between two stretches; None where a text has nothing to set against it."""
    return Difference(kind, _wording(alignment.claim, claim), _wording(alignment.known, known))


def _wording(reading: Reading, span: Span | None) -> Wording:
    return Wording(Span(0, 0), "") if span is None else Wording(span, span.of(reading.text))


def opposite_span(alignment: Alignment, span: Span) -> Span | None:
    """Where in the known text the words stand that go with the claim's words next to a stretch.

    The nearest aligned term after the stretch, else the nearest before it.
    """
    terms = alignment.claim.terms
    after = [i for i, term in enumerate(terms) if term.span.start >= span.end]
    before = [i for i, term in enumerate(terms) if term.span.end <= span.start]
    for index in (*after, *reversed(before)):
        if index in alignment.forth:
            return alignment.known.terms[alignment.forth[index][0]].span
    return None
