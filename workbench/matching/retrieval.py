"""Which known claims share the rarest terms of a text: an inverted index, asked in bounded time.

The rarest terms are read first, until so many entries were read: the claims they are in may be
found. The commoner terms only tell these apart. Among a million made-up claims one of a hundred
is not proposed for a rewording of it (`bench/index`), as with engines that read every term.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.matching.postings import NONE, Numbers

_MOST = 2_000  # entries of lists among the best, of which some are of one claim
_LENGTH = 8  # added to a claim's length, so that one word is no full hit
_SHARED_WEIGHT = 0.5  # of a meaning or alias against a word of the same language
_SHARED_IN_CHOICE = 0.2  # the same where it only chooses: mostly the word itself was counted

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


class Budget(NamedTuple):
    """How many entries of lists are read: of the rarest words, the commoner ones, and meanings."""

    rare: int
    common: int
    shared: int


# Measured at a million claims: more than the first one changes what is found only where the words
# read have found nothing much, as in a text full of misprints.
_USUAL = Budget(10_000, 30_000, 5_000)
_LARGE = Budget(100_000, 500_000, 20_000)
_LITTLE = 0.3  # share of a text's weight in words, below which nothing much was found


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


def retrieve(
    sought: Sequence[Sought], language: int, index: IndexReader, allowed: Flags | None = None
) -> Found:
    """The known claims that share most with a text, a bounded number, the best first.

    Compared is the sum of the weights of the shared terms, divided by the square root of the
    length of the claim. `language` is the number of the text's language. With `allowed`, only
    claims are found at whose numbers it is true.
    """
    found = _found(sought, language, index, _USUAL, allowed)
    most = _LITTLE * sum(item.weight for item in sought if not item.shared)
    is_all_read = len(_within(_USUAL, sought)[0]) == len(sought)
    if is_all_read or found.weights.max(initial=0) >= most:
        return found
    return _found(sought, language, index, _LARGE, allowed)


def _found(
    sought: Sequence[Sought],
    language: int,
    index: IndexReader,
    budget: Budget,
    allowed: Flags | None,
) -> Found:
    near, far = _within(budget, sought)
    if not near:
        return NOTHING
    lists = index.postings([item.entry for item in (*near, *far)])
    facts = index.facts()
    # Mostly zeros that are never touched: the system gives memory for what is written only.
    words, shared = (np.zeros(len(facts.lengths), dtype=np.float32) for _ in range(2))
    for item in (*near, *far):
        (shared if item.shared else words)[lists[item.entry.id]] += np.float32(item.weight)
    numbers = np.concatenate([lists[item.entry.id] for item in near])
    if allowed is not None:
        numbers = numbers[allowed[numbers]]
    foreign = facts.languages[numbers] != language
    chosen = words[numbers] + np.where(foreign, 1, _SHARED_IN_CHOICE) * shared[numbers]
    numbers = _best(numbers, chosen * _BY_LENGTH[facts.lengths[numbers]])
    foreign = facts.languages[numbers] != language
    weights = words[numbers] + np.where(foreign, 1, _SHARED_WEIGHT) * shared[numbers]
    return Found(numbers, weights.astype(np.float32), facts.lengths[numbers], foreign)


def _best(numbers: Numbers, rated: NDArray[np.floating[Any]]) -> Numbers:
    """The numbers that are rated highest, the best first, each once."""
    if len(numbers) > _MOST:
        most = np.argpartition(-rated, _MOST)[:_MOST]
        numbers, rated = numbers[most], rated[most]
    order = np.lexsort((numbers, -rated))
    numbers = numbers[order]
    # What is there twice has one rating and so stands side by side.
    return numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))] if len(numbers) else NONE


def _within(budget: Budget, sought: Sequence[Sought]) -> tuple[list[Sought], list[Sought]]:
    """The rarest terms, whose claims may be found, and those that only tell these apart."""
    ordered = sorted(sought, key=lambda item: (item.entry.spread, item.entry.id))
    words = [item for item in ordered if not item.shared]
    rare = _first(words, budget.rare, least=1)
    meanings = _first([item for item in ordered if item.shared], budget.shared, least=0)
    return [*rare, *meanings], _first(words[len(rare) :], budget.common, least=0)


def _first(ordered: Sequence[Sought], most: int, *, least: int) -> list[Sought]:
    """The first terms whose lists have so many entries at most in all."""
    read = accumulate(item.entry.spread for item in ordered)
    return [
        item
        for place, (item, total) in enumerate(zip(ordered, read, strict=True))
        if place < least or total <= most
    ]
