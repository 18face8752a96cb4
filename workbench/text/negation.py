"""Words that turn an assertion round: not, without, denied, failed."""

from functools import cache

from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.phrases import PhraseTable
from workbench.text.words import Words


@cache
def _table(language: str) -> PhraseTable:
    return PhraseTable(packs.section(language, "negation").get("groups", {}))


def find_negations(words: Words, language: str, taken: bytearray) -> list[Signal]:
    """The negations of a text; `value` is `not`, `without`, `deny` or `fail`.

    Tokens that `taken` marks belong to ordinals ("No. 1").
    """
    return [
        words.signal(SignalKind.NEGATION, found.first, found.stop, found.value)
        for found in _table(language).find(words)
        if not taken[found.first]
    ]
