"""Two dates joined to a period: "von August 2014 bis Juli 2015", "2010–2015", "May to July"."""

import re

from workbench.text.date_words import DateWords
from workbench.text.phrases import Found
from workbench.text.words import Words

_YEAR = re.compile(r"(\d{4})(?:-.*)?")
_FARTHEST = 3  # tokens between the two dates


def joined(words: Words, found: list[Found], lexicon: DateWords) -> list[Found]:
    """The dates, in text order, with two that make a period as one; value `start/end`.

    Two times of day stay two: each is checked by itself.
    """
    result: list[Found] = []
    for item in found:
        if result and _belong(words, result[-1], item, lexicon):
            left = result.pop()
            value = f"{_completed(left.value, item.value)}/{item.value}"
            result.append(Found(left.first, item.stop, value))
        else:
            result.append(item)
    return result


def _belong(words: Words, left: Found, right: Found, lexicon: DateWords) -> bool:
    gap = right.first - left.stop
    if not 1 <= gap <= _FARTHEST or "/" in left.value or "/" in right.value:
        return False
    if _kind(left.value) != _kind(right.value):
        return False
    if not _is_absolute(left.value) or not _is_absolute(right.value):
        return False
    if not all(words.near(index) for index in range(left.stop, right.first + 1)):
        return False
    mark = lexicon.ranges.at(words, left.stop)
    if mark:
        return mark.stop == right.first
    opened = lexicon.has("between", words.low(left.first - 1))
    return opened and gap == 1 and lexicon.has("between_and", words.low(left.stop))


def _is_absolute(value: str) -> bool:
    return value[:1].isdigit() or value.startswith(("--", "weekday-"))


def _kind(value: str) -> str:
    return "weekday" if value.startswith("weekday-") else "date"


def _completed(left: str, right: str) -> str:
    """The year of the end for a start that names none: "von August bis Juli 2015"."""
    year = _YEAR.fullmatch(right)
    if not left.startswith("--") or not year:
        return left
    open_end = right.replace(year[1], "-", 1)
    number = int(year[1]) - (1 if left[2:] > open_end[2:] else 0)
    return f"{number:04d}{left[1:]}"
