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
    "season": (1, "Y"),
}


def shifted(words: Words, index: int, lexicon: DateWords, language: str) -> Found | None:
    """As in "vergangene Woche", "the past five years", "last Friday", "this spring"."""
    shift = lexicon.shifts.get(words.low(index))
    if shift is None or not words.near(index + 1):
        return None
    count, at = _count(words, index + 1, lexicon, language)
    if not words.near(at):
        return None
    low = words.low(at)
    unit = lexicon.units.get(low)
    if unit is None:
        named = "" if count else _named(words, at, lexicon)
        return Found(index, at + 1, named) if named else None
    count = count or ("n" if lexicon.has("plural_units", low) else "")
    if unit in _CLOCK_UNITS and not count:
        return None
    first = with_article(words, index, lexicon)
    return Found(first, at + 1, _shift_value(unit, shift, count))


def _named(words: Words, at: int, lexicon: DateWords) -> str:
    """The value of a weekday, month or season; empty where the word is none of them."""
    low = words.low(at)
    if low in lexicon.weekdays:
        return f"weekday-{lexicon.weekdays[low]}"
    if low in lexicon.months and capitalised(words.raw(at)):
        return f"--{lexicon.months[low]:02d}"
    return f"--{lexicon.seasons[low]}" if low in lexicon.seasons else ""


def with_article(words: Words, index: int, lexicon: DateWords) -> int:
    """The first token of a date that begins at a token: its article, if it has one."""
    before = index - 1
    fits = words.near(index) and lexicon.has("articles", words.low(before))
    return before if fits else index


def _count(words: Words, at: int, lexicon: DateWords, language: str) -> tuple[str, int]:
    """The number of units that begins at a token, "" for none, and the token after it."""
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
    """As in "vor (etwa) zwei Wochen", "seit zehn Jahren", "two weeks ago", "eine Minute später".

    The span leaves out the preposition. Without one of the words that make it a point in time, a
    number of units is a quantity and none of our business; so are hours and minutes that only
    tell how long something took ("nach zwei Stunden").
    """
    start, at = index, index
    while at < index + 4 and words.near(at + 1) and lexicon.has("approximate", words.low(at)):
        if lexicon.has("few", words.low(at)) and words.low(at + 1) in lexicon.units:
            break  # "innerhalb weniger Wochen"
        at += 1
    count, stop = _count_or_one(words, at, lexicon, language)
    unit = lexicon.units.get(words.low(stop), "") if count and words.near(stop) else ""
    if not unit or unit == "weekend":
        return None
    stop += 1
    before = words.low(index - 1) if words.near(index) else ""
    after = words.low(stop) if words.near(stop) else ""
    value = _point(before, after, unit, count, lexicon)
    lasts = lexicon.has("during_number", before) or lexicon.has(
        "during_number", f"{words.low(index - 2)} {before}"
    )
    if not value and (unit in _CLOCK_UNITS or not lasts):
        return None
    ends_later = not lexicon.has("before_number", before) and not lexicon.has(
        "since_number", before
    )
    taken_in = lexicon.has("after_number", after) or lexicon.has("distance", after)
    end = stop + 1 if value and ends_later and taken_in else stop
    return Found(start, end, value or _duration(unit, count))


def _point(before: str, after: str, unit: str, count: str, lexicon: DateWords) -> str:
    """The value of so many units before or after something; empty for a mere duration."""
    if lexicon.has("before_number", before):
        return f"{unit}-{count}"
    if lexicon.has("since_number", before):
        return f"{unit}-{count}/"
    if lexicon.has("after_number", after):
        return f"{unit}-{count}"
    if lexicon.has("bare_distance", after):
        return f"{unit}{'+' if lexicon.has('later', after) else '-'}{count}:then"
    return ""


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
    """As in "seit Jahren", "Wochen vor dem Angriff", "months later"."""
    unit = lexicon.units.get(words.low(index))
    if unit is None or not lexicon.has("plural_units", words.low(index)):
        return None
    before = words.low(index - 1) if words.near(index) else ""
    after = words.low(index + 1) if words.near(index + 1) else ""
    value = _point(before, after, unit, "n", lexicon)
    if not value:
        return None
    led = lexicon.has("before_number", before) or lexicon.has("since_number", before)
    taken_in = lexicon.has("after_number", after) or lexicon.has("distance", after)
    return Found(index, index + 2 if taken_in and not led else index + 1, value)
