"""Folders, archives and standard input: the files to import from that are in them."""

import gzip
import io
import os
import stat
import struct
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import IO, Protocol

from workbench.desk.incoming.files import Source, inspect
from workbench.desk.incoming.spreadsheets import is_spreadsheet
from workbench.errors import ImportFileError
from workbench.i18n import _

_MOST_UNPACKED = 8 << 30  # bytes of all that is in one archive
_MOST_FILES = 100_000
_CHUNK = 1 << 20
_MOST_AT_ONCE = 16 << 20  # bytes of a tar file's heads, which are read as one
_DEPTH = 2  # archives within archives
_TAR_MARK = 257  # where its mark stands
# What the libraries fall over in archives that are not as they must be.
_BROKEN = (
    EOFError,
    LookupError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)


class _Packed(Enum):
    """How a file is packed."""

    GZIP = "gzip"
    ZIP = "zip"
    TAR = "tar"


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Part:
    """A file in an archive; `refused` says why it can't be unpacked."""

    name: str
    open: Callable[[], AbstractContextManager[_Readable]]
    refused: str = ""


class _Budget:
    """What may still be unpacked."""

    def __init__(self) -> None:
        self.left = _MOST_UNPACKED
        self.files = _MOST_FILES


class _SpentError(Exception):
    """There is more in an archive than may be unpacked."""


def is_container(path: str) -> bool:
    """Whether a path names several files, or one that must be unpacked first.

    Nothing is a container that can't be read; to read it will say why.
    """
    return path == "-" or _is_folder(path) or _packed(Path(path)) is not None


def expanded(path: str, work: Path) -> Iterator[Source | ImportFileError]:
    """The files in a folder or an archive, or on standard input, in order of their names.

    Those of a tar file come as they stand in it, hidden ones are passed over. What must be
    unpacked is so into the folder `work`, one file at a time: each is gone when the next one is
    asked for. In the place of a file that can't be read is the reason. Raises `ImportFileError`
    where there is no file at all.
    """
    if path == "-":
        inside = _from_input(work)
    elif _is_folder(path):
        inside = _from_folder(Path(path), work)
    else:
        inside = _opened(Path(path), Path(path).name, work)
    found = False
    for item in inside:
        found = True
        yield item
    if not found:
        raise ImportFileError(_("There is no file to import in “{path}”.").format(path=path))


def _from_input(work: Path) -> Iterator[Source | ImportFileError]:
    name, target = _("standard input"), work / "input"
    try:
        with target.open("wb") as file:
            if sys.stdin is not None:  # it may have been closed
                _copy(sys.stdin.buffer, file, _Budget())
    except OSError as error:
        yield _refused(name, _why(error))
    except _SpentError:
        yield _too_much(name)
    else:
        yield from _opened(target, name, work)


def _from_folder(folder: Path, work: Path) -> Iterator[Source | ImportFileError]:
    called = folder.resolve().name
    closed: list[OSError] = []
    for above, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(above, name)
            if not name.startswith(".") and not _is_special(path):
                yield from _opened(path, f"{called}/{path.relative_to(folder)}", work)
    for error in closed:
        yield _refused(str(error.filename), _why(error))


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # of a folder that nobody may look into
        return False


def _is_special(path: Path) -> bool:
    """Whether it is a pipe, a device or the like; not what can't be looked at."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _opened(path: Path, name: str, work: Path) -> Iterator[Source | ImportFileError]:
    try:
        yield from _files(path, name, work, _Budget(), _DEPTH)
    except _SpentError:
        yield _too_much(name)


def _files(
    path: Path, name: str, work: Path, budget: _Budget, depth: int
) -> Iterator[Source | ImportFileError]:
    """What is in a file: the file itself, unless it must be unpacked."""
    kind = _packed(path)
    if kind is None:
        try:
            yield inspect(str(path), name)
        except ImportFileError as error:
            yield error
        return
    if not depth:
        yield _refused(name, _("it is packed too many times"))
        return
    target = work / f"{depth}-{kind.value}"
    for part in _parts(kind, path, name):
        if refused := part.refused or _unpack(part, target, budget):
            yield _refused(part.name, refused)
            continue
        # A tar file that was packed as a whole is one archive, and not two.
        is_tar = kind is _Packed.GZIP and _packed(target) is _Packed.TAR
        yield from _files(target, part.name, work, budget, depth if is_tar else depth - 1)


def _packed(path: Path) -> _Packed | None:
    """How a file is packed; None for one that is not, or can't be read."""
    try:
        if not path.is_file():  # nothing may be taken out of a pipe
            return None
        with path.open("rb") as file:
            begin = file.read(_TAR_MARK + 5)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return None
    if begin.startswith(b"\x1f\x8b"):
        return _Packed.GZIP
    if begin.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None if is_spreadsheet(path) else _Packed.ZIP
    return _Packed.TAR if begin[_TAR_MARK:] == b"ustar" else None


def _parts(kind: _Packed, path: Path, name: str) -> Iterator[_Part]:
    """The files in an archive; where it is broken, a last one that says so."""
    inside = {_Packed.GZIP: _in_gzip, _Packed.ZIP: _in_zip, _Packed.TAR: _in_tar}[kind]
    try:
        yield from inside(path, name)
    except _BROKEN as error:
        yield _Part(name, io.BytesIO, _why(error))


def _in_gzip(path: Path, name: str) -> Iterator[_Part]:
    inner = name.removesuffix(".gz")
    yield _Part(inner, partial(gzip.open, path))


def _in_zip(path: Path, name: str) -> Iterator[_Part]:
    with zipfile.ZipFile(path) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            if not info.is_dir() and not _is_hidden(info.filename):
                yield _Part(f"{name}/{info.filename}", partial(archive.open, info), _refusal(info))


def _refusal(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & 1:
        return _("it is encrypted")
    # Others may ask for any amount of memory.
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _("it is packed in a way that is not known")
    return ""


def _in_tar(path: Path, name: str) -> Iterator[_Part]:
    with _Steps(io.FileIO(path)) as file, tarfile.open(fileobj=file, mode="r:") as archive:
        while member := archive.next():
            if member.isreg() and not _is_hidden(member.name):
                yield _Part(f"{name}/{member.name}", partial(_in_member, archive, member))
            archive.members.clear()  # type: ignore[attr-defined]  # it would keep them all


class _Steps(io.BufferedReader):
    """A file that is not read in one go: the heads of a tar file may claim any length."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read some bytes. Raises `tarfile.ReadError` for too many."""
        if size is None or not 0 <= size <= _MOST_AT_ONCE:
            raise tarfile.ReadError
        return super().read(size)


def _in_member(
    archive: tarfile.TarFile, member: tarfile.TarInfo
) -> AbstractContextManager[_Readable]:
    return archive.extractfile(member) or io.BytesIO()


def _is_hidden(name: str) -> bool:
    return any(piece.startswith((".", "__MACOSX")) for piece in name.removeprefix("./").split("/"))


def _unpack(part: _Part, target: Path, budget: _Budget) -> str:
    """Unpack a file; gives the reason if that fails."""
    try:
        with part.open() as source, target.open("wb") as file:
            _copy(source, file, budget)
    except _BROKEN as error:
        return _why(error)
    return ""


def _copy(source: _Readable, target: IO[bytes], budget: _Budget) -> None:
    """Copy as far as the budget goes. Raises `_SpentError` where that ends."""
    budget.files -= 1
    while chunk := source.read(_CHUNK):
        budget.left -= len(chunk)
        if budget.left < 0 or budget.files < 0:
            raise _SpentError
        target.write(chunk)


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or _("it is broken")


def _refused(name: str, why: str) -> ImportFileError:
    return ImportFileError(_("“{path}” can't be imported: {why}.").format(path=name, why=why))


def _too_much(name: str) -> ImportFileError:
    return _refused(name, _("there is too much in it (8 GB or 100,000 files at most)"))
