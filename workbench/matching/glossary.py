"""German words and their English ones, for finding: the file `glossary.toml`, looked up by root."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from workbench.matching.stems import root

_FILE = Path(__file__).with_name("glossary.toml")
_LANGUAGES = ("de", "en")


@cache
def translations(language: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What a word or phrase, given as the roots of its words, is called in every language.

    The names are those of the English words. Empty for a language that the file does not have.
    """
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for german, english in _rows():
        for wording in (german,) if language == "de" else english:
            roots = tuple(root(word, language) for word in wording.lower().split())
            found.setdefault(roots, {})[english[0]] = None
    return {roots: tuple(names) for roots, names in found.items()} if language in _LANGUAGES else {}


def _rows() -> Iterator[tuple[str, tuple[str, ...]]]:
    with _FILE.open("rb") as file:
        tables = tomllib.load(file)
    for table in tables.values():
        for german, english in table.items():
            for word in german.split(","):
                yield word.strip(), tuple(part.strip() for part in english.split(","))
