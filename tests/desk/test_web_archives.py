"""Archives of other tools are read, and what is wrong with them is named."""

import base64
import gzip
import hashlib
import zipfile
import zlib
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from tests.desk.archive_samples import HTML, SITE, record, response, sha256, wacz, warc
from workbench.desk.webarchives.ration import Bounds
from workbench.desk.webarchives.reading import WebArchive, read_archive
from workbench.errors import WebArchiveError

gzipped = partial(gzip.compress, mtime=0)  # the same bytes at any time

SMALL = Bounds(unpacked=2 << 20, payload=1 << 20, records=100)


def main_document(archive: WebArchive) -> bytes:
    assert archive.main is not None
    return archive.payload(archive.main)


@pytest.mark.parametrize(
    "content",
    [warc(), warc(packed=False), gzipped(warc(packed=False))],
    ids=["a member each", "plain", "one member"],
)
def test_a_warc_of_another_tool(content: bytes) -> None:
    archive = read_archive(content)
    assert (archive.kind, archive.problems) == ("warc", ())
    assert (archive.records, archive.verified) == (4, 4)
    assert [(c.url, c.status, c.media_type, c.length) for c in archive.captures] == [
        (f"{SITE}/", 301, "application/octet-stream", 0),
        (f"{SITE}/news", 200, "text/html", len(HTML)),
        (f"{SITE}/logo.png", 404, "image/png", 4),
    ]
    assert archive.captures[0].location == "/news"
    assert archive.main == archive.captures[1]
    assert archive.main.charset == "iso-8859-1"
    assert archive.main.at == "2023-05-03T08:15:00Z"
    assert archive.main.digest.startswith("sha1:")
    assert [archive.payload(c) for c in archive.captures] == [b"", HTML, b"none"]


def test_an_archive_is_read_from_a_file(tmp_path: Path) -> None:
    for name, content in (("a.warc.gz", warc()), ("b.wacz", wacz())):
        path = tmp_path / name
        path.write_bytes(content)
        assert main_document(read_archive(path)) == HTML
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.warc.gz", "b.wacz"]


def test_a_wacz_begins_with_the_page_it_names_through_its_redirects() -> None:
    other = record(response(b"<p>Other</p>"), url=f"{SITE}/other")
    archive = read_archive(wacz({"archive/a.warc": other}))
    assert (archive.kind, archive.problems) == ("wacz", ())
    assert archive.main is not None
    assert (archive.main.url, archive.main.file) == (f"{SITE}/news", "archive/data.warc.gz")
    assert main_document(archive) == HTML
    other_page = wacz({"archive/a.warc": other}, package={"mainPageUrl": f"{SITE}/other"})
    assert main_document(read_archive(other_page)) == b"<p>Other</p>"


def test_a_packed_wacz_is_read_too() -> None:
    archive = read_archive(wacz(compression=zipfile.ZIP_DEFLATED))
    assert (main_document(archive), archive.problems) == (HTML, ())


@pytest.mark.parametrize(
    ("stored", "headers"),
    [
        (gzipped(HTML), ["Content-Encoding: gzip"]),
        (zlib.compress(HTML), ["content-encoding:  Deflate"]),
        (b"2d\r\n" + HTML + b"\r\n0\r\n\r\n", ["Transfer-Encoding: chunked"]),
        (HTML, ["Transfer-Encoding: chunked"]),
        (HTML, ["Content-Encoding: gzip"]),
        (
            b"5;x=y\r\n"
            + gzipped(HTML)[:5]
            + b"\r\n%x\r\n" % (len(gzipped(HTML)) - 5)
            + gzipped(HTML)[5:]
            + b"\r\n0\r\n\r\n",
            ["Transfer-Encoding: chunked", "Content-Encoding: gzip"],
        ),
    ],
)
def test_documents_are_unpacked(stored: bytes, headers: list[str]) -> None:
    archive = read_archive(record(response(stored, *headers)))
    assert main_document(archive) == HTML


def test_a_page_is_found_without_its_last_slash_and_at_its_time() -> None:
    news = f"{SITE}/news"
    earlier = record(response(b"<p>Earlier</p>"), url=f"{news}/").replace(b"08:15", b"07:00")
    later = record(response(b"<p>Later</p>"), url=f"{news}/")
    for archive in ({"archive/a.warc": earlier + later}, {"archive/a.warc": later + earlier}):
        found = read_archive(wacz({**archive, "archive/data.warc.gz": warc()[:0]}, page=news))
        assert main_document(found) == b"<p>Later</p>"


def test_a_document_that_came_without_an_answer() -> None:
    made = record(HTML, "Content-Type: text/html", kind="resource")
    archive = read_archive(made)
    assert (archive.captures[0].status, archive.captures[0].media_type) == (None, "text/html")
    assert main_document(archive) == HTML


CHUNKED = b"2\r\nHi\r\n0\r\n\r\n"
SHA1 = hashlib.sha1(b"Hi", usedforsecurity=False).digest()


@pytest.mark.parametrize(
    "digest",
    [
        "sha1:" + base64.b32encode(hashlib.sha1(CHUNKED, usedforsecurity=False).digest()).decode(),
        "sha1:" + base64.b32encode(SHA1).decode(),
        "sha1:" + base64.b32encode(SHA1).decode().lower(),
        "SHA-1:" + SHA1.hex().upper(),
        "sha1:" + base64.b64encode(SHA1).decode(),
        "sha256:" + hashlib.sha256(b"Hi").hexdigest(),
        "sha512:" + base64.urlsafe_b64encode(hashlib.sha512(b"Hi").digest()).decode(),
        "md5:" + hashlib.md5(b"Hi", usedforsecurity=False).hexdigest(),
    ],
)
def test_hashes_are_understood_as_tools_write_them(digest: str) -> None:
    """Also with the payload taken without its chunk sizes, as the standard means it."""
    block = response(CHUNKED, "Transfer-Encoding: chunked")
    archive = read_archive(record(block, f"WARC-Payload-Digest: {digest}"))
    assert (archive.problems, archive.verified) == ((), 1)


def test_the_hash_of_a_payload_that_is_elsewhere_is_not_checked() -> None:
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    archive = read_archive(record(head, f"WARC-Payload-Digest: {sha256(HTML)}", kind="revisit"))
    assert (archive.problems, archive.verified, archive.captures) == ((), 0, ())


def test_records_without_a_hash_are_not_counted_as_verified() -> None:
    archive = read_archive(record(response(HTML)))
    assert (archive.records, archive.verified, archive.problems) == (1, 0, ())


# What is wrong is named.


def problem(content: bytes, bounds: Bounds = SMALL) -> str:
    archive = read_archive(content, bounds=bounds)
    assert len(archive.problems) == 1
    assert "\n" not in archive.problems[0]
    return archive.problems[0]


def test_a_changed_document_is_named() -> None:
    content = warc(packed=False).replace(b"Nobody was hurt", b"Nobody was saved"[:15])
    assert f"“{SITE}/news” was changed" in problem(content)
    assert read_archive(content).verified == 3


def test_a_changed_answer_is_named_where_the_document_is_the_same() -> None:
    content = warc(packed=False).replace(b"404 Not Found", b"404 Was There")
    assert f"“{SITE}/logo.png” was changed" in problem(content)


@pytest.mark.parametrize(
    ("body", "headers", "digest"),
    [
        (HTML, [], sha256(b"other")),
        (HTML, [], "sha256:"),
        (HTML, [], "sha256:ü"),
        (CHUNKED[:-5] + b"rubbish\r\n", ["Transfer-Encoding: chunked"], sha256(b"Hi")),
    ],
)
def test_a_payload_without_its_hash_is_named(body: bytes, headers: list[str], digest: str) -> None:
    content = record(response(body, *headers), f"WARC-Payload-Digest: {digest}")
    assert f"“{SITE}/x” was changed" in problem(content)


def test_a_hash_of_an_unknown_kind_is_not_taken_for_one_that_holds() -> None:
    content = record(response(HTML), "WARC-Block-Digest: blake9:abc")
    assert "can't be checked (blake9)" in problem(content)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_breaks_off_says_so(packed: bool) -> None:
    whole = warc(packed=packed)
    for cut in (9, 20):
        archive = read_archive(whole[:-cut])
        assert len(archive.problems) == 1
        assert "breaks off" in archive.problems[0] or "can't be read" in archive.problems[0]
        assert main_document(archive) == HTML


def test_a_cut_in_the_checksum_of_the_last_record_is_told() -> None:
    assert "can't be read" in problem(warc()[:-2])


def test_problems_call_the_archive_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "3f2a"
    path.write_bytes(warc()[:-2])
    assert "“3f2a” can't be read" in read_archive(path).problems[0]
    assert "“ferry.warc.gz” can't be read" in read_archive(path, name="ferry.warc.gz").problems[0]


def test_rubbish_between_records_is_told() -> None:
    content = warc(packed=False) + b"rubbish\r\n" + warc(packed=False)
    archive = read_archive(content)
    assert f"From byte {len(warc(packed=False))} on" in archive.problems[0]
    assert archive.records == 4


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (wacz({"indexes/index.cdx": b"x"}, said={"indexes/index.cdx": b"y"}), "index.cdx” was ch"),
        (wacz(said={"archive/lost.warc.gz": b""}), "“archive/lost.warc.gz” is missing"),
        (wacz(package={"resources": []}), "Nothing vouches for “archive/data.warc.gz”"),
        (wacz(package={"resources": [{"path": "indexes/index.cdx"}]}), "Nothing vouches"),
        (wacz(package={"resources": 3}), "Nothing vouches"),
        (wacz(page=f"{SITE}/gone"), f"“{SITE}/gone”, is not in it"),
        (wacz(described=b"["), "no readable list"),
        (wacz(described=b"[" * 200_000), "no readable list"),
        (wacz(described=b"[1]"), "Nothing vouches"),
        (wacz(described=b" " * (9 << 20) + b"{}"), "no readable list"),
    ],
    # The bytes of a zip file have the time in them; other workers would know them by other names.
    ids=lambda value: value if isinstance(value, str) else "archive",
)
def test_what_is_wrong_with_a_wacz_is_named(content: bytes, says: str) -> None:
    archive = read_archive(content)
    assert any(says in line for line in archive.problems)
    assert main_document(archive) == HTML


def test_the_list_of_hashes_is_held_against_its_own() -> None:
    content = wacz()
    changed = content.replace(b'"wacz_version": "1.1.1"', b'"wacz_version": "1.1.2"')
    # The zip has a checksum of its own, which whoever changes it sets right.
    begin = content.index(b'{"profile"')
    length = content.index(b"PK\x03\x04", begin) - begin
    old, new = (zlib.crc32(data[begin : begin + length]) for data in (content, changed))
    changed = changed.replace(old.to_bytes(4, "little"), new.to_bytes(4, "little"))
    assert "“datapackage.json” was changed" in problem(changed)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"P",
        b"PK\x03\x04",
        b"PK\x03\x04" + bytes(100),
        b"\x1f\x8b",
        gzipped(b"no WARC"),
        b"WARC/1.0\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: -1\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 9999999999999999\r\n\r\n",
        b"<!doctype html><p>A page.</p>",
        b"%PDF-1.7",
    ],
)
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    with pytest.raises(WebArchiveError):
        read_archive(content)


def test_a_zip_without_a_warc_is_no_archive() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(WebArchiveError, match="no web archive"):
        read_archive(made.getvalue())


def test_what_can_not_be_opened_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "lost.wacz"):
        with pytest.raises(WebArchiveError):
            read_archive(path)
