"""Different names of one thing."""

import pytest

from workbench.text.aliases import AliasKind, canonical, lookup


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
    ],
)
def test_names_of_one_thing_are_equal(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(("one", "other"), [("Oslo", "Bergen"), ("Iran", "Irak"), ("Mai", "June")])
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


@pytest.mark.parametrize("text", ["us", "turkey", "", "Polen und Ungarn"])
def test_other_words_are_no_alias(text: str) -> None:
    assert lookup(text) is None
