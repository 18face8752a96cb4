"""The day an article went up, from a line that tells it: "Stand: 05.02.2018, 9.12 Uhr"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from workbench.text import packs
from workbench.text.page_words import page_words

_DAY = re.compile(
    r"(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})"
    r"|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4}|\d{2})(?!\d)"
    r"|(?P<d3>\d{1,2})(?:\.|st|nd|rd|th)?\s(?:of\s)?(?P<n3>[^\W\d_]{3,9})\.?,?\s(?P<y3>\d{4})"
    r"|(?P<n4>[^\W\d_]{3,9})\.?\s(?P<d4>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y4>\d{4})",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d.:])(?P<h>\d{1,2})[:.](?P<m>\d{2})(?::\d{2})?(?![\d:]|\.\d)"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?uhr)?(?:\s?\(?(?P<zone>[a-z]{3,4})\b)?",
    re.IGNORECASE,
)
_ZONES = {
    "utc": "+00:00",
    "gmt": "+00:00",
    "mez": "+01:00",
    "cet": "+01:00",
    "mesz": "+02:00",
    "cest": "+02:00",
    "est": "-05:00",
    "edt": "-04:00",
    "pst": "-08:00",
    "pdt": "-07:00",
}
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 24  # code points between a date and its time of day
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Dating:
    """A date with what the line says it is of; `when` is ISO 8601."""

    when: str
    of_update: bool
    of_publication: bool


def datings(line: str) -> tuple[Dating, ...]:
    """The dates of a line that have day, month and year, in text order."""
    return tuple(_datings(line))


def _datings(line: str) -> Iterator[Dating]:
    known = page_words()
    found = [(match, day) for match in _DAY.finditer(line) if (day := _day(match))]
    end = 0
    for at, (match, day) in enumerate(found):
        following = found[at + 1][0].start() if at + 1 < len(found) else len(line)
        words = [word.lower() for word in _WORD.findall(line[end : match.start()])]
        label = next(
            (w for w in reversed(words) if w in known.update_words | known.publication_words), ""
        )
        clock = _clock(line[match.end() : min(following, match.end() + _NEAR)])
        if not clock and not at:
            clock = _clock(line[max(0, match.start() - _NEAR) : match.start()])
        yield Dating(
            day.isoformat() + clock,
            of_update=label in known.update_words,
            of_publication=label in known.publication_words,
        )
        end = match.end()


def _day(match: re.Match[str]) -> date | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    year = next(int(value) for name, value in parts.items() if name[0] == "y")
    number = next(int(value) for name, value in parts.items() if name[0] == "d")
    named = next((value.lower() for name, value in parts.items() if name[0] == "n"), "")
    month = _months().get(named, 0) if named else int(match["m1"] or match["m2"])
    try:
        return date(year if year > 99 else _CENTURY + year, month, number)
    except ValueError:
        return None


def _clock(text: str) -> str:
    """The time of day as it follows a date in ISO 8601; empty where there is none."""
    match = _TIME.search(text)
    if match is None:
        return ""
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        clock = time(hour, int(match["m"]))
    except ValueError:
        return ""
    return f"T{clock:%H:%M}{_ZONES.get((match['zone'] or '').lower(), '')}"


@cache
def _months() -> dict[str, int]:
    """Months by name and by short form, all languages together."""
    return {
        name: int(number)
        for language in packs.languages()
        for number, names in packs.section(language, "dates").get("months", {}).items()
        for name in names
    }
