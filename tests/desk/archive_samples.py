"""Web archives for tests, made by another tool and by hand."""

import hashlib
import json
import zipfile
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = b"<h1>Ferry aground</h1><p>Nobody was hurt.</p>"
SITE = "https://harbour.example"


def warc(*, packed: bool = True) -> bytes:
    """A WARC as another tool makes it: a redirect, the page, an image that is not there."""
    made = BytesIO()
    writer = WARCWriter(made, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "other"}))
    for path, status, headers, body in (
        ("/", "301 Moved", [("Location", "/news")], b""),
        ("/news", "200 OK", [("Content-Type", "text/html; charset=ISO-8859-1")], HTML),
        ("/logo.png", "404 Not Found", [("Content-Type", "image/png")], b"none"),
    ):
        record = writer.create_warc_record(
            SITE + path,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": "2023-05-03T08:15:00Z"},
        )
        writer.write_record(record)
    return made.getvalue()


def record(block: bytes, *headers: str, kind: str = "response", url: str = f"{SITE}/x") -> bytes:
    """A record by hand."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2023-05-03T08:15:00Z",
        f"Content-Length: {len(block)}",
        *headers,
    ]
    if not any(line.lower().startswith("content-type") for line in headers):
        lines.append(f"Content-Type: application/http; msgtype={kind}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(body: bytes, *headers: str) -> bytes:
    """An answer with a page."""
    lines = "".join(
        f"{line}\r\n" for line in ("HTTP/1.1 200 OK", "Content-Type: text/html", *headers)
    )
    return lines.encode() + b"\r\n" + body


def sha256(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def wacz(
    files: dict[str, bytes] | None = None,
    *,
    said: dict[str, bytes] | None = None,
    package: dict[str, object] | None = None,
    described: bytes = b"",
    page: str = f"{SITE}/",
    compression: int = zipfile.ZIP_STORED,
) -> bytes:
    """A WACZ of `files`, which says that it holds what is in `said`."""
    pages = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
    first = {"id": "1", "url": page, "ts": "2023-05-03T08:15:00Z"}
    files = {
        "archive/data.warc.gz": warc(),
        "indexes/index.cdx": b"",
        "pages/pages.jsonl": "\n".join(map(json.dumps, (pages, first))).encode(),
        **(files or {}),
    }
    resources = [
        {"name": path.rpartition("/")[2], "path": path, "hash": sha256(data), "bytes": len(data)}
        for path, data in {**files, **(said or {})}.items()
    ]
    content = {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}
    described = described or json.dumps({**content, **(package or {})}).encode()
    digest = json.dumps({"path": "datapackage.json", "hash": sha256(described)}).encode()
    made = BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for path, data in {
            **files,
            "datapackage.json": described,
            "datapackage-digest.json": digest,
        }.items():
            archive.writestr(path, data)
    return made.getvalue()
