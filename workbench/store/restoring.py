"""Puts a backup in the place of a claims database, or leaves that as it was.

The backup is copied and the copy checked before anything else. What is there is kept aside, with
the saved bytes of its sources. Then SQLite writes the copy over the database in one transaction,
so that whoever is killed at it leaves the old database or the new one. The database is held from
beginning to end; nobody else can have it open.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.store import files
from workbench.store.backup import put_in_place, sync
from workbench.store.blobs import BlobFolder
from workbench.store.failures import PRIMARY_CODE, explained
from workbench.store.location import Location, sources_folder
from workbench.store.restore_checking import Checked, checked_copy, refuse_missing
from workbench.store.schema import APPLICATION_ID

_PATIENCE = 2.0  # seconds for a command that is just ending
_UNREADABLE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_SIDE_FILES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in place now: a database with so many `events`, the last of which has `head`.

    `kept` is where what was there before is now, None if that was nothing. `missing` are the
    hashes of saved bytes that neither the backup nor the place had.
    """

    place: Path
    events: int
    head: str
    kept: Path | None
    missing: tuple[str, ...]


def restore(
    location: Location, backup: Path, sources: Path, now: datetime, *, force: bool = False
) -> Restored:
    """Put a backup and the saved bytes of its sources in the place of a database.

    `sources` is the folder with those bytes, which need not be there. A database with anything
    in it is only replaced with `force`, and kept aside under a name with the time. Raises
    `StoreError` where the backup is none, is not whole or from a newer program, where somebody
    has the database open, and where there is no room; then all is as it was.
    """
    place = location.file
    if place is None:
        raise StoreError(
            _("{where} is on a server; restore it with pg_restore.").format(where=location.shown)
        )
    refuse_missing(backup)
    files.prepare(place)
    place = place.resolve()
    if backup.samefile(place):
        raise StoreError(_("{path} is the database itself, no backup.").format(path=backup))
    _refuse_foreign(place, location.shown)
    with explained(location.shown), _written(place), _held(place) as held:
        if held is None or _has_events(held):
            kept = _free_name(place, now)
            if not force:
                raise StoreError(
                    _(
                        "{place} exists already; use --force to put the backup in its place; "
                        "what is there will be kept as {kept}."
                    ).format(place=location.shown, kept=kept.name)
                )
        else:
            kept = None
        with _drafts(place) as folder:
            checked = checked_copy(backup, folder / "backup.db")
            own = sources_folder(location.file or place)
            with _kept(held, place, own, kept, folder):
                missing = _bring_sources(checked, sources, own)
                _switch(held, checked.file, place)
    return Restored(place, checked.events, checked.head, kept, missing)


@contextmanager
def _held(place: Path) -> Iterator[sqlite3.Connection | None]:
    """The database, in one file and held by nobody else; None for a file that is none.

    Who has it open holds a lock as long as that, by which SQLite refuses to leave the mode in
    which there are side files.
    """
    with closing(sqlite3.connect(place, timeout=_PATIENCE, isolation_level=None)) as held:
        try:
            held.execute("PRAGMA locking_mode=EXCLUSIVE")
            held.execute("PRAGMA journal_mode=DELETE")
            held.execute("BEGIN EXCLUSIVE")
            held.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            code = error.sqlite_errorcode & PRIMARY_CODE
            if code == sqlite3.SQLITE_BUSY:
                raise StoreError(
                    _("{path} is open in another program; close that, then restore.").format(
                        path=place
                    )
                ) from error
            if code not in _UNREADABLE:
                raise
        else:
            yield held
            return
    yield None


def _refuse_foreign(place: Path, shown: str) -> None:
    """Raise `StoreError` for another program's database, which is only looked at."""
    with closing(sqlite3.connect(f"file:{quote(str(place))}?mode=ro", uri=True)) as looked_at:
        try:
            (mark,) = looked_at.execute("PRAGMA application_id").fetchone()
            (tables,) = looked_at.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError:
            return  # it is none, or damaged
    if mark != APPLICATION_ID and (mark or tables):
        raise StoreError(
            _("{where} is a database of another program; give another one.").format(where=shown)
        )


def _has_events(held: sqlite3.Connection) -> bool:
    """Whether there is anything to be kept."""
    try:
        (tables,) = held.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return bool(tables and held.execute("SELECT 1 FROM event LIMIT 1").fetchone())
    except sqlite3.DatabaseError:
        return True  # it is damaged


def _free_name(place: Path, now: datetime) -> Path:
    """The name under which what is there is kept."""
    name = f"{place.stem}-before-restore-{now:%Y-%m-%d-%H%M%S}"
    number = 1
    while True:
        kept = place.with_name(f"{name}{f'-{number}' if number > 1 else ''}{place.suffix}")
        if not os.path.lexists(kept) and not os.path.lexists(sources_folder(kept)):
            return kept
        number += 1


@contextmanager
def _drafts(place: Path) -> Iterator[Path]:
    """A folder for drafts beside the database; those that somebody killed has left are cleared."""
    start = f".{place.stem[:40]}-restore-"
    for left in place.parent.glob(f"{start}????????"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=start, dir=place.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _kept(
    held: sqlite3.Connection | None, place: Path, sources: Path, kept: Path | None, folder: Path
) -> Iterator[None]:
    """Keep what is there, if there is a name for it; unless it stays there after all."""
    if kept is None:
        yield
        return
    _keep(held, place, sources, kept, folder)
    try:
        yield
    except (StoreError, OSError, sqlite3.Error):
        if held is not None:  # of one that can't be read, parts may be nowhere else by now
            kept.unlink()
            shutil.rmtree(sources_folder(kept), ignore_errors=True)
        raise


def _keep(
    held: sqlite3.Connection | None, place: Path, sources: Path, kept: Path, folder: Path
) -> None:
    """Keep a copy of what is there; its sources first, so that it is never without them."""
    draft = folder / "kept.db"
    if held is None:
        shutil.copyfile(place, draft)
    else:
        with closing(sqlite3.connect(draft)) as copy:
            held.backup(copy)
    draft.chmod(0o600)
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())
    names = BlobFolder(sources).names()
    if names:
        _link_all(sources, names, folder / "kept-sources")
        (folder / "kept-sources").rename(sources_folder(kept))
    if held is None:
        for side in _SIDE_FILES:
            left = place.with_name(place.name + side)
            if left.exists():
                left.rename(kept.with_name(kept.name + side))
    put_in_place(draft, kept)


def _link_all(sources: Path, names: frozenset[str], target: Path) -> None:
    """The same files under a second name, copies where the file system has none; never changed."""
    for name in sorted(names):
        place = target / name[:2] / name
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            os.link(sources / name[:2] / name, place)
        except OSError:
            shutil.copy2(sources / name[:2] / name, place)
    for written in (*target.iterdir(), target):
        sync(written)


def _bring_sources(checked: Checked, sources: Path, target: Path) -> tuple[str, ...]:
    """Add the saved bytes that the place lacks; the hashes of those that there are none of."""
    there, backed_up = BlobFolder(target), BlobFolder(sources)
    missing = []
    for sha256 in checked.saved:
        if there.digest(sha256) == sha256:
            continue
        if backed_up.digest(sha256) != sha256:
            missing.append(sha256)
            continue
        with backed_up.file(sha256) as path, path.open("rb") as file:
            there.put(file)
    return tuple(missing)


def _switch(held: sqlite3.Connection | None, draft: Path, place: Path) -> None:
    if held is None:
        draft.replace(place)
        sync(place.parent)
        return
    held.execute("PRAGMA synchronous=FULL")
    with closing(sqlite3.connect(draft)) as new:
        new.backup(held)


@contextmanager
def _written(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            _("{path} can't be restored: {reason}.").format(
                path=place, reason=error.strerror or type(error).__name__
            )
        ) from error
