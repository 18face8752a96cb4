"""Words of a vocabulary that are spelt much like an unknown one."""

from collections.abc import Iterable

from rapidfuzz import fuzz

_ENDS = 4  # letters at the beginning or at the end that must agree
_MOST_LOOKED_AT = 3000
_LEAST_RATIO = 80.0
_MOST = 4
_LENGTH_GAP = 3


class Spelling:
    """A vocabulary by the beginnings and the ends of its words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._heads: dict[str, list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        for word in words:
            if _is_long(word):
                self._heads.setdefault(word[:_ENDS], []).append(word)
                self._tails.setdefault(word[-_ENDS:], []).append(word)

    def alike(self, word: str) -> list[tuple[str, float]]:
        """At most four words spelt like it, most alike first, each with its likeness 0–1."""
        if not _is_long(word):
            return []
        near = [
            *self._heads.get(word[:_ENDS], [])[:_MOST_LOOKED_AT],
            *self._tails.get(word[-_ENDS:], [])[:_MOST_LOOKED_AT],
        ]
        rated = {
            other: fuzz.ratio(word, other, score_cutoff=_LEAST_RATIO)
            for other in near
            if abs(len(other) - len(word)) <= _LENGTH_GAP
        }
        best = sorted(rated.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
        return [(other, ratio / 110) for other, ratio in best if ratio]


def _is_long(word: str) -> bool:
    return len(word) > _ENDS and not any(char.isdigit() for char in word)
