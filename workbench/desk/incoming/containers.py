"""Folders, archives and standard input: the files to import from that are in them."""

import gzip
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from workbench.desk.incoming.files import Source, inspect
from workbench.desk.incoming.spreadsheets import is_spreadsheet
from workbench.errors import ImportFileError
from workbench.i18n import _

_MOST_UNPACKED = 8 << 30  # bytes of all that is in one archive
_MOST_FILES = 100_000
_CHUNK = 1 << 20
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_DEPTH = 2  # archives within archives


def is_container(path: str) -> bool:
    """Whether a path names several files, or one that must be unpacked first.

    Nothing is a container that can't be read; to read it will say why.
    """
    if path == "-" or Path(path).is_dir():
        return True
    return _is_packed(Path(path))


def expanded(path: str, work: Path) -> Iterator[Source | ImportFileError]:
    """The files in a folder or an archive, or on standard input, in order of their names.

    What must be unpacked is so into the folder `work`, one file at a time: each is gone when the
    next one is asked for. In the place of a file that can't be read is the reason. Raises
    `ImportFileError` where there is no file at all.
    """
    found = False
    for item in _expanded(path, work):
        found = True
        yield item
    if not found:
        raise ImportFileError(_("There is no file to import in “{path}”.").format(path=path))


def _expanded(path: str, work: Path) -> Iterator[Source | ImportFileError]:
    if path == "-":
        target = work / "input"
        with target.open("wb") as file:
            _copy(sys.stdin.buffer, file, _Budget(), _("standard input"))
        yield from _files(target, _("standard input"), work, _Budget(), _DEPTH)
    elif Path(path).is_dir():
        for inner in sorted(Path(path).rglob("*")):
            name = inner.relative_to(path)
            if inner.is_file() and not any(part.startswith(".") for part in name.parts):
                yield from _files(
                    inner, f"{Path(path).resolve().name}/{name}", work, _Budget(), _DEPTH
                )
    else:
        yield from _files(Path(path), Path(path).name, work, _Budget(), _DEPTH)


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Budget:
    """What may still be unpacked."""

    def __init__(self) -> None:
        self.left = _MOST_UNPACKED
        self.files = _MOST_FILES


def _files(
    path: Path, name: str, work: Path, budget: _Budget, depth: int
) -> Iterator[Source | ImportFileError]:
    """What is in a file: the file itself, unless it must be unpacked."""
    try:
        if not _is_packed(path):
            yield inspect(str(path), name)
        elif not depth:
            yield _refused(name, _("it is packed too many times"))
        else:
            with path.open("rb") as file:
                packed = file.read(2)
            unpack = _from_gzip if packed == _GZIP else _from_zip
            yield from unpack(path, name, work, budget, depth - 1)
    except ImportFileError as error:
        yield error
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
        yield _refused(name, str(getattr(error, "strerror", None) or error))


def _from_gzip(
    path: Path, name: str, work: Path, budget: _Budget, depth: int
) -> Iterator[Source | ImportFileError]:
    inner = name.removesuffix(".gz")
    target = work / f"{depth}-unpacked"
    with gzip.open(path) as source, target.open("wb") as file:
        _copy(source, file, budget, name)
    yield from _files(target, inner, work, budget, depth)


def _from_zip(
    path: Path, name: str, work: Path, budget: _Budget, depth: int
) -> Iterator[Source | ImportFileError]:
    with zipfile.ZipFile(path) as archive:
        for part in sorted(archive.infolist(), key=lambda part: part.filename):
            hidden = any(piece.startswith((".", "__MACOSX")) for piece in part.filename.split("/"))
            if part.is_dir() or hidden:
                continue
            inner = f"{name}/{part.filename}"
            if part.flag_bits & 1:
                yield _refused(inner, _("it is encrypted"))
                continue
            target = work / f"{depth}-part"
            with archive.open(part) as source, target.open("wb") as file:
                _copy(source, file, budget, name)
            yield from _files(target, inner, work, budget, depth)


def _copy(source: _Readable, target: IO[bytes], budget: _Budget, name: str) -> None:
    """Copy as far as the budget goes; raises `ImportFileError` where that ends."""
    budget.files -= 1
    while chunk := source.read(_CHUNK):
        budget.left -= len(chunk)
        if budget.left < 0 or budget.files < 0:
            raise _refused(name, _("there is too much in it (8 GB or 100,000 files at most)"))
        target.write(chunk)
    target.flush()


def _is_packed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            begin = file.read(4)
    except OSError:
        return False
    return begin[:2] == _GZIP or (begin == _ZIP and not is_spreadsheet(path))


def _refused(name: str, why: str) -> ImportFileError:
    return ImportFileError(_("“{path}” can't be imported: {why}.").format(path=name, why=why))
