"""Goes through the records of a WARC: which documents are in it, and do their hashes hold?"""

from typing import BinaryIO

from workbench.desk.webarchives.coding import CodingError, Dechunker
from workbench.desk.webarchives.digests import Digest, UnknownDigestError
from workbench.desk.webarchives.media import media_type_of
from workbench.desk.webarchives.messages import Head, Splitter, parse_head
from workbench.desk.webarchives.model import Capture, Problem, Survey
from workbench.desk.webarchives.ration import Ration, SpentError
from workbench.desk.webarchives.records import DamagedError, Reader, Record
from workbench.i18n import _

_DOCUMENTS = ("response", "resource")


def survey(file: BinaryIO, name: str, ration: Ration) -> Survey:
    """Read all records of an open WARC and check every hash in it.

    Where it is damaged, or has more in it than the ration allows, what can be read is told and
    the rest is among the problems.
    """
    captures: list[Capture] = []
    problems: list[Problem] = []
    records = verified = 0
    try:
        reader = Reader(file, ration)
        for record in reader.records():
            ration.take_record()
            records += 1
            check = _Check(record)
            for piece in reader.block():
                check.feed(piece)
            problem, capture = check.problem(), check.capture(name)
            verified += problem is None and check.has_digest
            problems += [problem] if problem else []
            captures += [capture] if capture else []
    except DamagedError as error:
        problems.append(Problem(_damaged(error, name)))
    except SpentError:
        said = _("“{file}” holds more than is read of one archive; the rest was not checked.")
        problems.append(Problem(said.format(file=name), is_fault=False))
    return Survey(tuple(captures), tuple(problems), records, verified)


class _Check:
    """Holds the content of a record against its hashes while it is read."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._unknown = ""
        self._block = self._digest("warc-block-digest")
        self._payload: Digest | None = None
        self._unchunked: Digest | None = None
        if record.kind != "revisit" and "warc-segment-number" not in record.headers:
            self._payload = self._digest("warc-payload-digest")
        is_http = record.headers.get("content-type", "").lower().startswith("application/http")
        self._splitter = Splitter() if is_http else None
        self._chunks = Dechunker()
        self._length = 0

    @property
    def has_digest(self) -> bool:
        return self._block is not None or self._payload is not None

    def feed(self, piece: bytes) -> None:
        if self._block is not None:
            self._block.feed(piece)
        if self._splitter is not None:
            was_open = not self._splitter.done
            piece = self._splitter.feed(piece)
            if was_open and self._splitter.done:
                self._begin_payload()
        if piece:
            self._feed_payload(piece)

    def problem(self) -> Problem | None:
        """What is wrong with the record, if anything."""
        url = self._record.url
        payload = [digest for digest in (self._payload, self._unchunked) if digest is not None]
        if (self._block is not None and not self._block.holds()) or (
            payload and not any(digest.holds() for digest in payload)
        ):
            return Problem(
                _(
                    "The record of “{url}” was changed: its content does not have the hash that "
                    "the archive gives for it."
                ).format(url=url)
            )
        if self._unknown:
            said = _(
                "The hash of the record of “{url}” is of a kind that can't be checked ({kind})."
            )
            return Problem(said.format(url=url, kind=self._unknown), is_fault=False)
        return None

    def capture(self, file: str) -> Capture | None:
        """The document in the record, if it is one."""
        headers = self._record.headers
        head = self._head()
        if self._record.kind not in _DOCUMENTS or (self._splitter is not None and head is None):
            return None
        said = head.value("content-type") if head else headers.get("content-type", "")
        media_type, charset = media_type_of(said)
        return Capture(
            url=self._record.url,
            at=headers.get("warc-date", "")[:40],
            status=head.status if head else None,
            media_type=media_type,
            charset=charset,
            digest=headers.get("warc-payload-digest") or headers.get("warc-block-digest", ""),
            length=self._length,
            location=head.value("location")[:8_000] if head and 300 <= head.status < 400 else "",
            file=file,
            place=self._record.place,
        )

    def _digest(self, name: str) -> Digest | None:
        said = self._record.headers.get(name)
        try:
            return Digest(said) if said else None
        except UnknownDigestError as error:
            self._unknown = str(error)
            return None

    def _head(self) -> Head | None:
        return parse_head(self._splitter.head) if self._splitter is not None else None

    def _begin_payload(self) -> None:
        head = self._head()
        if self._payload is not None and head is not None and head.chunked:
            # Some tools take the payload with its chunk sizes, some without.
            self._unchunked = self._digest("warc-payload-digest")

    def _feed_payload(self, piece: bytes) -> None:
        self._length += len(piece)
        if self._payload is not None:
            self._payload.feed(piece)
        if self._unchunked is not None:
            try:
                for part in self._chunks.feed(piece):
                    self._unchunked.feed(part)
            except CodingError:
                self._unchunked = None


def _damaged(error: DamagedError, name: str) -> str:
    if error.url:
        return _("“{file}” breaks off in the record of “{url}”.").format(file=name, url=error.url)
    return _("From byte {byte} on, “{file}” can't be read; the rest was left out.").format(
        byte=error.at, file=name
    )
