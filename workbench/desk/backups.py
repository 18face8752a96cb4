"""Automatic backups, and putting one in the place of the database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from workbench import settings
from workbench.desk.workspace import Workspace
from workbench.errors import StoreError
from workbench.i18n import _
from workbench.settings import Backup
from workbench.store.backup import BackedUp, BackupStoppedError
from workbench.store.daily import DailyBackup, DailyBackups, head_of, shared_sources
from workbench.store.location import Location, locate, sources_folder
from workbench.store.opening import default_database
from workbench.store.restoring import Restored, restore
from workbench.store.rotation import Rotation

_QUICK = 16 * 1024 * 1024
"""Bytes of a database that are copied and checked in less than half a second."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup as it is listed; `events` is None where it can't be read."""

    backup: DailyBackup
    events: int | None


def back_up_daily(
    ws: Workspace, *, day: date | None = None, stopped: Callable[[], bool] = lambda: False
) -> BackedUp | None:
    """Make today's backup, unless there is one or nothing was written since the last.

    None where none was made, also when it is asked to stop before it is done. Raises `StoreError`
    where it can't be written.
    """
    if ws.store.file is None or not ws.backup.daily:
        return None
    rotation = Rotation(ws.backup.daily, ws.backup.weekly, ws.backup.monthly)
    backups = _backups(ws.store.file, ws.backup)
    try:
        return ws.store.back_up_daily(backups, day or _today(), rotation, stopped)
    except BackupStoppedError:
        return None


def back_up_quickly(ws: Workspace, *, day: date | None = None) -> BackedUp | None:
    """Like `back_up_daily` after something was written, where it takes no time to speak of.

    That is with a small database and few new sources; the screen makes the backup of others.
    """
    file = ws.store.file
    if file is None or not ws.store.has_written or not ws.backup.daily:
        return None
    backups = _backups(file, ws.backup)
    if backups.file_of(day or _today()).exists() or backups.effort() > _QUICK:
        return None
    return back_up_daily(ws, day=day)


def listed(database: str | None = None) -> tuple[Listed, ...]:
    """The automatic backups of a database, the newest first.

    Raises `StoreError` for a server, and where the folder can't be read.
    """
    found = []
    for backup in _backups(_file(_location(database)), settings.load().backup).all():
        head = head_of(backup.file)
        found.append(Listed(backup, head[0] if head else None))
    return tuple(found)


def restore_backup(
    database: str | None, wanted: str, *, force: bool = False, now: datetime | None = None
) -> Restored:
    """Put a backup in the place of the database: a file, or that of a day (`2026-11-26`).

    A database with anything in it is only replaced with `force`, and kept aside under a name with
    the time. Raises `StoreError` where that can't be done; then all is as it was.
    """
    location = _location(database)
    backup, sources = _meant(wanted, location)
    return restore(location, backup, sources, now or datetime.now().astimezone(), force=force)


def _meant(wanted: str, location: Location) -> tuple[Path, Path]:
    """The file that is meant, and the folder with the saved bytes of its sources."""
    path, day = Path(wanted), _day(wanted)
    if day is not None and location.file is not None and not path.exists():
        path = _backups(location.file, settings.load().backup).file_of(day)
    own = sources_folder(path)
    return path, own if own.is_dir() else shared_sources(path)


def _day(wanted: str) -> date | None:
    try:
        return date.fromisoformat(wanted)
    except ValueError:
        return None


def _backups(file: Path, chosen: Backup) -> DailyBackups:
    return DailyBackups(file, Path(chosen.folder).expanduser() if chosen.folder else None)


def _location(database: str | None) -> Location:
    return locate(database or settings.load().database or default_database())


def _file(location: Location) -> Path:
    if location.file is None:
        raise StoreError(
            _("{where} is on a server; back it up with pg_dump.").format(where=location.shown)
        )
    return location.file


def _today() -> date:
    return datetime.now().astimezone().date()
