"""Times of day: "20 Uhr", "14.30 Uhr", "8:30 p.m."; as `T20:00`."""

import re

from workbench.text.date_words import DateWords
from workbench.text.numerals import number_words
from workbench.text.phrases import Found
from workbench.text.words import Words

_TIME = re.compile(r"([01]?\d|2[0-4])(?:[.:]([0-5]\d)(?::[0-5]\d)?)?")
_NOON, _DAY = 12, 24
_MOST_IN_A_ROW = 6


def clock_times(words: Words, index: int, lexicon: DateWords) -> list[Found]:
    """The time of day that begins at a token, or all of "8-12 und 14-18 Uhr", "von 10 bis 12 Uhr".

    Only the last of several has to say that it is one.
    """
    found: list[Found] = []
    at = index
    if words.glued(index) and words.raw(index - 1) != "(":
        return [only] if (only := _time(words, index, lexicon)) else []
    while len(found) < _MOST_IN_A_ROW:
        last = _time(words, at, lexicon)
        if last:
            return [*found, last] if not found or last.stop > at + 1 else []
        match = _TIME.fullmatch(words.raw(at))
        mark = at + 1
        if not match or not words.near(mark) or not words.near(mark + 1):
            return []
        if not lexicon.has("clock_ranges", words.low(mark)):
            return []
        found.append(Found(at, at + 1, f"T{int(match[1]):02d}:{int(match[2] or 0):02d}"))
        at = mark + 2 if lexicon.has("clock_from", words.low(mark + 1)) else mark + 1
    return []


def spelled_time(words: Words, index: int, lexicon: DateWords, language: str) -> Found | None:
    """As in "fünf Uhr", "five o'clock"."""
    hour = number_words(language).simple(words.low(index))
    after = index + 1
    if hour is None or not words.near(after) or not lexicon.has("time_words", words.low(after)):
        return None
    return Found(index, after + 1, f"T{int(hour):02d}:00") if 0 <= hour <= _DAY else None


def _time(words: Words, index: int, lexicon: DateWords) -> Found | None:
    match = _TIME.fullmatch(words.raw(index))
    if not match or (words.glued(index) and words.raw(index - 1).isalnum()):
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = _half_day(words, index + 1, lexicon)
    if half and 1 <= hour <= _NOON:
        name, stop = half
        hour = hour % _NOON + (_NOON if name[0] == "p" else 0)
        return Found(index, stop, f"T{hour:02d}:{minute:02d}")
    if words.near(index + 1) and lexicon.has("time_words", words.low(index + 1)):
        stop = index + 2
        if not match[2] and words.near(stop) and _is_minute(words.raw(stop)):
            minute, stop = int(words.raw(stop)), stop + 1
        return Found(index, stop, f"T{hour:02d}:{minute:02d}")
    cued = words.near(index) and lexicon.has("clock_cues", words.low(index - 1))
    if not cued or not match[2]:
        return None
    if ":" in words.raw(index) or _is_bare_time(words, index, lexicon):
        return Found(index, index + 1, f"T{hour:02d}:{minute:02d}")
    return None


def _is_bare_time(words: Words, index: int, lexicon: DateWords) -> bool:
    """As in "um 12.15 begann das Rennen": no noun and no unit follows that it could count."""
    after = words.raw(index + 1)
    return (
        lexicon.has("clock_at", words.low(index - 1))
        and not after[:1].isupper()
        and after not in ("%", "€", "$", "-", "–")
        and not lexicon.has("counted", words.low(index + 1))
        and words.raw(index).count(".") == 1
    )


def _is_minute(raw: str) -> bool:
    return len(raw) == 2 and raw.isdecimal() and int(raw) < 60


def _half_day(words: Words, index: int, lexicon: DateWords) -> tuple[str, int] | None:
    """As in "p.m.", "pm" or "PM" after a figure, and the token after it."""
    if not words.near(index):
        return None
    low = words.low(index)
    if low in ("am", "pm") and lexicon.has("half_day", low):
        return low, index + 1
    dotted = low in ("a", "p") and words.low(index + 1) == "." and words.low(index + 2) == "m"
    if not dotted or not words.glued(index + 2) or not lexicon.has("half_day", f"{low}.m"):
        return None
    stop = index + 3
    return low, stop + 1 if words.glued(stop) and words.low(stop) == "." else stop
