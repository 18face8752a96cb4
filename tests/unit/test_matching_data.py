"""The lists that comparing reads: complete, without contradictions."""

import tomllib
from pathlib import Path

import pytest

import workbench.matching
from workbench.matching import lexicon
from workbench.matching.stems import root
from workbench.model.match import DifferenceKind
from workbench.text import packs

FOLDER = Path(workbench.matching.__path__[0])
CONCEPTS = {
    name: wordings
    for file in ("concepts.toml", "contrasts.toml")
    for name, wordings in tomllib.loads((FOLDER / file).read_text("utf-8"))["concepts"].items()
}


def test_every_meaning_has_words_in_every_language() -> None:
    for name, wordings in CONCEPTS.items():
        assert set(wordings) == set(packs.languages()), name
        assert all(wordings.values()), name


def test_opposites_are_meanings_and_make_a_known_kind_of_difference() -> None:
    for meaning, against in lexicon.opposites().items():
        assert meaning in CONCEPTS
        for other, kind in against.items():
            assert lexicon.opposites()[other][meaning] == kind
            assert kind in list(DifferenceKind)


def test_no_word_is_its_own_opposite() -> None:
    for language in packs.languages():
        for roots in lexicon.single_roots(language):
            meanings = lexicon.concepts((roots,), language)
            for meaning in meanings:
                assert not meanings & lexicon.opposites().get(meaning, {}).keys(), roots


@pytest.mark.parametrize("name", ["stop", "prepositions", "determiners", "joins", "pronouns"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_both_packs_have_the_lists(language: str, name: str) -> None:
    words = packs.section(language, "matching")[name]
    assert words
    assert all(word == word.lower() for word in words)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", ["kritisieren", "kritisierte", "kritisiert", "kritisierten"]),
        ("de", ["zusagen", "zugesagt", "zuzusagen"]),
        ("de", ["müller", "mueller"]),
        ("de", ["straße", "strasse", "straßen"]),
        ("en", ["report", "reports", "reported", "reporting"]),
    ],
)
def test_forms_of_one_word_have_one_root(language: str, forms: list[str]) -> None:
    assert len({root(form, language) for form in forms}) == 1


@pytest.mark.parametrize("pair", ["fallen steigen", "bauer bauch", "recht rechnung", "8,4 84"])
def test_different_words_keep_different_roots(pair: str) -> None:
    first, second = pair.split()
    assert root(first, "de") != root(second, "de")
