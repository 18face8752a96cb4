"""The forms of a text that the peers are given, and the score that ranks all candidates."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import Stemmer
from rapidfuzz import fuzz

_WORD = re.compile(r"\w+")
_STEMMER = Stemmer.Stemmer("german", 0)


class Scores(NamedTuple):
    """rapidfuzz's scores of two texts in their normal form, 0–100."""

    token_set: float
    token_sort: float

    @property
    def mean(self) -> float:
        """The mean of both, by which candidates are ranked."""
        return 0.5 * self.token_set + 0.5 * self.token_sort


def normal(text: str) -> str:
    """The words of a text in lower case, joined by a blank."""
    return " ".join(_WORD.findall(text.lower()))


def terms(text: str) -> list[str]:
    """The stems of the words, in their order."""
    return [_stem(word) for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=500_000)
def _stem(word: str) -> str:
    stem: str = _STEMMER.stemWord(word)
    return stem


def score(query: str, text: str) -> Scores:
    """The scores of two texts in their normal form."""
    return Scores(fuzz.token_set_ratio(query, text), fuzz.token_sort_ratio(query, text))


def ranked(query: str, texts: Iterable[tuple[int, str]]) -> list[int]:
    """The places of texts in their normal form, the most like the query first."""
    scored = [(-score(query, text).mean, place) for place, text in texts]
    return [place for _score, place in sorted(scored)]
