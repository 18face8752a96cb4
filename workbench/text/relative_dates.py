"""Dates seen from the day of writing, or from another event: "vergangene Woche", "two years ago".

A shift is written as unit and signed count: `week-1` is last week, `year+0` this year,
`year-2/year+0` the past two years, `year-10` ten years ago, `year-10/` since ten years. `n` stands
for a count that nobody gives (`year-n/year+0`: "in den vergangenen Jahren"). A stretch of time
counted from another event than the day of writing ends in `:then` (`minute+3:then`); one that
only says how long is an ISO 8601 duration (`P11Y`: "nach elf Jahren").
"""

from decimal import Decimal

from workbench.text.date_words import DateWords, capitalised
from workbench.text.numerals import number_words, numeral_at, plain_decimal
from workbench.text.phrases import Found
from workbench.text.words import Words

_CLOCK_UNITS = frozenset(("second", "minute", "hour"))
_DURATIONS = {
    "second": (1, "S"),
    "minute": (1, "M"),
    "hour": (1, "H"),
    "day": (1, "D"),
    "week": (1, "W"),
    "month": (1, "M"),
    "quarter": (3, "M"),
    "halfyear": (6, "M"),
    "year": (1, "Y"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
}


def shifted(words: Words, index: int, lexicon: DateWords, language: str) -> Found | None:
    """ "vergangene Woche", "the past five years", "im kommenden Jahr", "last Friday", "this spring"."""
    shift = lexicon.shifts.get(words.low(index))
    if shift is None:
        return None
    if not words.near(index + 1):
        return None
    count, at = _count(words, index + 1, lexicon, language)
    if not words.near(at):
        return None
    low, first = words.low(at), _with_article(words, index, lexicon)
    unit = lexicon.units.get(low)
    if unit:
        if unit in _CLOCK_UNITS and not count:
            return None
        plural = not count and _is_plural(low, lexicon)
        return Found(first, at + 1, _shift_value(unit, shift, "n" if plural else count))
    if count:
        return None
    if low in lexicon.weekdays:
        return Found(index, at + 1, f"weekday-{lexicon.weekdays[low]}")
    if low in lexicon.months and capitalised(words.raw(at)):
        return Found(index, at + 1, f"--{lexicon.months[low]:02d}")
    if low in lexicon.seasons:
        return Found(index, at + 1, f"--{lexicon.seasons[low]}")
    return None


def _with_article(words: Words, index: int, lexicon: DateWords) -> int:
    before = index - 1
    fits = words.near(index) and lexicon.has("articles", words.low(before))
    return before if fits else index


def _is_plural(low: str, lexicon: DateWords) -> bool:
    return lexicon.has("plural_units", low)


def _count(words: Words, at: int, lexicon: DateWords, language: str) -> tuple[str, int]:
    """The number of units that begins at a token, "" where there is none; and the token after it."""
    low = words.low(at)
    if lexicon.has("few", low):
        return "n", at + 2 if words.low(at + 1) == "of" else at + 1
    if lexicon.has("both", low):
        inner, after = _count(words, at + 1, lexicon, language)
        return (inner, after) if inner else ("2", at + 1)
    numeral = numeral_at(words, at, number_words(language))
    if numeral is None or numeral.value >= 10_000:
        return "", at
    return plain_decimal(numeral.value), numeral.stop


def _shift_value(unit: str, shift: int, count: str) -> str:
    if unit == "weekend":
        return "weekday-6/weekday-7"
    if not count:
        return f"{unit}{shift:+d}"
    if shift < 0:
        return f"{unit}-{count}/{unit}+0"
    return f"{unit}+0/{unit}+{count}" if shift > 0 else f"{unit}+0"


def counted(words: Words, index: int, lexicon: DateWords, language: str) -> Found | None:
    """ "vor (etwa) zwei Wochen", "seit zehn Jahren", "two weeks ago", "eine Minute später".

    The span leaves out the preposition. Without one of the words that make it a point in time, a
    number of units is a quantity and none of our business.
    """
    start, at = index, index
    while words.near(at + 1) and lexicon.has("approximate", words.low(at)):
        at += 1
    count, stop = _count_or_one(words, at, lexicon, language)
    unit = lexicon.units.get(words.low(stop), "") if count and words.near(stop) else ""
    if not unit or unit == "weekend":
        return None
    stop += 1
    before = words.low(index - 1) if words.near(index) else ""
    after = words.low(stop) if words.near(stop) else ""
    if lexicon.has("before_number", before):
        return Found(start, stop, f"{unit}-{count}")
    if lexicon.has("since_number", before):
        return Found(start, stop, f"{unit}-{count}/")
    if lexicon.has("after_number", after):
        return Found(start, stop + 1, f"{unit}-{count}")
    if lexicon.has("bare_distance", after):
        sign = "+" if lexicon.has("later", after) else "-"
        end = stop + 1 if lexicon.has("distance", after) else stop
        return Found(start, end, f"{unit}{sign}{count}:then")
    if lexicon.has("during_number", before) or lexicon.has("lasting", after):
        return Found(start, stop, _duration(unit, count))
    return None


def _duration(unit: str, count: str) -> str:
    """An ISO 8601 duration; decades and centuries as years, `P?Y` where nobody counts."""
    factor, letter = _DURATIONS[unit]
    number = "?" if count == "n" else plain_decimal(Decimal(count) * factor)
    return f"PT{number}{letter}" if unit in _CLOCK_UNITS else f"P{number}{letter}"


def _count_or_one(words: Words, at: int, lexicon: DateWords, language: str) -> tuple[str, int]:
    if lexicon.has("one", words.low(at)) and words.low(at + 1) in lexicon.units:
        return "1", at + 1
    if lexicon.has("one", words.low(at)) and lexicon.has("few", words.low(at + 1)):
        return _count(words, at + 1, lexicon, language)
    return _count(words, at, lexicon, language)


def uncounted(words: Words, index: int, lexicon: DateWords) -> Found | None:
    """ "seit Jahren", "Wochen vor dem Angriff", "months later"."""
    unit = lexicon.units.get(words.low(index))
    if unit is None or not lexicon.has("plural_units", words.low(index)):
        return None
    before = words.low(index - 1) if words.near(index) else ""
    after = words.low(index + 1) if words.near(index + 1) else ""
    if lexicon.has("since_number", before):
        return Found(index, index + 1, f"{unit}-n/")
    if lexicon.has("before_number", before):
        return Found(index, index + 1, f"{unit}-n")
    if lexicon.has("after_number", after):
        return Found(index, index + 2, f"{unit}-n")
    if lexicon.has("bare_distance", after):
        sign = "+" if lexicon.has("later", after) else "-"
        stop = index + 2 if lexicon.has("distance", after) else index + 1
        return Found(index, stop, f"{unit}{sign}n:then")
    return None
