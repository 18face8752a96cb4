"""Everything that says when: days, months, years, periods, weekdays, clock times, "last week".

Values are ISO 8601 where it has a form, with the parts that the text leaves open left open:

- `2022-02-24`, `--02-24`, `2022-02`, `--02`, `2022`; a period `2014-08/2015-07`;
- `2019-35`, `--35`: quarters 33–36, halves 40–41, seasons 21–24 (ISO 8601-2);
- `199X` a decade (`XX6X` without its century), `18XX` a century;
- `2021-early`, `2021-mid`, `2021-late` (also `--06-late`, `year+0-late`): a part of one;
- `weekday-1` (Monday) to `weekday-7`; `every-weekday-1` each Monday; `T20:00` a time of day;
  `T-evening` a part of the day; `anniversary-90` the day that comes round for the 90th time;
- what is seen from the day of writing as in `relative_dates`: `day-1`, `week-1`, `year+0`, `now`.
"""

from collections.abc import Callable
from functools import lru_cache

from workbench.model.split import Signal, SignalKind
from workbench.text.calendar_dates import day_and_month, month_first, numeric_date
from workbench.text.clock import clock_times, spelled_time
from workbench.text.date_words import DateWords, capitalised, date_words
from workbench.text.fixed_dates import fixed_date
from workbench.text.numerals import number_words
from workbench.text.occasions import anniversary, every_weekday, shortly
from workbench.text.ordinals import is_ordinal, ordinal_at
from workbench.text.periods import joined
from workbench.text.phrases import Found
from workbench.text.relative_dates import counted, shifted, uncounted, with_article
from workbench.text.words import Words
from workbench.text.years import century, decade, part_of_year, season, short_quarter, year_span


def find_dates(words: Words, language: str, taken: bytearray) -> list[Signal]:
    """The dates of a text; their tokens are marked in `taken`."""
    lexicon = date_words(language)
    found: list[Found] = []
    stop = 0
    for index, low in enumerate(words.lows):
        readers = _readers(low, language)
        if index < stop or not readers:
            continue
        for item in _at(words, index, readers, language):
            found.append(item)
            stop = item.stop
    found = joined(words, [item for item in found if item.value], lexicon)
    for item in found:
        taken[item.first : item.stop] = b"\1" * (item.stop - item.first)
    return [words.signal(SignalKind.DATE, *item) for item in found]


_Reader = Callable[[Words, int, DateWords, str], Found | None]


@lru_cache(maxsize=65_536)
def _readers(low: str, language: str) -> tuple[_Reader, ...]:
    """Who can read the date that may begin with a word, in the order in which they are asked."""
    lexicon = date_words(language)
    if low[0].isdecimal():
        return _numeric, _decade, _by_ordinal, _years, counted
    numeral = low in lexicon.counts or number_words(language).begins(low)
    fits: tuple[tuple[_Reader, bool], ...] = (
        (_every_weekday, lexicon.has("each", low)),
        (_weekday, bool(lexicon.weekday(low))),
        (_month, low in lexicon.months),
        (_part, low in lexicon.parts),
        (counted, lexicon.has("one", low)),
        (_fixed, bool(lexicon.fixed.candidates(low))),
        (_shortly, lexicon.has("shortly", low)),
        (shifted, low in lexicon.shifts),
        (_season, low in lexicon.seasons),
        (_short_quarter, low == "q"),
        (_by_ordinal, is_ordinal(low, language)),
        (_years, lexicon.has("year_nouns", low)),
        (spelled_time, numeral),
        (counted, numeral),
        (_uncounted, low in lexicon.units),
        (_day_part, low in lexicon.day_parts),
    )
    return tuple(reader for reader, fit in fits if fit)


def _at(words: Words, index: int, readers: tuple[_Reader, ...], language: str) -> list[Found]:
    """What begins at a token: one date, none, or the days of "3., 4. und 7. Mai"."""
    lexicon = date_words(language)
    if words.low(index)[0].isdecimal():
        several = day_and_month(words, index, lexicon) or clock_times(words, index, lexicon)
        if several:
            return several
    for reader in readers:
        found = reader(words, index, lexicon, language)
        if found:
            return [found]
    return []


def _numeric(words: Words, index: int, lexicon: DateWords, _language: str) -> Found | None:
    return numeric_date(words, index, lexicon)


def _decade(words: Words, index: int, lexicon: DateWords, _language: str) -> Found | None:
    found = decade(words, index, lexicon)
    return found and found._replace(first=with_article(words, index, lexicon))


def _years(words: Words, index: int, lexicon: DateWords, _language: str) -> Found | None:
    found = year_span(words, index, lexicon)
    if found and lexicon.has("year_nouns", words.low(index)):
        return found._replace(first=with_article(words, index, lexicon))
    return found


def _season(words: Words, index: int, lexicon: DateWords, _language: str) -> Found | None:
    return season(words, index, lexicon)


def _short_quarter(words: Words, index: int, lexicon: DateWords, _language: str) -> Found | None:
    return short_quarter(words, index, lexicon)


def _uncounted(words: Words, index: int, lexicon: DateWords, _language: str) -> Found | None:
    return uncounted(words, index, lexicon)


def _by_ordinal(words: Words, index: int, lexicon: DateWords, language: str) -> Found | None:
    """As in "19. Jahrhundert", "third quarter of 2019", "90. Geburtstag"."""
    ordinal = ordinal_at(words, index, language)
    if ordinal is None:
        return None
    number, stop = ordinal
    found = century(words, index, number, stop, lexicon) or part_of_year(
        words, index, number, stop, lexicon
    )
    if found:
        found = _of_shifted_year(words, found, lexicon, language)
        if found.value in _HALVES and not lexicon.day_first:
            return None  # English: the half of a game, unless a year is named
        return found._replace(first=with_article(words, index, lexicon))
    return anniversary(words, index, number, stop, lexicon)


_HALVES = ("--40", "--41")


def _of_shifted_year(words: Words, found: Found, lexicon: DateWords, language: str) -> Found:
    """As in "second half of next year", "drittes Quartal des vergangenen Jahres": `year+1-41`."""
    at = found.stop
    while at < found.stop + 2 and (
        words.low(at) == "of" or (words.near(at) and lexicon.has("articles", words.low(at)))
    ):
        at += 1
    if not found.value.startswith("--") or not words.near(at):
        return found
    if at > found.stop and lexicon.units.get(words.low(at)) == "year":
        return Found(found.first, at + 1, f"year+0-{found.value[2:]}")
    year = shifted(words, at, lexicon, language) if words.low(at) in lexicon.shifts else None
    if year is None or year.value not in ("year-1", "year+0", "year+1"):
        return found
    return Found(found.first, year.stop, f"{year.value}-{found.value[2:]}")


def _every_weekday(words: Words, index: int, lexicon: DateWords, _language: str) -> Found | None:
    return every_weekday(words, index, lexicon)


def _shortly(words: Words, index: int, lexicon: DateWords, _language: str) -> Found | None:
    return shortly(words, index, lexicon)


def _weekday(words: Words, index: int, lexicon: DateWords, _language: str = "") -> Found | None:
    """As in "Mittwoch", "Mittwochabend", "Tuesday night", "Donnerstag, den 25. Februar"."""
    number = lexicon.weekday(words.low(index))
    if not number or not (capitalised(words.raw(index)) or words.low(index).endswith("s")):
        return None
    stop = index + 1
    if words.near(stop) and words.low(stop) in lexicon.day_parts:
        stop += 1
    at = stop
    while at < stop + 2 and (words.low(at) == "," or lexicon.has("before_date", words.low(at))):
        at += 1
    if all(words.near(step) for step in range(stop, at + 1)):
        days = day_and_month(words, at, lexicon) if words.raw(at)[0].isdecimal() else []
        day = days[0] if len(days) == 1 else None
        day = day or numeric_date(words, at, lexicon) or month_first(words, at, lexicon)
        if day and day.value.count("-") >= (3 if day.value.startswith("--") else 2):
            return Found(index, day.stop, day.value)
    return Found(index, stop, f"weekday-{number}")


def _month(words: Words, index: int, lexicon: DateWords, language: str) -> Found | None:
    """A month with what belongs to it; also "Juli dieses Jahres" as `year+0-07`."""
    found = month_first(words, index, lexicon)
    if found is None or found.stop > index + 1:
        return found
    at = found.stop + 1 if words.low(found.stop) == "of" else found.stop
    if not words.near(at) or words.low(at) not in lexicon.shifts:
        return found
    year = shifted(words, at, lexicon, language)
    if year is None or not year.value.startswith("year") or "/" in year.value:
        return found
    return Found(index, year.stop, f"{year.value}-{found.value[2:]}")


def _part(words: Words, index: int, lexicon: DateWords, language: str) -> Found | None:
    """As in "Anfang 2021", "mid-March", "Ende des Jahres", "late last week"."""
    part = lexicon.parts.get(words.low(index))
    at = index + 1
    if part is None or not words.near(at):
        return None
    if words.low(at) == "-" and words.glued(at):
        at += 1
    while at < index + 3 and (words.low(at) == "of" or lexicon.has("articles", words.low(at))):
        at += 1
    if not all(words.near(step) for step in range(index + 1, at + 1)):
        return None
    unit = lexicon.units.get(words.low(at))
    if unit in ("week", "month", "year", "decade") and at > index + 1:
        return Found(index, at + 1, f"{unit}+0-{part}")
    inner = _inner(words, at, lexicon, language)
    return Found(index, inner.stop, f"{inner.value}-{part}") if inner else None


def _inner(words: Words, at: int, lexicon: DateWords, language: str) -> Found | None:
    if words.low(at)[0].isdecimal():
        return decade(words, at, lexicon) or year_span(words, at, lexicon)
    found = (
        _month(words, at, lexicon, language)
        or shifted(words, at, lexicon, language)
        or year_span(words, at, lexicon)
        or _weekday(words, at, lexicon)
    )
    return found if found and "/" not in found.value else None


def _fixed(words: Words, index: int, lexicon: DateWords, language: str) -> Found | None:
    if _day_part(words, index, lexicon):
        return None
    found = fixed_date(words, index, lexicon, language)
    if found and found.value.startswith("day") and words.near(found.stop):
        day = _weekday(words, found.stop, lexicon)  # "am heutigen Samstag"
        return found._replace(stop=day.stop) if day else found
    return found


def _day_part(words: Words, index: int, lexicon: DateWords, _language: str = "") -> Found | None:
    """As in "am Abend", "in der Nacht", "in the morning"."""
    part = lexicon.day_parts.get(words.low(index))
    if part is None or not words.near(index):
        return None
    first = index
    if lexicon.has("early_late", words.low(index - 1)):
        first = with_article(words, index - 1, lexicon)  # "in den frühen Morgenstunden"
    before, further = words.low(index - 1), words.low(index - 2)
    cued = lexicon.has("day_part_cues", before) or lexicon.has(
        "day_part_cues", f"{further} {before}"
    )
    fits = capitalised(words.raw(index)) == lexicon.day_first
    return Found(first, index + 1, f"T-{part}") if cued and fits else None
