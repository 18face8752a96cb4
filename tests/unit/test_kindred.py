"""Words of one field."""

import pytest

from workbench.matching.kindred import FIELD, field_terms
from workbench.text import packs
from workbench.text.words import Words


def _fields(text: str, language: str) -> set[str]:
    return set(field_terms(Words(text), language))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Teuerung", "de"), ("Inflation", "de")),
        (("Pensionsanpassung", "de"), ("Rente", "de")),
        (("die Häuser", "de"), ("apartments", "en")),
        (("Baustellen", "de"), ("under construction", "en")),
        (("laid off", "en"), ("Entlassungen", "de")),
        (("the attorney general", "en"), ("Staatsanwaltschaft", "de")),
    ],
)
def test_words_of_a_field_share_a_term(one: tuple[str, str], two: tuple[str, str]) -> None:
    common = _fields(*one) & _fields(*two)
    assert common
    assert all(term.startswith(FIELD) for term in common)


def test_words_that_any_text_has_belong_to_no_field() -> None:
    assert not _fields("und mit der über auf hinter", "de")
    assert not _fields("and with the of over", "en")


@pytest.mark.parametrize("language", ["fr", "und"])
def test_other_languages_have_no_fields(language: str) -> None:
    assert language not in packs.languages()
    assert not _fields("Inflation", language)
