"""Makes the candidate index of all known claims at once, which is far quicker than one by one.

The claims are read in the order of their numbers. Which terms they have is kept as two arrays
until a segment is full; sorting these gives the lists of all terms.
"""

from array import array
from collections.abc import Generator, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, insert, select, update

from workbench.matching.indexed import read_texts
from workbench.store.among import among
from workbench.store.index_facts import LANGUAGE, LENGTH, letters_of, placed, write_facts
from workbench.store.index_tables import index_posting, index_segment, index_term
from workbench.store.tables import known_claim

_SEGMENT = 32_768  # claims; more take more memory, and fewer more time of each search
_STEP = 1_024  # claims read before it is told how many are done
_ROWS = 5_000  # of one statement
_CLAIMS = (
    select(
        known_claim.c.version,
        known_claim.c.title,
        known_claim.c.text,
        known_claim.c.summary,
        known_claim.c.language,
    )
    .where(known_claim.c.withdrawn.is_(False))
    .order_by(known_claim.c.version)
)
_IDS = select(index_term.c.term, index_term.c.id).where(among(index_term.c.term, "some"))


class IndexBuilder:
    """Writes the segments of an index that has none yet, nor any terms."""

    def __init__(self, connection: Connection, generation: int) -> None:
        self._connection = connection
        self.generation = generation
        self._spread: NDArray[np.int64] = np.zeros(0, np.int64)
        self._clear()

    def _clear(self) -> None:
        self._ids: dict[str, int] = {}  # of all terms they would take more memory than the rest
        self._numbers: array[int] = array("I")  # of the claims
        self._sizes: array[int] = array("I")  # how many terms each has
        self._terms: array[int] = array("I")  # of one claim after the other
        self._lengths: array[int] = array("B")
        self._languages: array[int] = array("H")
        self._wordings: list[str] = []

    def build(self) -> Generator[int]:
        """Read all known claims; gives the number of those done, from time to time."""
        done, after = 0, 0
        while rows := self._page(after):
            after = rows[-1][0]
            self._read(rows)
            done += len(rows)
            if len(self._numbers) >= _SEGMENT:
                self._write()
            yield done
        self._write()
        self._write_spread()

    def _page(self, after: int) -> Sequence[Any]:
        query = _CLAIMS.where(known_claim.c.version > after).limit(_STEP)
        return self._connection.execute(query).all()

    def _read(self, rows: Sequence[tuple[int, str, str, str, str]]) -> None:
        read = [(number, read_texts(*texts)) for number, *texts in rows]
        self._know({term for _number, item in read for term in item.terms})
        ids = self._ids
        for number, item in read:
            self._numbers.append(number)
            self._sizes.append(len(item.terms))
            self._terms.extend([ids[term] for term in item.terms])
            self._lengths.append(item.length)
            self._languages.append(item.language)
            self._wordings.append(item.wording)

    def _know(self, terms: set[str]) -> None:
        """Have the id of each term, and give one to those that are new."""
        unknown = sorted(terms - self._ids.keys())
        for start in range(0, len(unknown), _ROWS):
            some = unknown[start : start + _ROWS]
            self._look_up(some)
            new = [term for term in some if term not in self._ids]
            if new:
                rows = [{"term": term, "backwards": term[::-1], "spread": 0} for term in new]
                self._connection.execute(insert(index_term), rows)
                self._look_up(new)

    def _look_up(self, terms: list[str]) -> None:
        self._ids.update(self._connection.execute(_IDS, {"some": terms}).all())

    def _write(self) -> None:
        """Make a segment of what was read."""
        if not self._numbers:
            return
        self.generation += 1
        numbers = np.array(self._numbers, dtype=np.uint32)
        self._write_lists(numbers)
        facts = {
            LENGTH: placed(numbers, self._lengths, LENGTH),
            LANGUAGE: placed(numbers, self._languages, LANGUAGE),
            **letters_of(numbers, self._wordings),
        }
        first, last = int(numbers[0]), int(numbers[-1])
        write_facts(self._connection, self.generation, first, facts)
        row = {"generation": self.generation, "first": first, "last": last, "claims": len(numbers)}
        self._connection.execute(insert(index_segment), row)
        self._clear()

    def _write_lists(self, numbers: NDArray[np.uint32]) -> None:
        """Store which claims have each term."""
        # A term and a claim in one figure are sorted in their place, without a copy.
        pairs = np.array(self._terms, dtype=np.uint64)
        self._terms = array("I")
        pairs <<= np.uint64(32)
        pairs |= np.repeat(numbers, np.array(self._sizes, dtype=np.int64))
        pairs.sort()
        claims = pairs.astype("<u4")  # the lower half
        pairs >>= np.uint64(32)
        terms = pairs.astype(np.uint32)
        del pairs
        lists = self._lists(terms, claims)
        while some := list(islice(lists, _ROWS)):
            self._connection.execute(insert(index_posting), some)

    def _lists(
        self, terms: NDArray[np.uint32], claims: NDArray[np.uint32]
    ) -> Iterator[dict[str, object]]:
        """A row for each term, of its claims, both in the order of the terms."""
        if not len(terms):
            return
        begins = np.flatnonzero(np.concatenate(([True], terms[1:] != terms[:-1])))
        ends = np.append(begins[1:], len(terms))
        found = terms[begins]
        spread = np.zeros(max(len(self._spread), int(found[-1]) + 1), np.int64)
        spread[: len(self._spread)] = self._spread
        spread[found] += ends - begins
        self._spread = spread
        for term, begin, end in zip(found.tolist(), begins.tolist(), ends.tolist(), strict=True):
            yield {
                "segment": self.generation,
                "term": term,
                "claims": claims[begin:end].tobytes(),
            }

    def _write_spread(self) -> None:
        statement = (
            update(index_term)
            .where(index_term.c.id == bindparam("of"))
            .values(spread=bindparam("n"))
        )
        terms = np.flatnonzero(self._spread)
        rows = ({"of": int(term), "n": int(self._spread[term])} for term in terms)
        while some := list(islice(rows, _ROWS)):
            self._connection.execute(statement, some)
