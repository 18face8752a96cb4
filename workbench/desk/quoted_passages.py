"""Passages that hold what a claim quotes: whether it is quoted as it stands there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.model.match import Difference, DifferenceKind, Wording
from workbench.model.passage import Bearing, Passage
from workbench.model.quotation import (
    ArticleQuotation,
    ChangeReason,
    QuotationCheck,
    QuotationStatus,
)
from workbench.model.span import Span
from workbench.model.split import Claim

# What is no change of what was said, but of its words.
_TOLD = frozenset((ChangeReason.INFLECTED, ChangeReason.JOINED))


def with_quotations(
    passages: Sequence[Passage],
    claim: Claim,
    checks: Iterable[tuple[ArticleQuotation, QuotationCheck]],
) -> tuple[Passage, ...]:
    """The passages, with what was found on the quotations of the claim in the same source.

    One that has the quotation in other words contradicts the claim, with each change as a
    difference; one that has it word for word does not contradict it by that quotation. Endings
    that the sentence around the quotation wants are differences, but contradict nothing.
    """
    found = list(passages)
    for quotation, check in checks:
        for at, passage in enumerate(found):
            if any(place.overlaps(passage.span) for place in check.places):
                found[at] = _told(passage, claim, quotation, check)
    return tuple(found)


def _told(
    passage: Passage, claim: Claim, quotation: ArticleQuotation, check: QuotationCheck
) -> Passage:
    others = tuple(d for d in passage.differences if d.kind is not DifferenceKind.QUOTE)
    changes = tuple(_changes(passage, claim, quotation, check))
    if check.status is QuotationStatus.VERBATIM:
        cleared = passage.bearing is Bearing.CONTRADICTS and not others
        bearing = Bearing.SUPPORTS if cleared else passage.bearing
        return replace(passage, bearing=bearing, differences=(*changes, *others))
    if check.status is QuotationStatus.ALTERED:
        return replace(passage, bearing=Bearing.CONTRADICTS, differences=(*changes, *others))
    return passage


def _changes(
    passage: Passage, claim: Claim, quotation: ArticleQuotation, check: QuotationCheck
) -> Iterable[Difference]:
    """The changes of words, with offsets into the claim and into the passage."""
    for change in check.changes:
        if change.matters or change.reason in _TOLD:
            in_claim = change.quotation.span.shifted(quotation.span.start)
            yield Difference(
                DifferenceKind.QUOTE,
                _within(in_claim, claim.span, claim.text),
                _within(change.source.span, passage.span, passage.text),
            )


def _within(span: Span, whole: Span, text: str) -> Wording:
    """A stretch as offsets into a longer one; as much of it as lies in there."""
    start = min(max(span.start, whole.start), whole.end) - whole.start
    end = max(min(span.end, whole.end) - whole.start, start)
    return Wording(Span(start, end), text[start:end])
