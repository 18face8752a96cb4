"""Which of the automatic backups are kept."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Rotation:
    """The newest backups of so many days, weeks (from Monday on) and months are kept.

    Only those periods count that there is a backup of. Without days, none is made or deleted.
    """

    daily: int = 7
    weekly: int = 4
    monthly: int = 6


def kept(days: Iterable[date], rotation: Rotation) -> frozenset[date]:
    """The days whose backups are kept, of those that there are backups of."""
    newest_first = sorted(set(days), reverse=True)
    return frozenset(
        (
            *_newest(newest_first, lambda day: day, rotation.daily),
            *_newest(newest_first, lambda day: day.isocalendar()[:2], rotation.weekly),
            *_newest(newest_first, lambda day: (day.year, day.month), rotation.monthly),
        )
    )


def _newest(
    newest_first: Iterable[date], period: Callable[[date], Hashable], count: int
) -> list[date]:
    """The newest day of each of the last periods."""
    found: dict[Hashable, date] = {}
    for day in newest_first:
        found.setdefault(period(day), day)
    return list(found.values())[:count]
