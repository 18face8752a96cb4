"""What a passage says of a claim, by what both have in common and what differs."""

from collections.abc import Iterator

from workbench.matching.aligning import Alignment
from workbench.matching.contrary import (
    OF_FIGURES,
    open_figures,
    other_agents,
    shares_figure,
    telling,
)
from workbench.matching.passage_denials import odd_denials
from workbench.matching.passage_weighing import Weighed
from workbench.matching.requoting import requoted
from workbench.model.match import Comparison, Difference, DifferenceKind, Relation
from workbench.model.passage import Bearing

_SUBSTANTIAL = 0.27  # of the claim
_SUBSTANTIAL_IF_COUNTED = 0.22  # where a figure agrees
_SAME_MATTER = 0.35
_SAME_FIGURES = 0.15  # where figures differ that stand for one thing
_OPEN_FIGURES = 0.3  # where both texts give a figure of one sort
_DENIED = 0.45
# A source that quotes somebody else, or that is surer, does not say otherwise.
_NOT_AGAINST = frozenset((DifferenceKind.ATTRIBUTION, DifferenceKind.HEDGE))
_OF_OTHERS = 0.5  # where somebody else is told to have done the same


def bearing_of(
    comparison: Comparison, alignment: Alignment, weighed: Weighed
) -> tuple[Bearing, tuple[Difference, ...]]:
    """Whether a passage supports or contradicts a claim or is only about its topic, and why.

    The differences are offsets into the two texts read.
    """
    told = [*telling(comparison, alignment, weighed), *requoted(alignment)]
    against = [item for item in told if _is_against(item, comparison.relation, weighed)]
    if not against:
        against = list(_found_here(alignment, weighed))
    if against:
        return Bearing.CONTRADICTS, tuple(dict.fromkeys((*told, *against)))
    least = _SUBSTANTIAL_IF_COUNTED if shares_figure(alignment, weighed) else _SUBSTANTIAL
    is_said = comparison.relation is Relation.SAME or weighed.said >= least
    return Bearing.SUPPORTS if is_said else Bearing.RELATED, tuple(told)


def _is_against(item: Difference, relation: Relation, weighed: Weighed) -> bool:
    if item.kind in OF_FIGURES:
        return weighed.met >= _SAME_FIGURES
    if item.kind in _NOT_AGAINST:
        return False
    if item.kind is DifferenceKind.NEGATION and not (item.claim.text and item.known.text):
        return weighed.said >= _DENIED
    if item.kind is DifferenceKind.QUOTE:
        return weighed.met >= _SAME_MATTER
    return relation is Relation.CONFLICT and weighed.met >= _SAME_MATTER


def _found_here(alignment: Alignment, weighed: Weighed) -> Iterator[Difference]:
    if weighed.met >= _OPEN_FIGURES:
        yield from open_figures(alignment, weighed)
    if weighed.said >= _DENIED:
        yield from odd_denials(alignment)
    if weighed.said >= _OF_OTHERS:
        yield from other_agents(alignment, weighed)
