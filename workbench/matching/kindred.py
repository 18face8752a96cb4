"""Words of one field, for finding where a source speaks of a matter: the file `kindred.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from workbench.matching.stems import root
from workbench.matching.terms import has_trait, word_list
from workbench.text.words import Words

FIELD = "=~"
"""Begins the terms that stand for a field."""

_FILE = Path(__file__).with_name("kindred.toml")
_LANGUAGES = ("de", "en")
_LEAST_PART = 5  # letters of a part of a compound
_LEAST_COMPOUND = 9
_LONGEST_COMPOUND = 40


def field_terms(words: Words, language: str) -> Iterator[str]:
    """The fields of the words and phrases of a text, with repetitions."""
    stop = word_list(language, "stop")
    phrases = _phrases(language)
    for index, low in enumerate(words.lows):
        if low not in stop:
            yield from _fields(low, language)
        for following, fields in phrases.get(root(low, language), ()):
            stretch = words.lows[index + 1 : index + 1 + len(following)]
            if len(stretch) == len(following) and all(
                root(word, language) == wanted
                for word, wanted in zip(stretch, following, strict=True)
            ):
                yield from fields


@lru_cache(maxsize=50_000)
def _fields(low: str, language: str) -> tuple[str, ...]:
    """The fields of one lower-case word, or of the ends of a compound."""
    table, found = _words(language), root(low, language)
    if found in table or not has_trait(language, "compounds"):
        return table.get(found, ())
    if not _LEAST_COMPOUND <= len(found) <= _LONGEST_COMPOUND:
        return ()
    sizes = range(len(found) - 1, _LEAST_PART - 1, -1)
    first = next((found[:size] for size in sizes if found[:size] in table), "")
    last = next((found[-size:] for size in sizes if found[-size:] in table), "")
    return tuple(dict.fromkeys((*table.get(first, ()), *table.get(last, ()))))


@cache
def _words(language: str) -> Mapping[str, tuple[str, ...]]:
    """The fields by the root of a word."""
    found: dict[str, dict[str, None]] = {}
    for roots, field in _wordings(language):
        if len(roots) == 1:
            found.setdefault(roots[0], {})[field] = None
    return {single: tuple(fields) for single, fields in found.items()}


@cache
def _phrases(
    language: str,
) -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """For the root of the first word of a phrase: the roots of the others, and the fields."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for roots, field in _wordings(language):
        if len(roots) > 1:
            found.setdefault(roots[0], []).append((roots[1:], (field,)))
    return {first: tuple(others) for first, others in found.items()}


def _wordings(language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each word or phrase of a language, as the roots of its words, with its field."""
    if language not in _LANGUAGES:
        return
    stop = word_list(language, "stop")
    for number, row in enumerate(_rows()):
        for wording in row[_LANGUAGES.index(language)].lower().split(","):
            words = wording.split()
            if words and not (len(words) == 1 and words[0] in stop):
                yield tuple(root(word, language) for word in words), f"{FIELD}{number}"


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    with _FILE.open("rb") as file:
        tables = tomllib.load(file)
    return tuple(row for table in tables.values() for row in table.items())
