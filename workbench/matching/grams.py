"""Likeness of two texts by the runs of characters that they share inside words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

_SIZES = (3, 4, 5)


class GramWeights:
    """How much each run of characters tells, from the words of a collection and their counts."""

    def __init__(self, words: Mapping[str, int], texts: int) -> None:
        self._texts = max(1, texts)
        self._spread: Counter[str] = Counter()
        for word, count in words.items():
            for gram in set(_of_word(word)):
                self._spread[gram] += count

    def vector(self, text: str) -> dict[str, float]:
        """The runs of a text, weighted, with length 1 in all."""
        counts = Counter(gram for word in text.split() for gram in _of_word(word))
        weighted = {
            gram: (1 + log(count))
            * log(1 + self._texts / (1 + min(self._texts, self._spread[gram])))
            for gram, count in counts.items()
        }
        length = sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        return {gram: weight / length for gram, weight in weighted.items()}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """The likeness of two vectors, 0–1."""
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[gram] for gram, weight in first.items() if gram in second)


def _of_word(word: str) -> Iterable[str]:
    padded = f" {word} "
    for size in _SIZES:
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]
