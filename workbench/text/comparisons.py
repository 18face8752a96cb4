"""Words that set one thing against another: more, less, rose, fell, unlike, the largest."""

from functools import cache

from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.ordinals import is_ordinal
from workbench.text.phrases import Found, PhraseTable
from workbench.text.split_verbs import SplitVerbs
from workbench.text.words import Words

_SHORTEST = 5  # letters that a superlative told by its ending is longer than
_FARTHEST = 3  # tokens between a comparative and its "than"


_NOTHING = ""  # what idioms such as "declined to comment" stand for


@cache
def _table(language: str) -> PhraseTable:
    table = packs.section(language, "comparisons")
    return PhraseTable({**table.get("groups", {}), _NOTHING: table.get("none", ())})


@cache
def _split_verbs(language: str) -> SplitVerbs:
    return SplitVerbs(packs.section(language, "comparisons").get("split", {}))


@cache
def _superlatives(language: str) -> tuple[tuple[str, ...], frozenset[str], tuple[str, ...]]:
    table = packs.section(language, "comparisons").get("endings", {})
    return (
        tuple(table.get("superlative", ())),
        frozenset(table.get("before_superlative", ())),
        tuple(table.get("no_superlative", ())),
    )


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
    further = (*_split_verbs(language).find(words), *_unlisted(words, language))
    found += [item for item in further if item.first not in taken]
    taken |= {item.first for item in further}
    found += [item for item in _unlisted_superlatives(words, language) if item.first not in taken]
    return [
        words.signal(SignalKind.COMPARISON, item.first, item.stop, item.value)
        for item in found
        if item.value
    ]


def _unlisted_superlatives(words: Words, language: str) -> list[Found]:
    """As in "die schönste Stadt", "the hardest winter": by the ending, after an article."""
    endings, leads, excepted = _superlatives(language)
    if not endings:
        return []
    return [
        Found(index, index + 1, "superlative")
        for index, low in enumerate(words.lows)
        if low.endswith(endings)
        and len(low) > _SHORTEST
        and words.raw(index).islower()
        and words.low(index - 1) in leads
        and not low.endswith(excepted)
        and not is_ordinal(low, language)
    ]


def _unlisted(words: Words, language: str) -> list[Found]:
    """Comparatives that are followed by the word for "than", also "more women than men"."""
    endings, particles, excepted = _endings(language)
    counted = packs.section(language, "comparisons").get("counted", {})
    found: list[Found] = []
    for index, low in enumerate(words.lows):
        if low not in particles:
            continue
        for back in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
            word = words.low(back)
            if not word[0].isalpha():
                break
            if word in counted:
                found.append(Found(back, back + 1, counted[word]))
                break
            is_comparative = len(word) > 4 and word.endswith(endings) and word not in excepted
            if is_comparative and words.raw(back).islower():
                found.append(Found(back, back + 1, "other"))
                break
    return found
