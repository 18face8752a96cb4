"""Reads the files in a zip in place: nothing is unpacked to a disk, no name in it is followed."""

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from workbench.desk.webarchives.model import Problem
from workbench.desk.webarchives.ration import Ration
from workbench.errors import WebArchiveError
from workbench.i18n import _

_PIECE = 64 << 10
_LARGEST_DIRECTORY = 1 << 20
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

# What zipfile and zlib raise on a broken or encrypted file, or on a feature that they lack.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)


class Zipped:
    """An open zip file; `names` are those of the files in it that can be read."""

    def __init__(self, file: BinaryIO) -> None:
        """Raises `WebArchiveError` where it is no zip, or one of far too many files."""
        try:
            self._zip = zipfile.ZipFile(cast("IO[bytes]", _Bounded(file)))
        except BROKEN as error:
            raise WebArchiveError(
                _("The zip file is damaged, or has too many files in it, and can't be read.")
            ) from error
        files = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        counts = Counter(info.filename for info in files)
        self._odd = {
            info.filename: info
            for info in files
            if counts[info.filename] > 1 or not _is_plain(info)
        }
        self.names = tuple(info.filename for info in files if info.filename not in self._odd)

    def problems(self) -> list[Problem]:
        """What is wrong with the files that are not read, a sentence each."""
        return [
            Problem(
                _(
                    "“{file}” in the archive was not read: its name is there twice or leads out of "
                    "the archive, or it is packed in an unusual way."
                ).format(file=name[:200]),
                is_fault=False,
            )
            for name in self._odd
        ]

    def open(self, name: str) -> BinaryIO:
        """A file in the zip. Raises one of `BROKEN`, when it is read as well."""
        return cast("BinaryIO", self._zip.open(name))

    def pieces(self, name: str, ration: Ration) -> Iterator[bytes]:
        """The content of a file. Raises one of `BROKEN`, and as the ration does."""
        with self.open(name) as file:
            while piece := file.read(_PIECE):
                ration.take(len(piece))
                yield piece


class _Bounded:
    """A file for `zipfile`, which takes the list of a zip's files in one read, however long."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell = file.seek, file.tell

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if size > _LARGEST_DIRECTORY:
            raise zipfile.BadZipFile
        return self._file.read(size)


def _is_plain(info: zipfile.ZipInfo) -> bool:
    name = info.filename
    return (
        info.compress_type in _PACKINGS
        and not name.startswith("/")
        and not any(part in ("", ".", "..") for part in name.split("/"))
        and "\\" not in name
        and ":" not in name
    )
