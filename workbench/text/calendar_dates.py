"""Dates that name a day, a month, a year or a part of one."""

import re
from datetime import date
from typing import NamedTuple

from workbench.text.date_words import DateWords, capitalised, small_number, year_at
from workbench.text.phrases import Found
from workbench.text.words import Words

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?")
_LEAP_YEAR = 2000
_CENTURY_NOW = 2000
_MOST_LISTED_DAYS = 6


class _Day(NamedTuple):
    """A day of a month that is yet to come: tokens `first` up to `stop`, and its number."""

    first: int
    stop: int
    number: int


def month_value(year: int | None, month: int, day: int | None = None) -> str:
    """ISO 8601 for a day or a month, `--02-24` and `--02` where the year is open."""
    lead = f"{year:04d}" if year else "-"
    return f"{lead}-{month:02d}" + (f"-{day:02d}" if day else "")


def valid_day(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; 29 February counts where the year is open."""
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def numeric_date(words: Words, index: int, lexicon: DateWords) -> Found | None:
    """As in "24.02.2022", "24.02.", "2022-02-24", "02/24/2022"."""
    dotted = _DOTTED.fullmatch(words.raw(index))
    if dotted:
        return _dotted(words, index, dotted, lexicon)
    marks = words.raw(index + 1)
    glued = all(words.glued(index + step) for step in range(1, 5))
    if not glued or marks not in ("-", "/") or words.raw(index + 3) != marks:
        return None
    parts = [words.raw(index + step) for step in (0, 2, 4)]
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    return _three_parts(index, [int(part) for part in parts], parts, lexicon)


def _three_parts(
    index: int, values: list[int], raws: list[str], lexicon: DateWords
) -> Found | None:
    first, second, third = values
    if len(raws[0]) == 4:
        year, month, day = first, second, third
    elif len(raws[2]) == 4:
        day_leads = first > 12 or (lexicon.day_first and second <= 12)
        year, month, day = (third, second, first) if day_leads else (third, first, second)
    else:
        return None
    if not 1000 <= year < 2200 or not valid_day(year, month, day):
        return None
    return Found(index, index + 5, month_value(year, month, day))


def _dotted(words: Words, index: int, match: re.Match[str], lexicon: DateWords) -> Found | None:
    day, month = int(match[1]), int(match[2])
    year = int(match[3]) if match[3] else None
    stop = index + 1
    if year is not None and year < 100:
        year += _CENTURY_NOW
    if year is None:
        if not lexicon.day_first or not words.glued(stop) or words.raw(stop) != ".":
            return None
        stop += 1
        if year_at(words, stop) and words.glued(stop):
            return None
        if not (words.near(index) and words.low(index - 1) in _DAY_CUES):
            return None
    if not valid_day(year, month, day):
        return None
    return Found(index, stop, month_value(year, month, day))


_DAY_CUES = frozenset(
    ("am", "vom", "zum", "bis", "ab", "den", "dem", "seit", "der", "und", "(", "-", "–")
)


def day_and_month(words: Words, index: int, lexicon: DateWords) -> list[Found]:
    """As in "24. Februar 2022", "15 June", and days in a row ("3., 4. und 7. Mai")."""
    days: list[_Day] = []
    at = index
    while len(days) < _MOST_LISTED_DAYS:
        day = small_number(words, at, 31)
        if day is None or (days and not words.near(at)):
            return []
        stop = at + 1
        if words.glued(stop) and lexicon.has("day_marks", words.low(stop)):
            stop += 1
        days.append(_Day(at, stop, day))
        month_at = stop + 1 if words.low(stop) == "of" and words.near(stop) else stop
        month = _month(words, month_at, lexicon)
        if month:
            return _days_of_month(words, days, month_at, month, lexicon)
        mark = words.low(stop)
        if not words.near(stop) or not (lexicon.has("list", mark) or lexicon.has("range", mark)):
            return []
        at = stop + 1
        if mark == "," and words.near(at) and lexicon.has("list", words.low(at)):
            at += 1
        if words.near(at) and lexicon.has("day_lead", words.low(at)):
            at += 1
    return []


def _month(words: Words, index: int, lexicon: DateWords) -> int | None:
    if not words.near(index) or not capitalised(words.raw(index)):
        return None
    return lexicon.months.get(words.low(index))


def _after_month(words: Words, month_at: int) -> int:
    """The token after a month and the full stop of its abbreviation, if something follows it."""
    stop = month_at + 1
    shortened = len(words.low(month_at)) <= 4 and words.low(month_at) not in ("mai", "may", "june")
    if shortened and words.glued(stop) and words.low(stop) == "." and words.near(stop + 1):
        return stop + 1
    return stop


def _year_after(words: Words, index: int, lexicon: DateWords) -> tuple[int | None, int]:
    """The year that follows, past a comma or "of", and the token after it."""
    for at in (index, index + 1):
        if at > index and not (words.near(index) and lexicon.has("of", words.low(index))):
            break
        if words.near(at) and (year := year_at(words, at)):
            return year, at + 1
    return None, index


def _days_of_month(
    words: Words, days: list[_Day], month_at: int, month: int, lexicon: DateWords
) -> list[Found]:
    after = _after_month(words, month_at)
    year, stop = _year_after(words, after, lexicon)
    if year is None:
        stop = after if after == month_at + 1 else after - 1
    if not all(valid_day(year, month, day.number) for day in days):
        return []
    values = [month_value(year, month, day.number) for day in days]
    found: list[Found] = []
    place = 0
    while place < len(days):
        last = place
        if place + 1 < len(days) and lexicon.has("range", words.low(days[place].stop)):
            last = place + 1
        end = stop if last == len(days) - 1 else days[last].stop
        value = values[place] if last == place else f"{values[place]}/{values[last]}"
        found.append(Found(days[place].first, end, value))
        place = last + 1
    return found


def month_first(words: Words, index: int, lexicon: DateWords) -> Found | None:
    """As in "Februar 2022", "im Februar", "Feb. 14", "March 21, 2019", "June 15-17"."""
    month = lexicon.months.get(words.low(index))
    if month is None or not capitalised(words.raw(index)):
        return None
    after = _after_month(words, index)
    year, stop = _year_after(words, after, lexicon)
    if year:
        return Found(index, stop, month_value(year, month))
    if not lexicon.day_first or lexicon.has("day_marks", "st"):
        day = small_number(words, after, 31) if words.near(after) else None
        if day and valid_day(None, month, day):
            return _month_day(words, index, after, (month, day), lexicon)
    if lexicon.has("shy_months", words.low(index)) and not _is_cued(words, index, lexicon):
        return None
    return Found(index, index + 1, month_value(None, month))


def _is_cued(words: Words, index: int, lexicon: DateWords) -> bool:
    before = index - 2 if words.low(index - 1) == "-" and words.glued(index) else index - 1
    return words.near(index) and lexicon.has("month_cues", words.low(before))


def _month_day(
    words: Words, index: int, day_at: int, month_day: tuple[int, int], lexicon: DateWords
) -> Found:
    month, day = month_day
    stop = day_at + 1
    if words.glued(stop) and lexicon.has("day_marks", words.low(stop)):
        stop += 1
    last = None
    if words.near(stop) and words.low(stop) in ("-", "–") and words.near(stop + 1):
        last = small_number(words, stop + 1, 31)
        if last and last > day and valid_day(None, month, last):
            stop += 2
        else:
            last = None
    year, end = _year_after(words, stop, lexicon)
    first = month_value(year, month, day)
    value = f"{first}/{month_value(year, month, last)}" if last else first
    return Found(index, end if year else stop, value)


def month_at(words: Words, index: int, lexicon: DateWords) -> int | None:
    """The number of the month that a token names, 1 to 12."""
    return _month(words, index, lexicon)
