"""The evidence on a claim, held against a rule."""

from dataclasses import dataclass, replace

import pytest

from workbench.matching.support import support
from workbench.model.evidence_rule import EvidenceRule, Side
from workbench.model.origin import SourceFacts
from workbench.model.support import Support
from workbench.model.verdict import Tone

RULE = EvidenceRule(
    id="test",
    version=3,
    names={"en": "Test"},
    definitions={"en": "A rule."},
    checkable=True,
    worth=0.7,
    origins=2,
    primary=1,
    sides=dict.fromkeys(Tone, Side.SUPPORTS),
)
DPA, DPA_TOO, AFP = (
    SourceFacts(number, agencies=(agency,))
    for number, agency in ((1, "dpa"), (2, "dpa"), (3, "AFP"))
)
READOUT = SourceFacts(4, origin="Kreml", primary=True)
FACTS = (DPA, DPA_TOO, AFP, READOUT)


@dataclass(frozen=True, slots=True)
class Item:
    source_id: int
    stance: str


def _held(
    *items: tuple[SourceFacts, str],
    side: Side = Side.SUPPORTS,
    rule: EvidenceRule = RULE,
    worth: float = 0.9,
    checkable: bool = True,
) -> Support:
    evidence = [Item(source.id, stance) for source, stance in items]
    return support(rule, evidence, FACTS, worth=worth, checkable=checkable, side=side)


def test_two_copies_of_one_report_are_not_enough_and_another_agency_is() -> None:
    copies = _held((DPA, "supports"), (DPA_TOO, "supports"), (DPA, "supports"))
    assert (copies.origins_for, copies.wanted, copies.enough) == (1, 2, False)
    assert copies.rule == "test@3"
    two = _held((DPA, "supports"), (DPA_TOO, "supports"), (AFP, "supports"))
    assert (two.origins_for, two.enough) == (2, True)
    assert [group.name for group in two.groups_for] == ["dpa", "AFP"]


def test_one_primary_source_is_enough_where_the_rule_says_so() -> None:
    held = _held((READOUT, "supports"))
    assert (held.origins, held.primary, held.enough) == (1, 1, True)
    assert not _held((READOUT, "supports"), rule=replace(RULE, primary=0)).enough
    assert not _held((READOUT, "supports"), rule=replace(RULE, primary=2)).enough


def test_context_counts_on_neither_side() -> None:
    held = _held((DPA, "supports"), (AFP, "context"), (READOUT, "context"))
    assert (held.origins_for, held.origins_against, held.primary, held.enough) == (1, 0, 0, False)


def test_a_verdict_rests_on_the_evidence_of_its_own_side() -> None:
    items = ((DPA, "supports"), (AFP, "supports"), (READOUT, "contradicts"))
    assert _held(*items, side=Side.SUPPORTS).enough
    against = _held(*items, side=Side.CONTRADICTS, rule=replace(RULE, primary=0))
    assert (against.origins, against.origins_for, against.origins_against) == (1, 2, 1)
    assert not against.enough


def test_both_sides_together_count_an_origin_once() -> None:
    one = _held((DPA, "supports"), (DPA_TOO, "contradicts"), side=Side.BOTH)
    assert (one.origins, one.origins_for, one.origins_against, one.enough) == (1, 1, 1, False)
    assert _held((DPA, "supports"), (AFP, "contradicts"), side=Side.BOTH).enough


def test_of_the_larger_side_the_one_that_is_enough_is_taken() -> None:
    items = ((DPA, "supports"), (READOUT, "contradicts"))
    held = _held(*items, side=Side.LARGER)
    assert (held.origins, held.primary, held.enough) == (1, 1, True)
    assert not _held((DPA, "supports"), (AFP, "contradicts"), side=Side.LARGER).enough
    strict = _held(*items, (AFP, "supports"), side=Side.LARGER, rule=replace(RULE, origins=3))
    assert (strict.origins, strict.primary, strict.enough) == (1, 1, True)


@pytest.mark.parametrize(
    ("worth", "checkable", "applies"),
    [(0.7, True, True), (0.69, True, False), (0.9, False, False)],
)
def test_the_rule_is_about_important_claims_that_can_be_checked(
    worth: float, checkable: bool, applies: bool
) -> None:
    held = _held((DPA, "supports"), worth=worth, checkable=checkable)
    assert (held.applies, held.enough) == (applies, not applies)
    assert held.origins_for == 1


def test_a_rule_that_wants_nothing_is_always_kept() -> None:
    assert _held(side=Side.NONE).enough
    assert not _held(side=Side.NONE).applies
    assert not _held(rule=replace(RULE, origins=0)).applies
    assert _held(worth=0.9, checkable=False, rule=replace(RULE, checkable=False)).enough is False


def test_evidence_of_a_source_without_facts_is_an_error() -> None:
    with pytest.raises(ValueError, match="without facts"):
        support(RULE, [Item(99, "supports")], FACTS, worth=1, checkable=True)
