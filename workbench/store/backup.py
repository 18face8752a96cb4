"""A copy of a claims database that can be relied on; copying the file alone loses what is new."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from workbench.errors import StoreError
from workbench.i18n import _


def back_up(connection: Connection, target: Path) -> None:
    """Write a checked copy of an SQLite database to a file that is not there yet.

    Others may go on writing meanwhile; the copy holds what was saved when it began. Raises
    `StoreError` where the file is there already, can't be written, or the copy is not whole.
    """
    try:
        if target.is_symlink() or target.exists():
            raise _refusal(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        os.close(handle)
        draft = Path(name)
        try:
            _copy(connection, draft)
            _put_in_place(draft, target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            _("The backup {path} can't be written: {reason}.").format(
                path=target, reason=error.strerror
            )
        ) from error


def _copy(connection: Connection, draft: Path) -> None:
    source = connection.connection.driver_connection
    assert isinstance(source, sqlite3.Connection)  # noqa: S101 - told by the caller's dialect
    with closing(sqlite3.connect(draft)) as copy:
        source.backup(copy)
        # A copy has no writers: in one file, it can be moved about as it is.
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise StoreError(
                _("The backup is not whole, as the database is damaged; check the database.")
            )
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())


def _put_in_place(draft: Path, target: Path) -> None:
    try:
        os.link(draft, target)
    except FileExistsError as error:
        raise _refusal(target) from error
    except OSError:
        # Not every file system has hard links; this one would overwrite in a race.
        draft.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _refusal(target: Path) -> StoreError:
    return StoreError(
        _("{path} is there already; a backup never overwrites a file.").format(path=target)
    )
