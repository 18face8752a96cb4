"""Words before a figure that say that it is approximate, the least or the most."""

from decimal import Decimal
from enum import Enum
from functools import cache

from workbench.text import packs
from workbench.text.phrases import PhraseTable
from workbench.text.words import Words

_LONGEST = 4  # tokens of a phrase before a figure
_PASSED = frozenset("$€£¥")


class Bound(Enum):
    """How the true figure stands to the one that is given, as shares of it: from … to."""

    EXACT = ("1", "1")
    ABOUT = ("0.93", "1.07")
    NEARLY = ("0.88", "1")  # "almost", "knapp"
    BARELY_OVER = ("1", "1.12")  # "just over", "gut"
    OVER = ("1", "1.5")  # "more than", "at least"
    UNDER = ("0.6", "1")  # "less than", "at most"

    def __init__(self, low: str, high: str) -> None:
        self._low = Decimal(low)
        self._high = Decimal(high)

    def around(self, value: Decimal) -> tuple[Decimal, Decimal]:
        """The least and the most that a value of this bound may be."""
        ends = value * self._low, value * self._high
        return min(ends), max(ends)


_NAMES = {
    "about": Bound.ABOUT,
    "nearly": Bound.NEARLY,
    "barely_over": Bound.BARELY_OVER,
    "over": Bound.OVER,
    "under": Bound.UNDER,
}


@cache
def _table(language: str) -> tuple[PhraseTable, frozenset[str], frozenset[str]]:
    table = packs.section(language, "bounds")
    phrases = {name: table.get(name, ()) for name in _NAMES}
    behind, passed = (frozenset(table.get(name, ())) for name in ("behind", "passed"))
    return PhraseTable(phrases), behind, passed


def bound_of(words: Words, first: int, stop: int, language: str) -> tuple[Bound, int]:
    """How the figure in the tokens `first` up to `stop` is meant, and where the words for it begin.

    The words stand right before it ("more than 500"), some of them behind it ("500 at most").
    """
    own = first
    table, behind, passed = _table(language)
    while first > 0 and (words.raw(first - 1) in _PASSED or words.low(first - 1) in passed):
        first -= 1
    for length in range(_LONGEST, 0, -1):
        at = first - length
        if at < 0:
            continue
        found = table.at(words, at)
        if found and found.stop == first:
            return _NAMES[found.value], at
    found = table.at(words, stop)
    if found and " ".join(words.lows[found.first : found.stop]) in behind:
        return _NAMES[found.value], own
    return Bound.EXACT, own
