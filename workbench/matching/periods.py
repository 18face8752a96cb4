"""The days that a date may mean, so that two wordings of a date can be told equal or different."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from workbench.text.resolving import resolve

LAG = 7
"""The most days that a known claim is dated after it was made: checking takes its time."""

_YEAR_OF_DAYS = 366
_LEAP_YEAR = 2000  # stands for the year where a date names none
_DAY = re.compile(r"(\d{4}|-)-(\d\d)(?:-(\d\d))?(?:-(early|mid|late))?")
_YEAR = re.compile(r"(\d{4})(?:-(early|mid|late))?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_LONG = re.compile(r"(\d{2}[\dX]X)")
_WEEKDAY = re.compile(r"weekday-([1-7])")
# The first and last month of the parts of a year (ISO 8601-2); a winter lies in two years.
_PARTS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (1, 12),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    40: (1, 6),
    41: (7, 12),
}
_WITHIN = {"early": (0.0, 0.36), "mid": (0.3, 0.72), "late": (0.64, 1.0)}
_WHOLE = (0.0, 1.0)


class Period(NamedTuple):
    """The days from `first` to `last` (proleptic Gregorian ordinals), in any year if `open_year`.

    `weekday` (1 Monday to 7, 0 for none) says that it is a day of that name among them,
    `from_to` that the text names both ends.
    """

    first: int
    last: int
    open_year: bool = False
    weekday: int = 0
    from_to: bool = False

    def may_be(self, other: "Period") -> bool:
        """Whether both may mean the same days: they are equal, or one is a part of the other."""
        if self.weekday and other.weekday:
            return self.weekday == other.weekday and self._meets(other)
        if self.weekday or other.weekday:
            named, dated = (self, other) if self.weekday else (other, self)
            return named._has(dated)
        if self.open_year is not other.open_year:
            loose, exact = (self, other) if self.open_year else (other, self)
            return any(exact._nests(each) for each in loose._in_years_of(exact))
        return self._nests(other)

    def _nests(self, other: "Period") -> bool:
        if self.from_to and other.from_to:
            return (self.first, self.last) == (other.first, other.last)
        return (self.first <= other.first and other.last <= self.last) or (
            other.first <= self.first and self.last <= other.last
        )

    def _meets(self, other: "Period") -> bool:
        return self.first <= other.last and other.first <= self.last

    def _has(self, dated: "Period") -> bool:
        """Whether a day of this name and these days may be one of the dated ones."""
        if dated.open_year:
            return True
        if not self._meets(dated):
            return False
        if dated.last - dated.first >= 6:
            return True
        days = range(max(self.first, dated.first), min(self.last, dated.last) + 1)
        return any(date.fromordinal(day).isoweekday() == self.weekday for day in days)

    def _in_years_of(self, other: "Period") -> Iterable["Period"]:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        years = {date.fromordinal(other.first).year, date.fromordinal(other.last).year}
        for year in sorted(years):
            begin = _ordinal(year, first.month, first.day)
            end = _ordinal(year, last.month, last.day)
            yield Period(begin, end, from_to=self.from_to)


_ANY_DAY = (1, date.max.toordinal())


def periods_of(
    value: str, day: date | None, *, lag: int = 0, direction: int = 0, other_day: date | None = None
) -> tuple[Period, ...]:
    """The days that the value of a date may mean; none where it can't be told.

    `day` is the day it was written, or up to `lag` days after that. Where it is not known, a day
    or month of no year is the one nearest to `other_day`, the day of the other text. `direction`
    is that of `resolving.resolve`.
    """
    if day is None and other_day is not None and value.startswith("--"):
        day, lag = other_day, 0
    return _periods(value, day, lag, direction)


@lru_cache(maxsize=4096)
def _periods(value: str, day: date | None, lag: int, direction: int) -> tuple[Period, ...]:
    if value == "now":
        return ()
    found: list[Period] = []
    if day is not None:
        written = (_before(day, days) for days in range(lag + 1))
        values = {resolve(value, each, direction=direction) for each in written}
        if not direction and value.startswith("weekday-") and "/" not in value:
            values.add(resolve(value, day, direction=1))  # nobody says which Wednesday
        values |= set(_in_years_around(value, day))
        found = [period for each in sorted(values) if (period := _absolute(each))]
    return tuple(found) or tuple(filter(None, (_absolute(value),)))


def _in_years_around(value: str, day: date) -> Iterator[str]:
    """A day or month of no year in the years around a day: the last one and the next one."""
    if _DAY.fullmatch(value) is None or not value.startswith("--"):
        return
    for year in range(day.year - 1, day.year + 2):
        period = _absolute(f"{year:04d}{value[1:]}") if 1 <= year <= date.max.year else None
        if period and abs(period.first - day.toordinal()) < _YEAR_OF_DAYS:
            yield f"{year:04d}{value[1:]}"


def _before(day: date, days: int) -> date:
    return day - timedelta(days=min(days, day.toordinal() - 1))


def _absolute(value: str) -> Period | None:
    """The days of a value that names them by itself, with or without a year."""
    if "/" in value:
        return _from_to(*value.split("/", 1))
    weekday = _WEEKDAY.fullmatch(value)
    if weekday:
        return Period(*_ANY_DAY, weekday=int(weekday[1]))
    return _days(value) or _years(value) or _week(value)


def _from_to(first: str, last: str) -> Period | None:
    if not last:
        return None  # "since": it has no end
    one, two = _absolute(first), _absolute(last)
    if one is None or two is None or one.weekday or two.weekday:
        return None
    if one.open_year is not two.open_year or one.first > two.last:
        return None
    return Period(one.first, two.last, one.open_year, from_to=True)


def _days(value: str) -> Period | None:
    match = _DAY.fullmatch(value)
    if match is None:
        return None
    is_open = match[1] == "-"
    year = _LEAP_YEAR if is_open else int(match[1])
    month = int(match[2])
    first_month, last_month = _PARTS.get(month, (month, month))
    if not 1 <= last_month <= 12 or not 1 <= year <= 9998:
        return None
    if match[3]:
        day = int(match[3])
        if not 1 <= day <= monthrange(year, month)[1]:
            return None
        return Period(_ordinal(year, month, day), _ordinal(year, month, day), is_open)
    period = _part(_ordinal(year, first_month, 1), _ordinal(year, last_month, 31), match[4])
    if month == 24 and not is_open:
        return Period(_ordinal(year - 1 or 1, 12, 1), _ordinal(year + 1, 2, 29))
    return Period(period.first, period.last, is_open)


def _years(value: str) -> Period | None:
    match = _YEAR.fullmatch(value)
    if match:
        year = max(1, int(match[1]))
        return _part(_ordinal(year, 1, 1), _ordinal(year, 12, 31), match[2])
    if not _LONG.fullmatch(value):
        return None
    first, last = int(value.replace("X", "0")), int(value.replace("X", "9"))
    return Period(_ordinal(max(1, first), 1, 1), _ordinal(max(1, last), 12, 31))


def _week(value: str) -> Period | None:
    match = _WEEK.fullmatch(value)
    if match is None:
        return None
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1).toordinal()
    return Period(monday, monday + 6)


def _part(first: int, last: int, part: str | None) -> Period:
    begin, end = _WITHIN[part] if part else _WHOLE
    length = last - first
    return Period(first + round(begin * length), first + round(end * length))


def _ordinal(year: int, month: int, day: int) -> int:
    """The ordinal of a day, or of the last one of its month where there is no such day."""
    return date(year, month, min(day, monthrange(year, month)[1])).toordinal()
