"""What verdicts in the words of many publishers come to."""

from pathlib import Path

import pytest

from workbench import resources
from workbench.desk import known, labels
from workbench.desk.importing import import_files
from workbench.desk.incoming.values import rows
from workbench.desk.labels import normal_form
from workbench.desk.workspace import Workspace
from workbench.errors import SettingsError, UndecidableError
from workbench.model.known import KnownClaim
from workbench.model.label import NormalVerdict
from workbench.model.quarantine import Distrust


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a desk's own label maps."""
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "home" / "settings.toml"))
    return tmp_path / "home" / "labels"


@pytest.mark.parametrize(
    ("verdict", "publisher", "language", "normal"),
    [
        ("Pants on Fire", "PolitiFact", "en", "false"),
        ("Barely True", "PolitiFact", "", "mostly-false"),
        ("Mixture", "Snopes", "en", "mixed"),
        ("Miscaptioned", "Snopes", "en", "misleading"),
        ("Größtenteils falsch", "CORRECTIV", "de", "mostly-false"),
        ("faktenforum_false", "correctiv.org", "de", "false"),
        ("Falscher Kontext", "CORRECTIV", "de", "misleading"),
        ("stimmt überwiegend nicht.", "dpa", "de", "mostly-false"),
        ("Altered image", "AFP Fact Check", "en", "altered"),
        ("Void", "FactLK", "", "void"),
        ("Four Pinocchios", "The Washington Post", "en", "false"),
        ("wissenschaftliche Belege fehlen", "medizin-transparent", "de", "unproven"),
        ("Not Enough Evidence", "", "", "unproven"),
        ("FAUX", "", "fr", "false"),
        ("&bdquo;Irref&uuml;hrend&ldquo;!", "Somebody", "de", "misleading"),
        ("❌ False ", "Somebody", "", "false"),
        ("1 (1–5)", "", "", "false"),
        ("4 (1–5)", "", "", "mostly-true"),
        ("1.5 (1–5)", "", "", None),
        ("1 (1–10)", "", "", None),
        ("Falsch, aber", "", "de", None),
        ("Not really, charts say", "PolitiFact", "en", None),
        ("", "", "", None),
    ],
)
def test_a_label_comes_to_what_its_map_says_or_to_nothing(
    own: Path, verdict: str, publisher: str, language: str, normal: str | None
) -> None:
    assert normal_form(verdict, publisher=publisher, language=language) == normal


def test_a_publisher_is_known_by_its_host_too(own: Path) -> None:
    url = "https://www.snopes.com/fact-check/mill"
    assert normal_form("Legend", url=url) is NormalVerdict.FALSE
    assert normal_form("Legend") is None


def test_every_shipped_map_is_whole(own: Path) -> None:
    files = sorted((resources.seeds() / "labels").glob("*.toml"))
    maps = {item.id: item for item in labels._every_map()}
    assert {file.stem for file in files} == set(maps)
    assert all(item.version == 1 and not item.is_own for item in maps.values())


def test_the_desk_maps_what_is_unknown_and_the_raw_label_stays(ws: Workspace, own: Path) -> None:
    for number, verdict in enumerate(("Quatsch", "Quatsch", "Falsch")):
        known.add(ws, KnownClaim(0, f"Claim {number}.", verdict=verdict, language="de"))
    first, second = labels.counts(ws)
    assert (first.verdict, first.normal, first.count) == ("Quatsch", None, 2)
    assert second.normal is NormalVerdict.FALSE
    assert known.normal_forms(ws) == ((None, 2), (NormalVerdict.FALSE, 1))
    assert labels.map_label(ws, "quatsch!", NormalVerdict.FALSE) == 2
    assert labels.map_label(ws, "Hm", NormalVerdict.UNPROVEN, publisher="P", language="de") == 0
    assert known.normal_forms(ws) == ((NormalVerdict.FALSE, 3),)
    assert labels.map_label(ws, "falsch", NormalVerdict.MIXED) == 1
    assert normal_form("Falsch", publisher="CORRECTIV", language="de") is NormalVerdict.MIXED
    assert sorted(file.name for file in own.iterdir()) == ["own-p-de.toml", "own.toml"]
    assert "version = 2" in (own / "own.toml").read_text("utf-8")
    assert known.show(ws, 1).verdict == "Quatsch"
    with pytest.raises(UndecidableError, match="no letters"):
        labels.map_label(ws, " – ", NormalVerdict.FALSE)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('id = "own"\nversion = 1\n', "must have"),
        ('id = "own"\nversion = 1\n[labels]\n"x" = "rubbish"\n', "“x” must come to one of"),
        ('id = "own"\nversion = 1\npublishers = "P"\n[labels]\n"x" = "true"\n', "list of texts"),
    ],
)
def test_a_map_that_can_not_be_followed_is_told(own: Path, content: str, says: str) -> None:
    own.mkdir(parents=True)
    (own / "own.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        normal_form("true")


def test_words_and_number_of_a_rating_must_not_be_opposites(
    ws: Workspace, own: Path, tmp_path: Path
) -> None:
    def kind(words: str, value: int) -> object:
        rating = {"alternateName": words, "ratingValue": value, "worstRating": 1, "bestRating": 5}
        review = {"@type": "ClaimReview", "claimReviewed": "One.", "reviewRating": rating}
        (row,) = rows(review, "", origin="")
        return row.problem and row.problem.kind

    assert kind("Falsch", 5) is Distrust.CONTRADICTING_RATING
    assert kind("mostly true", 2) is Distrust.CONTRADICTING_RATING
    assert [kind(*said) for said in (("Falsch", 1), ("Falsch", 3), ("Hm", 5))] == [None] * 3
    file = tmp_path / "k.csv"
    file.write_text("claim,rating,ratingValue,worstRating,bestRating\nOne.,Vrai,1,1,5\n")
    assert import_files(ws, [file]).reasons == {Distrust.CONTRADICTING_RATING: 1}


def test_what_is_due_is_listed_by_how_long_it_waits(ws: Workspace) -> None:
    for text, again, until in (
        ("One.", "2020-01-02", ""),
        ("Two.", "", "2019-05-06"),
        ("Three.", "2999-01-01", "2999-01-01"),
        ("Four.", "", ""),
    ):
        known.add(ws, KnownClaim(0, text, recheck_on=again, valid_until=until))
    assert [item.text for item in known.due(ws)] == ["Two.", "One."]
    with pytest.raises(UndecidableError, match="“soon” was not understood"):
        known.add(ws, KnownClaim(0, "Five.", recheck_on="soon"))


def test_a_verdict_is_shown_as_given_and_what_it_comes_to(own: Path) -> None:
    said = KnownClaim(0, "x", verdict="Größtenteils falsch", language="de")
    assert labels.verdict_of(said) == "Größtenteils falsch (mostly false)"
    assert labels.verdict_of(KnownClaim(0, "x", verdict="False")) == "False"
    assert labels.verdict_of(KnownClaim(0, "x", verdict="Hm")) == "Hm"
    own.mkdir(parents=True)
    (own / "own.toml").write_text("broken", encoding="utf-8")
    labels._loaded.cache_clear()
    assert labels.verdict_of(said) == "Größtenteils falsch"
    labels._loaded.cache_clear()
