"""How well the evidence on a claim carries a decision: independent origins and primary sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.matching.origins import origin_groups
from workbench.model.evidence_rule import EvidenceRule, Side
from workbench.model.origin import OriginGroup, SourceFacts
from workbench.model.support import Support

_SUPPORTS, _CONTRADICTS = "supports", "contradicts"


class EvidenceFacts(Protocol):
    """What is asked of an item of evidence.

    `source_id` is the id of its source's facts, `stance` is `supports`, `contradicts` or
    `context` (or an enum of these strings).
    """

    @property
    def source_id(self) -> int: ...
    @property
    def stance(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Standing:
    """Sources on one side, their groups, and how many of them are primary."""

    groups: tuple[OriginGroup, ...]
    primary: int

    def keeps(self, rule: EvidenceRule) -> bool:
        return len(self.groups) >= rule.origins or 0 < rule.primary <= self.primary


def support(
    rule: EvidenceRule,
    items: Iterable[EvidenceFacts],
    facts: Sequence[SourceFacts],
    *,
    worth: float,
    checkable: bool,
    side: Side = Side.LARGER,
    groups: Sequence[OriginGroup] | None = None,
) -> Support:
    """Hold the evidence on a claim against a rule.

    `facts` are those of all sources of `items`, and may be of more: a third source, as the report
    that two others have printed in parts, can show that they have one origin. `groups` are
    `origin_groups(facts)` where they are known already. `side` is `rule.side(tone)` of the
    verdict; before there is one, the larger side is looked at. Evidence for context counts on
    neither. Raises `ValueError` for an item whose source is not among the facts.
    """
    stances = [(item.source_id, str(item.stance)) for item in items]
    known = {source.id: source for source in facts}
    if any(source not in known for source, _stance in stances):
        raise ValueError("evidence of a source without facts")
    together = origin_groups(facts) if groups is None else groups

    def standing(*sides: str) -> _Standing:
        ids = {source for source, stance in stances if stance in sides}
        return _Standing(
            tuple(group for group in together if not ids.isdisjoint(group.sources)),
            sum(known[number].primary is True for number in ids),
        )

    speaking_for, against = standing(_SUPPORTS), standing(_CONTRADICTS)
    on_side = {
        Side.SUPPORTS: speaking_for,
        Side.CONTRADICTS: against,
        Side.LARGER: max(
            (speaking_for, against),
            key=lambda found: (found.keeps(rule), len(found.groups), found.primary),
        ),
        Side.BOTH: standing(_SUPPORTS, _CONTRADICTS),
        Side.NONE: _Standing((), 0),
    }[side]
    applies = (
        side is not Side.NONE
        and rule.origins > 0
        and worth >= rule.worth
        and (checkable or not rule.checkable)
    )
    return Support(
        rule=rule.ref,
        side=side,
        applies=applies,
        enough=not applies or on_side.keeps(rule),
        origins=len(on_side.groups),
        wanted=rule.origins,
        primary=on_side.primary,
        groups_for=speaking_for.groups,
        groups_against=against.groups,
    )
