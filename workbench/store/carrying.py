"""Carries a desk's whole state to another database: its log, and the rows that the log tells of.

What is made for searching is left out, as it is made anew. So are the saved bytes of sources,
which lie elsewhere.
"""

import base64
import binascii
from collections.abc import Generator, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import rfc8785
from sqlalchemy import Column, Connection, Integer, LargeBinary, Table, func, insert, select

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.model.event import Event
from workbench.store import schema
from workbench.store.columns import metadata
from workbench.store.events import Events
from workbench.store.source_tables import blob, snapshot
from workbench.store.tables import event

_SEARCHED_IN = ("index_", "vector_")
_PAGE = 2_000
_LARGEST = 2**31 - 1

Row = tuple[str, dict[str, Any]]
"""The name of a table, and a row of it as plain JSON; bytes are text in base 64."""


class Carrying:
    """The whole state as one unit of work sees it."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection = connection
        self._events = events

    @property
    def schema(self) -> str:
        """The revision of the tables, which is that of every open database."""
        return schema.HEAD

    def rows(self) -> Iterator[Row]:
        """Every row but those of the log, in an order in which they can be put elsewhere."""
        for table in _tables():
            query = select(table).order_by(*table.primary_key.columns)
            found = self._connection.execution_options(yield_per=_PAGE).execute(query).mappings()
            for row in found:
                yield table.name, {column.name: _plain(row[column.name]) for column in table.c}

    def saved(self) -> frozenset[str]:
        """The SHA-256 of all bytes that were saved of sources."""
        return frozenset(self._connection.scalars(select(snapshot.c.sha256)))

    def is_empty(self) -> bool:
        """Whether nothing was ever done with the database."""
        return not any(
            self._connection.scalar(select(func.count()).select_from(table))
            for table in (event, *_tables())
        )

    def put_events(self, events: Iterable[Event]) -> None:
        """Add events as they are, with their numbers and hashes; nothing follows from them yet."""
        rows = [
            {
                "seq": item.seq,
                "at": item.at,
                "actor": item.actor,
                "kind": item.kind.value,
                "article": item.article,
                "body": rfc8785.dumps(dict(item.body)).decode(),
                "prev": item.prev,
                "hash": item.hash,
            }
            for item in events
        ]
        if rows:
            self._connection.execute(insert(event), rows)

    def put_rows(self, rows: Iterable[Row]) -> None:
        """Add rows that `rows` gave. Raises `StoreError` for what is no row of these tables."""
        tables = {table.name: table for table in _tables()}
        for name, group in groupby(rows, itemgetter(0)):
            table = tables.get(name)
            if table is None:
                raise StoreError(_("There is no table “{name}” to carry.").format(name=name))
            page: list[dict[str, Any]] = []
            for _name, row in group:
                page.append(_checked(table, row))
                if len(page) == _PAGE:
                    self._connection.execute(insert(table), page)
                    page = []
            if page:
                self._connection.execute(insert(table), page)

    def finish(self) -> Generator[int]:
        """Let numbers go on after those that were put, and read the known claims for searching.

        Gives the number of known claims read so far. Raises `StoreError` where the log and the
        rows do not agree; nothing must be kept then.
        """
        from workbench.store.index_writing import IndexWriter  # noqa: PLC0415 - loads numpy
        from workbench.store.integrity import problems  # noqa: PLC0415 - not needed to write out

        self._continue_numbers()
        for problem in problems(self._connection, self._events, beyond_log=False):
            raise StoreError(
                _("The log and the tables that came with it do not agree: {problem}").format(
                    problem=problem
                )
            )
        yield from IndexWriter(self._connection).rebuild()

    def _continue_numbers(self) -> None:
        if self._connection.dialect.name != "postgresql":
            return  # SQLite goes on after the highest number by itself
        for table in _tables():
            key = table.autoincrement_column
            if key is None:
                continue
            highest = self._connection.scalar(select(func.max(key)))
            if highest is not None:
                counter = func.pg_get_serial_sequence(table.name, key.name)
                self._connection.execute(select(func.setval(counter, highest)))


def _tables() -> list[Table]:
    return [
        table
        for table in metadata.sorted_tables
        if table not in (event, blob) and not table.name.startswith(_SEARCHED_IN)
    ]


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes | memoryview) else value


def _checked(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with the columns and kinds of values of the table; SQLite would take any."""
    if set(row) != set(table.c.keys()):
        raise _misfit(table)
    return {column.name: _value(table, column, row[column.name]) for column in table.c}


def _value(table: Table, column: Column[Any], value: Any) -> Any:
    if value is None and column.nullable:
        return None
    wanted = column.type.python_type
    if isinstance(column.type, LargeBinary) and isinstance(value, str):
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError) as error:
            raise _misfit(table) from error
    if isinstance(value, int) and not isinstance(value, bool) and wanted is float:
        return float(value)  # canonical JSON writes whole numbers without a point
    if type(value) is not wanted or (isinstance(column.type, Integer) and abs(value) > _LARGEST):
        raise _misfit(table)
    return value


def _misfit(table: Table) -> StoreError:
    return StoreError(
        _("A row does not fit the table “{name}”; export the log again.").format(name=table.name)
    )
