"""Different names of one thing."""

import pytest

from workbench.text import packs
from workbench.text.aliases import AliasKind, canonical, entries, lookup
from workbench.text.words import Words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peking", "Beijing"),
        ("Peking", "China"),
        ("Moskau", "Moscow"),
        ("Kreml", "russisches Präsidialamt"),
        ("Kremls", "Kremlin"),
        ("Putins", "Wladimir Putin"),
        ("italienischen", "Italian"),
        ("Ungarns", "Hungary"),
        ("Weißen Haus", "White House"),
        ("EZB", "ECB"),
        ("Dienstag", "Tuesday"),
        ("Jänner", "January"),
        ("Köln", "Cologne"),
        ("Tschads", "Chad"),
        ("Bundesverfassungsgerichts", "Federal Constitutional Court"),
        ("Deutschen Bundestages", "German parliament"),
        ("Lukaschenkos", "Alexander Lukashenko"),
        ("Freien Demokraten", "FDP"),
        ("Zweiten Weltkriegs", "World War II"),
        ("Schwarzen Meer", "Black Sea"),
        ("Mailänder", "Milan"),
        ("kalifornische", "California"),
    ],
)
def test_names_of_one_thing_are_equal(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oslo", "Bergen"),
        ("Iran", "Irak"),
        ("Mai", "June"),
        ("Indianer", "Indian"),
        ("Guinea", "Guinea-Bissau"),
        ("Weißrussland", "Russland"),
        ("Europarat", "European Council"),
        ("Nord Stream", "Nord Stream 2"),
    ],
)
def test_names_of_two_things_are_not(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_a_name_without_alias_loses_blanks_and_genitive() -> None:
    assert canonical(" Ada  Lindqvist’s ") == "Ada Lindqvist"


def test_an_alias_tells_how_it_leads_to_the_thing() -> None:
    capital, country = lookup("Warschau"), lookup("Polen")
    assert capital is not None
    assert country is not None
    assert (capital.kind, capital.own, capital.weak) == (AliasKind.CAPITAL, "Warsaw", True)
    assert (country.kind, country.own, country.weak) == (AliasKind.COUNTRY, "Poland", False)


@pytest.mark.parametrize(
    "text", ["us", "turkey", "", "Polen und Ungarn", "rotes Kreuz", "Rotes kreuz", "who", "ice"]
)
def test_other_words_are_no_alias(text: str) -> None:
    assert lookup(text) is None


@pytest.mark.parametrize(
    "text", ["Essen", "Nice", "Oder", "Seine", "Reading", "Franken", "Home Office", "Schmidt"]
)
def test_words_with_another_common_meaning_are_no_alias(text: str) -> None:
    assert lookup(text) is None


def test_no_spelling_of_the_list_leads_to_two_things() -> None:
    leads: dict[tuple[str, ...], set[str]] = {}
    for alias in entries():
        for spelling in alias.spellings():
            leads.setdefault(tuple(Words(spelling).lows), set()).add(alias.own)
    assert {spelling: own for spelling, own in leads.items() if len(own) > 1} == {}


def test_no_name_of_the_list_is_a_small_word_unless_capitals_tell() -> None:
    small = {
        word
        for language in packs.languages()
        for word in packs.section(language, "language")["words"]
    }
    forms = {alias.form for alias in entries() if alias.form.lower() in small}
    assert all(form.isupper() for form in forms)
