"""How well each claim is backed by evidence, held against the rule in force."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.desk.workspace import Workspace
from workbench.model.desk import CheckedClaim
from workbench.model.evidence import Stance
from workbench.model.source import Source
from workbench.model.verdict import Tone, Verdict

if TYPE_CHECKING:
    from workbench.model.evidence_rule import EvidenceRule, Side
    from workbench.model.origin import OriginGroup, SourceFacts
    from workbench.model.sketch import TextSketch


class _Item(NamedTuple):
    """An item of evidence as the rule looks at it."""

    source_id: int
    stance: Stance


def backed(
    ws: Workspace, claims: Iterable[CheckedClaim], sources: Sequence[Source]
) -> tuple[CheckedClaim, ...]:
    """The claims, each with how its evidence stands to what the rule in force wants.

    `sources` are those of the article. Raises `SettingsError` where the rule can't be read.
    """
    items = tuple(claims)
    if not any(_is_held_against(item) for item in items):
        return items
    from workbench.desk.evidence_rules import rule_in_force  # noqa: PLC0415 - mostly not at a start
    from workbench.matching.origins import origin_groups  # noqa: PLC0415

    rule, facts = rule_in_force(), facts_of(sources)
    groups = origin_groups(facts)
    return tuple(
        _backed(ws, item, rule, facts, groups) if _is_held_against(item) else item for item in items
    )


def groups_of(sources: Iterable[Source]) -> "tuple[OriginGroup, ...]":
    """The sources, those of one origin together."""
    from workbench.matching.origins import origin_groups  # noqa: PLC0415 - mostly not at a start

    return origin_groups(facts_of(sources))


def facts_of(sources: Iterable[Source]) -> "tuple[SourceFacts, ...]":
    """What is known of the origin of each source."""
    from workbench.model.origin import SourceFacts  # noqa: PLC0415 - mostly not at a start

    return tuple(
        SourceFacts(
            id=source.id,
            origin=source.details.origin,
            publisher=source.details.publisher or source.details.url,
            author=source.details.author,
            primary=source.details.primary,
            agencies=source.extraction.agencies if source.extraction else (),
            sketch=_sketch(source),
            snapshots=frozenset(item.sha256 for item in source.snapshots),
        )
        for source in sources
    )


def _sketch(source: Source) -> "TextSketch | None":
    from workbench.model.sketch import TextSketch  # noqa: PLC0415 - mostly not at a start

    taken = source.extraction
    return TextSketch.from_text(taken.sketch) if taken and taken.sketch else None


def _is_held_against(item: CheckedClaim) -> bool:
    return bool(item.evidence) or bool(item.verdict and item.verdict.settles)


def _backed(
    ws: Workspace,
    item: CheckedClaim,
    rule: "EvidenceRule",
    facts: "Sequence[SourceFacts]",
    groups: "Sequence[OriginGroup]",
) -> CheckedClaim:
    from workbench.matching.support import support  # noqa: PLC0415 - mostly not at a start

    found = support(
        rule,
        [_Item(each.source, each.stance) for each in item.evidence],
        facts,
        worth=item.claim.worth,
        checkable=item.claim.checkable,
        side=_side(ws, rule, item.verdict),
        groups=groups,
    )
    return replace(item, backing=found)


def _side(ws: Workspace, rule: "EvidenceRule", verdict: Verdict | None) -> "Side":
    """The evidence that a verdict rests on; before there is one, the larger side."""
    from workbench.model.evidence_rule import Side  # noqa: PLC0415 - mostly not at a start

    tone = tone_of(ws, verdict) if verdict and verdict.settles else None
    return Side.LARGER if tone is None else rule.side(tone)


def tone_of(ws: Workspace, verdict: Verdict) -> Tone | None:
    """The tone of a verdict; None for a scale that there is no file of any more."""
    from workbench.desk.scales import load_every_version  # noqa: PLC0415 - only for other scales

    scales = (ws.scale,) if verdict.scale == ws.scale.ref else load_every_version()
    label = next((s.label(verdict.label) for s in scales if s.ref == verdict.scale), None)
    return label.tone if label else None
