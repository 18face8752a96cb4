"""Turns what a database driver says into one sentence that tells a person what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from workbench.errors import StoreError
from workbench.i18n import _

PRIMARY_CODE = 0xFF  # the rest of an SQLite result code tells variants apart
# The program asks for no tables but those of its own schema, so these speak of the file.
_SCHEMA_DAMAGED = ("no such table", "no such column")
_THERE_ALREADY = " already exists"
_LOCK_NOT_AVAILABLE = "55P03"
_DISK_FULL = "53100"
_READ_ONLY = "25006"


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what a driver says inside the `with` into a `StoreError`.

    `where` is how the database is named to people. Faults of the program itself stay as they are.
    """
    try:
        yield
    except DBAPIError as error:
        sentence = explain(error, where)
        if sentence is None:
            raise
        raise sentence from error
    except sqlite3.Error as error:
        sentence = sqlite_error(getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE, where)
        if sentence is None:
            raise
        raise sentence from error


def explain(error: DBAPIError, where: str) -> StoreError | None:
    """The sentence for a driver's error, or None where the fault is in the program itself.

    `where` is how the database is named to people.
    """
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        if str(cause).startswith(_SCHEMA_DAMAGED) or str(cause).endswith(_THERE_ALREADY):
            return sqlite_error(sqlite3.SQLITE_CORRUPT, where)
        code = getattr(cause, "sqlite_errorcode", None)
        return None if code is None else sqlite_error(code & PRIMARY_CODE, where)
    return _server_error(error, where)


def sqlite_error(code: int, where: str) -> StoreError | None:
    """The sentence for a primary result code of SQLite."""
    messages = {
        sqlite3.SQLITE_BUSY: _(
            "{where} is locked by another program; close that program, or try again in a moment."
        ),
        sqlite3.SQLITE_LOCKED: _(
            "{where} is locked by another program; close that program, or try again in a moment."
        ),
        sqlite3.SQLITE_NOTADB: _(
            "{where} is not a claims database; give another file, or restore it from a backup."
        ),
        sqlite3.SQLITE_CORRUPT: _(
            "{where} is damaged; restore it from a backup and keep the damaged file for analysis."
        ),
        sqlite3.SQLITE_READONLY: _(
            "{where} can't be written; make the file and its folder writable for you."
        ),
        sqlite3.SQLITE_PERM: _(
            "{where} can't be written; make the file and its folder writable for you."
        ),
        sqlite3.SQLITE_CANTOPEN: _(
            "{where} can't be opened; the file and its folder must be readable and writable."
        ),
        sqlite3.SQLITE_FULL: _(
            "There is no room left to write to {where}; free some space, nothing saved was lost."
        ),
        sqlite3.SQLITE_IOERR: _(
            "The disk did not read or write {where} as asked; check the disk, then the database."
        ),
    }
    message = messages.get(code)
    return StoreError(message.format(where=where)) if message else None


def _server_error(error: DBAPIError, where: str) -> StoreError | None:
    state = getattr(error.orig, "sqlstate", None)
    if state == _LOCK_NOT_AVAILABLE:
        message = _("{where} is busy: another checker is writing; try again in a moment.")
    elif state == _DISK_FULL:
        message = _("The server of {where} has no room left; nothing saved was lost.")
    elif state == _READ_ONLY:
        message = _("{where} takes no changes: the server is read-only.")
    elif error.connection_invalidated or state is None or state[:2] in {"08", "28", "3D", "57"}:
        reason = " ".join(str(error.orig).split())
        message = _("{where} can't be reached: {reason}").replace("{reason}", reason)
    else:
        return None
    return StoreError(message.replace("{where}", where))
