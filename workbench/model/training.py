"""What a desk has learnt of its own decisions: which weights moved, and whether it helps."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What was done with a claim; all but the last say that it is worth checking."""

    JUDGED = "judged"
    ADDED = "added"
    NOTED = "noted"
    DISMISSED = "dismissed"

    @property
    def wanted(self) -> bool:
        """Whether the claim was taken up, and not skipped."""
        return self is not DecisionKind.DISMISSED


@dataclass(frozen=True, slots=True)
class Move:
    """The weight of a feature that ships, and the desk's; a larger one speaks for a claim."""

    feature: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Order:
    """How often (0–1) a claim that was taken up stands above one that was skipped.

    `before` is by the weights that ship, `after` by the desk's, each decision by weights that were
    learnt without it and its like.
    """

    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Training:
    """What was learnt: from how many decisions of each kind in how many articles, and what of it.

    `moves` has the largest first. `event` is that in the log and `claims` the number of claims
    with another worth than before; both are None where nothing was written.
    """

    decisions: Mapping[str, int]
    articles: int
    moves: tuple[Move, ...]
    order: Order
    event: int | None = None
    claims: int | None = None


@dataclass(frozen=True, slots=True)
class PastTraining:
    """A training as it was kept; `at` is UTC, ISO 8601. `decisions` counts those of each kind."""

    event: int
    at: str
    actor: str
    decisions: Mapping[str, int]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class WeightsInForce:
    """The weights of a training, or where that is None those that ship.

    `since` and `actor` tell who put them into force, by training or by taking a training back;
    both are empty where neither was ever done.
    """

    training: PastTraining | None
    since: str
    actor: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A training that was taken back, and what is in force now; the rest as for a training."""

    training: PastTraining
    now: WeightsInForce
    event: int
    claims: int
