"""Strong and irregular verbs: the infinitive of a form that a stemmer does not reach."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).with_name("strong_verbs.toml")
_PARTICIPLE = "ge"
_PAST_ENDINGS = ("en", "t", "st")
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")


class _Forms(NamedTuple):
    """Forms with all their endings, each with its infinitive; `bare` stand behind a prefix only."""

    whole: Mapping[str, str]
    bare: Mapping[str, str]
    prefixes: frozenset[str]
    inseparable: frozenset[str]
    never: frozenset[str]


@cache
def _data() -> Mapping[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def _forms(language: str) -> _Forms:
    table = _data()[language]
    whole: dict[str, str] = {}
    bare: dict[str, str] = {}
    for entry in table["verbs"]:
        verb, _, stems = entry.partition(":")
        for stem in stems.split():
            forms = tuple(_inflected(stem, language))
            whole |= dict.fromkeys(forms, verb)
            if stem.startswith(_PARTICIPLE) and language == "de":
                bare |= {form[len(_PARTICIPLE) :]: verb for form in forms}
    lists = [frozenset(table[name].split()) for name in ("prefixes", "inseparable")]
    return _Forms(whole, bare, lists[0], lists[1], frozenset(table["never"]))


def _inflected(stem: str, language: str) -> Iterator[str]:
    yield stem
    if language == "de":
        is_participle = stem.startswith(_PARTICIPLE) and stem.endswith(("n", "t"))
        for ending in _ADJECTIVE_ENDINGS if is_participle else _PAST_ENDINGS:
            yield stem + ending.removeprefix("e" if stem.endswith("e") else "")


@cache
def nouns(language: str) -> frozenset[str]:
    """Nouns in small letters whose last letter is no ending of a verb."""
    return frozenset(_data().get(language, {}).get("nouns", ()))


def infinitive(word: str, language: str) -> str:
    """The infinitive of a strong or irregular form in small letters; any other word unchanged.

    Prefixes are kept: `festnahm` becomes `festnehmen`.
    """
    if language not in _data():
        return word
    forms = _forms(language)
    if word in forms.never:
        return word
    if word in forms.whole:
        return forms.whole[word]
    for cut in range(2, min(len(word) - 2, 10)):
        prefix, rest = word[:cut], word[cut:]
        if prefix in forms.prefixes and rest in forms.whole:
            return prefix + forms.whole[rest]
        if prefix in forms.inseparable and rest in forms.bare:
            return prefix + forms.bare[rest]
    return word
