"""The words that dates are made of, from a language pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workbench.text import packs
from workbench.text.phrases import PhraseTable
from workbench.text.words import Words


@dataclass(frozen=True, slots=True)
class DateWords:
    """What a language calls months, weekdays, units of time and the ways to point at them.

    `lists` holds the plain word lists of the pack's `[dates]` table by name; `counts` are the
    words that a number of units may begin with, but for numbers.
    """

    day_first: bool
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, str]
    day_parts: Mapping[str, str]
    parts: Mapping[str, str]
    quarters: Mapping[str, str]
    units: Mapping[str, str]
    shifts: Mapping[str, int]
    fixed: PhraseTable
    lists: Mapping[str, frozenset[str]]
    ranges: PhraseTable
    counts: frozenset[str]
    of_month: PhraseTable
    event_endings: tuple[str, ...]
    place_endings: tuple[str, ...]

    def has(self, name: str, low: str) -> bool:
        """Whether a word is in one of the pack's lists."""
        return low in self.lists.get(name, ())

    def weekday(self, low: str) -> int:
        """The number of the weekday a word names, 1 for Monday; 0 for none.

        German puts the part of the day behind it ("Mittwochabend").
        """
        number = self.weekdays.get(low, 0)
        if number or len(low) < 10:
            return number
        days = (
            self.weekdays.get(low.removesuffix(part), 0)
            for part in self.day_parts
            if low.endswith(part)  # "nachmittag" ends in "mittag"
        )
        return next((day for day in days if day), 0)


@cache
def date_words(language: str) -> DateWords:
    """The date words of a language; empty for a language that has no pack."""
    table = packs.section(language, "dates")

    def listed(name: str) -> dict[str, str]:
        return {word: value for value, words in table.get(name, {}).items() for word in words}

    counts = ("one", "few", "both", "approximate")
    return DateWords(
        day_first=bool(table.get("day_first", True)),
        months={word: int(value) for word, value in listed("months").items()},
        weekdays={word: int(value) for word, value in listed("weekdays").items()},
        seasons=listed("seasons"),
        day_parts=listed("day_parts"),
        parts=listed("parts"),
        quarters=listed("quarters"),
        units=listed("units"),
        shifts={word: int(value) for word, value in listed("shifts").items()},
        fixed=PhraseTable(table.get("fixed", {})),
        lists={name: frozenset(value) for name, value in table.items() if isinstance(value, list)},
        counts=frozenset(word for name in counts for word in table.get(name, ())),
        ranges=PhraseTable({"range": table.get("range", ("-", "–", "—"))}),
        of_month=PhraseTable({"month": table.get("of_month", ())}),
        event_endings=tuple(table.get("event_endings", ())),
        place_endings=tuple(table.get("place_endings", ())),
    )


def year_at(words: Words, index: int) -> int | None:
    """The year that a token with exactly four digits names, 1000 to 2199."""
    raw = words.raw(index)
    if len(raw) != 4 or not raw.isdecimal():
        return None
    year = int(raw)
    return year if 1000 <= year < 2200 else None


def small_number(words: Words, index: int, highest: int) -> int | None:
    """A whole number of one or two digits between 1 and `highest`."""
    raw = words.raw(index)
    if not raw.isdecimal() or len(raw) > 2 or not 1 <= int(raw) <= highest:
        return None
    return int(raw)


def capitalised(raw: str) -> bool:
    """Whether a word begins with a capital letter, as the names of months and days do."""
    return raw[:1].isupper()
