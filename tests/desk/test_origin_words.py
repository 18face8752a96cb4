"""Origins in words."""

from workbench.desk.evidence_rules import rule_in_force
from workbench.desk.origin_words import said_of_support, said_of_tie
from workbench.matching.support import support
from workbench.model.evidence_rule import Side
from workbench.model.origin import OriginReason, SharedOrigin, SourceFacts


class _Supports:
    stance = "supports"

    def __init__(self, source_id: int) -> None:
        self.source_id = source_id


def _said(*facts: SourceFacts, worth: float = 0.9) -> str:
    items = [_Supports(source.id) for source in facts]
    return said_of_support(
        support(rule_in_force(), items, facts, worth=worth, checkable=True, side=Side.SUPPORTS)
    )


def test_every_tie_is_told_with_what_is_shared() -> None:
    for reason in OriginReason:
        said = said_of_tie(SharedOrigin(reason, (1, 2), "Kurier {x}", 63))
        if reason is OriginReason.TEXT:
            assert "63 %" in said
        elif reason is not OriginReason.BYTES:
            assert said.endswith(": Kurier {x}")


def test_too_few_origins_are_told_beside_how_many_are_wanted() -> None:
    assert _said() == "0 of 2 independent origins, no primary source"
    assert _said(SourceFacts(1)) == "1 of 2 independent origins, no primary source"
    assert _said(SourceFacts(1), SourceFacts(2)) == "2 independent origins"
    assert _said(SourceFacts(1, primary=True)) == "1 independent origin, 1 primary source"
    assert _said(SourceFacts(1), worth=0.1) == "1 independent origin"
