"""What in a passage of a source tells against a claim: figures, denials, names in one place.

A source is longer than a claim, says only a part of it and in other words. So less must be in
common than between two claims for a detail to differ, and a detail counts only where it has no
counterpart anywhere in the passage.
"""

import re
from collections.abc import Iterator

from workbench.matching.aligning import Alignment
from workbench.matching.figures import kind_of
from workbench.matching.passage_denials import stands_in_both
from workbench.matching.passage_weighing import Weighed
from workbench.matching.reading import Reading
from workbench.matching.slots import agents, participants
from workbench.matching.terms import Term, TermKind
from workbench.matching.wording import difference
from workbench.model.match import Comparison, Difference, DifferenceKind, Relation
from workbench.model.span import Span
from workbench.model.split import NameSort, Signal, SignalKind

OF_FIGURES = frozenset(
    (DifferenceKind.NUMBER, DifferenceKind.UNIT, DifferenceKind.ORDINAL, DifferenceKind.DATE)
)

_FOUND = 0.5  # the share from which a figure of the claim is in the passage
_SAME_WORD = 0.85  # the share of two words that mean the same
_LEAST_OPPOSED = 4  # letters of an opposite: "aus" may be any particle
_DIGITS = re.compile(r"\d+")


def telling(comparison: Comparison, alignment: Alignment, weighed: Weighed) -> list[Difference]:
    """The differences of a comparison that tell against a claim in a source.

    A source states in its own voice what others report of it, and calls by another name whom a
    claim names: who speaks differs only where two are named. Quotations are left to `requoting`.
    """
    is_conflict = comparison.relation is Relation.CONFLICT
    return [
        item
        for item in comparison.differences
        if _counts(item, alignment, weighed)
        and (
            is_conflict
            or item.kind is not DifferenceKind.DATE
            or _are_of_one_shape(alignment, item)
        )
    ]


def _are_of_one_shape(alignment: Alignment, item: Difference) -> bool:
    """Whether two dates are given in one way: two days of the week, two months."""
    ours = [_shape(it) for it in alignment.claim.terms if it.span.overlaps(item.claim.span)]
    theirs = [_shape(it) for it in alignment.known.terms if it.span.overlaps(item.known.span)]
    return ours == theirs


def _counts(item: Difference, alignment: Alignment, weighed: Weighed) -> bool:
    spans = item.claim.span, item.known.span
    if item.kind in (DifferenceKind.ATTRIBUTION, DifferenceKind.ENTITY):
        return _has_name(alignment.claim, spans[0]) and _has_name(alignment.known, spans[1])
    if item.kind is DifferenceKind.NEGATION:
        if all(spans):
            return min(map(len, spans)) >= _LEAST_OPPOSED
        return not (
            stands_in_both(alignment, spans[0]) or stands_in_both(alignment.turned(), spans[1])
        )
    if item.kind is DifferenceKind.UNIT:
        return _has_number(alignment.claim, spans[0])  # no stretch of time
    if item.kind in OF_FIGURES:
        return not _is_found(alignment, spans[0], weighed)
    return item.kind is not DifferenceKind.QUOTE


def _is_found(alignment: Alignment, span: Span, weighed: Weighed) -> bool:
    """Whether a figure of the claim is somewhere in the passage; days are told by the alignment."""
    return any(
        weighed.shares[index] >= _FOUND and not term.days
        for index, term in enumerate(alignment.claim.terms)
        if span.overlaps(term.span) and term.kind is TermKind.VALUE
    )


def open_figures(alignment: Alignment, weighed: Weighed) -> Iterator[Difference]:
    """Figures of one sort of which each text has one that the other one has not."""
    ours = [
        term
        for index, term in enumerate(alignment.claim.terms)
        if term.kind is TermKind.VALUE and weighed.shares[index] < _FOUND
    ]
    theirs = [alignment.known.terms[at] for at in alignment.left_in_known(TermKind.VALUE)]
    for one in ours:
        rivals = [(two, kind) for two in theirs if (kind := _rival(one, two)) is not None]
        if len(rivals) == 1:
            two, kind = rivals[0]
            if sum(_rival(other, two) is not None for other in ours) == 1:
                yield difference(kind, alignment, one.span, two.span)


def _rival(one: Term, two: Term) -> DifferenceKind | None:
    """The kind of difference that two figures make; None for dates that are given in two ways."""
    are_dates = all(
        term.signal is not None and term.signal.kind is SignalKind.DATE for term in (one, two)
    )
    return None if are_dates and _shape(one) != _shape(two) else kind_of(one, two)


def _shape(term: Term) -> str:
    return _DIGITS.sub("#", term.signal.value) if term.signal else ""


def shares_figure(alignment: Alignment, weighed: Weighed) -> bool:
    """Whether a number, an ordinal or a day of the claim is in the passage."""
    return any(
        share >= _SAME_WORD and term.signal is not None and _is_telling(term.signal)
        for term, share in zip(alignment.claim.terms, weighed.shares, strict=True)
    )


def _is_telling(signal: Signal) -> bool:
    """Whether it is a figure, or a date to the day: a year or month alone says little."""
    return signal.kind is not SignalKind.DATE or signal.value.count("-") > 1


def other_agents(alignment: Alignment, weighed: Weighed) -> Iterator[Difference]:
    """Two people of whom each acts in one text and is not named in the other."""
    ours = _acting_people(alignment.claim)
    theirs = _acting_people(alignment.known)
    ours = [at for at in ours if weighed.shares[at] < _FOUND and at not in alignment.forth]
    theirs = [at for at in theirs if at not in alignment.back and at not in alignment.assumed]
    if len(ours) == 1 and len(theirs) == 1:
        spans = alignment.claim.terms[ours[0]].span, alignment.known.terms[theirs[0]].span
        yield difference(DifferenceKind.ENTITY, alignment, *spans)


def _acting_people(reading: Reading) -> list[int]:
    """The names of people who act."""
    people = [item.span for item in reading.of_kind(SignalKind.NAME) if _is_person(item)]
    acting = agents(reading, participants(reading, speakers=True))
    return [
        at for at in sorted(acting) if any(reading.terms[at].span.overlaps(span) for span in people)
    ]


def _is_person(signal: Signal) -> bool:
    return signal.sort is NameSort.PERSON


def _has_name(reading: Reading, span: Span) -> bool:
    return any(it.kind is TermKind.NAME and span.overlaps(it.span) for it in reading.terms)


def _has_number(reading: Reading, span: Span) -> bool:
    return any(signal.span.overlaps(span) for signal in reading.of_kind(SignalKind.NUMBER))
