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
    WordChange,
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
    """The passage with the changes of the quotation that lie in it and in the claim.

    A quotation may go over several claims, and its changes are each the matter of one.
    """
    if check.status not in (QuotationStatus.VERBATIM, QuotationStatus.ALTERED):
        return passage
    others = tuple(d for d in passage.differences if d.kind is not DifferenceKind.QUOTE)
    here = [change for change in check.changes if _is_here(change, passage, claim, quotation)]
    told = tuple(
        _difference(change, passage, claim, quotation)
        for change in here
        if change.matters or change.reason in _TOLD
    )
    bearing = passage.bearing
    if any(change.matters for change in here):
        bearing = Bearing.CONTRADICTS
    elif bearing is Bearing.CONTRADICTS and not others:
        bearing = Bearing.SUPPORTS
    return replace(passage, bearing=bearing, differences=(*told, *others))


def _is_here(
    change: WordChange, passage: Passage, claim: Claim, quotation: ArticleQuotation
) -> bool:
    in_claim = change.quotation.span.shifted(quotation.span.start)
    return _touches(in_claim, claim.span) and _touches(change.source.span, passage.span)


def _touches(span: Span, whole: Span) -> bool:
    """Whether a stretch lies at least partly in a longer one; an empty one must lie within."""
    return span.overlaps(whole) if len(span) else whole.start <= span.start < whole.end


def _difference(
    change: WordChange, passage: Passage, claim: Claim, quotation: ArticleQuotation
) -> Difference:
    """A change of words, with offsets into the claim and into the passage."""
    in_claim = change.quotation.span.shifted(quotation.span.start)
    return Difference(
        DifferenceKind.QUOTE,
        _within(in_claim, claim.span, claim.text),
        _within(change.source.span, passage.span, passage.text),
    )


def _within(span: Span, whole: Span, text: str) -> Wording:
    """A stretch as offsets into a longer one; as much of it as lies in there."""
    start = min(max(span.start, whole.start), whole.end) - whole.start
    end = max(min(span.end, whole.end) - whole.start, start)
    return Wording(Span(start, end), text[start:end])
