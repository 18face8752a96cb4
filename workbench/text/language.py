"""Which language a text is in, by a vote of its most common small words."""

from functools import cache

from workbench.text import packs
from workbench.text.words import Words

UNKNOWN = "und"
_SAMPLE = 20_000  # code points; a longer text does not change its mind
_FEW = 25  # words: below that one small word is enough
_LEAST_SHARE = 0.12  # of all words in a longer text; German and English have about 0.35


def detect(text: str) -> str:
    """The code of the language with the most votes, or `und` where none is convincing.

    Only the languages that have a pack can win. A word of the pack's `words` counts one, and so
    does a word with one of its `letters` or, where it has at least six letters, `endings`.
    """
    lows = [low for low in Words(text[:_SAMPLE]).lows if low[0].isalpha()]
    if not lows:
        return UNKNOWN
    votes = {language: _votes(language, lows) for language in packs.languages()}
    ranked = sorted(votes.items(), key=lambda item: -item[1])
    (winner, most), (_, second) = (*ranked, ("", 0), ("", 0))[:2]
    needed = max(1.0, _LEAST_SHARE * len(lows)) if len(lows) > _FEW else 1.0
    return winner if most >= needed and most > second else UNKNOWN


@cache
def _marks(language: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    table = packs.section(language, "language")
    return (
        frozenset(table.get("words", ())),
        tuple(table.get("letters", ())),
        tuple(table.get("endings", ())),
    )


def _votes(language: str, lows: list[str]) -> int:
    words, letters, endings = _marks(language)
    return sum(
        low in words
        or any(letter in low for letter in letters)
        or (len(low) > 5 and low.endswith(endings))
        for low in lows
    )
