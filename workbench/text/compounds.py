"""Number words written as one: "fünfundsiebzig", "zweitausenddreihundert"."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

_LONGEST = 60


class Joints(NamedTuple):
    """The words of a language that hold a compound number together."""

    link: str
    hundred: str
    thousand: str


def compound(low: str, table: Mapping[str, Decimal], joints: Joints) -> Decimal | None:
    """The value of a compound number word below a million, None where the word is none.

    `table` gives the values of the single words below a hundred.
    """
    if len(low) > _LONGEST:
        return None
    return _joined(low, table, joints, ((joints.thousand, 1000), (joints.hundred, 100)))


def _joined(
    low: str, table: Mapping[str, Decimal], joints: Joints, steps: tuple[tuple[str, int], ...]
) -> Decimal | None:
    if not steps:
        return _below_hundred(low, table, joints.link)
    (name, factor), below = steps[0], steps[1:]
    left, found, right = low.partition(name)
    if not found:
        return _joined(low, table, joints, below)
    count = _joined(left, table, joints, below) if left else Decimal(1)
    rest = right.removeprefix(joints.link)
    added = _joined(rest, table, joints, below) if rest else Decimal(0)
    if count is None or added is None or count < 1:
        return None
    return count * factor + added


def _below_hundred(low: str, table: Mapping[str, Decimal], link: str) -> Decimal | None:
    if low in table:
        return table[low]
    unit, _, tens = low.partition(link)
    if not 1 <= table.get(unit, Decimal(0)) < 10 or table.get(tens, Decimal(0)) < 20:
        return None
    return table[unit] + table[tens]
