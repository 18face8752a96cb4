"""The saved bytes of sources: stored once, under their SHA-256, and never changed.

In a folder beside the database file. A file gets its name only when it is whole and safe on the
disk, so that a crash leaves either nothing under that name or all of it; a draft that a crash has
left is cleared away by the next one who saves.
"""

import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from workbench.errors import StoreError
from workbench.i18n import _

_CHUNK = 1 << 18
_DRAFT = ".part"


class Stored(NamedTuple):
    """Bytes that are safe: the hex digest of their SHA-256, and how many they are."""

    sha256: str
    size: int


class Blobs(Protocol):
    """Where the bytes are kept."""

    def put(
        self,
        stream: BinaryIO,
        *,
        settled: Callable[[Stored], None] = lambda _stored: None,
        progress: Callable[[int], None] = lambda _count: None,
    ) -> Stored:
        """Store what a stream gives, once it is all read and `settled` has not objected.

        `progress` is told how many bytes were read so far; an exception from it or from `settled`
        ends it, with nothing stored. Raises `StoreError` where it can't be written.
        """
        ...

    def file(self, sha256: str) -> contextlib.AbstractContextManager[Path]:
        """A file with the bytes, to be read only; raises `StoreError` where they are missing."""
        ...

    def digest(self, sha256: str) -> str | None:
        """The SHA-256 that the stored bytes have now; None where there are none."""
        ...

    def names(self) -> frozenset[str]:
        """The hashes under which something is stored; raises `StoreError` if that can't be seen."""
        ...


class BlobFolder:
    """Bytes in files named by their hash, in folders named by its first two digits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(
        self,
        stream: BinaryIO,
        *,
        settled: Callable[[Stored], None] = lambda _stored: None,
        progress: Callable[[int], None] = lambda _count: None,
    ) -> Stored:
        """See `Blobs.put`."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _clear_drafts(self._folder)
            with _draft(self._folder) as (file, path):
                stored = copied(stream, file, progress)
                settled(stored)
                _make_safe(file)
                self._give_name(path, stored.sha256)
        except OSError as error:
            raise StoreError(
                _("The source can't be saved in {path}: {reason}.").format(
                    path=self._folder, reason=error.strerror or type(error).__name__
                )
            ) from error
        return stored

    @contextmanager
    def file(self, sha256: str) -> Iterator[Path]:
        """See `Blobs.file`."""
        path = self._path(sha256)
        if not path.is_file():
            raise missing(sha256)
        yield path

    def digest(self, sha256: str) -> str | None:
        """See `Blobs.digest`; raises `StoreError` where a file can't be read."""
        path = self._path(sha256)
        try:
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unreadable(path, error) from error

    def names(self) -> frozenset[str]:
        """See `Blobs.names`."""
        try:
            folders = [item for item in self._folder.iterdir() if item.is_dir()]
            return frozenset(
                file.name
                for folder in folders
                for file in folder.iterdir()
                if file.is_file() and file.name.startswith(folder.name)
            )
        except FileNotFoundError:
            return frozenset()
        except OSError as error:
            raise unreadable(self._folder, error) from error

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _give_name(self, draft: Path, sha256: str) -> None:
        path = self._path(sha256)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            _name(draft, path)
        elif self.digest(sha256) != sha256:
            draft.replace(path)  # what was stored has been damaged; here are the right bytes
        # Also where the names were there already: who made them may have been killed before.
        for folder in (path.parent, self._folder, self._folder.parent):
            _sync_folder(folder)


def copied(stream: BinaryIO, file: BinaryIO, progress: Callable[[int], None]) -> Stored:
    """Copy a stream; what was copied, with its digest."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        file.write(chunk)
        digest.update(chunk)
        size += len(chunk)
        progress(size)
    return Stored(digest.hexdigest(), size)


def missing(sha256: str) -> StoreError:
    """The error for bytes that are not there."""
    return StoreError(
        _(
            "The saved bytes {sha256} are missing; restore the folder of sources from a backup."
        ).format(sha256=sha256)
    )


def unreadable(path: Path, error: OSError) -> StoreError:
    """The error for stored bytes that the system does not let read."""
    return StoreError(_("{path} can't be read: {reason}.").format(path=path, reason=error.strerror))


@contextmanager
def _draft(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file, held until the end; it is gone then, unless it has got another name."""
    file, path = _new_draft(folder)
    with file:
        try:
            yield file, path
        finally:
            path.unlink(missing_ok=True)


def _new_draft(folder: Path) -> tuple[BinaryIO, Path]:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    while True:
        path = folder / f"{secrets.token_hex(8)}{_DRAFT}"
        file = os.fdopen(os.open(path, flags, 0o600), "wb")
        # In between, somebody who clears drafts may have taken it for one that nobody holds.
        if _hold(file) is not False and path.exists():
            return file, path
        file.close()
        path.unlink(missing_ok=True)


def _make_safe(file: BinaryIO) -> None:
    file.flush()
    if hasattr(os, "fchmod"):
        os.fchmod(file.fileno(), 0o400)
    os.fsync(file.fileno())


def _name(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return  # somebody else was faster, with the same bytes
    except OSError:
        draft.replace(path)  # not every file system has hard links


def _sync_folder(folder: Path) -> None:
    """Make a new name itself survive a power cut, where folders can be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _hold(file: BinaryIO) -> bool | None:
    """Hold a file as long as this process has it open.

    Whether nobody else held it; None where that can't be told, as on Windows.
    """
    try:
        import fcntl  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None  # a file system without locks
    return True


def _clear_drafts(folder: Path) -> None:
    """Delete the drafts of those who were killed: nobody holds them any more."""
    for path in folder.glob(f"*{_DRAFT}"):
        with contextlib.suppress(OSError), path.open("rb") as file:
            if _hold(file):
                path.unlink(missing_ok=True)
