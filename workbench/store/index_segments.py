"""Segments of the candidate index: made of the newest claims, put together as they grow many."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from workbench.matching.postings import Numbers, contains, joined, pack, unpack
from workbench.store.index_facts import (
    COLUMNS,
    LANGUAGE,
    LENGTH,
    letters_of,
    placed,
    read_facts,
    write_facts,
)
from workbench.store.index_tables import index_fact, index_posting, index_segment, index_term
from workbench.store.tables import known_claim

_TOGETHER = 8  # segments of about one size that become one
_SMALLEST = 512
_ROWS = 5_000  # of one statement
_FIRST_TERMS, _TERMS = 64, 5_000  # whose lists are held in memory at once: at first, and at most
_BYTES = 4 << 20  # of lists that are held in memory at once, about


class Fresh(NamedTuple):
    """A claim that is in no segment yet: its number, the ids of its terms, and its facts."""

    number: int
    terms: Sequence[int]
    length: int
    language: int
    wording: str


class Segment(NamedTuple):
    """A row of the table of segments."""

    generation: int
    first: int
    last: int
    claims: int


def segments(connection: Connection) -> list[Segment]:
    """All segments, in the order of their claims."""
    found = index_segment.c
    query = select(found.generation, found.first, found.last, found.claims).order_by(found.first)
    return [Segment(*row) for row in connection.execute(query)]


def write_segment(connection: Connection, generation: int, claims: Sequence[Fresh]) -> None:
    """Make a segment of some claims, at least one, in the order of their numbers."""
    numbers = np.array([item.number for item in claims], dtype=np.uint32)
    lists: dict[int, list[int]] = {}
    for item in claims:
        for term in item.terms:
            lists.setdefault(term, []).append(item.number)
    _insert_postings(connection, generation, ((term, pack(lists[term])) for term in sorted(lists)))
    _spread(connection, {term: len(found) for term, found in lists.items()})
    facts = {
        LENGTH: placed(numbers, [item.length for item in claims], LENGTH),
        LANGUAGE: placed(numbers, [item.language for item in claims], LANGUAGE),
        **letters_of(numbers, [item.wording for item in claims]),
    }
    write_facts(connection, generation, int(numbers[0]), facts)
    _insert_segment(connection, generation, int(numbers[0]), int(numbers[-1]), len(claims))


def to_be_joined(found: Sequence[Segment]) -> Sequence[Segment]:
    """The newest segments that should become one now: eight of about one size; else none."""
    newest = found[-_TOGETHER:]
    if len(newest) == _TOGETHER and len({_tier(item.claims) for item in newest}) == 1:
        return newest
    return ()


def join(connection: Connection, generation: int, old: Sequence[Segment]) -> int:
    """Put neighbouring segments together without what is out of date; returns how much that was."""
    numbers = _in_use(connection, old[0].first, old[-1].last)
    generations = [item.generation for item in old]
    lost: dict[int, int] = {}
    lists = _joined_postings(connection, generations, numbers, lost)
    _insert_postings(connection, generation, lists)
    _spread(connection, {term: -count for term, count in lost.items()})
    if len(numbers):
        _join_facts(connection, generation, generations, numbers)
        _insert_segment(connection, generation, int(numbers[0]), int(numbers[-1]), len(numbers))
    drop(connection, generations)
    return sum(item.claims for item in old) - len(numbers)


def drop(connection: Connection, generations: Sequence[int]) -> None:
    """Remove segments; the spread of their terms stays as it is."""
    for table, column in (
        (index_posting, index_posting.c.segment),
        (index_fact, index_fact.c.segment),
        (index_segment, index_segment.c.generation),
    ):
        connection.execute(delete(table).where(column.in_(generations)))


def _tier(claims: int) -> int:
    """Segments of one tier differ in size by less than eight times."""
    tier = 0
    while claims >= _SMALLEST * _TOGETHER ** (tier + 1):
        tier += 1
    return tier


def _in_use(connection: Connection, first: int, last: int) -> Numbers:
    """The numbers of the claims between two that are proposed today."""
    query = (
        select(known_claim.c.version)
        .where(known_claim.c.version.between(first, last), known_claim.c.withdrawn.is_(False))
        .order_by(known_claim.c.version)
    )
    rows = connection.execute(query, execution_options={"yield_per": _ROWS})
    return joined(np.array(part, dtype=np.uint32) for part in rows.scalars().partitions())


def _joined_postings(
    connection: Connection, generations: Sequence[int], numbers: Numbers, lost: dict[int, int]
) -> Iterator[tuple[int, bytes]]:
    """The lists of some segments by term, without claims out of date, whose loss is counted."""
    own = index_posting.c
    last = connection.scalar(select(func.max(own.term)).where(own.segment.in_(generations)))
    start, count = 1, _FIRST_TERMS
    while start <= (last or 0):
        query = (
            select(own.term, own.claims)
            .where(own.segment.in_(generations), own.term.between(start, start + count - 1))
            .order_by(own.term)
        )
        rows = connection.execute(query).all()
        start += count
        # Everyday terms come first, with long lists; later ones are rare.
        few = sum(len(stored) for _, stored in rows) < _BYTES
        count = min(_TERMS, 2 * count) if few else max(1, count // 2)
        for term, group in groupby(rows, key=itemgetter(0)):
            lists = sorted((unpack(stored) for _, stored in group), key=lambda part: int(part[0]))
            whole = joined(lists)
            kept = whole[contains(numbers, whole)]
            if len(kept) < len(whole):
                lost[term] = len(whole) - len(kept)
            if len(kept):
                yield term, pack(kept)


def _join_facts(
    connection: Connection, generation: int, old: Sequence[int], numbers: Numbers
) -> None:
    first, last = int(numbers[0]), int(numbers[-1])
    used = np.zeros(last - first + 1, dtype=np.bool_)
    used[numbers - first] = True
    for column in COLUMNS:
        values = read_facts(connection, column, first, last, old)
        values[~used] = 0
        write_facts(connection, generation, first, {column: values})


def _insert_postings(
    connection: Connection, generation: int, lists: Iterator[tuple[int, bytes]]
) -> None:
    rows: list[dict[str, object]] = []
    size = 0
    for term, stored in lists:
        rows.append({"segment": generation, "term": term, "claims": stored})
        size += len(stored)
        if len(rows) == _ROWS or size > _BYTES:
            connection.execute(insert(index_posting), rows)
            rows, size = [], 0
    if rows:
        connection.execute(insert(index_posting), rows)


def _insert_segment(
    connection: Connection, generation: int, first: int, last: int, claims: int
) -> None:
    row = {"generation": generation, "first": first, "last": last, "claims": claims}
    connection.execute(insert(index_segment), row)


def _spread(connection: Connection, more: Mapping[int, int]) -> None:
    """Add to how many claims have some terms."""
    if not more:
        return
    statement = (
        update(index_term)
        .where(index_term.c.id == bindparam("of"))
        .values(spread=index_term.c.spread + bindparam("more"))
    )
    connection.execute(statement, [{"of": term, "more": count} for term, count in more.items()])
