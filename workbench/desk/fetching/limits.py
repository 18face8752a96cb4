"""How much a fetch may take, and the clock that holds it to its time."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from workbench.errors import FetchError, FetchStoppedError
from workbench.i18n import _, ngettext

_SLICE = 0.2  # seconds that anything waits before the clock and the user are asked again


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one fetch may take, all of its redirects included.

    `wire` is the bytes received, `decoded` those of the page once unpacked, `head` those of one
    answer's headers; `seconds` is the time in all, `connecting` that for one address.
    """

    wire: int = 20 << 20
    decoded: int = 20 << 20
    head: int = 64 << 10
    seconds: float = 30.0
    connecting: float = 8.0
    redirects: int = 5


LIMITS = Limits()
"""The limits, unless others are given."""


class Clock:
    """Runs from its making; whoever waits asks it first."""

    def __init__(self, seconds: float, should_stop: Callable[[], bool] | None = None) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._should_stop = should_stop

    def check(self) -> float:
        """The seconds that are left.

        Raises `FetchStoppedError` where the user wants to stop, `FetchError` when time is up.
        """
        if self._should_stop is not None and self._should_stop():
            raise FetchStoppedError(_("Fetching was stopped; nothing was saved."))
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(
                ngettext(
                    "The page did not arrive within {count} second; nothing was saved.",
                    "The page did not arrive within {count} seconds; nothing was saved.",
                    round(self._seconds),
                ).format(count=f"{self._seconds:g}")
            )
        return left

    def slice(self) -> float:
        """How many seconds to wait before asking again. Raises as `check` does."""
        return min(_SLICE, self.check())
