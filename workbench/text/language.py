"""Which language a text is in, by a vote of its most common small words."""

import re
from functools import cache, lru_cache

from workbench.text import packs
from workbench.text.words import Words

UNKNOWN = "und"
_SAMPLE = 20_000  # code points; a longer text does not change its mind
_FEW = 25  # words: below that one small word is enough
_LEAST_SHARE = 0.12  # of all words in a longer text; German and English have about 0.35
_STRETCH = 2_000  # code points of a paragraph that are looked at
_SWITCH = 3  # votes that a stretch must have for another language than that of the text around it,
_TIMES = 3  # so many times the votes for that,
_SURE_SHARE = 0.25  # and so many of its words
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str:
    """The code of the language with the most votes, or `und` where none is convincing.

    Only the languages that have a pack can win. A word of the pack's `words` counts one, and so
    does a word with one of its `letters` or, where it has at least six letters, `endings`.
    """
    lows = [low for low in Words(text[:_SAMPLE]).lows if low[0].isalpha()]
    if not lows:
        return UNKNOWN
    (winner, most), (_, second) = (*_ranked(lows), ("", 0), ("", 0))[:2]
    needed = max(1.0, _LEAST_SHARE * len(lows)) if len(lows) > _FEW else 1.0
    return winner if most >= needed and most > second else UNKNOWN


def of_stretch(text: str, around: str) -> str:
    """The language of a paragraph, a sentence or a quotation inside a text in `around`.

    Another than that only where its small words leave no doubt.
    """
    words = text[:_STRETCH].lower().split()
    for language in packs.languages():
        if language != around and len(_telling(language, around).intersection(words)) > 1:
            lows = _WORD.findall(text[:_STRETCH].lower())
            votes = sum(map(_marks(language)[0].__contains__, lows))
            needed = max(_SWITCH, _SURE_SHARE * len(lows), _TIMES * _votes(around, lows))
            if votes >= needed:
                return language
    return around


@cache
def _telling(language: str, around: str) -> frozenset[str]:
    """The small words that one language has and the other has not."""
    return _marks(language)[0] - _marks(around)[0]


def _ranked(lows: list[str]) -> list[tuple[str, int]]:
    """The languages that have a pack with their votes, the most first."""
    votes = ((language, _votes(language, lows)) for language in packs.languages())
    return sorted(votes, key=lambda item: -item[1])


@cache
def _marks(language: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    table = packs.section(language, "language")
    return (
        frozenset(table.get("words", ())),
        tuple(table.get("letters", ())),
        tuple(table.get("endings", ())),
    )


def _votes(language: str, lows: list[str]) -> int:
    return sum(_speaks_for(language, low) for low in lows)


@lru_cache(maxsize=65_536)
def _speaks_for(language: str, low: str) -> bool:
    words, letters, endings = _marks(language)
    return (
        low in words
        or any(letter in low for letter in letters)
        or (len(low) > 5 and low.endswith(endings))
    )
