"""Whether the candidate index holds what the known claims say, no less and no more.

Each term of a claim counts as a number made of its letters; the sum of a claim's numbers must be
the same by its words and by the lists of the index. Only sums are kept, so that a million claims
need eight megabytes.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from workbench.i18n import _
from workbench.matching.indexed import analysis, read_known
from workbench.matching.letters import MOST, counts_of
from workbench.matching.postings import unpack
from workbench.store.index_facts import COLUMNS, LANGUAGE, LENGTH, LETTERS, SIZE, read_facts
from workbench.store.index_reading import State, read_state
from workbench.store.index_tables import (
    index_posting,
    index_recent,
    index_recent_claim,
    index_segment,
    index_term,
)
from workbench.store.known_rows import pages
from workbench.store.tables import (
    known_claim,
)

_PAGE = 2_000
_MOST_TOLD = 5  # claims named


def index_problems(connection: Connection) -> Iterator[str]:
    """A sentence for each way in which the index and the known claims disagree."""
    state = read_state(connection)
    if state.analysis != analysis():
        # An index that was never made is made when it is first asked.
        if state.analysis:
            yield _(
                "The index of known claims was made by other word lists; "
                "“workbench db reindex” renews it."
            )
        return
    if state.claims != _known_count(connection):
        yield _("The index counts {told} known claims, there are {found}.").format(
            told=state.claims, found=_known_count(connection)
        )
    told = 0
    for number in _differing(connection, state):
        told += 1
        if told > _MOST_TOLD:
            yield _("More known claims are indexed under other words than theirs.")
            return
        yield _(
            "Known claim {id} is indexed under other words than its own; "
            "“workbench db reindex” mends it."
        ).format(id=number)
    if not told and _is_spread_wrong(connection):
        yield _("The index counts the claims of a word wrong; “workbench db reindex” mends it.")


def _known_count(connection: Connection) -> int:
    query = select(func.count()).where(known_claim.c.withdrawn.is_(False))
    return connection.execute(query).scalar_one()


def _differing(connection: Connection, state: State) -> Iterator[int]:
    """The ids of the known claims that the index holds otherwise."""
    sums = _sums_of_lists(connection, state.last)
    facts = {column: read_facts(connection, column, 0, state.last) for column in COLUMNS}
    in_segment = _in_segments(connection, state.last)
    _lay_recent(connection, facts)
    for page in pages(connection, _PAGE):
        for number, known in page:
            claim = read_known(known)
            expected = {LENGTH: claim.length, LANGUAGE: claim.language}
            if in_segment[number]:
                expected |= _letters(claim.wording)
            whole = sum(map(_number_of, claim.terms)) % 2**64
            if whole != int(sums[number]) or any(
                int(facts[column][number]) != value for column, value in expected.items()
            ):
                yield known.id


def _letters(wording: str) -> dict[Any, int]:
    counts = (min(MOST, count) for count in counts_of(wording))
    return {SIZE: len(wording), **dict(zip(LETTERS, counts, strict=True))}


def _sums_of_lists(connection: Connection, last: int) -> NDArray[np.uint64]:
    """For each number of a claim the sum of what stands for the terms that it is listed under."""
    sums = np.zeros(last + 1, dtype=np.uint64)
    terms = dict(connection.execute(select(index_term.c.id, index_term.c.term)).all())
    query = select(index_posting.c.term, index_posting.c.claims).join(
        index_segment, index_segment.c.generation == index_posting.c.segment
    )
    for term, stored in connection.execute(query, execution_options={"yield_per": _PAGE}):
        numbers = unpack(stored)
        sums[numbers[numbers <= last]] += np.uint64(_number_of(terms.get(term, "")))
    for term, number in connection.execute(select(index_recent)):
        sums[number : number + 1] += np.uint64(_number_of(terms.get(term, "")))
    return sums


def _in_segments(connection: Connection, last: int) -> NDArray[np.bool_]:
    there = np.zeros(last + 1, dtype=np.bool_)
    for first, end in connection.execute(select(index_segment.c.first, index_segment.c.last)):
        there[first : end + 1] = True
    return there


def _lay_recent(connection: Connection, facts: dict[Any, NDArray[Any]]) -> None:
    for number, length, language in connection.execute(select(index_recent_claim)):
        facts[LENGTH][number], facts[LANGUAGE][number] = length, language


def _is_spread_wrong(connection: Connection) -> bool:
    """Whether a term says of another number of claims that they have it than its lists hold."""
    told = dict(connection.execute(select(index_term.c.id, index_term.c.spread)).all())
    found: dict[int, int] = {}
    query = select(index_posting.c.term, func.length(index_posting.c.claims))
    for term, size in connection.execute(query, execution_options={"yield_per": _PAGE}):
        found[term] = found.get(term, 0) + size // 4
    return any(count != found.get(term, 0) for term, count in told.items())


@lru_cache(maxsize=100_000)
def _number_of(term: str) -> int:
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big")
