"""Makes a WARC of what went over the wire, for any tool that replays web archives.

WARC 1.1 (ISO 28500:2017): a gzip member for each record, the bytes of request and response as
they were, and hashes of each block and payload. As in other tools, the payload of a response is
all that follows its headers, chunk sizes included.
"""

import hashlib
import io
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from workbench import __version__
from workbench.desk.webarchives.messages import payload_at

SOFTWARE = f"factcheck-workbench {__version__}"
_HTTP = "application/http; msgtype={kind}"


@dataclass(frozen=True, slots=True)
class Hop:
    """A request and its response, as bytes; `at` is UTC, ISO 8601, `address` the server's."""

    url: str
    address: str
    at: str
    request: bytes
    response: bytes


def archive(hops: Sequence[Hop]) -> bytes:
    """A gzipped WARC with the hops in their order; there must be one at least."""
    made = io.BytesIO()
    info = f"software: {SOFTWARE}\r\nformat: WARC File Format 1.1\r\n".encode()
    about = _new_id()
    first = [("WARC-Date", hops[0].at), ("WARC-Record-ID", about)]
    _write(made, "warcinfo", first, info, "application/warc-fields")
    for hop in hops:
        response = _new_id()
        common = [
            ("WARC-Target-URI", hop.url),
            ("WARC-Date", hop.at),
            ("WARC-IP-Address", hop.address),
            ("WARC-Warcinfo-ID", about),
        ]
        asked = [*common, ("WARC-Record-ID", _new_id()), ("WARC-Concurrent-To", response)]
        _write_http(made, "request", asked, hop.request)
        _write_http(made, "response", [*common, ("WARC-Record-ID", response)], hop.response)
    return made.getvalue()


def _write_http(made: io.BytesIO, kind: str, headers: list[tuple[str, str]], block: bytes) -> None:
    payload = block[payload_at(block) :]
    headers = [*headers, ("WARC-Payload-Digest", _digest(payload))]
    _write(made, kind, headers, block, _HTTP.format(kind=kind))


def _write(
    made: io.BytesIO, kind: str, headers: list[tuple[str, str]], block: bytes, content_type: str
) -> None:
    # warcio would write the HTTP headers anew where it is let; the block goes in whole instead.
    from warcio.recordloader import ArcWarcRecord  # noqa: PLC0415 - only for saving a page
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    named = [("WARC-Type", kind), *headers, ("WARC-Block-Digest", _digest(block))]
    head = StatusAndHeaders("", named, protocol="WARC/1.1")
    record = ArcWarcRecord("warc", kind, head, io.BytesIO(block), None, content_type, len(block))
    WARCWriter(made, gzip=True, warc_version="1.1").write_record(record)


def _digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _new_id() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"
