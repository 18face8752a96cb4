"""A desk's own words: read from its folder, or refused with a sentence that names the file."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from workbench.cli.running import run
from workbench.desk.word_files import load_words
from workbench.desk.words import take_own_words, user_folder
from workbench.errors import SettingsError
from workbench.matching.comparing import compare
from workbench.model.match import Relation
from workbench.text import packs
from workbench.text.aliases import canonical, lookup
from workbench.text.packs.laying import laid_over
from workbench.text.sentences import sentences
from workbench.text.splitting import split


@pytest.fixture(autouse=True)
def folder() -> Iterator[Path]:
    """The folder of the test's own words, empty."""
    folder = user_folder()
    folder.mkdir(parents=True)
    yield folder
    packs.use({})


def _write(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")


def test_no_folder_and_an_empty_folder_change_nothing(folder: Path) -> None:
    take_own_words()
    folder.rmdir()
    take_own_words()
    assert packs.languages() == ("de", "en")


def test_an_abbreviation_of_ones_own_changes_where_sentences_end(folder: Path) -> None:
    text = "Das meldet der Ulmenauer Quaxl. Kurier am Abend. Er irrt."
    assert len(sentences(text, "de")) == 3
    _write(folder, "de.toml", '[sentences]\nnever_final = ["quaxl"]\n')
    take_own_words()
    assert len(sentences(text, "de")) == 2


def test_a_word_of_the_program_can_be_taken_out(folder: Path) -> None:
    text = "Sie fuhren mit dem St. Menschen winkten."
    assert len(sentences(text, "de")) == 1
    _write(folder, "de.toml", '[sentences]\nremove = ["st"]\nmaybe_final = ["xyz"]\n')
    take_own_words()
    assert len(sentences(text.replace("dem St", "der Xyza"), "de")) == 2
    assert "st" not in packs.section("de", "sentences")["never_final"]


def test_an_alias_of_ones_own_changes_the_comparison(folder: Path) -> None:
    one = "Das Rote Haus hat den Vertrag mit Ulmenau im Mai 2021 gekündigt."
    other = "Ungarn hat den Vertrag mit Ulmenau im Mai 2021 gekündigt."
    assert compare(one, other).relation is not Relation.SAME
    _write(folder, "aliases.toml", '[countries.Hungary]\noffice = ["Das Rote Haus"]\n')
    take_own_words()
    assert compare(one, other).relation is Relation.SAME


def test_a_file_makes_a_new_language(folder: Path) -> None:
    _write(
        folder,
        "nl.toml",
        """
        [language]
        words = ["het", "een", "van", "niet", "voor", "zijn", "volgens", "naar", "maar", "heeft"]
        [sentences]
        never_final = ["mevr"]
        [numbers]
        decimal = ","
        [numbers.magnitudes]
        miljoen = "1000000"
        [numbers.units]
        EUR = ["€", "euro"]
        """,
    )
    take_own_words()
    result = split("Volgens mevr. Visser kost het herstel van het dak 2,5 miljoen euro.")
    (claim,) = result.claims
    assert result.language == "nl"
    assert [signal.value for signal in claim.signals if signal.unit] == ["2500000"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("de.toml", "[sentences", "de.toml can't be used: "),
        ("de.toml", '[satz]\nnever_final = ["a"]', "unknown key “satz”; known are: attribution, "),
        ("de.toml", '[sentences]\nnever = ["a"]', "unknown key “sentences.never”; known are: "),
        ("de.toml", '[sentences]\nnever_final = "a"', "“sentences.never_final” must be a list of"),
        ("de.toml", "[sentences]\nnever_final = [3]", "“sentences.never_final” must be a list of"),
        ("de.toml", '[sentences]\nnever_final = [" "]', "must be a list of words in quotes"),
        ("de.toml", '[hedges.groups]\nlikely = ["x *"]', "must be a list of words in quotes"),
        ("de.toml", 'sentences = ["a"]', "“sentences” must be a table"),
        ("de.toml", '[sentences]\nremove = "st"', "“sentences.remove” must be a list of words"),
        (
            "de.toml",
            '[names]\ncapital_nouns = "yes"',
            "“names.capital_nouns” must be true or false",
        ),
        ("de.toml", "[numbers]\ndecimal = 1", "“numbers.decimal” must be a text in quotes"),
        (
            "de.toml",
            '[numbers.words]\nzwo = "two"',
            "“numbers.words.zwo” must be a number in quotes",
        ),
        ("de.toml", '[ordinals.stems]\nsix = ["x"]', "“ordinals.stems” must be a table by whole"),
        ("de.toml", '[dates.months]\n"13" = ["x"]', "unknown key “dates.months.13”"),
        (
            "fr.toml",
            '[numbers.joints]\nlink = "et"',
            "“numbers.joints” must be a table of hundred, ",
        ),
        ("French.toml", "", "its name must be “aliases” or the code of a language, such as “fr”"),
        ("und.toml", "", "its name must be “aliases” or the code of a language"),
        ("aliases.toml", '[countries.X]\nname = ["x"]', "unknown key “countries.X.name”"),
        ("aliases.toml", '[countries]\nX = ["x"]', "“countries.X” must be a table"),
        ("aliases.toml", '[people]\nX = "x"', "“people.X” must be a list of words in quotes"),
        (
            "aliases.toml",
            '[regions.X]\ncapital = ["x"]',
            "unknown key “regions.X.capital”; known are: names, nationality",
        ),
        ("aliases.toml", '[events]\nX = [" "]', "“events.X” must be a list of words in quotes"),
        ("aliases.toml", '[people]\nremove = "Xi"', "“people.remove” must be a list of words"),
        ("aliases.toml", '[cities]\nX = ["x"]', "unknown key “cities”; known are: countries, "),
    ],
)
def test_a_file_that_cannot_be_followed_is_refused(
    folder: Path, name: str, content: str, says: str
) -> None:
    _write(folder, name, content)
    with pytest.raises(SettingsError) as caught:
        take_own_words()
    message = str(caught.value)
    assert message.startswith(f"The word file {folder / name} can't be used: ")
    assert says in message
    assert "\n" not in message


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "de.toml").write_bytes(b'[sentences]\nnever_final = ["\xff"]')
    with pytest.raises(SettingsError, match="it is not UTF-8"):
        take_own_words()


def test_other_files_in_the_folder_are_left_alone(folder: Path) -> None:
    _write(folder, "notes.txt", "nothing")
    assert load_words(folder) == {}


def test_every_table_of_the_program_could_be_a_desks_own(folder: Path) -> None:
    for name in (*packs.shipped_languages(), "aliases"):
        source = Path(packs.__file__).parent / ("shared" if name == "aliases" else "")
        _write(folder, f"{name}.toml", (source / f"{name}.toml").read_text("utf-8"))
    assert load_words(folder) == {
        name: packs.shipped(name) for name in ("aliases", *packs.shipped_languages())
    }


@pytest.mark.parametrize("seed", range(3))
def test_any_file_of_the_right_form_can_be_used(folder: Path, report: Path, seed: int) -> None:
    chance = Random(seed)
    text = report.read_text("utf-8").replace("\n\n", "\n4. Mai 2023, 14:30 Uhr\n\n", 1)
    report.write_text(text, "utf-8")
    models = [packs.shipped(name) for name in packs.shipped_languages()]
    for name in ("de", "fr"):
        _write(folder, f"{name}.toml", _toml(_some(chance, laid_over(*models), ""), ""))
    take_own_words()
    assert run(["split", str(report)]) == 0
    assert split(text, language="fr").language == "fr"
    assert compare("Am 3. Mai waren es zwei Fähren.", "Es waren am 4. Mai drei.").score <= 100


def _some(chance: Random, model: packs.Table, path: str) -> dict[str, Any]:
    """About half of the keys of a table, with a few words of its own at each."""
    words = ["Fähre", "lief*", "m.e", "%", "drei", "saß auf"]
    made: dict[str, Any] = {}
    for key, value in model.items():
        if path != ".numbers.joints" and chance.random() < 0.5:
            continue
        if isinstance(value, dict):
            made[key] = _some(chance, value, f"{path}.{key}")
        elif isinstance(value, list):
            made[key] = ["saß auf"] if path.endswith(".split") else chance.sample(words, 2)
        else:
            made[key] = value
    return made


def _toml(table: dict[str, Any], name: str) -> str:
    tables = {key: value for key, value in table.items() if isinstance(value, dict)}
    lines = [f"{json.dumps(k)} = {json.dumps(v)}" for k, v in table.items() if k not in tables]
    parts = [_toml(value, f"{name}.{key}".lstrip(".")) for key, value in tables.items()]
    return "\n".join([f"[{name}]" if name else "", *lines, *parts])


@pytest.mark.parametrize("arguments", [["split", "{report}"], ["compare", "a", "b"], []])
def test_every_command_stops_at_a_bad_file_with_one_line(
    folder: Path, report: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _write(folder, "de.toml", "[sentences")
    assert run([argument.format(report=report) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith(f"workbench: The word file {folder / 'de.toml'} can't be used: ")


def test_split_knows_the_desks_words(
    folder: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(folder, "de.toml", '[hedges.groups]\nlikely = ["soweit zu sehen"]\n')
    report.write_text(
        "Am Hafen\n\nDie Fähre fuhr am 3. Mai 2023, soweit zu sehen, mit 48 Menschen auf Grund.\n",
        encoding="utf-8",
    )
    assert run(["split", str(report), "--json"]) == 0
    assert '"hedged": true' in capsys.readouterr().out


OWN_NAMES = """
[organisations]
"Ulmenau Water Board" = ["Wasserverband Ulmenau", "WVU", "Pentagon"]
remove = ["Greenpeace", "Wasserwacht Ulmenau"]

[people]
remove = ["Trump"]
"""


def test_names_can_be_added_changed_and_removed(folder: Path) -> None:
    assert [canonical(name) for name in ("Pentagon", "Greenpeace", "Trump")] == [
        "Pentagon",
        "Greenpeace",
        "Donald Trump",
    ]
    _write(folder, "aliases.toml", OWN_NAMES)
    take_own_words()
    assert canonical("WVU") == canonical("Pentagon") == "Ulmenau Water Board"
    assert lookup("Greenpeace") is None
    assert lookup("Trump") is None
    assert canonical("Donald J. Trump") == "Donald Trump"


def test_the_command_shows_what_names_lead_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["words", "aliases", "Kremls", "Peking"]) == 0
    shown = capsys.readouterr().out
    assert "Kremls → Russia" in shown
    assert "by itself: Beijing" in shown
    assert "VR China" in shown
    assert run(["words", "aliases", "Peking", "Quaxlhausen", "--json"]) == 1
    captured = capsys.readouterr()
    first, second = json.loads(captured.out)
    assert (first["leads_to"], first["kind"], first["itself"]) == ("China", "capital", "Beijing")
    assert second == {"name": "Quaxlhausen", "leads_to": None}
    assert captured.err == "workbench: “Quaxlhausen” is on no list of names.\n"


def test_the_command_shows_all_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["words", "aliases"]) == 0
    assert "Cologne  Köln · Cologne" in capsys.readouterr().out
    assert run(["words", "aliases", "--json"]) == 0
    assert "Köln" in json.loads(capsys.readouterr().out)["Cologne"]


def test_the_command_shows_what_a_desks_own_names_change(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["words", "aliases", "--own"]) == 0
    assert "no names of its own" in capsys.readouterr().err
    _write(folder, "aliases.toml", OWN_NAMES)
    assert run(["words", "aliases", "--own"]) == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert "WVU → Ulmenau Water Board" in lines
    assert "Pentagon → Ulmenau Water Board  instead of Pentagon" in lines
    assert "taken out: Greenpeace" in lines
    assert "taken out: Wasserwacht Ulmenau  it is on no list of that table" in lines
    assert run(["words", "aliases", "--own", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"name": "Trump", "was_there": True} in told["removed"]
    assert [item["instead_of"] for item in told["names"]] == [None, None, "Pentagon"]


def test_the_command_does_not_take_names_and_own_together(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["words", "aliases", "Peking", "--own"]) == 2
    assert "either names or --own" in capsys.readouterr().err
