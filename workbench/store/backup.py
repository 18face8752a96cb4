"""A copy of a claims database that can be relied on; copying the file alone loses what is new."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.store.blobs import BlobFolder
from workbench.store.failures import explained
from workbench.store.location import sources_folder


class BackupStoppedError(Exception):
    """A backup was given up before it was done; nothing is left of it but what others share."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds beside the database: so many saved files of sources, in `folder`.

    `left_out` are the hashes of those that are missing or were changed.
    """

    saved: int
    folder: Path
    left_out: tuple[str, ...] = ()


def back_up(connection: Connection, target: Path, blobs: BlobFolder) -> BackedUp:
    """Write a checked copy of an SQLite database to a file that is not there yet.

    The saved bytes of its sources go to the folder that belongs to that file, which must not be
    there either; they are in place before the file is, so that no file is there without them.
    Others may go on writing meanwhile; the copy holds what was saved when it began. Raises
    `StoreError` where something is there already, can't be written, or the copy is not whole.
    """
    folder = sources_folder(target)
    left_out: tuple[str, ...] = ()
    with _drafted(target) as draft:
        saved = _copy(connection, draft)
        if saved:
            _refuse_existing(folder)
            left_out = _copy_sources(blobs, saved, folder)
        put_in_place(draft, target)
    return BackedUp(len(saved) - len(left_out), folder, left_out)


def back_up_sharing(
    connection: Connection,
    target: Path,
    blobs: BlobFolder,
    shared: Path,
    stopped: Callable[[], bool],
) -> BackedUp:
    """Like `back_up`, but the saved bytes go to a folder that several backups share.

    Those that are there already are not copied again. Raises `BackupStoppedError` when it is
    asked to stop before it is done; then there is no backup.
    """
    left_out: list[str] = []
    with _drafted(target) as draft:
        saved = _copy(connection, draft)
        copies = BlobFolder(shared)
        there = copies.names()
        for sha256 in saved:
            if sha256 not in there and not _copied(blobs, sha256, copies, stopped):
                left_out.append(sha256)
        put_in_place(draft, target)
    return BackedUp(len(saved) - len(left_out), shared, tuple(left_out))


@contextmanager
def _drafted(target: Path) -> Iterator[Path]:
    """A draft beside a file that is not there; it is gone afterwards."""
    with explained(str(target)), _written(target):
        _refuse_existing(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        os.close(handle)
        draft = Path(name)
        try:
            yield draft
        finally:
            for left in (draft, draft.with_name(f"{draft.name}-journal")):
                left.unlink(missing_ok=True)


@contextmanager
def _written(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            _("The backup {path} can't be written: {reason}.").format(
                path=target, reason=error.strerror
            )
        ) from error


def _copy(connection: Connection, draft: Path) -> tuple[str, ...]:
    """Copy the database; the hashes of the saved bytes that it speaks of."""
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
        saved = copy.execute("SELECT DISTINCT sha256 FROM snapshot ORDER BY sha256").fetchall()
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())
    return tuple(row[0] for row in saved)


def _copy_sources(blobs: BlobFolder, saved: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """Copy saved bytes, each held against its hash; the hashes of those that are not right.

    The folder gets its name when all is in it.
    """
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}.", dir=folder.parent))
    try:
        copies = BlobFolder(draft)
        left_out = tuple(sha256 for sha256 in saved if not _copied(blobs, sha256, copies))
        try:
            draft.rename(folder)
        except OSError as error:
            _refuse_existing(folder)
            raise error from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    sync(folder.parent)
    return left_out


def _copied(
    blobs: BlobFolder,
    sha256: str,
    copies: BlobFolder,
    stopped: Callable[[], bool] = lambda: False,
) -> bool:
    """Copy the saved bytes of one hash, if they are there and still the same."""

    def go_on(_count: int) -> None:
        if stopped():
            raise BackupStoppedError

    try:
        if blobs.digest(sha256) != sha256:
            return False
    except StoreError:
        return False  # they can't be read
    with blobs.file(sha256) as path, path.open("rb") as file:
        return copies.put(file, progress=go_on).sha256 == sha256


def put_in_place(draft: Path, target: Path) -> None:
    """Give a draft its name; raises `StoreError` where something has that name already."""
    try:
        os.link(draft, target)
    except FileExistsError as error:
        raise _refusal(target) from error
    except OSError:
        # Not every file system has hard links; this one would overwrite in a race.
        draft.rename(target)
    sync(target.parent)


def sync(folder: Path) -> None:
    """Make new names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_existing(path: Path) -> None:
    if path.is_symlink() or path.exists():
        raise _refusal(path)


def _refusal(path: Path) -> StoreError:
    return StoreError(
        _("{path} is there already; a backup never overwrites a file.").format(path=path)
    )
