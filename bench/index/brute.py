"""Brute force: rapidfuzz holds the text against every claim."""

from collections.abc import Callable, Iterable
from typing import Any

from rapidfuzz import fuzz, process

from bench.index.analysis import normal
from bench.index.method import TEXTS, Method, Texts

Scorer = Callable[..., float]
_SHOWN = 10


class Brute(Method):
    """`process.extract` over all claims in memory, in their normal form."""

    scorer: Scorer = fuzz.token_set_ratio
    in_memory = True
    proposes = False
    _claims: list[str]

    def build(self, texts: Iterable[str]) -> None:
        """Nothing is kept."""

    def open(self) -> None:
        """Read all texts."""
        texts = Texts(self.corpus / TEXTS)
        self._claims = texts.all()
        texts.close()

    def candidates(self, text: str, count: int = _SHOWN) -> list[int]:
        """The best `count`, best first."""
        found = process.extract(normal(text), self._claims, scorer=type(self).scorer, limit=count)
        return [place for _text, _score, place in found]

    def ranked(self, text: str, candidates: list[int], count: int) -> list[int]:  # noqa: ARG002
        """They are ranked already."""
        return candidates[:count]

    def add(self, text: str) -> None:
        """One more in the list."""
        self._claims.append(normal(text))


class BruteSet(Brute):
    """By `token_set_ratio`."""

    name = "extract token_set"
    scorer = fuzz.token_set_ratio
    pace = 0.4e6


class BruteSort(Brute):
    """By `token_sort_ratio`."""

    name = "extract token_sort"
    scorer = fuzz.token_sort_ratio
    pace = 0.8e6


class Matrix(Brute):
    """`process.cdist` with one text and two workers; keeps the scores of the last one asked for."""

    module = "numpy"
    workers = 2
    least = 60
    scores: Any = None

    def candidates(self, text: str, count: int = _SHOWN) -> list[int]:
        """The best `count`, best first."""
        import numpy as np

        rows = process.cdist(
            [normal(text)],
            self._claims,
            scorer=type(self).scorer,
            workers=self.workers,
            dtype=np.float32,
        )
        self.scores = rows[0]
        count = min(count, len(self.scores))
        best = np.argpartition(-self.scores, count - 1)[:count]
        found: list[int] = best[np.argsort(-self.scores[best], kind="stable")].tolist()
        return found


class MatrixSet(Matrix):
    """By `token_set_ratio`."""

    name = "cdist token_set"
    scorer = fuzz.token_set_ratio
    pace = 0.4e6


class MatrixSort(Matrix):
    """By `token_sort_ratio`."""

    name = "cdist token_sort"
    scorer = fuzz.token_sort_ratio
    pace = 0.8e6
