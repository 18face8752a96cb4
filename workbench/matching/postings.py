"""Lists of known claims by number, as they are stored and as they are reckoned with."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]
"""Numbers of known claims in ascending order."""

_STORED = np.dtype("<u4")
NONE: Numbers = np.empty(0, dtype=np.uint32)


def pack(numbers: Any) -> bytes:
    """The numbers as they are stored: four bytes each, the smallest first."""
    return np.asarray(numbers, dtype=_STORED).tobytes()


def unpack(stored: bytes) -> Numbers:
    """The numbers of a stored list; raises `ValueError` where it can't be one."""
    return np.frombuffer(stored, dtype=_STORED)


def joined(parts: Iterable[Numbers]) -> Numbers:
    """Several lists as one; each begins after the end of the one before."""
    lists = list(parts)
    if len(lists) == 1:
        return lists[0]
    return np.concatenate(lists) if lists else NONE


def contains(numbers: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    """Which of the wanted numbers, in ascending order or not, are in a list."""
    if not len(numbers):
        return np.zeros(len(wanted), dtype=np.bool_)
    places = np.searchsorted(numbers, wanted)
    places[places == len(numbers)] = 0
    found: NDArray[np.bool_] = numbers[places] == wanted
    return found
