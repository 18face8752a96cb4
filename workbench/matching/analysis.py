"""A text as the terms that it is found by: roots, meanings and numbers."""

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.matching import lexicon
from workbench.matching.stems import fold, root
from workbench.matching.terms import word_list
from workbench.text import aliases
from workbench.text.words import Words

SHARED = "="  # begins the terms that do not depend on a language
LONGEST = 6000  # code points of a text that are indexed or searched for
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3}){1,5}")
_DECIMAL = re.compile(r"(\d{1,15})[.,](\d{1,15})")
_WORD = re.compile(r"\w{1,40}")


def index_terms(text: str, language: str) -> Iterator[str]:
    """The terms of a text with repetitions: roots, numbers whole, `=concept` for meanings.

    `=@name` is what a name stands for; like a meaning it does not depend on the language. Stop
    words are left out unless nothing else is there.
    """
    words = Words(text[:LONGEST])
    lows = [low for low in words.lows if low[0].isalnum()]
    stop = word_list(language, "stop")
    content = [low for low in lows if low not in stop] or lows
    for low in content:
        if low[0].isdigit():
            yield whole_number(low)
            continue
        found = root(low, language)
        yield found
        for concept in sorted(lexicon.topics(found, language)):
            yield f"{SHARED}{concept}"
    yield from _named(words)


def _named(words: Words) -> Iterator[str]:
    """What the names of a text stand for, months and weekdays among them."""
    for found in aliases.table().find(words):
        alias = aliases.entry(found)
        if alias.fits(words, found):
            yield f"{SHARED}@{alias.canonical}"
    for raw in words.raws:
        if raw[0].isupper() and (calendar := _calendar_name(raw)):
            yield f"{SHARED}@{calendar}"


@lru_cache(maxsize=50_000)
def _calendar_name(word: str) -> str:
    name = aliases.canonical(word)
    return name if name.startswith(("month-", "weekday-")) else ""


def whole_number(figure: str) -> str:
    """A figure as one term, whichever marks its language groups and parts it with."""
    if _GROUPED.fullmatch(figure):
        return "".join(char for char in figure if char.isdigit())
    parted = _DECIMAL.fullmatch(figure)
    return f"{parted[1]}.{parted[2]}" if parted else figure


def plain(text: str) -> str:
    """The folded words of a text, a blank between them; for measures on characters."""
    return " ".join(_WORD.findall(fold(text[:LONGEST])))
