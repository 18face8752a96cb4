"""The terms of a text that do not depend on its language: meanings, names, numbers, units."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from workbench.matching import lexicon
from workbench.matching.glossary import translations
from workbench.matching.stems import root
from workbench.matching.terms import has_trait
from workbench.text import aliases
from workbench.text.aliases import AliasKind
from workbench.text.numerals import number_words, numeral_at, plain_decimal
from workbench.text.units import may_begin, unit_at
from workbench.text.words import Words

SHARED = "="  # begins the terms that do not depend on a language
_DATE = re.compile(r"([0-3]?\d)\.([01]?\d)\.(\d{4})", re.ASCII)
_LEAST_PART = 4  # letters of a part of a compound
_LEAST_COMPOUND = 8
_LONGEST_COMPOUND = 40


class Meant(NamedTuple):
    """What a word is found by: its root, what it means, and whether more words may belong to it.

    `number` is true where a number may begin with it, `phrase` where a fixed phrase may.
    `calendar` is the term of the month or weekday that the word is if it has a capital.
    """

    root: str
    shared: tuple[str, ...]
    number: bool
    phrase: bool
    calendar: str


@lru_cache(maxsize=20_000)
def meant(low: str, language: str) -> Meant:
    """The terms of one lower-case word that stands by itself."""
    found = root(low, language)
    table = _table(language)
    shared = table.get((found,)) or _of_date(low) or _of_parts(found, language)
    calendar = aliases.calendar_name(low)
    name = f"{SHARED}@{calendar}" if calendar else ""
    number = low[0].isdecimal() or number_words(language).begins(low)
    return Meant(found, shared, number, found in _phrases(language), name)


@cache
def _table(language: str) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """What words and phrases mean, by the roots of their words."""
    table = {
        roots: tuple(f"{SHARED}{name}" for name in sorted(names))
        for roots, names in lexicon.wordings(language).items()
    }
    for roots, names in translations(language).items():
        table[roots] = (*table.get(roots, ()), *(f"{SHARED}{SHARED}{name}" for name in names))
    return table


@cache
def _phrases(language: str) -> Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]:
    """The fixed phrases by the roots of their first and second word, longest first."""
    found: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    for roots in sorted(_table(language), key=len, reverse=True):
        if len(roots) > 1:
            of_first = found.setdefault(roots[0], {})
            of_first[roots[1]] = (*of_first.get(roots[1], ()), roots)
    return found


@cache
def _pieces(language: str) -> Mapping[str, tuple[str, ...]]:
    return {
        roots[0]: terms
        for roots, terms in _table(language).items()
        if len(roots) == 1 and len(roots[0]) >= _LEAST_PART
    }


def _of_date(low: str) -> tuple[str, ...]:
    """Day, month and year of a date in figures such as "3.5.2021"."""
    date = _DATE.fullmatch(low)
    if date is None or not 1 <= int(date[2]) <= 12:
        return ()
    return (
        f"{SHARED}#{int(date[1])}",
        f"{SHARED}@month-{int(date[2]):02d}",
        f"{SHARED}#{date[3]}",
    )


def _of_parts(word: str, language: str) -> tuple[str, ...]:
    """What the first and the last piece of a compound mean."""
    long_enough = _LEAST_COMPOUND <= len(word) <= _LONGEST_COMPOUND
    if not long_enough or not has_trait(language, "compounds"):
        return ()
    pieces = _pieces(language)
    sizes = range(len(word) - _LEAST_PART + 1, _LEAST_PART - 1, -1)
    first = next((word[:size] for size in sizes if word[:size] in pieces), "")
    last = next((word[-size:] for size in sizes if word[-size:] in pieces), "")
    return tuple(dict.fromkeys((*pieces.get(first, ()), *pieces.get(last, ()))))


def phrase_terms(words: Words, index: int, language: str) -> tuple[str, ...]:
    """What the longest fixed phrase means that begins at a token; empty where none does."""
    of_first = _phrases(language).get(meant(words.low(index), language).root)
    following = words.low(index + 1)
    if not of_first or not following:
        return ()
    for phrase in of_first.get(meant(following, language).root, ()):
        if _goes_on(words, index, phrase, language):
            return _table(language)[phrase]
    return ()


def _goes_on(words: Words, index: int, phrase: tuple[str, ...], language: str) -> bool:
    """Whether the words after the second are those of a phrase whose first two fit."""
    for offset in range(2, len(phrase)):
        low = words.low(index + offset)
        if not low or meant(low, language).root != phrase[offset]:
            return False
    return True


def number_terms(words: Words, index: int, language: str) -> Iterator[str]:
    """The value of the number that begins at a token, magnitude included, and its unit."""
    lexicon = number_words(language)
    following = words.low(index + 1)
    if words.low(index).isdecimal() and not lexicon.goes_on(following):
        value, stop = words.low(index), index + 1
    else:
        numeral = numeral_at(words, index, lexicon)
        if numeral is None or numeral.plain or numeral.vague:
            return
        value, stop = plain_decimal(numeral.value), numeral.stop
    yield f"{SHARED}#{value}"
    if words.low(stop) == "." and words.glued(stop):
        stop += 1  # that of "Mio."
    if not may_begin(words.low(stop), language):
        return
    unit, _ = unit_at(words, stop, language)
    if unit and f"{SHARED}{unit}" not in meant(words.low(stop), language).shared:
        yield f"{SHARED}{unit}"


def name_terms(words: Words) -> Iterator[str]:
    """What the names of a text stand for, and what capitals themselves are called."""
    for found in aliases.table().find(words):
        alias = aliases.entry(found)
        if alias.fits(words, found):
            yield f"{SHARED}@{alias.canonical}"
            if alias.kind is AliasKind.CAPITAL and alias.own != alias.canonical:
                yield f"{SHARED}@{alias.own}"
