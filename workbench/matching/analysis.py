"""A text as the terms that it is found by: roots, meanings and numbers."""

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.matching.cleaning import clean
from workbench.matching.meanings import (
    SHARED,
    Meant,
    meant,
    name_terms,
    number_terms,
    phrase_terms,
)
from workbench.matching.stems import fold
from workbench.matching.terms import word_list
from workbench.text.words import Words

__all__ = [
    "LONGEST",
    "SHARED",
    "index_terms",
    "plain",
    "term_set",
    "terms_of",
    "whole_number",
    "words_read",
]

LONGEST = 6000  # code points of a text that are indexed or searched for
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3}){1,5}")
_DECIMAL = re.compile(r"(\d{1,15})[.,](\d{1,15})")
_WORD = re.compile(r"\w{1,40}")


def index_terms(text: str, language: str) -> Iterator[str]:
    """The terms of a text with repetitions: roots, numbers whole, `=concept` for meanings.

    What begins with `=` does not depend on the language: `==word` is a word of the glossary,
    `=@name` what a name stands for. Numbers in words and with a magnitude also give their value
    in digits. Stop words are left out unless nothing else is there.
    """
    return terms_of(words_read(text), language)


def words_read(text: str) -> Words:
    """The words of a text as its terms are made of them."""
    return Words(clean(text[:LONGEST]))


def terms_of(words: Words, language: str) -> Iterator[str]:
    """`index_terms` of a text whose words are read already."""
    stop = word_list(language, "stop")
    if all(low in stop or not low[0].isalnum() for low in words.lows):
        stop = frozenset()
    for index, low in enumerate(words.lows):
        if not low[0].isalnum():
            continue
        found = meant(low, language)
        if low not in stop:
            if low[0].isdigit():
                yield whole_number(low)
            else:
                yield found.root
            yield from found.shared
        yield from _at(words, index, found, language)
    yield from name_terms(words)


def term_set(words: Words, language: str) -> set[str]:
    """The same terms, each once, and faster: a word that stands by itself is looked at once."""
    terms: set[str] = set()
    watched: set[str] = set()
    for low in set(words.lows):
        own, is_watched = _standing(low, language)
        terms.update(own)
        if is_watched:
            watched.add(low)
    if not terms:  # stop words alone, which count then
        return set(terms_of(words, language))
    if watched:
        for index, low in enumerate(words.lows):
            if low in watched:
                terms.update(_at(words, index, meant(low, language), language))
    terms.update(name_terms(words))
    return terms


@lru_cache(maxsize=20_000)
def _standing(low: str, language: str) -> tuple[tuple[str, ...], bool]:
    """The terms of a word wherever it stands, and whether it may have others where it does."""
    if not low[0].isalnum():
        return (), False
    found = meant(low, language)
    is_watched = bool(found.calendar) or found.number or found.phrase
    if low in word_list(language, "stop"):
        return (), is_watched
    return (whole_number(low) if low[0].isdigit() else found.root, *found.shared), is_watched


def _at(words: Words, index: int, found: Meant, language: str) -> Iterator[str]:
    """The terms that a word has with those around it."""
    if found.calendar and words.raws[index][0].isupper():
        yield found.calendar
    if found.number:
        yield from number_terms(words, index, language)
    if found.phrase:
        yield from phrase_terms(words, index, language)


def whole_number(figure: str) -> str:
    """A figure as one term, whichever marks its language groups and parts it with."""
    if _GROUPED.fullmatch(figure):
        return "".join(char for char in figure if char.isdigit())
    parted = _DECIMAL.fullmatch(figure)
    return f"{parted[1]}.{parted[2]}" if parted else figure


def plain(text: str) -> str:
    """The folded words of a text, a blank between them; for measures on characters."""
    return " ".join(_WORD.findall(fold(clean(text[:LONGEST]))))
