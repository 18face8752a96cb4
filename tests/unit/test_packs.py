"""Tables laid over the language packs and the aliases."""

from collections.abc import Iterator

import pytest

from workbench.text import packs
from workbench.text.aliases import canonical
from workbench.text.language import detect
from workbench.text.packs.laying import laid_over
from workbench.text.sentences import sentences
from workbench.text.splitting import split


@pytest.fixture(autouse=True)
def only_the_packs() -> Iterator[None]:
    yield
    packs.use({})


def test_lists_are_joined_tables_laid_within_and_values_replaced() -> None:
    below = {"a": {"list": ["x", "y"], "text": "old", "kept": ["k"]}, "b": {"c": True}}
    own = {"a": {"list": ["z"], "text": "new", "more": ["m"]}, "d": {"e": ["f"]}}
    assert laid_over(below, own) == {
        "a": {"list": ["z", "x", "y"], "text": "new", "kept": ["k"], "more": ["m"]},
        "b": {"c": True},
        "d": {"e": ["f"]},
    }
    assert below["a"] == {"list": ["x", "y"], "text": "old", "kept": ["k"]}


def test_what_is_removed_goes_from_the_lists_and_keys_of_its_table_only() -> None:
    below = {"a": {"list": ["x", "y"], "x": "1"}, "b": {"list": ["x"]}}
    own = {"a": {"remove": ["x"], "list": ["z"]}}
    assert laid_over(below, own) == {"a": {"list": ["z", "y"]}, "b": {"list": ["x"]}}


def test_the_packs_are_forgotten_when_others_are_laid_over_them() -> None:
    text = "Die Straße nach Quaxl. Ulmenau ist gesperrt."
    assert len(sentences(text, "de")) == 2
    packs.use({"de": {"sentences": {"never_final": ["quaxl"]}}})
    assert len(sentences(text, "de")) == 1
    packs.use({})
    assert len(sentences(text, "de")) == 2


def test_a_new_language_is_found_by_its_words() -> None:
    text = "Le toit de la maison est dans une rue avec des arbres. M. Petit est content."
    assert detect(text) != "fr"
    packs.use(
        {
            "fr": {
                "language": {"words": ["le", "la", "de", "est", "dans", "une", "avec", "des"]},
                "names": {"titles": ["m"]},
            }
        }
    )
    assert packs.languages() == ("de", "en", "fr")
    assert detect(text) == "fr"
    assert split(text).language == "fr"


def test_an_alias_of_ones_own_comes_before_that_of_the_list() -> None:
    assert canonical("Peking") == "China"
    packs.use(
        {
            "aliases": {
                "countries": {"China": {"capital": ["Zhongnanhai"]}},
                "organisations": {"Beijing Opera": ["Peking"]},
            }
        }
    )
    assert canonical("Peking") == "Beijing Opera"
    assert canonical("Zhongnanhai") == "China"
    assert canonical("Beijing") == "China"


def test_an_alias_can_be_removed() -> None:
    packs.use({"aliases": {"countries": {"China": {"remove": ["Peking"]}}}})
    assert canonical("Peking") == "Peking"
    assert canonical("Beijing") == "China"
