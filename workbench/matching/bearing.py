"""What a passage says of a claim, by what both have in common and what differs."""

from workbench.matching.aligning import Alignment
from workbench.model.match import Comparison, Relation
from workbench.model.passage import Bearing

_SUBSTANTIAL = 0.4  # of the claim


def bearing_of(comparison: Comparison, alignment: Alignment) -> Bearing:
    """Whether a passage supports or contradicts a claim, or is only about its topic."""
    if comparison.relation is Relation.CONFLICT:
        return Bearing.CONTRADICTS
    if comparison.relation is Relation.SAME:
        return Bearing.SUPPORTS
    if not comparison.differences and alignment.claim_cover >= _SUBSTANTIAL:
        return Bearing.SUPPORTS
    return Bearing.RELATED
