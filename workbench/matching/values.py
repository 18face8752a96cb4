"""Numbers, ordinals and dates as values that can be told equal or different."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from workbench.model.split import Signal, SignalKind

TIMES = "times"
_PERCENT = "percent"
_TOLERANCE = Decimal("0.05")  # between two figures of which one is "about" that
_CONVERTED = Decimal("0.02")  # between two figures in different units
# Each unit of a quantity as the multiple of one basic unit.
_BASIC: dict[str, tuple[str, Decimal]] = {
    "millimetre": ("metre", Decimal("0.001")),
    "centimetre": ("metre", Decimal("0.01")),
    "metre": ("metre", Decimal(1)),
    "kilometre": ("metre", Decimal(1000)),
    "mile": ("metre", Decimal("1609.344")),
    "foot": ("metre", Decimal("0.3048")),
    "inch": ("metre", Decimal("0.0254")),
    "yard": ("metre", Decimal("0.9144")),
    "square-metre": ("square-metre", Decimal(1)),
    "hectare": ("square-metre", Decimal(10_000)),
    "acre": ("square-metre", Decimal("4046.856")),
    "square-kilometre": ("square-metre", Decimal(1_000_000)),
    "square-mile": ("square-metre", Decimal("2589988.11")),
    "gram": ("gram", Decimal(1)),
    "kilogram": ("gram", Decimal(1000)),
    "pound-weight": ("gram", Decimal("453.592")),
    "pound": ("gram", Decimal("453.592")),
    "tonne": ("gram", Decimal(1_000_000)),
    "second": ("second", Decimal(1)),
    "minute": ("second", Decimal(60)),
    "hour": ("second", Decimal(3600)),
    "day": ("second", Decimal(86_400)),
    "week": ("second", Decimal(604_800)),
    "month": ("month", Decimal(1)),
    "quarter": ("month", Decimal(3)),
    "year": ("month", Decimal(12)),
    "decade": ("month", Decimal(120)),
    "century": ("month", Decimal(1200)),
    "watt": ("watt", Decimal(1)),
    "kilowatt": ("watt", Decimal(1000)),
    "megawatt": ("watt", Decimal(1_000_000)),
    "gigawatt": ("watt", Decimal(1_000_000_000)),
    "kilowatt-hour": ("watt-hour", Decimal(1000)),
    "terawatt-hour": ("watt-hour", Decimal(1_000_000_000_000)),
    "percent": ("percent", Decimal(1)),
    "per-mille": ("percent", Decimal("0.1")),
    "percentage-point": ("percentage-point", Decimal(1)),
    "basis-point": ("percentage-point", Decimal("0.01")),
    "kilometre-per-hour": ("kilometre-per-hour", Decimal(1)),
    "mile-per-hour": ("kilometre-per-hour", Decimal("1.609344")),
    # A millimetre of rain is a litre on a square metre.
    "litre-per-square-metre": ("metre", Decimal("0.001")),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the basic unit of its dimension; `unit` is empty where it has none."""

    value: Decimal
    unit: str
    given_unit: str


def amount(signal: Signal) -> Amount | None:
    """The amount that a number or ordinal states, None where its value is no number."""
    try:
        value = Decimal(signal.value)
    except InvalidOperation:
        return None
    basic, factor = _BASIC.get(signal.unit, (signal.unit, Decimal(1)))
    return Amount(value * factor, basic, signal.unit)


def equal_amounts(first: Amount, second: Amount, *, about: bool) -> bool:
    """Whether two amounts of one dimension may be the same figure.

    Exact, unless one of them is `about` that much, is converted from another unit, or is the
    other one rounded to two digits or more.
    """
    if {first.unit, second.unit} == {"", _PERCENT}:
        first, second = _in_percent(first), _in_percent(second)
    if first.unit != second.unit:
        return False
    if first.value == second.value:
        return True
    gap = abs(first.value - second.value)
    largest = max(abs(first.value), abs(second.value))
    if first.given_unit != second.given_unit and gap <= _CONVERTED * largest:
        return True
    if about and gap <= _TOLERANCE * largest:
        return True
    return _is_rounded(first.value, second.value) or _is_rounded(second.value, first.value)


def _in_percent(share: Amount) -> Amount:
    """A share such as "a third" in percent; what is no share stays as it is."""
    if share.unit or not 0 < share.value < 1:
        return share
    return Amount(share.value * 100, _PERCENT, share.given_unit)


def _is_rounded(short: Decimal, exact: Decimal) -> bool:
    digits = len(short.normalize().as_tuple().digits)
    if digits < 2 or len(exact.normalize().as_tuple().digits) < digits + 2:
        return False
    step = Decimal(1).scaleb(short.normalize().adjusted() - digits + 1)
    return abs(short - exact) <= step / 2


_DATE = re.compile(r"(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?(?:-([a-z]+))?")
_PARTS = ("year", "month", "day", "within")


def _parts(value: str) -> dict[str, str] | None:
    """Year, month, day and part of them as far as a date gives them; None for any other shape."""
    found = _DATE.fullmatch(value)
    if not found:
        return None
    return {
        part: text
        for part, text in zip(_PARTS, found.groups(), strict=True)
        if text not in (None, "-")
    }


def equal_dates(first: str, second: str) -> bool:
    """Whether two date values may be the same date; what one of them leaves open matches any."""
    if first == second:
        return True
    one, two = _parts(first), _parts(second)
    if one is None or two is None:
        return _counts_alike(first, second)
    shared = one.keys() & two.keys()
    return bool(shared) and all(one[part] == two[part] for part in shared)


_COUNTED = re.compile(r"([a-z]+[+-])(\d+|n)(?::then)?")
_OPEN = "n"


def comparable_dates(first: str, second: str) -> bool:
    """Whether two date values are of one shape, so that being different means something."""
    one, two = _parts(first), _parts(second)
    if one is not None and two is not None:
        return bool(one.keys() & two.keys())
    return one is None and two is None and _shape(first) == _shape(second)


def _shape(value: str) -> str:
    return "counted" if _COUNTED.fullmatch(value) else re.sub(r"\d+", "#", value)


def _counts_alike(first: str, second: str) -> bool:
    """Whether two counts of one unit may be equal because one of them is open ("some weeks")."""
    one, two = _COUNTED.fullmatch(first), _COUNTED.fullmatch(second)
    if one is None or two is None:
        return False
    return one[1] == two[1] and _OPEN in (one[2], two[2])


def same_value(first: Signal, second: Signal, *, about: bool) -> bool:
    """Whether two signals state the same number, ordinal or date.

    `about` says that one of them is given as approximate. "Twice" and "the second" agree.
    """
    if SignalKind.DATE in (first.kind, second.kind):
        return first.kind is second.kind and equal_dates(first.value, second.value)
    if first.kind is not second.kind and {first.unit, second.unit} != {"", TIMES}:
        return False
    one, two = amount(first), amount(second)
    if one is None or two is None:
        return first.value == second.value and first.unit == second.unit
    if first.kind is not second.kind:
        return one.value == two.value
    return equal_amounts(one, two, about=about)
