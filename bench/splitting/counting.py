"""Precision, recall and F1 of things found against things wanted."""

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

Pair = tuple[int, int]  # start and end of a span, half-open code points


class Tally(NamedTuple):
    """Right, wrongly found and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Both counts together."""
        return Tally(*(own + more for own, more in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing is there or found."""
        weight = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / weight if weight else 1.0


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of counts."""
    result = Tally()
    for tally in tallies:
        result = result.plus(tally)
    return result


def of_sets(wanted: Set[object], found: Set[object]) -> Tally:
    """Counts for two sets."""
    return Tally(len(wanted & found), len(found - wanted), len(wanted - found))


def overlap(one: Pair, other: Pair) -> float:
    """The shared part of two spans over what they cover together, 0–1."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    covered = max(one[1], other[1]) - min(one[0], other[0])
    return shared / covered if covered else 0.0


def paired(
    wanted: list[Pair], found: list[Pair], least: float = 0.0
) -> Iterator[tuple[int, int, float]]:
    """One to one, the most alike first: index wanted, index found, their overlap (0–1).

    Only pairs with some overlap, and with `least` at least.
    """
    ranked = sorted(
        (
            (alike, one, other)
            for one, first in enumerate(wanted)
            for other, second in enumerate(found)
            if (alike := overlap(first, second)) >= least and alike > 0
        ),
        reverse=True,
    )
    taken: set[int] = set()
    used: set[int] = set()
    for alike, one, other in ranked:
        if one not in taken and other not in used:
            taken.add(one)
            used.add(other)
            yield one, other, alike


def characters(text: str, spans: Iterable[Pair]) -> set[int]:
    """The offsets of the non-blank characters that lie in one of the spans."""
    return {at for start, end in spans for at in range(start, end) if not text[at].isspace()}
