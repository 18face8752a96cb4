"""Connections that keep what was promised: durable on commit, one writer at a time, no surprises.

The settings of SQLite were measured: in WAL mode only `synchronous=FULL` loses nothing on a power
cut, and only `BEGIN IMMEDIATE` lets a second writer wait instead of failing at once.
"""

import importlib.util
import random
import sqlite3
import time
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.store.failures import PRIMARY_CODE
from workbench.store.location import Location

_WRITING = "workbench_writing"
_SQLITE_SETTINGS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",  # else INSERT OR REPLACE slips past the append-only triggers
    "PRAGMA trusted_schema=OFF",
)
_BETWEEN_LOOKS = (0.001, 0.006)  # seconds
_MOST = 6  # times its patience, a writer waits while others get on
_WRITER_LOCK = 0x66636C6F67
"""The PostgreSQL advisory lock that a writing transaction holds until it ends."""


def make_engine(location: Location, patience: float) -> Engine:
    """An engine to be used through `reading` and `writing`.

    `patience` is how many seconds to wait for another writer. Raises `StoreError` where the
    driver for PostgreSQL is not installed.
    """
    if location.file is not None:
        return _sqlite_engine(location, patience)
    return _server_engine(location, patience)


def _sqlite_engine(location: Location, patience: float) -> Engine:
    engine = create_engine(location.url, connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver would begin transactions of its own
        for setting in _SQLITE_SETTINGS:
            connection.execute(setting)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(_WRITING, False)
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
        if writing:
            _take_turn(connection, patience)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _take_turn(connection: Connection, patience: float) -> None:
    """Begin a transaction that writes, as soon as nobody else is writing.

    SQLite's own waiting sleeps for up to a tenth of a second between two looks. With eight
    writers, one was seen to wait for ten seconds while the lock was free hundreds of times. As
    long as others get on with their work, the waiting is not in vain and may take longer.
    """
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - told by the engine
    raw.execute("PRAGMA busy_timeout=0")
    try:
        start = time.monotonic()
        end, seen = start + patience, _version(raw)
        while not _begun(raw, last=time.monotonic() >= end):
            time.sleep(random.uniform(*_BETWEEN_LOOKS))  # noqa: S311 - only to be out of step
            if time.monotonic() >= end and end < start + _MOST * patience:
                now = _version(raw)
                end, seen = end + (patience if now != seen else 0), now
    finally:
        raw.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")


def _version(raw: sqlite3.Connection) -> int | None:
    """A number that is another one after somebody else has written; None if it can't be told."""
    try:
        (version,) = raw.execute("PRAGMA data_version").fetchone()
    except sqlite3.OperationalError:
        return None
    return int(version)


def _begun(raw: sqlite3.Connection, *, last: bool) -> bool:
    """Begin, unless somebody else is writing; the last time that is an error."""
    try:
        raw.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or error.sqlite_errorcode & PRIMARY_CODE != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _server_engine(location: Location, patience: float) -> Engine:
    if importlib.util.find_spec("psycopg") is None:
        raise StoreError(
            _(
                "PostgreSQL needs a driver that is not installed; "
                "install factcheck-workbench[postgres]."
            )
        )
    engine = create_engine(
        location.url,
        connect_args={"connect_timeout": 10},
        pool_pre_ping=True,
        # What was committed while a writer waited for the lock has to be seen.
        isolation_level="READ COMMITTED",
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.execute(f"SET lock_timeout = {int(patience * 1000)}")
        connection.commit()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(_WRITING, False):
            # The server lets those who wait go in turn, so that the waiting is never in vain.
            longest = int(_MOST * patience * 1000)
            connection.exec_driver_sql(
                f"SELECT set_config('lock_timeout', '{longest}', true), "
                f"pg_advisory_xact_lock({_WRITER_LOCK})"
            )
        else:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")

    return engine


def reading(engine: Engine) -> Engine:
    """The same engine, whose transactions see one state of the database and can't change it."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ")
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions write, one at a time."""
    return engine.execution_options(**{_WRITING: True})
