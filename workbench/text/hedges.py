"""Words of doubt or possibility. Reported speech and rounded figures are no hedges."""

from collections.abc import Iterator
from functools import cache

from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.phrases import PhraseTable
from workbench.text.words import Words

_NONE = ""
_REACH = 40  # tokens between "soll" and the end of its clause
_CLAUSE_ENDS = frozenset({",", ".", ";", ":", "!", "?", "–", "—", "und", ""})
_MARKS = frozenset("\"“”»«’'")
_SENTENCE_ENDS = frozenset({".", ";", ":", "!", "?"})
_ASIDE = 2  # commas around an apposition


@cache
def _table(language: str) -> PhraseTable:
    """The hedges, and without a value the set phrases in which such a word is none."""
    table = packs.section(language, "hedges")
    return PhraseTable({**table.get("groups", {}), _NONE: table.get("set_phrases", ())})


def find_hedges(words: Words, language: str) -> list[Signal]:
    """The hedges of a text; `value` is `likely`, `reported`, `possible` or `unclear`."""
    lower_only = packs.section(language, "hedges").get("lower_case_only", ())
    found = [
        words.signal(SignalKind.HEDGE, found.first, found.stop, found.value)
        for found in _table(language).find(words)
        if found.value != _NONE
        and (words.low(found.first) not in lower_only or words.raw(found.first).islower())
    ]
    perfects = _Perfects(language)
    found += (words.signal(SignalKind.HEDGE, at, at + 1, "reported") for at in perfects.of(words))
    return sorted(found, key=lambda signal: signal.span)


class _Perfects:
    """Finds where "soll" tells a rumour: with a perfect, as in "soll es genommen haben"."""

    def __init__(self, language: str) -> None:
        table = packs.section(language, "hedges")
        self._hearsay = frozenset(table.get("hearsay", ()))
        self._ends = frozenset(table.get("hearsay_ends", ()))
        self._starts = tuple(table.get("participle_starts", ()))
        self._moved = tuple(table.get("moved", ()))

    def of(self, words: Words) -> Iterator[int]:
        """The tokens of such a "soll"."""
        if not self._hearsay & words.vocabulary:
            return
        for index, low in enumerate(words.lows):
            if low in self._hearsay and (
                self._follows(words, index) or self._is_perfect(words, index - 1)
            ):
                yield index

    def _follows(self, words: Words, index: int) -> bool:
        commas = 0
        for at in range(index + 1, min(index + _REACH, len(words))):
            low = words.low(at)
            ends = words.low(at + 1) in _CLAUSE_ENDS | _MARKS
            if ends and self._is_perfect(words, at):
                return True
            commas += low == ","
            if low in _SENTENCE_ENDS or commas > _ASIDE:
                return False
        return False

    def _is_perfect(self, words: Words, at: int) -> bool:
        """Whether "haben" or "sein" stands after its participle."""
        if words.low(at) not in self._ends:
            return False
        before = words.low(at - 1)
        if words.low(at) == "sein":
            return before.endswith(self._moved)
        inner = "ge" in before[: len(before) - 2] or before.endswith("iert")
        return before.endswith(("t", "en")) and (inner or before.startswith(self._starts))
