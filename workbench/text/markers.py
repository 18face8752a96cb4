"""Words that tie a cause to an effect, look ahead, or judge.

The lists are those of the pack's `[markers]` table. Future tenses that are spelt like a passive
("wird gebaut") count only where the clause does not end in a participle.
"""

from dataclasses import dataclass
from functools import cache

from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.clause_words import clause_words
from workbench.text.phrases import Found, PhraseTable
from workbench.text.words import Words

_REACH = 40  # tokens in which the verb of a future tense is looked for
_ENDS = frozenset(".,;:!?…–—")


@dataclass(frozen=True, slots=True)
class _Markers:
    table: PhraseTable
    future: frozenset[str]


@cache
def _markers(language: str) -> _Markers:
    table = packs.section(language, "markers")
    groups = {kind: table.get(kind, ()) for kind in ("causal", "prediction", "opinion")}
    return _Markers(PhraseTable(groups), frozenset(table.get("future", ())))


def find_markers(words: Words, language: str) -> list[Signal]:
    """The causal, predicting and judging words of a text; `value` is the wording in small letters.

    Their kinds are `causal`, `prediction` and `opinion`.
    """
    known = _markers(language)
    found = [*known.table.find(words)]
    found += [
        Found(index, index + 1, "prediction")
        for index, low in enumerate(words.lows)
        if low in known.future and _looks_ahead(words, index, language)
    ]
    return [
        words.signal(SignalKind(kind), first, stop, " ".join(words.lows[first:stop]))
        for first, stop, kind in found
    ]


def _looks_ahead(words: Words, index: int, language: str) -> bool:
    """Whether the clause ends in an infinitive: "wird steigen", but not "wird gebaut"."""
    known = clause_words(language)
    if not known.verb_last:
        return words.low(index + 1) not in known.not_finite
    before = words.raw(index - 1)
    if before.islower() and before.endswith("n") and words.low(index + 1) in _ENDS:
        return not known.may_be_participle(before)  # "dass sie steigen wird"
    stop = index + 1
    while stop < min(len(words), index + _REACH) and words.low(stop) not in _ENDS:
        stop += 1
    last = words.raw(stop - 1)
    if stop - 1 == index or not last.islower():
        return False
    if last == "werden" and stop - 2 > index:
        return True  # "wird gebaut werden"
    return last.endswith("n") and not known.may_be_participle(last)
