"""The rule of how much evidence a decision wants: the program's, and a desk's own."""

from pathlib import Path

import pytest

from workbench import resources
from workbench.desk.evidence_rules import load_rule, load_rules, rule_in_force
from workbench.desk.scales import load_scale
from workbench.errors import SettingsError
from workbench.model.evidence_rule import Side

SHIPPED = (resources.seeds() / "rules" / "evidence.toml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder of the test's own, with a folder for rules."""
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "settings.toml"))
    folder = tmp_path / "rules"
    folder.mkdir()
    return folder


def test_the_programs_rule_wants_two_origins_or_a_primary_source() -> None:
    rule = rule_in_force()
    assert (rule.ref, rule.checkable, rule.worth) == ("evidence@1", True, 0.7)
    assert (rule.origins, rule.primary) == (2, 1)
    assert rule.name("de") != rule.name("en")
    assert rule.name("fr") == rule.name("en")
    assert rule.definition("de") != rule.definition("en")


def test_a_verdict_is_held_against_the_evidence_of_its_tone() -> None:
    rule = rule_in_force()

    def side(scale: str, label: str) -> Side:
        found = load_scale(scale).label(label)
        assert found is not None
        return rule.side(found.tone)

    assert side("truth", "true") is side("desk", "ok") is Side.SUPPORTS
    assert side("truth", "false") is side("desk", "correct") is Side.CONTRADICTS
    assert side("truth", "half-true") is side("averitec", "conflicting") is Side.BOTH
    assert side("truth", "unproven") is side("desk", "opinion") is Side.NONE


def test_a_higher_version_of_the_desks_own_is_in_force_and_the_old_one_stays(
    own_folder: Path,
) -> None:
    own = SHIPPED.replace("version = 1", "version = 2").replace("origins = 2", "origins = 3")
    (own_folder / "evidence.toml").write_text(own, encoding="utf-8")
    assert (rule_in_force().ref, rule_in_force().origins) == ("evidence@2", 3)
    assert load_rule("evidence@1").origins == 2
    assert [rule.ref for rule in load_rules()] == ["evidence@2"]


def test_an_unknown_rule_is_answered_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"“evidence@9”.*evidence@1"):
        load_rule("evidence@9")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("version = 1", "version = 1 # again", "exists already"),
        ("version = 1", "version = true", "version"),
        ('id = "evidence"', 'id = "Evidence"', "id"),
        ("checkable = true", "checkable = 1", "checkable"),
        ("worth = 0.7", 'worth = "much"', "worth"),
        ("worth = 0.7", "worth = nan", "worth"),
        ("worth = 0.7", "worth = -1", "worth"),
        ("worth = 0.7", "", "worth"),
        ("origins = 2", "origins = 10", "origins"),
        ("origins = 2", "origins = 2.0", "origins"),
        ("primary = 1", "primary = true", "primary"),
        ("primary = 1", "primaries = 1", "primaries"),
        ('good = "supports"', 'good = "all"', "good"),
        ('good = "supports"', "good = [1]", "good"),
        ('good = "supports"', "", "good"),
        ("[wants]", "[wishes]", "wishes"),
        ("names = {", "nams = {", "nams"),
        ("[applies]", "[applies", "TOML|expected|Expected"),
    ],
)
def test_a_rule_that_cannot_be_followed_says_where_and_why(
    own_folder: Path, old: str, new: str, says: str
) -> None:
    file = own_folder / "mine.toml"
    assert old in SHIPPED
    file.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SettingsError, match=says) as caught:
        rule_in_force()
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)
