"""How a claim stands to a known claim."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.known import KnownClaim, Reserve
from workbench.model.span import Span


class Relation(StrEnum):
    """What a known claim means for a claim."""

    SAME = "same"  # same truth conditions: its verdict may be reused, by hand
    CONFLICT = "conflict"  # same matter, a critical detail differs
    RELATED = "related"  # same topic, another assertion
    UNRELATED = "unrelated"


class DifferenceKind(StrEnum):
    """Which critical detail differs."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    DATE = "date"
    NEGATION = "negation"
    ENTITY = "entity"
    ROLES = "roles"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"
    UNIT = "unit"
    COMPARISON = "comparison"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Wording:
    """A stretch of one of the two compared texts; empty where that side has nothing."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A critical detail in both wordings; spans are offsets into the two compared texts."""

    kind: DifferenceKind
    claim: Wording
    known: Wording


@dataclass(frozen=True, slots=True)
class Comparison:
    """`score` is 0–100; `relation` follows from the differences, not from the score alone."""

    score: float
    relation: Relation
    differences: tuple[Difference, ...]


class Decision(StrEnum):
    """What a person made of a proposed match."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class StaleReason(StrEnum):
    """Why a known claim may hold no longer."""

    OLD = "old"  # checked so long before
    COUNTED = "counted"  # counts a series ("the third") that may have gone on since
    SO_FAR = "so-far"  # speaks of its own present ("so far", "currently")
    EXPIRED = "expired"  # its verdict is said to hold until an earlier day
    RECHECK = "recheck"  # it is said to be looked at again from an earlier day on


@dataclass(frozen=True, slots=True)
class Match:
    """A known claim proposed for a claim; difference spans of the claim count from its start.

    `reopened` is what was decided on it before its text or its verdict changed, which ended that
    decision. `stale` says why the known claim may hold no longer on the day of the article,
    `reserves` why it was found with less weight than its words have.
    """

    known: KnownClaim
    comparison: Comparison
    decision: Decision | None = None
    reopened: Decision | None = None
    stale: tuple[StaleReason, ...] = ()
    reserves: tuple[Reserve, ...] = ()
