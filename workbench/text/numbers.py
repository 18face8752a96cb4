"""Quantities: digits and number words, with magnitude and unit."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from workbench.model.split import Signal, SignalKind
from workbench.text import packs
from workbench.text.codes import is_code
from workbench.text.numerals import NumberWords, number_words, numeral_at, plain_decimal
from workbench.text.ordinals import is_ordinal
from workbench.text.units import counted_by_ending, currency_before, unit_at
from workbench.text.words import Words

_RANGE_MARKS = frozenset(("-", "–", "—", "bis", "to"))
_SHARED_UNIT = frozenset(
    (*_RANGE_MARKS, "und", "oder", "and", "or", "auf", "from", "von", "et", "y")
)
_VAGUE = "multiple"


@dataclass(frozen=True, slots=True)
class _Quantity:
    first: int
    stop: int
    value: Decimal
    unit: str


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
    if not unit and value < 1 and words.low(stop) in lexicon.articles and words.near(stop):
        unit, end = unit_at(words, stop + 1, language)  # "half a percentage point"
    if not currency and numeral.figures and _has_minus(words, index):
        first, value = index - 1, -value
    if unit or currency:
        return _Quantity(first, end if unit else stop, value, unit or currency)
    if numeral.plain and not (value < 1 and _is_shared_out(words, index, stop, language)):
        return None
    if numeral.figures and is_code(words, first, stop, language):
        return None
    return _Quantity(first, stop, value, _VAGUE if numeral.vague else "")


def _past_abbreviation(words: Words, stop: int) -> int:
    """The token after the full stop of "Mio." or "Mrd.", after the dash of "20,- Euro"."""
    if words.glued(stop) and words.glued(stop + 1) and words.raw(stop) in ".,":
        return stop + 2 if words.raw(stop + 1) in "-–—" else stop
    shortened = words.low(stop - 1) in ("mio", "mrd", "tsd", "bio")
    return stop + 1 if shortened and words.glued(stop) and words.low(stop) == "." else stop


def _is_shared_out(words: Words, index: int, stop: int, language: str) -> bool:
    """As in "half of the voters", "half its fleet"; "the first half of the game" is none."""
    if is_ordinal(words.low(index - 1), language):
        return False
    return words.near(stop) and words.low(stop) in number_words(language).shared_out


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
    if unit not in table.get("article_units", ()) or words.low(index) not in table.get(
        "articles", ()
    ):
        return None
    return _Quantity(index, stop, Decimal(1), unit)


def _has_minus(words: Words, index: int) -> bool:
    if not words.glued(index) or words.raw(index - 1) not in "-−":
        return False
    return not words.glued(index - 1)


def _with_shared_units(words: Words, found: list[_Quantity]) -> list[_Quantity]:
    """Give both numbers of "10 bis 20 Prozent" and "$5-10 million" one unit and magnitude."""
    for place in range(len(found) - 2, -1, -1):
        left, right = found[place], found[place + 1]
        at = left.stop
        if words.raw(at) == "-" and words.glued(at) and not words.glued(at + 1):
            at += 1  # "16- bis 20-Jährige"
        if right.first - at != 1 or _VAGUE in (left.unit, right.unit):
            continue
        mark, is_range = words.low(at), words.low(at) in _RANGE_MARKS
        if mark not in _SHARED_UNIT or not words.near(right.first):
            continue
        if not left.unit and right.unit:
            left = replace(left, unit=right.unit)
        elif left.unit and not right.unit and is_range and left.unit.isupper():
            right = found[place + 1] = replace(right, unit=left.unit)
        elif not left.unit or left.unit != right.unit:
            continue
        found[place] = replace(left, value=_scaled(left, right)) if is_range else left
    return found


def _scaled(left: _Quantity, right: _Quantity) -> Decimal:
    """As in "5 bis 10 Millionen" means millions twice; "500.000 bis 1,5 Millionen" does not."""
    factor = Decimal(1000)
    if right.value >= factor * 1000 and left.value < factor:
        magnitude = Decimal(10) ** (right.value.adjusted() // 3 * 3)
        if left.value * magnitude < right.value:
            return left.value * magnitude
    return left.value
