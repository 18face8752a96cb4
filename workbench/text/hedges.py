"""Words of doubt or possibility. Reported speech and rounded figures are no hedges."""

from functools import cache

from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.modal_hedges import modal_hedges
from workbench.text.phrases import PhraseTable
from workbench.text.split_verbs import SplitVerbs
from workbench.text.words import Words

_NONE = ""


@cache
def _table(language: str) -> PhraseTable:
    """The hedges, and without a value the set phrases in which such a word is none."""
    table = packs.section(language, "hedges")
    return PhraseTable({**table.get("groups", {}), _NONE: table.get("set_phrases", ())})


@cache
def _split_verbs(language: str) -> SplitVerbs:
    return SplitVerbs(packs.section(language, "hedges").get("split", {}))


def find_hedges(words: Words, language: str) -> list[Signal]:
    """The hedges of a text; `value` is `likely`, `reported`, `possible` or `unclear`."""
    lower_only = packs.section(language, "hedges").get("lower_case_only", ())
    modals = modal_hedges(language)
    found = [
        words.signal(SignalKind.HEDGE, found.first, found.stop, found.value)
        for found in (*_table(language).find(words), *_split_verbs(language).find(words))
        if found.value != _NONE
        and (words.low(found.first) not in lower_only or words.raw(found.first).islower())
        and not modals.forbids(words, found.first)
    ]
    found += (words.signal(SignalKind.HEDGE, at, at + 1, value) for at, value in modals.find(words))
    return sorted(found, key=lambda signal: signal.span)
