"""Times of day: "20 Uhr", "14.30 Uhr", "8:30 p.m."; as `T20:00`."""

import re

from workbench.text.date_words import DateWords
from workbench.text.phrases import Found
from workbench.text.words import Words

_TIME = re.compile(r"([01]?\d|2[0-4])(?:[.:]([0-5]\d)(?::[0-5]\d)?)?")
_NOON = 12


def clock_times(words: Words, index: int, lexicon: DateWords) -> list[Found]:
    """The time of day that begins at a token, or both of "10-18 Uhr" and "von 10 bis 12 Uhr"."""
    first = _time(words, index, lexicon)
    if first:
        return [first]
    match = _TIME.fullmatch(words.raw(index))
    mark = index + 1
    if not match or words.glued(index) or not words.near(mark) or not words.near(mark + 1):
        return []
    if not lexicon.has("clock_ranges", words.low(mark)):
        return []
    second = _time(words, mark + 1, lexicon)
    if second is None or second.stop == mark + 2:
        return []
    start = f"T{int(match[1]):02d}:{int(match[2] or 0):02d}"
    return [Found(index, index + 1, start), second]


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
    if cued and match[2] and ":" in words.raw(index):
        return Found(index, index + 1, f"T{hour:02d}:{minute:02d}")
    return None


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
