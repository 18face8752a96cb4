"""Undoing what HTTP does to a body on its way: content coding and chunks, with bounds.

Content codings: RFC 9110, 8.4.1; chunks: RFC 9112, 7.1.
"""

import re
import zlib
from collections.abc import Iterable, Iterator

_PIECE = 64 << 10
_LONGEST_LINE = 4_096
GZIP = b"\x1f\x8b"
_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_SAME = {"x-gzip": "gzip", "identity": ""}


class CodingError(Exception):
    """A body is not coded as it is said to be."""


class OverlongError(Exception):
    """A body unpacks to more than is allowed."""


def single_coding(values: Iterable[str]) -> str:
    """The one coding that a body has, of the values of its headers: `gzip`, `deflate` or none.

    Raises `CodingError`, with the codings as its words, for any other and for several at once,
    which no server needs and which multiply what a small body can grow to.
    """
    named = [part.strip().lower() for value in values for part in value.split(",")]
    codings = [coding for name in named if (coding := _SAME.get(name, name))]
    if codings and codings not in (["gzip"], ["deflate"]):
        raise CodingError(", ".join(codings))
    return codings[0] if codings else ""


class Decoder:
    """Undoes a content coding piece by piece; `length` counts what came out.

    No more than `most` bytes come out in all, and few at a time, so that a small body which
    unpacks to gigabytes takes neither memory nor time.
    """

    def __init__(self, coding: str, most: int) -> None:
        self.length = 0
        self._coding = coding
        self._most = most
        self._held = b""  # too little to tell what it is
        self._unpacker: zlib._Decompress | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The next pieces. Raises `CodingError` and `OverlongError`."""
        if not self._coding:
            yield self._counted(data)
            return
        data, self._held = self._held + data, b""
        full = False  # a full piece may leave more behind, though all of the input is taken
        while data or full:
            if self._unpacker is None or self._unpacker.eof:
                if len(data) < 2:
                    self._held = data
                    return
                if self._unpacker is not None and not data.startswith(GZIP):
                    return  # whatever follows the end, and is no further member, is no part of it
                self._unpacker = _unpacker(self._coding, data)
            try:
                piece = self._unpacker.decompress(data, _PIECE)
            except zlib.error as error:
                raise CodingError(self._coding) from error
            if piece:
                yield self._counted(piece)
            full = len(piece) == _PIECE
            data = self._unpacker.unconsumed_tail or self._unpacker.unused_data

    def finish(self) -> None:
        """Say that the body is at its end. Raises `CodingError` where the coding is not."""
        unfinished = self._held if self._unpacker is None else not self._unpacker.eof
        if unfinished:
            raise CodingError(self._coding)

    def _counted(self, piece: bytes) -> bytes:
        self.length += len(piece)
        if self.length > self._most:
            raise OverlongError
        return piece


def _unpacker(coding: str, begin: bytes) -> "zlib._Decompress":
    """What unpacks a body, which some servers send without the wrapper of RFC 1950."""
    if coding == "gzip":
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    wrapped = begin[0] & 15 == 8 and int.from_bytes(begin[:2], "big") % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)


class Dechunker:
    """Takes the chunk sizes out of a body.

    A body that does not begin with one is let through: some archives keep the header of a body
    that they have put together already.
    """

    def __init__(self) -> None:
        self._line = b""
        self._left = 0
        self._begun = False
        self._plain = False
        self._done = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The next pieces. Raises `CodingError`."""
        at = 0
        while at < len(data) and not self._done:
            if self._plain:
                yield data[at:]
                return
            if self._left:
                piece = data[at : at + self._left]
                self._left -= len(piece)
                at += len(piece)
                yield piece
                continue
            end = data.find(b"\n", at, at + _LONGEST_LINE) + 1
            self._line += data[at : end or at + _LONGEST_LINE]
            at = end or at + _LONGEST_LINE
            if end or len(self._line) > _LONGEST_LINE:
                yield from self._take_line()

    def _take_line(self) -> Iterator[bytes]:
        line, self._line = self._line, b""
        size = _SIZE.fullmatch(line)
        if size:
            self._begun = True
            self._left = int(size[1], 16)
            self._done = not self._left
        elif not self._begun:
            self._plain = True
            yield line
        elif line.strip():
            raise CodingError("chunked")

    def finish(self) -> Iterator[bytes]:
        """What is left at the end of the body. Raises `CodingError` where chunks are missing."""
        if self._begun and not self._done:
            raise CodingError("chunked")
        if self._line and not self._begun:
            yield self._line
