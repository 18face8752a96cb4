"""How the evidence on a claim stands to what a rule wants."""

from dataclasses import dataclass

from workbench.model.evidence_rule import Side
from workbench.model.origin import OriginGroup


@dataclass(frozen=True, slots=True)
class Support:
    """What stands for and against a claim, and whether that is what a rule wants.

    `rule` is its `id@version`. `applies` tells whether the rule wants anything of the claim on
    this `side`. `origins` are the independent ones on the side, `wanted` how many the rule wants,
    `primary` how many primary sources stand there. `enough` is true where the rule does not
    apply. The groups are those that stand for and against; one may stand on either side.
    """

    rule: str
    side: Side
    applies: bool
    enough: bool
    origins: int
    wanted: int
    primary: int
    groups_for: tuple[OriginGroup, ...]
    groups_against: tuple[OriginGroup, ...]

    @property
    def origins_for(self) -> int:
        """How many independent origins support the claim."""
        return len(self.groups_for)

    @property
    def origins_against(self) -> int:
        """How many independent origins contradict the claim."""
        return len(self.groups_against)
