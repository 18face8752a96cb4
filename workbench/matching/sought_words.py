"""The words and phrases of a search that each known claim found must have."""

import re
from collections.abc import Iterator

from workbench.matching.analysis import plain, whole_number, words_read
from workbench.matching.stems import root
from workbench.matching.terms import word_list
from workbench.text import packs

_LETTERS = re.compile(r"[^\W_]+")
_NOT_AS_SAID = re.compile(r"[#@/]|www\.")  # of a handle or a link, other words are meant


def every_word(text: str) -> list[frozenset[str]]:
    """For each word its terms in all languages, of which one must be there.

    Stop words are left out unless there are no others: the index does not have them either.
    """
    lows = [low for low in dict.fromkeys(words_read(text).lows) if low[0].isalnum()]
    telling = [low for low in lows if not any(low in word_list(code, "stop") for code in _codes())]
    return [frozenset(_terms(low)) for low in telling or lows]


class SoughtPhrase:
    """A phrase that must stand in a text word for word, whatever the case, accents and marks."""

    def __init__(self, phrase: str) -> None:
        self._plain = f" {plain(phrase)} "
        parted = r"[\W_]+".join(map(re.escape, _LETTERS.findall(phrase)))
        self._as_said = re.compile(rf"(?<![^\W_]){parted}(?![^\W_])", re.IGNORECASE)

    def stands_in(self, text: str) -> bool:
        """Whether the phrase stands in a text."""
        # Folding a text takes ten times as long as a look at it as it is, which is mostly enough.
        if self._plain.isspace():
            return False
        if self._as_said.search(text):
            return True
        if text.isascii() and not _NOT_AS_SAID.search(text):
            return False
        return self._plain in f" {plain(text)} "


def _terms(low: str) -> Iterator[str]:
    if low[0].isdigit():
        yield whole_number(low)
        return
    for code in (*_codes(), ""):
        yield root(low, code)


def _codes() -> tuple[str, ...]:
    return tuple(packs.languages())
