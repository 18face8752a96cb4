"""The automatic backups: one a day at most, in a folder of their own.

They share the saved bytes of sources, which are copied there once. Nothing is deleted in that
folder but files named as these backups are.
"""

import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.store.backup import BackedUp, back_up_sharing, sync
from workbench.store.blobs import BlobFolder
from workbench.store.location import sources_folder
from workbench.store.rotation import Rotation, kept

_SOURCES = "sources"
_ENDING = ".auto.db"
_DAY = 24 * 60 * 60
_DRAFT_OF = 40  # so many characters of a backup's name are in that of its draft


@dataclass(frozen=True, slots=True)
class DailyBackup:
    """The backup of a day; `size` is that of the file in bytes, without the sources."""

    day: date
    file: Path
    size: int


class DailyBackups:
    """The backups of one database; `folder` is where all go that somebody has chosen a folder for.

    Without one they lie beside the database.
    """

    def __init__(self, database: Path, folder: Path | None = None) -> None:
        self._database = database
        self._stem = database.stem
        name = f"{database.stem}-backups"
        if folder is None:
            self.folder = database.with_name(name)
        else:
            # Databases of the same name in several places must not get into each other's way.
            place = hashlib.sha256(os.fsencode(os.path.realpath(database))).hexdigest()[:8]
            self.folder = folder / f"{name}-{place}"
        self._name = re.compile(rf"{re.escape(self._stem)}-(\d{{4}}-\d\d-\d\d){re.escape(_ENDING)}")

    @property
    def sources(self) -> Path:
        """The folder with the saved bytes of sources, which the backups share."""
        return shared_sources(self.file_of(date.min))

    def file_of(self, day: date) -> Path:
        """Where the backup of a day is, or would be."""
        return self.folder / f"{self._stem}-{day.isoformat()}{_ENDING}"

    def all(self) -> tuple[DailyBackup, ...]:
        """The backups there are, the newest first. Raises `StoreError` if that can't be seen."""
        try:
            files = [file for file in self.folder.iterdir() if file.is_file()]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise StoreError(
                _("{path} can't be read: {reason}.").format(path=self.folder, reason=error.strerror)
            ) from error
        found = []
        for file in files:
            day = self._day(file)
            if day is not None:
                found.append(DailyBackup(day, file, file.stat().st_size))
        return tuple(sorted(found, key=lambda backup: backup.day, reverse=True))

    def effort(self) -> int:
        """How many bytes the next backup would have to copy."""
        blobs = BlobFolder(sources_folder(self._database))
        new = blobs.names() - BlobFolder(self.sources).names()
        size = self._database.stat().st_size
        for sha256 in new:
            with blobs.file(sha256) as file:
                size += file.stat().st_size
        return size

    def is_due(self, day: date, head: tuple[int, str]) -> bool:
        """Whether there is none of a day, and something was written since the newest.

        `head` is how many events there are, and the hash of the last one.
        """
        if not head[0] or self.file_of(day).exists():
            return False
        newest = next(iter(self.all()), None)
        return newest is None or head_of(newest.file) != head

    def make(
        self,
        connection: Connection,
        blobs: BlobFolder,
        day: date,
        rotation: Rotation,
        stopped: Callable[[], bool],
    ) -> BackedUp | None:
        """Make the backup of a day and delete those that are no longer kept.

        None where another process made it meanwhile. Raises `StoreError` where it can't be
        written and `BackupStoppedError` when asked to stop; nothing is deleted then.
        """
        target = self.file_of(day)
        self._prepare()
        try:
            made = back_up_sharing(connection, target, blobs, self.sources, stopped)
        except StoreError:
            if target.exists():
                return None
            raise
        self._rotate(rotation)
        return made

    def _prepare(self) -> None:
        """Make the folder, and clear what somebody who was killed at it has left there."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            drafts = [file for file in self.folder.iterdir() if self._is_draft(file.name)]
            for file in drafts:
                if file.is_file() and file.stat().st_mtime < time.time() - _DAY:
                    file.unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(self.folder, error) from error

    def _rotate(self, rotation: Rotation) -> None:
        backups = self.all()
        wanted = kept((backup.day for backup in backups), rotation)
        try:
            for backup in backups:
                if backup.day not in wanted:
                    backup.file.unlink(missing_ok=True)
            sync(self.folder)
        except OSError as error:
            raise _unwritable(self.folder, error) from error

    def _day(self, file: Path) -> date | None:
        named = self._name.fullmatch(file.name)
        if named is None or file.is_symlink():
            return None
        try:
            return date.fromisoformat(named[1])
        except ValueError:
            return None  # such as the 31st of February

    def _is_draft(self, name: str) -> bool:
        start = f".{self._stem}-"[: _DRAFT_OF + 1]
        return bool(re.fullmatch(rf"{re.escape(start)}.*\.[a-z0-9_]{{8}}(-journal)?", name))


def shared_sources(backup: Path) -> Path:
    """The folder with the saved bytes that an automatic backup shares with its like."""
    return backup.with_name(_SOURCES)


def head_of(file: Path) -> tuple[int, str] | None:
    """How many events a backup has, and the hash of the last one; None if it can't be read."""
    try:
        with closing(
            sqlite3.connect(f"file:{quote(str(file))}?mode=ro&immutable=1", uri=True)
        ) as backup:
            query = "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"
            found = backup.execute(query).fetchone()
    except sqlite3.Error:
        return None
    return (found[0], found[1]) if found else None


def _unwritable(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        _("The backups in {path} can't be kept: {reason}.").format(
            path=folder, reason=error.strerror
        )
    )
