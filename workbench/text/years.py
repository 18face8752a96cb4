"""Years, seasons of two years, decades, centuries, quarters and halves of a year."""

from decimal import Decimal

from workbench.text.date_words import DateWords, capitalised, year_at
from workbench.text.phrases import Found
from workbench.text.words import Words

_SURE_FROM, _SURE_TO = 1900, 2099  # outside, a number of four digits is a year only after a cue
_YEAR_JOINTS = frozenset("/-–")
_PERIODS = {"quarter": (33, 4), "half": (40, 2)}  # ISO 8601-2: first code and how many there are


def year_span(words: Words, index: int, lexicon: DateWords) -> Found | None:
    """As in "2019", "2019/20" and "2018-2020", "Jahr 2014", "fiscal year 2019"."""
    first = index
    if lexicon.has("year_nouns", words.low(index)):
        at = index + 1
        if lexicon.has("year_nouns", words.low(at)) and words.near(at):
            at += 1
        if not words.near(at) or year_at(words, at) is None:
            return None
        index = at
    year = year_at(words, index)
    if year is None:
        return None
    season = _two_years(words, index, year)
    if season:
        return Found(first, *season)
    if first == index and not _is_year(words, index, year, lexicon):
        return None
    return Found(first, index + 1, f"{year:04d}")


def _two_years(words: Words, index: int, year: int) -> tuple[int, str] | None:
    """As in "2019/20", "2007/2008", "2018-19" as the period from one year to the next."""
    if words.raw(index + 1) not in _YEAR_JOINTS or not words.glued(index + 1):
        return None
    raw = words.raw(index + 2)
    if not words.near(index + 2) or not raw.isdecimal() or len(raw) not in (2, 4):
        return None
    if words.raw(index + 1) != "/" and (len(raw) == 4 or not words.glued(index + 2)):
        return None
    last = int(raw) if len(raw) == 4 else year // 100 * 100 + int(raw)
    return (index + 3, f"{year:04d}/{last:04d}") if year < last <= year + 10 else None


def _is_year(words: Words, index: int, year: int, lexicon: DateWords) -> bool:
    after = index + 1
    if not _stands_alone(words, index) or _is_amount(words, index, lexicon):
        return False
    if words.near(index) and lexicon.has("year_cues", words.low(index - 1)):
        return not _counts_something(words, after, lexicon)
    if not _SURE_FROM <= year <= _SURE_TO or (
        words.low(after) == "%" or words.low(after) in lexicon.units
    ):
        return False
    return not (words.near(after) and _looks_counted(words, after, lexicon))


def _stands_alone(words: Words, index: int) -> bool:
    """Whether no letter, sign or other number sticks to a figure, but another year may."""
    before, after = index - 1, index + 1
    if words.glued(index):
        raw = words.raw(before)
        if raw.isalnum() or raw in "@#/_&$€£.":
            return False
        if raw == "-" and words.glued(before) and not words.raw(before - 1).isdecimal():
            return False
    return not (
        words.glued(after) and (words.raw(after)[0].isalnum() or words.raw(after) in "%€$£°/@_")
    )


def _is_amount(words: Words, index: int, lexicon: DateWords) -> bool:
    """As in "rund 2000", "1700 im vergangenen Jahr", "2000 bis 3000 Grad"."""
    after = index + 1
    if words.near(index) and lexicon.has("amounts_before", words.low(index - 1)):
        return True
    if not words.near(after):
        return False
    if lexicon.has("counted_in", words.low(after)):
        fixed = lexicon.fixed.at(words, after + 1)
        return (fixed is not None and fixed.value.startswith("year")) or any(
            year_at(words, at) is not None or lexicon.has("year_nouns", words.low(at))
            for at in (after + 1, after + 2)
        )
    bound = words.raw(after + 1)
    return (
        lexicon.has("range", words.low(after))
        and len(bound) == 4
        and bound.isdecimal()
        and _counts_something(words, after + 2, lexicon)
    )


def _counts_something(words: Words, after: int, lexicon: DateWords) -> bool:
    """As in "seit 2000 Jahren", "in 1500 metres", "um 2000 Euro"."""
    if not words.near(after):
        return False
    low = words.low(after)
    return low in lexicon.units or lexicon.has("counted", low)


def _looks_counted(words: Words, after: int, lexicon: DateWords) -> bool:
    low, raw = words.low(after), words.raw(after)
    if lexicon.has("counted", low):
        return True
    if lexicon.day_first:  # German: a noun right after a bare number is what it counts
        return capitalised(raw)
    return raw.isalpha() and raw.islower() and len(raw) > 3 and raw.endswith("s")


def decade(words: Words, index: int, lexicon: DateWords, *, listed: bool = True) -> Found | None:
    """As in "1990er Jahre", "den 60er-Jahren", "the 1980s": `199X`; `XX6X` without its century.

    `listed` allows the noun to stand with another decade after it ("1950er und 1960er Jahre").
    """
    raw, after = words.raw(index), index + 1
    if not raw.isdecimal() or len(raw) not in (2, 4) or not raw.endswith("0"):
        return None
    ending = words.low(after)
    stop = after + 1
    if ending in ("'", "-") and words.glued(after) and words.glued(stop):
        ending, stop = words.low(stop), stop + 1
    if not words.glued(after) or not lexicon.has("decade_endings", ending):
        return None
    if lexicon.lists.get("years_word"):
        noun = _years_word(words, stop, lexicon)
        follows = listed and _decade_follows(words, stop, lexicon)
        if noun == stop and not follows and not _stands_for_years(words, index, stop, lexicon):
            return None
        stop = noun
    elif len(raw) == 2 and words.low(index - 1) not in ("the", "'", "’", "‘"):
        return None
    value = f"{raw[:3]}X" if len(raw) == 4 else f"XX{raw[0]}X"
    return Found(index, stop, value)


def _years_word(words: Words, stop: int, lexicon: DateWords) -> int:
    """The token after "Jahre" or "-Jahre"; `stop` itself where there is none."""
    at = stop + 1 if words.raw(stop) == "-" and words.glued(stop) else stop
    return at + 1 if words.near(at) and lexicon.has("years_word", words.low(at)) else stop


def _stands_for_years(words: Words, index: int, stop: int, lexicon: DateWords) -> bool:
    """As in "Ende der 1990er": four figures after an article, and no noun after them."""
    led = len(words.raw(index)) == 4 and lexicon.has("articles", words.low(index - 1))
    return led and not capitalised(words.raw(stop)) and words.raw(stop) != "-"


def _decade_follows(words: Words, stop: int, lexicon: DateWords) -> bool:
    """As in "1950er und 1960er Jahre", "60er- und 70er-Jahre"."""
    at = stop + 1 if words.raw(stop) == "-" and words.glued(stop) else stop
    joined = words.near(at) and lexicon.has("decade_list", words.low(at))
    return joined and decade(words, at + 1, lexicon, listed=False) is not None


def century(
    words: Words, index: int, number: Decimal, stop: int, lexicon: DateWords
) -> Found | None:
    """As in "19. Jahrhundert", "21st century" as `18XX`; `stop` is the token after the ordinal."""
    if words.low(stop) == "-" and words.glued(stop):
        stop += 1
    if not words.near(stop) or not lexicon.has("century", words.low(stop)):
        return None
    if not 1 <= number <= 30 or number % 1:
        return None
    return Found(index, stop + 1, f"{int(number) - 1:02d}XX")


def part_of_year(
    words: Words, index: int, number: Decimal, stop: int, lexicon: DateWords
) -> Found | None:
    """As in "dritten Quartal 2019", "third-quarter", "ersten Halbjahr": `2019-35`, `--35`, `--40`.

    The codes are those of ISO 8601-2: 33–36 quarters, 40 and 41 halves.
    """
    if words.low(stop) == "-" and words.glued(stop):
        stop += 1
    kind = lexicon.quarters.get(words.low(stop), "") if words.near(stop) else ""
    first, count = _PERIODS.get(kind, (0, 0))
    if not 1 <= number <= count or number % 1:
        return None
    return _of_year(words, index, stop + 1, first + int(number) - 1, lexicon)


def short_quarter(words: Words, index: int, lexicon: DateWords) -> Found | None:
    """As in "Q3", "Q3 2019"."""
    if words.raw(index) != "Q" or not words.glued(index + 1):
        return None
    number = words.raw(index + 1)
    if number not in ("1", "2", "3", "4"):
        return None
    return _of_year(words, index, index + 2, 32 + int(number), lexicon)


def season(words: Words, index: int, lexicon: DateWords) -> Found | None:
    """As in "im Herbst", "summer 2019": `--23`, `2019-22` (21 spring to 24 winter)."""
    code = lexicon.seasons.get(words.low(index))
    if code is None:
        return None
    found = _of_year(words, index, index + 1, int(code), lexicon)
    if found.stop > index + 1:
        return found
    if lexicon.day_first:  # German names of seasons are nouns and nothing else
        return found if capitalised(words.raw(index)) else None
    before = words.low(index - 1) if words.near(index) else ""
    cued = before in lexicon.shifts or (before == "the" and words.low(index - 2) == "in")
    return found if cued else None


def _of_year(words: Words, first: int, stop: int, code: int, lexicon: DateWords) -> Found:
    at = stop
    while words.near(at) and at < stop + 3:
        year = year_at(words, at)
        if year:
            return Found(first, at + 1, f"{year:04d}-{code}")
        if not (lexicon.has("of", words.low(at)) or lexicon.has("year_nouns", words.low(at))):
            break
        at += 1
    return Found(first, stop, f"--{code}")
