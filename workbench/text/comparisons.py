"""Words that set one thing against another: more, less, rose, fell, unlike, the largest."""

from functools import cache

from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.phrases import Found, PhraseTable
from workbench.text.words import Words

_FARTHEST = 3  # tokens between a comparative and its "than"


@cache
def _table(language: str) -> PhraseTable:
    return PhraseTable(packs.section(language, "comparisons").get("groups", {}))


@cache
def _endings(language: str) -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    table = packs.section(language, "comparisons").get("endings", {})
    return (
        tuple(table.get("comparative", ())),
        frozenset(table.get("particle", ())),
        frozenset(table.get("no_comparative", ())),
    )


def find_comparisons(words: Words, language: str) -> list[Signal]:
    """The comparisons of a text.

    `value` is `more`, `less`, `up`, `down`, `equal`, `contrast`, `superlative`, or `other` for a
    comparative whose direction the language pack does not know.
    """
    found = list(_table(language).find(words))
    taken = {index for item in found for index in range(item.first, item.stop)}
    found += [item for item in _unlisted(words, language) if item.first not in taken]
    return [
        words.signal(SignalKind.COMPARISON, item.first, item.stop, item.value) for item in found
    ]


def _unlisted(words: Words, language: str) -> list[Found]:
    """Comparatives that are followed by the word for "than"."""
    endings, particles, excepted = _endings(language)
    found: list[Found] = []
    for index, low in enumerate(words.lows):
        if low not in particles:
            continue
        for back in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
            word = words.low(back)
            if not word[0].isalpha():
                break
            if len(word) > 4 and word.endswith(endings) and word not in excepted:
                if words.raw(back).islower():
                    found.append(Found(back, back + 1, "other"))
                break
    return found
