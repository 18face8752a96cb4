"""The words of a search that each known claim found must have, as terms of the index."""

from collections.abc import Iterator

from workbench.matching.analysis import whole_number, words_read
from workbench.matching.stems import root
from workbench.matching.terms import word_list
from workbench.text import packs


def every_word(text: str) -> list[frozenset[str]]:
    """For each word its terms in all languages, of which one must be there.

    Stop words are left out unless there are no others: the index does not have them either.
    """
    lows = [low for low in dict.fromkeys(words_read(text).lows) if low[0].isalnum()]
    telling = [low for low in lows if not any(low in word_list(code, "stop") for code in _codes())]
    return [frozenset(_terms(low)) for low in telling or lows]


def _terms(low: str) -> Iterator[str]:
    if low[0].isdigit():
        yield whole_number(low)
        return
    for code in (*_codes(), ""):
        yield root(low, code)


def _codes() -> tuple[str, ...]:
    return tuple(packs.languages())
