"""Which words mean the same and which the opposite, looked up by root.

The files are `concepts.toml`, and `contrasts.toml` laid over it; `near_words.toml` has words that
are near to a meaning and have no opposite.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from workbench.matching.stems import root

_FILES = tuple(map(Path(__file__).with_name, ("concepts.toml", "contrasts.toml")))
_NEAR = Path(__file__).with_name("near_words.toml")
_NONE: frozenset[str] = frozenset()


@cache
def _data() -> tuple[Mapping[str, Any], ...]:
    return tuple(tomllib.loads(file.read_text("utf-8")) for file in _FILES)


def _words() -> Mapping[str, Any]:
    return _data()[0]


@cache
def _by_phrase(language: str, files: int = len(_FILES)) -> dict[tuple[str, ...], frozenset[str]]:
    return _phrases([data["concepts"] for data in _data()[:files]], language)


@cache
def _near_by_phrase(language: str) -> dict[tuple[str, ...], frozenset[str]]:
    return _phrases([tomllib.loads(_NEAR.read_text("utf-8"))["near"]], language)


def _phrases(
    tables: Sequence[Mapping[str, Mapping[str, str]]], language: str
) -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for table in tables:
        for concept, wordings in table.items():
            for wording in wordings.get(language, "").split(","):
                roots = tuple(root(word, language) for word in wording.lower().split())
                if roots:
                    found.setdefault(roots, set()).add(concept)
    return {roots: frozenset(concepts) for roots, concepts in found.items()}


@cache
def _longest(language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for roots in (*_by_phrase(language), *_near_by_phrase(language)):
        found[roots[0]] = max(found.get(roots[0], 0), len(roots))
    return found


def longest_phrase(first: str, language: str) -> int:
    """How many words the longest wording has that begins with a root; 0 where none does."""
    return _longest(language).get(first, 0)


def concepts(roots: tuple[str, ...], language: str) -> frozenset[str]:
    """What a word or phrase, given as the roots of its words, may mean."""
    return _by_phrase(language).get(roots, _NONE)


def near_concepts(roots: tuple[str, ...], language: str) -> frozenset[str]:
    """What a word or phrase is near to, beside what it may mean."""
    return _near_by_phrase(language).get(roots, _NONE)


@cache
def _single_wordings(language: str) -> frozenset[str]:
    return frozenset(
        wording.strip().lower()
        for data in _data()
        for wordings in data["concepts"].values()
        for wording in wordings.get(language, "").split(",")
    )


def is_wording(low: str, language: str) -> bool:
    """Whether a lower-case word stands in the lists in this very form."""
    return low in _single_wordings(language)


def wordings(language: str) -> Mapping[tuple[str, ...], frozenset[str]]:
    """What the words and phrases of a language may be about, by the roots of their words.

    Contrasts, which any topic has, are left out.
    """
    return _by_phrase(language, 1)


@cache
def single_roots(language: str) -> tuple[str, ...]:
    """The roots of all wordings of one word that are long enough to be part of a compound."""
    return tuple(
        roots[0] for roots in _by_phrase(language) if len(roots) == 1 and len(roots[0]) > 3
    )


@cache
def opposites() -> Mapping[str, Mapping[str, str]]:
    """For each concept its opposites, each with the kind of difference that they make."""
    table: dict[str, dict[str, str]] = {}
    for kind, first, second in _pairs():
        table.setdefault(first, {})[second] = kind
        table.setdefault(second, {})[first] = kind
    return table


def are_opposite(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether a word of some meanings is the opposite of one of others."""
    return any(not second.isdisjoint(opposites().get(meaning, {})) for meaning in first)


def _pairs() -> Iterator[tuple[str, str, str]]:
    for kind, sorts in _words()["exclusive"].items():
        for sort in sorts:
            for first, second in combinations(sort, 2):
                yield kind, first, second
    for data in _data():
        for kind, pairs in data["opposites"].items():
            for first, second in pairs:
                yield kind, first, second


@cache
def converses() -> frozenset[frozenset[str]]:
    """The pairs of meanings that tell one event from its two sides ("buy", "sell")."""
    return frozenset(map(frozenset, _words()["converse"]["pairs"]))


@cache
def sorts_in_names() -> frozenset[str]:
    """The meanings of words in a name that say what sort of thing it is and not which one."""
    return frozenset(_words()["names"]["kinds"])


@cache
def forms_in_names() -> frozenset[str]:
    """Folded words in a name that say nothing of which thing it is: legal forms, titles."""
    return frozenset(_words()["names"]["forms"])


@cache
def actors() -> frozenset[str]:
    """The meanings of nouns for those who act: people and bodies."""
    return frozenset(_words()["names"]["actors"])


@cache
def offices() -> frozenset[str]:
    """The meanings of nouns by which somebody may be told who has a name, too: offices, trades."""
    return frozenset(_words()["names"]["offices"])
