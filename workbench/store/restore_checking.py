"""Makes a copy of a backup and makes sure that it may stand in the place of a database."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy.engine import URL

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.store.failures import PRIMARY_CODE, explained
from workbench.store.location import Location
from workbench.store.opening import open_at
from workbench.store.schema import APPLICATION_ID

_LITTLE = 1 << 18
"""Bytes; what SQLite keeps beside an open database is less."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A whole copy of a backup in one `file`, up to date with this program.

    `saved` are the hashes of the saved bytes that it speaks of; it has so many `events`, the last
    of which has `head`.
    """

    file: Path
    events: int
    head: str
    saved: tuple[str, ...]


def checked_copy(backup: Path, draft: Path) -> Checked:
    """Copy a backup to a file that is not there yet, bring that up to date and check it.

    Nothing is written to the backup. Raises `StoreError` where it is no claims database, was
    written by a newer program, or is not whole.
    """
    with explained(str(backup)):
        with closing(_opened(backup)) as source, closing(sqlite3.connect(draft)) as copy:
            with _room_for(draft):
                source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            _refuse_foreign(copy, backup)
        with _room_for(draft):
            return _checked(backup, draft)


def refuse_missing(backup: Path) -> None:
    """Raise `StoreError` where there is no such file."""
    if not backup.is_file():
        raise StoreError(
            _("There is no backup {path}; “workbench db backups” lists those there are.").format(
                path=backup
            )
        )


@contextmanager
def _room_for(draft: Path) -> Iterator[None]:
    """Where there is too little, it is not where the backup lies."""
    try:
        yield
    except (sqlite3.OperationalError, StoreError) as error:
        if not _lacks_room(error, draft.parent):
            raise
        raise StoreError(
            _("There is no room left in {folder}; free some space.").format(
                folder=draft.parent.parent
            )
        ) from error


def _lacks_room(error: Exception, folder: Path) -> bool:
    """Whether an error is for want of room; SQLite may say that it could not write, and no more."""
    cause = error.__cause__ if isinstance(error, StoreError) else error
    cause = getattr(cause, "orig", cause)
    code = getattr(cause, "sqlite_errorcode", 0) & PRIMARY_CODE
    is_full = shutil.disk_usage(folder).free < _LITTLE
    return code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and is_full)


def _opened(backup: Path) -> sqlite3.Connection:
    """A backup to be read; without a log beside it, it may lie where nothing can be written."""
    place = f"file:{quote(str(backup.absolute()))}?mode=ro"
    log = backup.with_name(f"{backup.name}-wal")
    if not log.exists() or not log.stat().st_size:
        place += "&immutable=1"
    return sqlite3.connect(place, uri=True)


def _refuse_foreign(copy: sqlite3.Connection, backup: Path) -> None:
    (mark,) = copy.execute("PRAGMA application_id").fetchone()
    if mark != APPLICATION_ID:
        raise StoreError(_("{path} is not a backup of a claims database.").format(path=backup))


def _checked(backup: Path, draft: Path) -> Checked:
    # Named like the backup, so that what is wrong with it is told of that.
    store = open_at(Location(URL.create("sqlite", database=str(draft)), str(backup), draft))
    try:
        problems = store.check(saved_bytes=False)
        if problems:
            raise StoreError(
                _("{path} is not whole and was not restored: {problem}").format(
                    path=backup, problem=problems[0]
                )
            )
        with store.read() as work:
            events, head = work.events.head()
    finally:
        store.close()
    with closing(sqlite3.connect(draft)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")  # in one file it can be moved
        saved = copy.execute("SELECT DISTINCT sha256 FROM snapshot ORDER BY sha256").fetchall()
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())
    return Checked(draft, events, head, tuple(row[0] for row in saved))
