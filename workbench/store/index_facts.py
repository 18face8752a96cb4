"""What is told of each known claim in the index, as columns of numbers by the claim's number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, insert, select

from workbench.matching.letters import KINDS, column_name, counts_of_all
from workbench.store.index_tables import index_fact

_BLOCK = 65_536  # numbers of claims in one row
_MOST_SIZE = 65_535
_COUNTED = 1_024  # wordings whose letters are counted together


@dataclass(frozen=True, slots=True)
class Column:
    """A fact's name in the table, and how its numbers are stored."""

    name: str
    stored: np.dtype[Any]


LENGTH = Column("length", np.dtype("u1"))
LANGUAGE = Column("language", np.dtype("<u2"))
SIZE = Column("size", np.dtype("<u2"))
LETTERS = tuple(Column(column_name(kind), np.dtype("u1")) for kind in range(KINDS))
_BLOCK_OF = select(index_fact.c.name, index_fact.c.numbers).where(
    index_fact.c.segment == bindparam("segment"),
    index_fact.c.first == bindparam("first"),
    index_fact.c.name.in_(bindparam("names", expanding=True)),
)
COLUMNS = (LENGTH, LANGUAGE, SIZE, *LETTERS)


def read_facts(
    connection: Connection,
    column: Column,
    first: int,
    last: int,
    segments: Sequence[int] | None = None,
) -> NDArray[Any]:
    """A column of some segments, or all, for the numbers from `first` to `last`; 0 for no claim."""
    found = np.zeros(last - first + 1, dtype=column.stored.newbyteorder("="))
    query = select(index_fact.c.first, index_fact.c.numbers).where(
        index_fact.c.name == column.name,
        index_fact.c.first > first - _BLOCK,
        index_fact.c.first <= last,
    )
    if segments is not None:
        query = query.where(index_fact.c.segment.in_(segments))
    for start, stored in connection.execute(query):
        numbers = np.frombuffer(stored, dtype=column.stored)
        begin, end = max(first, start), min(last + 1, start + len(numbers))
        if begin < end:
            # Blocks of two segments may overlap; none tells of a number of the other.
            found[begin - first : end - first] |= numbers[begin - start : end - start]
    return found


def read_blocks(
    connection: Connection, segment: int, first: int, last: int, columns: Sequence[Column]
) -> Iterator[tuple[int, dict[Column, NDArray[Any]]]]:
    """Some columns of a segment block by block, each with the number of its first claim.

    `first` and `last` are the numbers of the segment's first and last claim.
    """
    by_name = {column.name: column for column in columns}
    for start in range(first, last + 1, _BLOCK):
        wanted = {"segment": segment, "first": start, "names": list(by_name)}
        rows = connection.execute(_BLOCK_OF, wanted).all()
        yield start, {by_name[name]: _read(stored, by_name[name]) for name, stored in rows}


def _read(stored: bytes, column: Column) -> NDArray[Any]:
    return np.frombuffer(stored, dtype=column.stored)


def letters_of(numbers: NDArray[Any], wordings: list[str]) -> dict[Column, NDArray[Any]]:
    """The columns of the letters, with the claims' numbers as places from the first on."""
    first, last = int(numbers[0]), int(numbers[-1])
    counts = np.zeros((last - first + 1, KINDS), dtype=np.uint8)
    sizes = np.zeros(last - first + 1, dtype=np.uint16)
    for start in range(0, len(wordings), _COUNTED):
        some = slice(start, start + _COUNTED)
        counts[numbers[some] - numbers[0]] = counts_of_all(wordings[some])
    sizes[numbers - numbers[0]] = [min(_MOST_SIZE, len(wording)) for wording in wordings]
    return {SIZE: sizes, **dict(zip(LETTERS, counts.T, strict=True))}


def placed(numbers: NDArray[Any], values: Any, column: Column) -> NDArray[Any]:
    """Values of some claims as a column, with the claims' numbers as places from the first on."""
    found = np.zeros(int(numbers[-1]) - int(numbers[0]) + 1, dtype=column.stored)
    found[numbers - numbers[0]] = values
    return found


def write_facts(
    connection: Connection, segment: int, first: int, columns: Mapping[Column, NDArray[Any]]
) -> None:
    """Store columns of a segment, whose places count from the number of its first claim."""
    rows = [
        {"segment": segment, "name": column.name, "first": first + start, "numbers": part}
        for column, values in columns.items()
        for start, part in _blocks(values.astype(column.stored, copy=False))
    ]
    connection.execute(insert(index_fact), rows)


def _blocks(values: NDArray[Any]) -> Iterator[tuple[int, bytes]]:
    for start in range(0, len(values), _BLOCK):
        yield start, values[start : start + _BLOCK].tobytes()
