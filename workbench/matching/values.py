"""Numbers, ordinals and dates as values that can be told equal or different."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from workbench.matching.bounds import Bound
from workbench.matching.measures import PERCENT, TIMES, in_basic_unit
from workbench.matching.terms import Term
from workbench.model.split import Signal, SignalKind
from workbench.text.numerals import plain_decimal

_CONVERTED = Decimal("0.03")  # between two figures in different units
_SHARE = Decimal("0.0005")  # a share is rounded to four decimals
_OTHERWISE_WORDED = 0.95
_MANY = Decimal(1000)  # "hundreds" are fewer than a thousand hundreds
_VAGUE = "multiple"
_DURATION = re.compile(r"PT?(\d+(?:\.\d+)?)([SMHDWY])")
# A weekday and the how many-eth anniversary something is are no counts.
_COUNTED = re.compile(r"((?!weekday|anniversary)[a-z]+[+-])(\d+|n)(/?)(?::then)?")
_OPEN = "n"
_LETTERS = {"S": "second", "H": "hour", "D": "day", "W": "week", "Y": "year"}
_YEARS = {"decade": 10, "century": 100}
_TIMES = frozenset((*_LETTERS.values(), "minute", "month", "decade", "century"))
# Units that two languages or styles name alike for one quantity.
_ALIKE = (
    frozenset(("pound", "GBP")),
    frozenset(("degree", "degree-celsius")),
    frozenset(("degree", "degree-fahrenheit")),
    frozenset(("person", "")),
    frozenset(("point", "percentage-point")),
)
_HUNDREDTHS = frozenset(("EUR", "USD", "GBP"))  # what a cent may be of


@dataclass(frozen=True, slots=True)
class Amount:
    """What a figure may be: from `low` to `high` in the basic unit of its dimension.

    `unit` is empty where it has none; `figure` is what stands there, in `given_unit`.
    """

    low: Decimal
    high: Decimal
    unit: str
    figure: Decimal
    given_unit: str
    exact: bool

    def meets(self, other: "Amount") -> bool:
        """Whether both may be the same amount of one unit.

        "At most 500" and "more than 500" only touch, and are not the same.
        """
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and (self.low == self.high or other.low == other.high))


def amount(term: Term) -> Amount | None:
    """The amount that a number, ordinal or length of time states, None where it is none."""
    return _amount(term.signal, term.bound, term.per) if term.signal else None


@lru_cache(maxsize=8192)
def _amount(signal: Signal, bound: Bound, per: str) -> Amount | None:
    given = _given(signal)
    if given is None:
        return None
    figure, unit = given
    if (unit, per) == ("litre", "square-metre"):
        unit = "litre-per-square-metre"
    if unit == _VAGUE or (not unit and not signal.value[-1:].isdecimal()):
        return Amount(figure, figure * _MANY, "", figure, unit, exact=False)
    value, basic = in_basic_unit(figure, unit)
    low, high = bound.around(value)
    return Amount(low, high, basic, figure, unit, bound is Bound.EXACT)


def _given(signal: Signal) -> tuple[Decimal, str] | None:
    """The figure of a signal and its unit; a stretch of time is one, too."""
    if signal.kind is SignalKind.DATE:
        counted = _COUNTED.fullmatch(signal.value)
        if counted and counted[2] != _OPEN and (counted[3] or signal.value.endswith("then")):
            return Decimal(counted[2]), counted[1][:-1]
        found = _DURATION.fullmatch(signal.value)
        if found is None:
            return None
        is_minute = signal.value.startswith("PT")
        unit = _LETTERS.get(found[2]) or ("minute" if is_minute else "month")
        return Decimal(found[1]), unit
    try:
        return Decimal(signal.value), signal.unit
    except InvalidOperation:
        return None


def length(signal: Signal) -> tuple[str, str] | None:
    """How many of which unit of time a signal counts ("neun Stunden später"), None if none."""
    counted = _COUNTED.fullmatch(signal.value)
    if counted:
        return None if counted[2] == _OPEN else _in_years(counted[2], counted[1][:-1])
    given = _given(signal)
    if given is None or given[1] not in _TIMES:
        return None
    return _in_years(plain_decimal(given[0]), given[1])


def _in_years(count: str, unit: str) -> tuple[str, str]:
    """A count of decades or centuries as one of years."""
    years = _YEARS.get(unit, 1)
    return (plain_decimal(Decimal(count) * years), "year") if years > 1 else (count, unit)


def equal_amounts(first: Amount, second: Amount) -> bool:
    """Whether two amounts may be the same figure.

    Exact, unless one of them is approximate, is converted from another unit, or is the other
    one rounded: to three digits or more, or to two from at least four.
    """
    if {first.unit, second.unit} == {"", PERCENT}:
        first, second = _in_percent(first), _in_percent(second)
    first, second = _cents(first, second), _cents(second, first)
    if first.unit != second.unit and not _are_alike(first, second):
        return False
    if first.meets(second):
        return True
    one, two = _middle(first), _middle(second)
    gap = min(abs(first.low - second.high), abs(second.low - first.high))
    is_converted = first.given_unit != second.given_unit and _VAGUE not in (
        first.given_unit,
        second.given_unit,
    )
    if is_converted and gap <= _CONVERTED * max(abs(one), abs(two)):
        return True
    if not (first.exact and second.exact):
        return False
    return _is_rounded(first.figure, second.figure) or _is_rounded(second.figure, first.figure)


def _middle(item: Amount) -> Decimal:
    return (item.low + item.high) / 2


def _are_alike(first: Amount, second: Amount) -> bool:
    return frozenset((first.given_unit, second.given_unit)) in _ALIKE


def _cents(item: Amount, other: Amount) -> Amount:
    """An amount of cents in the currency of the other amount."""
    if item.unit != "cent" or other.unit not in _HUNDREDTHS:
        return item
    return _scaled(item, Decimal("0.01"), other.unit)


def is_share(item: Amount) -> bool:
    """Whether it is a share without a unit: "a third"."""
    return not item.unit and 0 < item.figure < 1


def _in_percent(share: Amount) -> Amount:
    """A share such as "a third" in percent; what is no share stays as it is."""
    if not is_share(share):
        return share
    exact = _scaled(share, Decimal(100), PERCENT)
    return Amount(
        exact.low - _SHARE * 100,
        exact.high + _SHARE * 100,
        PERCENT,
        exact.figure,
        share.given_unit,
        share.exact,
    )


def _scaled(item: Amount, factor: Decimal, unit: str) -> Amount:
    return Amount(
        item.low * factor, item.high * factor, unit, item.figure * factor, unit, item.exact
    )


def _is_rounded(short: Decimal, exact: Decimal) -> bool:
    digits = len(short.normalize().as_tuple().digits)
    dropped = len(exact.normalize().as_tuple().digits) - digits
    # One digit less is rather another figure, unless there are enough digits left that agree.
    if digits < 2 or dropped < (2 if digits == 2 else 1):
        return False
    step = Decimal(1).scaleb(short.normalize().adjusted() - digits + 1)
    return abs(short - exact) <= step / 2


_RATE = "every-"
_HOURS = {
    "morning": range(4, 12),
    "noon": range(11, 15),
    "afternoon": range(12, 19),
    "evening": range(17, 24),
    "night": (*range(20, 24), *range(7)),
}


def equal_dates(first: Term, second: Term) -> bool:
    """Whether two dates may be the same one; what one of them leaves open matches any."""
    one, two = _value(first), _value(second)
    if first.days and second.days:
        return any(left.may_be(right) for left in first.days for right in second.days)
    return one == two or _counts_alike(one, two) or _hours_alike(one, two)


def comparable_dates(first: Term, second: Term) -> bool:
    """Whether two date values are of one shape, so that being different means something."""
    if first.days and second.days:
        return True
    return _shape(_value(first)) == _shape(_value(second))


def _value(term: Term) -> str:
    return term.signal.value if term.signal else ""


def _shape(value: str) -> str:
    counted = _COUNTED.fullmatch(value)
    if counted:
        return value if value.startswith("moment") else "counted"
    if value.startswith(_RATE):
        return _RATE
    if value.startswith("T"):
        return "T"
    return re.sub(r"\d+", "#", value)


def _counts_alike(first: str, second: str) -> bool:
    """Whether two counts of one unit may be equal because one of them is open ("some weeks")."""
    one, two = _COUNTED.fullmatch(first), _COUNTED.fullmatch(second)
    if one is None or two is None:
        return False
    if _OPEN in (one[2], two[2]):
        return one[1] == two[1]
    return _in_years(one[2], one[1][:-1]) == _in_years(two[2], two[1][:-1])


def _hours_alike(first: str, second: str) -> bool:
    """Whether two times of day may be one: "in the evening" and "at 8 p.m."."""
    if not first.startswith("T") or not second.startswith("T"):
        return False
    one, two = _hours(first), _hours(second)
    return bool(one & two) and (len(one) > 1 or len(two) > 1)


def _hours(value: str) -> frozenset[int]:
    part = value[2:] if value[1:2] == "-" else ""
    if part:
        return frozenset(_HOURS.get(part, ()))
    return frozenset((int(value[1:3]),)) if value[1:3].isdecimal() else frozenset()


def is_rate(signal: Signal) -> bool:
    """Whether a date says how often ("per day")."""
    return signal.value.startswith(_RATE)


def agreement(first: Term, second: Term) -> float:
    """How surely two terms state the same value, 0–1: less where they word it in two ways."""
    if not same_value(first, second):
        return 0.0
    alike = first.signal and second.signal and first.signal.value == second.signal.value
    return 1.0 if alike else _OTHERWISE_WORDED


def same_value(first: Term, second: Term) -> bool:
    """Whether two terms state the same number, ordinal or date; "twice" and "the second" agree."""
    if first.signal is None or second.signal is None:
        return False
    kinds = {first.signal.kind, second.signal.kind}
    one, two = amount(first), amount(second)
    if len(kinds) == 1 and first.days and second.days:
        return equal_dates(first, second)
    if SignalKind.DATE in kinds and (one is None or two is None):
        return len(kinds) == 1 and equal_dates(first, second)
    if one is None or two is None:
        return (first.signal.value, first.signal.unit) == (second.signal.value, second.signal.unit)
    if SignalKind.ORDINAL in kinds and len(kinds) > 1:
        return {one.given_unit, two.given_unit} == {"", TIMES} and one.figure == two.figure
    return equal_amounts(one, two)
