"""What a date that leans on the day of writing stands for: "am Mittwoch", "vergangene Woche".

The forms of the values are those of `dates`. Everything here is arithmetic on the article's date,
and is only ever shown beside the wording.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from workbench.model.split import Signal, SignalKind
from workbench.text.date_words import date_words
from workbench.text.words import key

_SHIFT = re.compile(
    r"(?P<unit>day|week|month|quarter|halfyear|year|decade|century)(?P<count>[+-]\d{1,4})"
)
_SHIFTED_PART = re.compile(r"(?P<whole>(?:year|month)[+-]\d{1,4})-(?P<part>\d\d|early|mid|late)")
_WEEKDAY = re.compile(r"weekday-(?P<number>[1-7])")
_OPEN_DAY = re.compile(r"--(?P<month>\d\d)-(?P<day>\d\d)")
_OPEN_MONTH = re.compile(r"--(?P<month>\d\d)")
_OPEN_PART = re.compile(r"--(?P<code>[234]\d)")  # seasons, quarters, halves of a year
_MONTHS = {"month": 1, "quarter": 3, "halfyear": 6}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_LATEST_MONTHS_AHEAD = 6


def resolve(value: str, published: date, *, direction: int = 0) -> str:
    """The day or period in ISO 8601 that a date's value stands for; empty where it needs no help.

    `published` is the article's date. `direction` is that of the word before a weekday: below 0
    for "last", above 0 for "next"; without either a weekday is the last one up to that day.
    """
    if value == "now":
        return published.isoformat()
    if "/" in value:
        return _period(value, published, direction)
    return (
        _by_weekday(value, published, direction)
        or _by_shift(value, published)
        or _by_calendar(value, published)
    )


def resolved(signal: Signal, published: date, language: str) -> Signal:
    """A signal with what it stands for, if it is a date that needs the article's date."""
    if signal.kind is not SignalKind.DATE:
        return signal
    way = direction(signal.text, language)
    return replace(signal, resolved=resolve(signal.value, published, direction=way))


def direction(text: str, language: str) -> int:
    """Where the wording of a date points to: below 0 for "last", above 0 for "next", else 0."""
    shifts = date_words(language).shifts
    return next((shifts[low] for low in map(key, text.split()) if low in shifts), 0)


def _period(value: str, published: date, direction: int) -> str:
    first, _, last = value.partition("/")
    ends = [resolve(part, published, direction=direction) or part for part in (first, last)]
    known = all(not part or part[0].isdigit() for part in ends)
    return "/".join(ends) if known and ends != [first, last] else ""


def _by_weekday(value: str, published: date, direction: int) -> str:
    match = _WEEKDAY.fullmatch(value)
    if match is None:
        return ""
    back = (published.isoweekday() - int(match["number"])) % 7
    if direction > 0:
        return _iso(published, 7 - back)
    if direction < 0 and back == 0:
        back = 7
    return _iso(published, -back)


def _by_shift(value: str, published: date) -> str:
    match = _SHIFT.fullmatch(value)
    if match is None:
        return _part_of_shifted(value, published)
    unit, count = match["unit"], int(match["count"])
    if unit == "day":
        return _iso(published, count)
    if unit == "week":
        try:
            year, week, _ = (published + timedelta(weeks=count)).isocalendar()
        except OverflowError:
            return ""
        return f"{year:04d}-W{week:02d}"
    if unit in _YEARS:
        return _year_shifted(unit, count, published)
    return _month_shifted(unit, count, published)


def _part_of_shifted(value: str, published: date) -> str:
    """As in "July of this year", "end of the month"."""
    match = _SHIFTED_PART.fullmatch(value)
    whole = _by_shift(match["whole"], published) if match else ""
    if match is None or not whole or "W" in whole or "X" in whole:
        return ""
    return f"{whole}-{match['part']}"


def _year_shifted(unit: str, count: int, published: date) -> str:
    size = _YEARS[unit]
    year = published.year + count * size
    if not 1 <= year <= 9999:
        return ""
    return (
        f"{year:04d}" if size == 1 else f"{year // size:0{3 if size == 10 else 2}d}".ljust(4, "X")
    )


def _month_shifted(unit: str, count: int, published: date) -> str:
    size = _MONTHS[unit]
    part = (published.year * 12 + published.month - 1) // size + count
    year, within = divmod(part, 12 // size)
    if not 1 <= year <= 9999:
        return ""
    if size == 1:
        return f"{year:04d}-{within + 1:02d}"
    return f"{year:04d}-{(33 if size == 3 else 40) + within}"


def _by_calendar(value: str, published: date) -> str:
    """The nearest day or month of that name; a season or quarter is that of the year."""
    day = _OPEN_DAY.fullmatch(value)
    if day:
        return _nearest_day(int(day["month"]), int(day["day"]), published)
    month = _OPEN_MONTH.fullmatch(value)
    if month and 1 <= int(month["month"]) <= 12:
        ahead = (int(month["month"]) - published.month) % 12
        months = published.year * 12 + published.month - 1
        months += ahead if ahead <= _LATEST_MONTHS_AHEAD - 1 else ahead - 12
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    part = _OPEN_PART.fullmatch(value)
    return f"{published.year:04d}-{part['code']}" if part else ""


def _nearest_day(month: int, day: int, published: date) -> str:
    near: list[date] = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            near.append(date(year, month, day))
        except ValueError:
            continue  # 29 February, or a year out of range
    if not near:
        return ""
    return min(near, key=lambda found: (abs(found - published), found > published)).isoformat()


def _iso(published: date, days: int) -> str:
    try:
        return (published + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""
