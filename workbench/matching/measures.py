"""Units of one dimension as multiples of one basic unit."""

from decimal import Decimal

PERCENT = "percent"
TIMES = "times"
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
    # The mean month and year of the Gregorian calendar.
    "month": ("second", Decimal(2629746)),
    "quarter": ("second", Decimal(7889238)),
    "year": ("second", Decimal(31556952)),
    "decade": ("second", Decimal(315569520)),
    "century": ("second", Decimal(3155695200)),
    "watt": ("watt", Decimal(1)),
    "kilowatt": ("watt", Decimal(1000)),
    "megawatt": ("watt", Decimal(1_000_000)),
    "gigawatt": ("watt", Decimal(1_000_000_000)),
    "kilowatt-hour": ("watt-hour", Decimal(1000)),
    "terawatt-hour": ("watt-hour", Decimal(1_000_000_000_000)),
    "percent": ("percent", Decimal(1)),
    "per-mille": ("percent", Decimal("0.1")),
    "percentage-point": ("percentage-point", Decimal(1)),
    "point": ("percentage-point", Decimal(1)),
    "basis-point": ("percentage-point", Decimal("0.01")),
    "kilometre-per-hour": ("kilometre-per-hour", Decimal(1)),
    "mile-per-hour": ("kilometre-per-hour", Decimal("1.609344")),
    "milligram": ("gram", Decimal("0.001")),
    "microgram": ("gram", Decimal("0.000001")),
    "ounce": ("gram", Decimal("28.3495")),
    "ton": ("gram", Decimal(1_000_000)),
    "millilitre": ("litre", Decimal("0.001")),
    "litre": ("litre", Decimal(1)),
    "hectolitre": ("litre", Decimal(100)),
    "cubic-metre": ("litre", Decimal(1000)),
    "gallon": ("litre", Decimal("3.78541")),
    "barrel": ("litre", Decimal("158.987")),
    "cubic-foot": ("litre", Decimal("28.3168")),
    "square-foot": ("square-metre", Decimal("0.092903")),
    "nautical-mile": ("metre", Decimal(1852)),
    "megawatt-hour": ("watt-hour", Decimal(1_000_000)),
    "gigawatt-hour": ("watt-hour", Decimal(1_000_000_000)),
    "knot": ("kilometre-per-hour", Decimal("1.852")),
    "megabyte": ("byte", Decimal(1_000_000)),
    "gigabyte": ("byte", Decimal(1_000_000_000)),
    "terabyte": ("byte", Decimal(1_000_000_000_000)),
    # A millimetre of rain is a litre on a square metre.
    "litre-per-square-metre": ("metre", Decimal("0.001")),
}


def in_basic_unit(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A quantity in the basic unit of its dimension; one of another unit as it is."""
    if unit == "degree-fahrenheit":
        return (value - 32) * 5 / 9, "degree-celsius"
    basic, factor = _BASIC.get(unit, (unit, Decimal(1)))
    return value * factor, basic
