"""The exact mode held against brute force: the same best score, and how much faster."""

import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from statistics import median
from typing import NamedTuple, Protocol, TypeVar, runtime_checkable

from rapidfuzz import fuzz, process

Found = TypeVar("Found")
_SCORER = fuzz.token_sort_ratio
_SAME = 1e-6  # scores that differ by less are one
_EACH = 10  # of so many queries one is also given to `extractOne`


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
    """How many queries were asked, and in how many the best score was the same.

    Ratios are of brute force's CPU over ours: `faster` the median against `process.extract`,
    `slowest` the least of them, `beside_one` the median against `process.extractOne`, which every
    tenth query was given to. `ours` is our median in milliseconds.
    """

    asked: int
    same: int
    faster: float
    slowest: float
    beside_one: float
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
    same = 0
    all_times: list[float] = []
    one_times: list[float] = []
    ours: list[float] = []
    for number, text in enumerate(asked):
        form = method.form(text)
        many = partial(process.extract, form, forms, scorer=_SCORER, limit=10)
        spent, found = _timed(many)
        own, best = _timed(partial(method.exact, text))
        if not number % _EACH:
            single = partial(process.extractOne, form, forms, scorer=_SCORER)
            one_times.append(_timed(single)[0] / own)
        all_times.append(spent / own)
        ours.append(1000 * own)
        same += best is not None and abs(best - found[0][1]) < _SAME
        tell(number + 1)
    ratios = (median(all_times), min(all_times), median(one_times))
    return Agreement(len(asked), same, *ratios, median(ours))


def _timed(work: Callable[[], Found]) -> tuple[float, Found]:
    """Seconds of CPU, at least a microsecond, and what came of it."""
    start = time.process_time()
    found = work()
    return max(time.process_time() - start, 1e-6), found
