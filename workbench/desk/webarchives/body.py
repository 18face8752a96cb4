"""The document in a record: without the head that it came with, and unpacked."""

from collections.abc import Iterator
from typing import BinaryIO

from workbench.desk.webarchives.coding import (
    GZIP,
    CodingError,
    Dechunker,
    Decoder,
    OverlongError,
    single_coding,
)
from workbench.desk.webarchives.messages import Head, Splitter, parse_head
from workbench.desk.webarchives.model import Capture
from workbench.desk.webarchives.ration import Ration, SpentError
from workbench.desk.webarchives.records import DamagedError, Reader
from workbench.errors import WebArchiveError
from workbench.i18n import _

_PIECE = 16 << 10  # fed at once: what a hostile piece costs grows faster than its length


def payload(file: BinaryIO, capture: Capture, ration: Ration) -> bytes:
    """The document of a capture in an open WARC. Raises `WebArchiveError`."""
    try:
        body, head = _stored(file, capture, ration)
        return _unpacked(body, head, ration.bounds.payload)
    except (DamagedError, StopIteration, CodingError) as error:
        raise WebArchiveError(
            _("The document “{url}” in the archive is damaged and can't be read.").format(
                url=capture.url
            )
        ) from error
    except (SpentError, OverlongError) as error:
        raise WebArchiveError(
            _("The document “{url}” in the archive is too large to be read.").format(
                url=capture.url
            )
        ) from error


def _stored(file: BinaryIO, capture: Capture, ration: Ration) -> tuple[bytes, Head | None]:
    """The body as it is in the archive, and the head that came with it."""
    reader = Reader(file, ration, capture.place)
    next(reader.records())
    splitter = Splitter() if capture.status is not None else None
    body = bytearray()
    for piece in reader.block():
        body += splitter.feed(piece) if splitter is not None else piece
        if len(body) > ration.bounds.payload:
            raise OverlongError
    return bytes(body), parse_head(splitter.head) if splitter is not None else None


def _unpacked(body: bytes, head: Head | None, most: int) -> bytes:
    if head is None:
        return body
    if head.chunked:
        chunks = Dechunker()
        body = b"".join(part for piece in _pieces(body) for part in chunks.feed(piece))
        body += b"".join(chunks.finish())
    coding = _coding(head)
    if coding == "gzip" and not body.startswith(GZIP):
        return body  # some archives keep the header of a body that they have unpacked
    decoder = Decoder(coding, most)
    document = b"".join(part for piece in _pieces(body) for part in decoder.feed(piece))
    decoder.finish()
    return document


def _pieces(body: bytes) -> Iterator[bytes]:
    return (body[at : at + _PIECE] for at in range(0, len(body), _PIECE))


def _coding(head: Head) -> str:
    try:
        return single_coding(head.values("content-encoding"))
    except CodingError as error:
        raise WebArchiveError(
            _(
                "The document in the archive is packed in a way that can't be read ({coding})."
            ).format(coding=error)
        ) from error
