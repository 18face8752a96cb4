"""Words that turn an assertion round: not, without, denied, failed."""

from dataclasses import replace
from functools import cache

from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.phrases import Found, PhraseTable
from workbench.text.split_verbs import SplitVerbs
from workbench.text.words import Words

_CLAUSE_ENDS = frozenset('.,;:!?…–—()»«“”"')


_NOTHING = ""  # what idioms such as "nicht nur" stand for


@cache
def _table(language: str) -> PhraseTable:
    table = packs.section(language, "negation")
    return PhraseTable({**table.get("groups", {}), _NOTHING: table.get("none", ())})


@cache
def _split_verbs(language: str) -> SplitVerbs:
    return SplitVerbs(packs.section(language, "negation").get("split", {}))


def find_negations(words: Words, language: str, taken: bytearray) -> list[Signal]:
    """The negations of a text; `value` is `not`, `without`, `deny` or `fail`.

    `scope` reaches from the negation to the end of its clause, for a denial to the end of what is
    denied. Tokens that `taken` marks belong to ordinals ("No. 1").
    """
    return [
        _scoped(words, found, language)
        for found in (*_table(language).find(words), *_split_verbs(language).find(words))
        if found.value and not taken[found.first]
    ]


def _scoped(words: Words, found: Found, language: str) -> Signal:
    signal = words.signal(SignalKind.NEGATION, found.first, found.stop, found.value)
    stop = found.stop
    contrast = packs.section(language, "negation").get("contrast", ())
    while stop < len(words) and words.near(stop):
        low = words.low(stop)
        opens_denied = low == "," and found.value == "deny"
        if (low in _CLAUSE_ENDS and not opens_denied) or low in contrast:
            break
        stop += 1
    scope = Span(signal.span.start, words.ends[stop - 1])
    return replace(signal, scope=scope)
