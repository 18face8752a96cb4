"""Words of doubt or possibility. Reported speech and rounded figures are no hedges."""

from functools import cache

from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.phrases import PhraseTable
from workbench.text.words import Words


@cache
def _table(language: str) -> PhraseTable:
    return PhraseTable(packs.section(language, "hedges").get("groups", {}))


def find_hedges(words: Words, language: str) -> list[Signal]:
    """The hedges of a text; `value` is `likely`, `reported`, `possible` or `unclear`."""
    lower_only = packs.section(language, "hedges").get("lower_case_only", ())
    return [
        words.signal(SignalKind.HEDGE, found.first, found.stop, found.value)
        for found in _table(language).find(words)
        if words.low(found.first) not in lower_only or words.raw(found.first).islower()
    ]
