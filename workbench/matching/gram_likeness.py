"""Likeness of a query and many texts by the runs of characters that they share, in numpy."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_Codes = NDArray[np.uint32]

_RUN = 5  # code points of a run; runs reach across the blank between two words
_MOST_READ = 120_000  # code points of all texts together, so that long ones do not cost more
_LONGEST_QUERY = 6000
_TABLE_BITS, _LARGE_TABLE_BITS = 15, 17
_LARGE = 1500  # code points of a query, or
_MANY = 30_000  # of all texts, for which the larger table is taken
_FACTOR = np.uint32(16_777_619)
_SPREAD = np.uint32(2_654_435_769)  # 2**32 / golden ratio: spreads the hash over the high bits


@dataclass(frozen=True, slots=True)
class Likeness:
    """For each text its `cosine` with the query, and `covered`; both 0–1.

    `covered` is the weight of what they share, as a part of that of the lighter of the two.
    """

    cosine: FloatArray
    covered: FloatArray


def likeness(query: str, texts: Sequence[str]) -> Likeness:
    """How much each text is like the query in runs of five characters.

    A run weighs `log(1 + n / (1 + d))`, where `d` of the `n` texts have it: the texts are what a
    search has found, so what they all share with the query does not tell them apart. In the
    cosine a text's run counts as often as it occurs, a query's run `1 + log(times)`.
    Texts are expected as `analysis.plain` makes them. Of long ones the beginning is read.
    """
    if not texts:
        return Likeness(np.zeros(0), np.zeros(0))
    table = _Table(texts, _LARGE_TABLE_BITS if len(query) > _LARGE else _TABLE_BITS)
    asked, times = _counted(np.sort(_hashes(_codes(f" {query[:_LONGEST_QUERY]} "), table.bits)))
    return table.against(asked, 1 + np.log(times))


class _Table:
    """The different runs of each text with their counts and weights."""

    def __init__(self, texts: Sequence[str], table_bits: int) -> None:
        self._number = len(texts)
        self.bits = 32 - max(1, (self._number - 1).bit_length())
        longest = max(_RUN, _MOST_READ // self._number)
        padded = [f" {text[:longest]} " for text in texts]
        codes = _codes("".join(padded))
        of_text = np.repeat(
            np.arange(self._number, dtype=np.uint32), np.fromiter(map(len, padded), np.int64)
        )
        self._size = 1 << (_LARGE_TABLE_BITS if len(codes) > _MANY else table_bits)
        self._shift = np.uint32(self.bits - self._size.bit_length() + 1)
        inside = of_text[: 1 - _RUN] == of_text[_RUN - 1 :]
        keys = (of_text[: 1 - _RUN] << np.uint32(self.bits)) | _hashes(codes, self.bits)
        runs, self._times = _counted(np.sort(keys[inside]))
        firsts = np.arange(self._number, dtype=np.uint32) << np.uint32(self.bits)
        bounds = np.append(np.searchsorted(runs, firsts), len(runs))
        self._filled = np.flatnonzero(bounds[:-1] < bounds[1:])  # the texts that have runs
        self._starts = bounds[self._filled]
        self._runs = runs & np.uint32((1 << self.bits) - 1)
        self._slots = self._slot(self._runs)
        self._spread = np.bincount(self._slots, minlength=self._size)
        most = int(self._spread.max(initial=0))
        self._rarity = np.log1p(self._number / (1.0 + np.arange(most + 1)))
        self._weights = self._weight(self._slots)

    def against(self, asked: _Codes, shares: FloatArray) -> Likeness:
        """The likeness to a query of these runs (each once) and shares."""
        slots = self._slot(asked)
        whole = np.zeros(self._size, np.uint32)
        share = np.zeros(self._size)
        whole[slots] = asked
        share[slots] = shares
        common = np.where(whole[self._slots] == self._runs, share[self._slots], 0.0)
        weighted = self._weights * self._times
        dot = self._sum(weighted * self._weights * common)
        own = np.sqrt(self._sum(weighted * weighted))
        rarity = self._weight(slots)
        of_query = float(np.linalg.norm(shares * rarity))
        shared = self._sum(np.where(common > 0, self._weights, 0.0))
        lighter = np.minimum(self._sum(self._weights), float(rarity.sum()))
        return Likeness(
            np.minimum(1.0, dot / np.maximum(own * of_query, 1e-9)),
            np.minimum(1.0, shared / np.maximum(lighter, 1e-9)),
        )

    def _slot(self, runs: _Codes) -> IntArray:
        return (runs >> self._shift).astype(np.int64)

    def _weight(self, slots: IntArray) -> FloatArray:
        return np.asarray(self._rarity[self._spread[slots]])

    def _sum(self, values: FloatArray) -> FloatArray:
        """The sum over the runs of each text."""
        sums = np.zeros(self._number)
        if len(self._filled):
            sums[self._filled] = np.add.reduceat(values, self._starts)
        return sums


def _codes(text: str) -> _Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _hashes(codes: _Codes, bits: int) -> _Codes:
    """A hash of so many bits for the run that begins at each code point."""
    count = max(0, len(codes) - _RUN + 1)
    hashes = codes[:count].copy()
    for shift in range(1, _RUN):
        hashes *= _FACTOR
        hashes += codes[shift : count + shift]
    hashes *= _SPREAD
    hashes >>= np.uint32(32 - bits)
    return hashes


def _counted(ordered: _Codes) -> tuple[_Codes, IntArray]:
    """The different values of a sorted array, and how often each occurs."""
    if not len(ordered):
        return ordered, np.zeros(0, np.int64)
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return ordered[starts], np.diff(starts, append=len(ordered))
