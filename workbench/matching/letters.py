"""How often each letter stands in a wording: a bound on how alike two wordings can be."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from string import ascii_lowercase, digits
from typing import Any

import numpy as np
from numpy.typing import NDArray

_OTHERS = 4
_PLACES = {char: at for at, char in enumerate(f" {ascii_lowercase}{digits}")}
KINDS = len(_PLACES) + _OTHERS
"""How many kinds of letters are counted apart: blank, a–z, 0–9, and all others in four groups."""

MOST = 255
"""The greatest count that is kept; it stands for itself and for all greater ones."""

Counts = NDArray[np.uint8]
_TABLE = np.array(
    [_PLACES.get(chr(point), len(_PLACES) + point % _OTHERS) for point in range(128)],
    dtype=np.uint32,
)


def kind_of(char: str) -> int:
    """The kind of a letter, from 0 on and less than `KINDS`."""
    return _PLACES.get(char, len(_PLACES) + ord(char) % _OTHERS)


def counts_of(wording: str) -> list[int]:
    """The number of letters of each kind in a wording."""
    found = [0] * KINDS
    for char, count in Counter(wording).items():
        found[kind_of(char)] += count
    return found


def counts_of_all(wordings: Sequence[str]) -> Counts:
    """The same for many wordings, a row each; what is beyond `MOST` is `MOST`."""
    points = np.frombuffer("".join(wordings).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = len(_PLACES) + points % _OTHERS
    is_plain = points < len(_TABLE)
    kinds[is_plain] = _TABLE[points[is_plain]]
    owners = np.repeat(np.arange(len(wordings)), [len(wording) for wording in wordings])
    found = np.bincount(owners * KINDS + kinds, minlength=len(wordings) * KINDS)
    return np.minimum(found, MOST).astype(np.uint8).reshape(len(wordings), KINDS)


def bounds(
    wanted: list[int], size: int, columns: dict[int, Counts], sizes: NDArray[Any]
) -> NDArray[np.float32]:
    """The most that `fuzz.ratio` of wordings with a wanted one can be, 0–100, for each of many.

    Two texts can have no more in common than the letters they share, in whatever order:
    `200 · Σ min(a, b) / (|a| + |b|)`. `wanted` and `size` are the counts and the length of one
    wording; `columns` has, for every kind with a count in it, the counts of the others, and
    `sizes` their lengths. Sorting the words of both leaves the counts as they are, so it bounds
    `token_sort_ratio` as well.
    """
    common = np.zeros(len(sizes), dtype=np.uint16)
    for kind, count in enumerate(wanted):
        if count:
            common += _least(columns[kind], count)
    total = sizes.astype(np.float32)
    total += size
    np.maximum(total, 1, out=total)
    return np.float32(200) * common / total


def _least(counts: Counts, count: int) -> NDArray[Any]:
    if count <= MOST:
        return np.minimum(counts, np.uint8(count))
    # A count that was cut may be any greater one.
    return np.where(counts == MOST, np.uint16(count), counts)


@cache
def column_name(kind: int) -> str:
    """The name under which the counts of a kind are stored."""
    return f"letter-{kind:02d}"
