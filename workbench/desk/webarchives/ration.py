"""How much work an archive may make, however small it is and whatever it claims to hold."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.errors import WebArchiveError
from workbench.i18n import _


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that is read of one archive.

    `unpacked` counts all bytes that are looked at, packed and unpacked; `payload` those of one
    document, unpacked; `records` the records of all files in it.
    """

    unpacked: int = 1 << 30
    payload: int = 64 << 20
    records: int = 50_000


BOUNDS = Bounds()


class SpentError(Exception):
    """More than the bounds allow would have to be read."""


class Ration:
    """Counts what is read of an archive."""

    def __init__(self, bounds: Bounds, should_stop: Callable[[], bool] | None = None) -> None:
        self.bounds = bounds
        self._bytes = bounds.unpacked
        self._records = bounds.records
        self._should_stop = should_stop

    def take(self, count: int) -> None:
        """So many bytes. Raises `SpentError`, and `WebArchiveError` when the user wants to stop."""
        if self._should_stop is not None and self._should_stop():
            raise WebArchiveError(_("Reading the web archive was stopped."))
        self._bytes -= count
        if self._bytes < 0:
            raise SpentError

    def take_record(self) -> None:
        """One record. Raises `SpentError`."""
        self._records -= 1
        if self._records < 0:
            raise SpentError
