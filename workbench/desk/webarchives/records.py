"""Reads the records of a WARC one after the other, in little memory, whatever is in it.

WARC 1.0 and 1.1 (ISO 28500:2017), plain or gzipped, with a gzip member for each record or not.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from workbench.desk.webarchives.ration import Ration

_GZIP = b"\x1f\x8b"
_PIECE = 64 << 10
_LONGEST_HEAD = 64 << 10
_LINE = 256  # bytes that a line counts for besides its own: reading one takes as long
_VERSION = re.compile(rb"WARC/\d{1,3}\.\d{1,3}\s{0,8}")
_LENGTH = re.compile(r"\d{1,15}")


class DamagedError(Exception):
    """From this byte of the file on, no record can be read; `url` is that of the last one begun."""

    def __init__(self, at: int, url: str = "") -> None:
        super().__init__(at, url)
        self.at = at
        self.url = url


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record begins: at a byte of the file, and so many unpacked bytes after that."""

    at: int
    skip: int


@dataclass(frozen=True, slots=True)
class Record:
    """What stands at the head of a record; header names are in small letters."""

    headers: dict[str, str]
    length: int
    place: Place

    @property
    def url(self) -> str:
        """What the record is of, else its own name."""
        url = self.headers.get("warc-target-uri") or self.headers.get("warc-record-id") or ""
        return url.removeprefix("<").removesuffix(">")[:2_000]

    @property
    def kind(self) -> str:
        """The type of the record: `response`, `request`, `resource`, …"""
        return self.headers.get("warc-type", "").lower()


class Reader:
    """The records of an open file from a place on."""

    def __init__(self, file: BinaryIO, ration: Ration, place: Place = Place(0, 0)) -> None:
        file.seek(place.at)
        self._bytes = _Unpacked(file, ration, place.at)
        for _piece in self._bytes.pieces(place.skip):
            pass
        self._left = 0
        self._url = ""

    def records(self) -> Iterator[Record]:
        """Each record. What `block` has not read of the one before is passed over.

        Raises `DamagedError` where there is something that is no record, or half of one.
        """
        while True:
            for _piece in self.block():
                pass
            place, line = self._begin()
            if not line:
                return
            if not _VERSION.fullmatch(line):
                raise DamagedError(place.at)
            record = self._head(place)
            self._left, self._url = record.length, record.url
            yield record

    def block(self) -> Iterator[bytes]:
        """The content of the record that was read last. Raises `DamagedError`."""
        for piece in self._bytes.pieces(self._left):
            self._left -= len(piece)
            yield piece
        if self._left:
            raise DamagedError(self._bytes.place().at, self._url)

    def _begin(self) -> tuple[Place, bytes]:
        """The place and the line at which the next record begins; no line at the end."""
        while True:
            place = self._bytes.place()
            line = self._bytes.line(_LONGEST_HEAD)
            if not line or line.strip():
                return place, line

    def _head(self, place: Place) -> Record:
        headers: dict[str, str] = {}
        name, size = "", 0
        while (line := self._bytes.line(_LONGEST_HEAD)).strip():
            size += len(line)
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            if text[0] in " \t" and name:  # a header's value goes on
                headers[name] += " " + text.strip()
            else:
                name, _colon, value = text.partition(":")
                name = name.strip().lower()
                headers.setdefault(name, value.strip())
            if size > _LONGEST_HEAD:
                raise DamagedError(place.at)
        length = headers.get("content-length", "")
        if not line or not _LENGTH.fullmatch(length):
            raise DamagedError(place.at)
        return Record(headers, int(length), place)


class _Unpacked:
    """The bytes of a file, unpacked where they are gzipped, and where each of them stands."""

    def __init__(self, file: BinaryIO, ration: Ration, at: int) -> None:
        self._file = file
        self._ration = ration
        self._raw = b""  # read and not unpacked yet
        self._raw_at = at
        self._ready = b""  # unpacked and not given out yet: what follows `_next`
        self._next = 0
        self._member_at = at
        self._before = 0  # unpacked bytes of the member before `_ready`
        self._unpacker: zlib._Decompress | None = None
        self._packed: bool | None = None

    def place(self) -> Place:
        """Where the next byte stands."""
        self._fill()
        if not self._packed:
            return Place(self._member_at + self._before + self._next, 0)
        return Place(self._member_at, self._before + self._next)

    def line(self, most: int) -> bytes:
        """The bytes up to a line's end, or so many."""
        self._ration.take(_LINE)
        found = bytearray()
        while len(found) < most and self._fill():
            end = self._ready.find(b"\n", self._next) + 1
            piece = self._take(min(end or len(self._ready), self._next + most - len(found)))
            found += piece
            if piece.endswith(b"\n"):
                break
        return bytes(found)

    def pieces(self, length: int) -> Iterator[bytes]:
        """The next bytes, so many or as there are left."""
        while length > 0 and self._fill():
            piece = self._take(min(len(self._ready), self._next + length))
            length -= len(piece)
            yield piece

    def _take(self, end: int) -> bytes:
        piece = self._ready[self._next : end]
        self._next = end
        return piece

    def _fill(self) -> bool:
        """Have a byte ready; False at the end of the file."""
        while self._next >= len(self._ready):
            self._before += len(self._ready)
            self._ready, self._next = b"", 0
            if not (self._raw or self._read()):
                self._check_end()
                return False
            self._ready = self._unpack() if self._packed else self._all_raw()
            self._ration.take(len(self._ready))
        return True

    def _check_end(self) -> None:
        """Raises `DamagedError` where the end of the file cuts off a member."""
        if self._unpacker is not None and not self._unpacker.eof:
            raise DamagedError(self._member_at)

    def _read(self) -> bool:
        self._raw = self._file.read(_PIECE)
        self._ration.take(len(self._raw))
        if self._packed is None:
            self._packed = self._raw.startswith(_GZIP)
        return bool(self._raw)

    def _all_raw(self) -> bytes:
        data, self._raw = self._raw, b""
        self._raw_at += len(data)
        return data

    def _unpack(self) -> bytes:
        if self._unpacker is None or self._unpacker.eof:
            self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            self._member_at, self._before = self._raw_at, 0
        try:
            data = self._unpacker.decompress(self._raw, _PIECE)
        except zlib.error as error:
            raise DamagedError(self._raw_at) from error
        rest = self._unpacker.unconsumed_tail or self._unpacker.unused_data
        self._raw_at += len(self._raw) - len(rest)
        self._raw = rest
        return data
