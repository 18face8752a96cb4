"""Quantities: digits and number words, with magnitude and unit."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.numerals import NumberWords, number_words, numeral_at, plain_decimal
from workbench.text.units import counted_by_ending, currency_before, unit_at
from workbench.text.words import Words

_RANGE_MARKS = frozenset(("-", "–", "—", "bis", "to"))
_SHARED_UNIT = frozenset((*_RANGE_MARKS, "und", "oder", "and", "or", "auf", "from", "von"))
_VAGUE = "multiple"


@dataclass(frozen=True, slots=True)
class _Quantity:
    first: int
    stop: int
    value: Decimal
    unit: str


@cache
def _names_before(language: str) -> frozenset[str]:
    return frozenset(packs.section(language, "numbers").get("names_before", ()))


def find_numbers(words: Words, language: str, taken: bytearray) -> list[Signal]:
    """The quantities of a text.

    `value` is a plain decimal string with the magnitude multiplied in; a share is a number too
    ("ein Drittel" is `0.3333`), and "dutzende" or "hundreds" count one of them, with the unit
    `multiple` unless another one follows. The span takes in magnitude, unit and currency sign.
    Tokens that `taken` marks belong to dates and ordinals and are left alone.
    """
    found: list[_Quantity] = []
    stop = 0
    for index, low in enumerate(words.lows):
        if not _may_begin(low, language) or index < stop or taken[index]:
            continue
        quantity = _quantity(words, index, stop, language)
        if quantity and not any(taken[quantity.first : quantity.stop]):
            found.append(quantity)
            stop = quantity.stop
    return [
        words.signal(SignalKind.NUMBER, item.first, item.stop, plain_decimal(item.value), item.unit)
        for item in _with_shared_units(words, found)
    ]


@lru_cache(maxsize=65_536)
def _may_begin(low: str, language: str) -> bool:
    lexicon = number_words(language)
    if lexicon.begins(low):
        return True
    if not low.startswith(lexicon.starts):
        return False
    counted, _ = counted_by_ending(low, language)
    return bool(counted) and lexicon.simple(counted) is not None


def _quantity(words: Words, index: int, free_from: int, language: str) -> _Quantity | None:
    """The quantity whose number begins at a token; tokens before `free_from` are another's."""
    lexicon = number_words(language)
    numeral = numeral_at(words, index, lexicon)
    if numeral is None or (numeral.plain and words.low(index) in lexicon.articles):
        return _counted_word(words, index, language, lexicon) or _one(words, index, language)
    currency, first = currency_before(words, index)
    if first < free_from:
        currency, first = "", index
    stop, value = numeral.stop, numeral.value
    if currency and words.glued(stop) and words.low(stop) in lexicon.magnitudes:
        value, stop = value * lexicon.magnitudes[words.low(stop)], stop + 1
    unit, end = unit_at(words, _past_abbreviation(words, stop), language)
    if not currency and numeral.figures and _has_minus(words, index):
        first, value = index - 1, -value
    if unit or currency:
        return _Quantity(first, end if unit else stop, value, unit or currency)
    if numeral.plain or (numeral.figures and not _counts(words, first, stop, language)):
        return None
    return _Quantity(first, stop, value, _VAGUE if numeral.vague else "")


def _past_abbreviation(words: Words, stop: int) -> int:
    """The token after the full stop of "Mio." or "Mrd."."""
    shortened = words.low(stop - 1) in ("mio", "mrd", "tsd", "bio")
    return stop + 1 if shortened and words.glued(stop) and words.low(stop) == "." else stop


def _counted_word(
    words: Words, index: int, language: str, lexicon: NumberWords
) -> _Quantity | None:
    """As in "dreitägig", "zweimal"; "einmal" counts nothing."""
    number, unit = counted_by_ending(words.low(index), language)
    value = lexicon.simple(number) if number else None
    if value is None or (value == 1 and unit == "times"):
        return None
    return _Quantity(index, index + 1, value, unit)


def _one(words: Words, index: int, language: str) -> _Quantity | None:
    """As in "um einen Prozentpunkt": the article before some units is a number."""
    table = packs.section(language, "numbers")
    unit, stop = unit_at(words, index + 1, language)
    if unit not in table.get("article_units", ()) or words.low(index) not in table["articles"]:
        return None
    return _Quantity(index, stop, Decimal(1), unit)


def _counts(words: Words, index: int, stop: int, language: str) -> bool:
    """Whether a figure without a unit counts something and is no part of a name or a code."""
    raw = words.raw(stop - 1)
    if len(raw) > 1 and raw[0] == "0" and raw[1].isdecimal():
        return False
    if words.glued(index) and (words.raw(index - 1).isalpha() or words.raw(index - 1) in "@#/_&"):
        return False
    if words.glued(index) and words.raw(index - 1) == "-" and words.glued(index - 1):
        return False
    if words.glued(stop) and (words.raw(stop)[0].isalpha() or words.raw(stop) in "/_@"):
        return False
    return not _is_named(words, index, language)


def _is_named(words: Words, index: int, language: str) -> bool:
    """As in "Artikel 5", "Nr. 12", "A 7", "Route 66"."""
    before = index - 1
    if words.near(index) and words.low(before) == "." and words.glued(before):
        before -= 1
    if index <= 0 or not words.near(index) or words.low(before) not in _names_before(language):
        return False
    return len(words.low(before)) > 1 or words.raw(before).isupper() or words.low(before) == "§"


def _has_minus(words: Words, index: int) -> bool:
    if not words.glued(index) or words.raw(index - 1) not in "-−":
        return False
    return not words.glued(index - 1)


def _with_shared_units(words: Words, found: list[_Quantity]) -> list[_Quantity]:
    """Give the first number of "10 bis 20 Prozent" the unit, and the magnitude, of the second."""
    for place in range(len(found) - 2, -1, -1):
        left, right = found[place], found[place + 1]
        if left.unit or not right.unit or right.unit == _VAGUE or right.first - left.stop != 1:
            continue
        mark = words.low(left.stop)
        if mark not in _SHARED_UNIT or not words.near(right.first):
            continue
        found[place] = replace(left, unit=right.unit)
        if mark in _RANGE_MARKS:
            found[place] = replace(found[place], value=_scaled(left, right))
    return found


def _scaled(left: _Quantity, right: _Quantity) -> Decimal:
    """As in "5 bis 10 Millionen" means millions twice; "500.000 bis 1,5 Millionen" does not."""
    factor = Decimal(1000)
    if right.value >= factor * 1000 and left.value < factor:
        magnitude = Decimal(10) ** (right.value.adjusted() // 3 * 3)
        return left.value * magnitude
    return left.value
