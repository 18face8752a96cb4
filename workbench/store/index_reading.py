"""Reads the candidate index: terms, lists of claims, and what is known of each claim."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Column, Connection, Select, bindparam, func, select

from workbench.matching.postings import Numbers, joined, unpack
from workbench.matching.retrieval import Entry, Facts
from workbench.store.among import among
from workbench.store.index_cache import FactsCache
from workbench.store.index_facts import LANGUAGE, LENGTH, read_facts
from workbench.store.index_tables import (
    index_posting,
    index_recent,
    index_recent_claim,
    index_segment,
    index_state,
    index_term,
)
from workbench.store.tables import (
    known_claim,
)

_BETWEEN = "\n"
_ROOM = 4_096  # places for claims to come, so that one more need not be read with all others
_MOST_LOOKED_AT = 3_000  # words of one beginning or end


class State(NamedTuple):
    """The row that says how the index stands; `last` is the greatest number of a claim."""

    analysis: str
    generation: int
    claims: int
    recent: int
    outdated: int
    last: int


_STATE = select(
    index_state.c.analysis,
    index_state.c.generation,
    index_state.c.claims,
    index_state.c.recent,
    index_state.c.outdated,
    select(func.coalesce(func.max(known_claim.c.version), 0)).scalar_subquery(),
)
_ENTRIES = select(index_term.c.id, index_term.c.term, index_term.c.spread).where(
    among(index_term.c.term, "some")
)
_POSTINGS = select(index_posting.c.term, index_posting.c.claims).where(
    among(index_posting.c.segment, "segments"),
    among(index_posting.c.term, "some"),
)
_RECENT = select(index_recent.c.term, index_recent.c.claim).where(
    among(index_recent.c.term, "some")
)


def _within(column: Column[str]) -> Select[*tuple[Any, ...]]:
    """The words of a column between two, as one text: a row for each would cost far more."""
    some = (
        select(column.label("word"))
        .where(
            column >= bindparam("first"),
            column < bindparam("last"),
            func.length(column).between(bindparam("shortest"), bindparam("longest")),
        )
        .order_by(column)
        .limit(_MOST_LOOKED_AT)
        .subquery()
    )
    return select(func.aggregate_strings(some.c.word, _BETWEEN))


_BEGINNING = _within(index_term.c.term)
_ENDING = _within(index_term.c.backwards)


def read_state(connection: Connection) -> State:
    """How the index stands."""
    return State(*connection.execute(_STATE).one())


class StoredIndex:
    """The index as one unit of work sees it; an `IndexReader`."""

    def __init__(self, connection: Connection, cache: FactsCache) -> None:
        self._connection = connection
        self._cache = cache
        self._state = read_state(connection)
        self._segments: tuple[int, ...] | None = None

    @property
    def state(self) -> State:
        """How the index stands."""
        return self._state

    def size(self) -> int:
        """How many known claims there are in it."""
        return max(0, self._state.claims)

    def entries(self, terms: Collection[str]) -> dict[str, Entry]:
        """Those of some terms that known claims have."""
        rows = self._rows(_ENTRIES, terms)
        found = {term: Entry(number, term, spread) for number, term, spread in rows}
        if self._state.recent:
            recent = self._recent([entry.id for entry in found.values()])
            for term, entry in found.items():
                more = len(recent.get(entry.id, ()))
                found[term] = entry._replace(spread=entry.spread + more)
        return {term: entry for term, entry in found.items() if entry.spread}

    def beginning_with(self, letters: str, shortest: int, longest: int) -> Sequence[str]:
        """Terms with that beginning and a length between the two, in order of their letters."""
        return self._within(_BEGINNING, letters, shortest, longest)

    def backwards_with(self, letters: str, shortest: int, longest: int) -> Sequence[str]:
        """The same for terms written backwards."""
        return self._within(_ENDING, letters, shortest, longest)

    def postings(self, entries: Collection[Entry]) -> dict[int, Numbers]:
        """The numbers of the claims that have these terms, by the id of the term."""
        parts: dict[int, list[Numbers]] = {entry.id: [] for entry in entries}
        for term, stored in self._rows(_POSTINGS, parts, segments=self.segments()):
            parts[term].append(unpack(stored))
        for lists in parts.values():
            lists.sort(key=lambda part: int(part[0]))
        if self._state.recent:
            for term, numbers in self._recent(parts).items():
                parts[term].append(numbers)
        return {term: joined(lists) for term, lists in parts.items()}

    def facts(self) -> Facts:
        """What is known of the claims."""
        state = self._state
        return self._cache.get(state.generation, state.last, self._read_facts, self._lay_recent)

    def segments(self) -> tuple[int, ...]:
        """The generations of the segments, in the order of their claims."""
        if self._segments is None:
            query = select(index_segment.c.generation).order_by(index_segment.c.first)
            self._segments = tuple(self._connection.scalars(query))
        return self._segments

    def _rows(self, query: Select[*tuple[Any, ...]], some: Collection[Any], **values: Any) -> Any:
        """The rows of a query for some values; without any, nothing is asked."""
        if not some:
            return []
        return self._connection.execute(query, {"some": list(some), **values}).all()

    def _recent(self, terms: Collection[int]) -> dict[int, Numbers]:
        """The newest claims, which are in no segment, by the ids of some terms they have."""
        found: dict[int, list[int]] = {}
        for term, number in self._rows(_RECENT, terms):
            found.setdefault(term, []).append(number)
        return {term: np.array(sorted(numbers), dtype=np.uint32) for term, numbers in found.items()}

    def _within(
        self, query: Select[*tuple[Any, ...]], letters: str, shortest: int, longest: int
    ) -> Sequence[str]:
        bounds = {
            "first": letters,
            "last": _next(letters),
            "shortest": shortest,
            "longest": longest,
        }
        found = self._connection.scalar(query, bounds)
        return str(found).split(_BETWEEN) if found else ()

    def _read_facts(self) -> Facts:
        last = self._state.last + _ROOM
        facts = Facts(
            read_facts(self._connection, LENGTH, 0, last),
            read_facts(self._connection, LANGUAGE, 0, last),
        )
        self._lay_recent(facts, 0)
        return facts

    def _lay_recent(self, facts: Facts, after: int) -> None:
        newest = index_recent_claim.c
        query = select(newest.claim, newest.length, newest.language).where(newest.claim > after)
        for number, length, language in self._connection.execute(query).all():
            facts.lengths[number], facts.languages[number] = length, language


def _next(letters: str) -> str:
    """The first text after all that begin with some letters."""
    code = ord(letters[-1]) + 1
    return letters[:-1] + chr(0xE000 if 0xD800 <= code < 0xE000 else min(code, 0x10FFFF))
