"""Which known claims share the rarest terms of a text: an inverted index, asked in bounded time.

The rarest terms are read first, until so many entries were read; only the best claims of these
are asked for the commoner terms. Measured against reading all terms of all claims, a target is
lost in fewer than one of a hundred queries, at less than a hundredth of the time.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.matching.postings import NONE, Numbers, contains

# Measured at a million claims: with these a target is lost as rarely as with twice as much of each.
_BUDGET = 10_000  # entries of lists read in full
_ASKED = 2_000  # entries whose claims are asked for the commoner terms
_COMMON_BUDGET = 50_000  # entries of the lists of commoner terms
_LENGTH = 8  # added to a claim's length, so that one word is no full hit
_SHARED_WEIGHT = 0.5  # of a meaning or alias against a word of the same language

_BY_LENGTH = (1 / np.sqrt(_LENGTH + np.arange(256))).astype(np.float32)

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


class Entry(NamedTuple):
    """A term of the index; `spread` is the number of known claims that have it."""

    id: int
    term: str
    spread: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of each claim: arrays with the claim's number as the place; 0 for none.

    The number of every claim of the index is a place in them.
    """

    lengths: NDArray[np.uint8]
    languages: NDArray[np.uint16]


class IndexReader(Protocol):
    """What an index can be asked, wherever it is kept."""

    def size(self) -> int:
        """How many known claims there are in it."""
        ...

    def entries(self, terms: Collection[str]) -> Mapping[str, Entry]:
        """Those of some terms that known claims have."""
        ...

    def beginning_with(self, letters: str, shortest: int, longest: int) -> Sequence[str]:
        """Terms with that beginning and a length between the two, a bounded number."""
        ...

    def backwards_with(self, letters: str, shortest: int, longest: int) -> Sequence[str]:
        """The same for terms written backwards."""
        ...

    def postings(self, entries: Collection[Entry]) -> Mapping[int, Numbers]:
        """The numbers of the claims that have these terms, by the id of the term."""
        ...

    def facts(self) -> Facts:
        """What is known of the claims."""
        ...


class Sought(NamedTuple):
    """A term that a text is looked for by; `weight` tells how much it counts in the text."""

    entry: Entry
    weight: float
    shared: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Known claims by their numbers, best first.

    `weights` are the sums of the weights of the terms they share with the text, `lengths` the
    numbers of their own terms, `foreign` tells which are in another language than the text.
    """

    numbers: Numbers
    weights: Floats
    lengths: NDArray[np.uint8]
    foreign: Flags

    def at(self, places: Sequence[int]) -> "Found":
        """Some of them, in the order of the places given."""
        chosen = np.array(places, dtype=np.intp)
        return Found(
            self.numbers[chosen], self.weights[chosen], self.lengths[chosen], self.foreign[chosen]
        )

    def joined(self, more: "Found") -> "Found":
        """These and then others."""
        return Found(
            np.concatenate((self.numbers, more.numbers)),
            np.concatenate((self.weights, more.weights)),
            np.concatenate((self.lengths, more.lengths)),
            np.concatenate((self.foreign, more.foreign)),
        )


NOTHING = Found(NONE, np.empty(0, np.float32), np.empty(0, np.uint8), np.empty(0, np.bool_))


def rarity(claims: int, spread: int) -> float:
    """How much a term tells that so many of all claims have: `log(1 + n / df)`."""
    return log(1 + claims / max(1, spread))


def retrieve(sought: Sequence[Sought], language: int, index: IndexReader) -> Found:
    """The known claims that share most with a text, at most 2,000, the best first.

    Compared is the sum of the weights of the shared terms, divided by the square root of the
    length of the claim. `language` is the number of the text's language.
    """
    near, far = _within_budget(sought)
    if not near:
        return NOTHING
    lists = index.postings([item.entry for item in (*near, *far)])
    facts = index.facts()
    numbers, weights = _summed(near, lists, facts, language)
    for item in far:
        have = contains(lists[item.entry.id], numbers)
        weights[have] += _weights(item, numbers[have], facts, language)
    lengths = facts.lengths[numbers]
    order = np.argsort(-_rated(weights, lengths), kind="stable")
    numbers = numbers[order]
    return Found(numbers, weights[order], lengths[order], facts.languages[numbers] != language)


def _within_budget(sought: Sequence[Sought]) -> tuple[list[Sought], list[Sought]]:
    """The rarest terms, whose lists are read in full, and the rarest of the rest."""
    ordered = sorted(sought, key=lambda item: (item.entry.spread, item.entry.id))
    near: list[Sought] = []
    read = 0
    for item in ordered:
        if near and read + item.entry.spread > _BUDGET:
            break
        near.append(item)
        read += item.entry.spread
    far: list[Sought] = []
    for item in ordered[len(near) :]:
        read += item.entry.spread
        if read > _BUDGET + _COMMON_BUDGET:
            break
        far.append(item)
    return near, far


def _summed(
    near: Sequence[Sought], lists: Mapping[int, Numbers], facts: Facts, language: int
) -> tuple[Numbers, Floats]:
    """The best claims of some lists, each once and ascending, with the sums of their weights."""
    # Mostly zeros that are never touched: the system gives memory for what is written only.
    sums = np.zeros(len(facts.lengths), dtype=np.float32)
    for item in near:
        numbers = lists[item.entry.id]
        sums[numbers] += _weights(item, numbers, facts, language)
    listed = np.concatenate([lists[item.entry.id] for item in near])
    if len(listed) > _ASKED:
        rated = _rated(sums[listed], facts.lengths[listed])
        listed = listed[np.argpartition(-rated, _ASKED)[:_ASKED]]
    listed.sort()
    numbers = listed[np.concatenate(([True], listed[1:] != listed[:-1]))] if len(listed) else listed
    return numbers, sums[numbers]


def _rated(weights: Floats, lengths: NDArray[np.uint8]) -> Floats:
    rated: Floats = weights * _BY_LENGTH[lengths]
    return rated


def _weights(item: Sought, numbers: Numbers, facts: Facts, language: int) -> Floats | np.float32:
    """What a term adds to each claim: one of no language counts in full only across languages."""
    if not item.shared:
        return np.float32(item.weight)
    same = facts.languages[numbers] == language
    return np.where(same, np.float32(_SHARED_WEIGHT * item.weight), np.float32(item.weight))
