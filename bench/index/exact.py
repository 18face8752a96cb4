"""The exact mode held against brute force: the same best score, and how much faster."""

import time
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import NamedTuple, Protocol, runtime_checkable

from rapidfuzz import fuzz, process

_SAME = 1e-6  # scores that differ by less are one


@runtime_checkable
class Exact(Protocol):
    """A method with an exact mode."""

    def form(self, text: str) -> str:
        """The form of a text that is compared."""
        ...

    def exact(self, text: str) -> float | None:
        """The best `token_sort_ratio` of any claim; None where there is no exact mode."""
        ...


class Agreement(NamedTuple):
    """How many queries were asked, how many bests were the same; the ratios of CPU.

    `faster` is the median of brute force's CPU over ours, `slowest` the least of them; `ours` is
    the median in milliseconds.
    """

    asked: int
    same: int
    faster: float
    slowest: float
    ours: float


def agreement(
    method: Exact,
    claims: Iterable[str],
    asked: Sequence[str],
    tell: Callable[[int], None] = lambda _done: None,
) -> Agreement | None:
    """Both asked in turn; `claims` are as they were given. None without an exact mode."""
    if not asked or method.exact(asked[0]) is None:
        return None
    forms = [method.form(claim) for claim in claims]
    same, ratios, ours = 0, [], []
    for number, text in enumerate(asked):
        start = time.process_time()
        found = process.extract(
            method.form(text), forms, scorer=fuzz.token_sort_ratio, limit=10, processor=None
        )
        between = time.process_time()
        best = method.exact(text)
        end = time.process_time()
        same += best is not None and abs(best - found[0][1]) < _SAME
        ratios.append((between - start) / max(end - between, 1e-6))
        ours.append(1000 * (end - between))
        tell(number + 1)
    return Agreement(len(asked), same, median(ratios), min(ratios), median(ours))
