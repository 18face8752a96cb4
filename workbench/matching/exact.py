"""Which of many wordings is most like a wanted one, with the proof that no other is more like it.

The measure is `fuzz.token_sort_ratio` of plain texts (`matching.analysis.plain`). The letters of
two wordings bound it from above (`matching.letters`), so that only those need to be compared whose
bound is not below the best found so far.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from workbench.matching.letters import Counts, bounds, counts_of
from workbench.matching.postings import Numbers

_SLACK = 1e-3  # more than a bound of 32 bits can be off

_PROMISING = 30  # wordings compared before it is said which others may win


class Contest:
    """Takes wordings by their numbers and keeps the ones most like the wanted one.

    `best` is the highest score so far, 0–100; `winners` are the numbers that have it, none as
    long as it is 0.
    """

    def __init__(self, wanted: str) -> None:
        self._wanted = in_order(wanted)
        self._size = len(wanted)
        self._counts = counts_of(wanted)
        self.best = 0.0
        self.winners: set[int] = set()

    @property
    def kinds(self) -> tuple[int, ...]:
        """The kinds of letters whose counts are needed for a bound."""
        return tuple(kind for kind, count in enumerate(self._counts) if count)

    def compare(self, wordings: Mapping[int, str]) -> None:
        """Compare some wordings, in plain form, in full."""
        choices = {number: in_order(text) for number, text in wordings.items()}
        # Below the best by more than what rounding does to it, nothing can win.
        least = max(0.0, self.best - _SLACK)
        found = process.extract(
            self._wanted, choices, scorer=fuzz.ratio, score_cutoff=least, limit=None
        )
        for _text, score, number in found:
            if score > self.best:
                self.best, self.winners = score, set()
            if score == self.best and score:
                self.winners.add(number)

    def bounds(self, columns: dict[int, Counts], sizes: NDArray[Any]) -> NDArray[np.float32]:
        """The most that each of many wordings can score, by the counts of its letters."""
        found = bounds(self._counts, self._size, columns, sizes)
        if not self._size:
            found[sizes == 0] = 100  # nothing is just like nothing
        return found

    def can_win(self, bound: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Which bounds are not below the best score so far."""
        return bound >= max(self.best - _SLACK, _SLACK)


class Survivors:
    """Numbers of wordings that may still win, to be compared in order of their bounds."""

    def __init__(self, contest: Contest) -> None:
        self._contest = contest
        self._parts: list[tuple[Numbers, NDArray[np.float32]]] = []

    def promising(self, first: int, bound: NDArray[np.float32]) -> list[int]:
        """The few numbers of a row of wordings with the highest bounds, if these may win.

        Compared before the rest is kept, they leave little of it. `first` is the number of the
        first wording.
        """
        places = np.flatnonzero(self._contest.can_win(bound))
        if len(places) > _PROMISING:
            places = places[np.argpartition(-bound[places], _PROMISING)[:_PROMISING]]
        found: list[int] = (places + first).tolist()
        return found

    def take(self, first: int, bound: NDArray[np.float32]) -> None:
        """Keep those of a row of wordings that may win; `first` is the number of its first."""
        places = np.flatnonzero(self._contest.can_win(bound))
        self._parts.append(((places + first).astype(np.uint32), bound[places]))

    def ordered(self) -> "tuple[Numbers, NDArray[np.float32]]":
        """All numbers that may still win with their bounds, the highest bound first."""
        if not self._parts:
            return np.empty(0, np.uint32), np.empty(0, np.float32)
        numbers = np.concatenate([part for part, _ in self._parts])
        bound = np.concatenate([part for _, part in self._parts])
        # Most were kept while less was known of the best; sorting them would take longest of all.
        kept = self._contest.can_win(bound)
        numbers, bound = numbers[kept], bound[kept]
        order = np.argsort(-bound, kind="stable")
        return numbers[order], bound[order]


def in_order(wording: str) -> str:
    """The words of a wording in alphabetical order: `fuzz.ratio` of two is `token_sort_ratio`."""
    return " ".join(sorted(wording.split()))
