"""Hostile web archives: bombs, floods, lying names and damage anywhere are survived."""

import gzip
import zipfile
import zlib
from functools import partial
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.archive_samples import HTML, record, response, sha256, wacz, warc
from workbench.desk.webarchives.ration import Bounds
from workbench.desk.webarchives.reading import WebArchive, read_archive
from workbench.errors import WebArchiveError

gzipped = partial(gzip.compress, mtime=0)  # the same bytes at any time

SMALL = Bounds(unpacked=2 << 20, payload=1 << 20, records=100)


def main_document(archive: WebArchive) -> bytes:
    assert archive.main is not None
    return archive.payload(archive.main)


def problem(content: bytes, bounds: Bounds = SMALL) -> str:
    archive = read_archive(content, bounds=bounds)
    assert len(archive.problems) == 1
    assert "\n" not in archive.problems[0]
    return archive.problems[0]


def test_reading_can_be_stopped() -> None:
    with pytest.raises(WebArchiveError, match="stopped"):
        read_archive(warc(), should_stop=lambda: True)


# Hostile archives.


def test_a_bomb_is_not_unpacked() -> None:
    for bomb in (
        gzipped(record(bytes(8 << 20))),
        wacz({"archive/b.warc.gz": gzipped(record(bytes(8 << 20)))}),
        wacz({"archive/b.warc": record(bytes(8 << 20))}, compression=zipfile.ZIP_DEFLATED),
        wacz({"pages/more.jsonl": bytes(8 << 20)}, compression=zipfile.ZIP_DEFLATED),
    ):
        archive = read_archive(bomb, bounds=SMALL)
        assert any("holds more than is read" in line for line in archive.problems)


def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    for packed in (gzipped(bytes(9 << 20)), zlib.compress(bytes(9 << 20))):
        coding = "gzip" if packed.startswith(b"\x1f") else "deflate"
        archive = read_archive(
            record(response(packed, f"Content-Encoding: {coding}")), bounds=SMALL
        )
        with pytest.raises(WebArchiveError, match="too large"):
            main_document(archive)
    for content in (
        record(response(bytes(1_500_000))),
        record(bytes(1_500_000), "Content-Type: text/html", kind="resource"),
    ):
        archive = read_archive(content, bounds=Bounds(payload=1 << 20))
        with pytest.raises(WebArchiveError, match="too large"):
            main_document(archive)


@pytest.mark.parametrize(
    ("stored", "headers", "says"),
    [
        (gzipped(HTML)[:-9], ["Content-Encoding: gzip"], "damaged"),
        (b"5\r\nab", ["Transfer-Encoding: chunked"], "damaged"),
        (b"2\r\nab\r\nrubbish\r\n", ["Transfer-Encoding: chunked"], "damaged"),
        (HTML, ["Content-Encoding: br"], r"can't be read \(br\)"),
        (HTML, ["Content-Encoding: gzip, gzip"], "gzip, gzip"),
    ],
)
def test_a_document_that_can_not_be_unpacked_is_told(
    stored: bytes, headers: list[str], says: str
) -> None:
    archive = read_archive(record(response(stored, *headers)))
    with pytest.raises(WebArchiveError, match=says):
        main_document(archive)


def test_there_are_not_endless_records() -> None:
    archive = read_archive(record(b"") * 101, bounds=SMALL)
    assert archive.records == 100
    assert "holds more than is read" in archive.problems[0]


def test_endless_headers_are_not_read() -> None:
    lines = record(b"x", *(f"a{number}: b" for number in range(9_000)))
    for content in (lines, b"WARC/1.0\r\n" + bytes(1 << 20)):
        with pytest.raises(WebArchiveError):
            read_archive(content)


def test_endless_lines_are_not_read() -> None:
    for lines in (b"\r\n" * 20_000, record(b"", *["a: b"] * 9_000)):
        assert "holds more than is read" in problem(record(b"") + lines)


def test_a_flood_of_problems_is_counted_and_not_listed() -> None:
    archive = read_archive(record(b"x", "WARC-Block-Digest: md5:0") * 80)
    assert len(archive.problems) == 51
    assert "30 problems more" in archive.problems[-1]


@pytest.mark.parametrize(
    "name",
    [
        "../archive/x.warc",
        "/archive/x.warc",
        "archive/../../x.warc",
        "archive//x.warc",
        "c:/x.warc",
    ],
)
def test_names_that_lead_out_of_the_archive_are_not_read(name: str) -> None:
    archive = read_archive(wacz({name: record(response(b"evil"))}))
    assert any("was not read" in line and name in line for line in archive.problems)
    assert {capture.file for capture in archive.captures} == {"archive/data.warc.gz"}


def test_a_file_without_a_name_is_not_read() -> None:
    content = wacz().replace(b"indexes/index.cdx", bytes(17))
    assert any("was not read" in line for line in read_archive(content).problems)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_not_read() -> None:
    made = BytesIO(wacz())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("pages/pages.jsonl", b"{}")
    assert any("was not read" in line for line in read_archive(made.getvalue()).problems)


def test_a_zip_of_far_too_many_files_is_refused() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(200):
            archive.writestr(f"archive/{number}{'x' * 6_000}.warc", b"")
    with pytest.raises(WebArchiveError, match="too many files"):
        read_archive(made.getvalue())


def test_deep_json_is_told() -> None:
    content = wacz({"pages/pages.jsonl": b"[" * 200_000})
    assert main_document(read_archive(content)) == HTML


SAMPLES = st.sampled_from([warc(), warc(packed=False), wacz(), wacz(compression=8)])


def survives(content: bytes) -> None:
    """Whatever it is, it is read or refused with a sentence."""
    try:
        archive = read_archive(content, bounds=SMALL)
    except WebArchiveError:
        return
    for capture in archive.captures[:5]:
        try:
            archive.payload(capture)
        except WebArchiveError:
            continue


@given(SAMPLES, st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(max_size=4)), max_size=6))
def test_damage_anywhere_is_survived(content: bytes, damage: list[tuple[int, bytes]]) -> None:
    damaged = bytearray(content)
    for at, data in damage:
        begin = at % len(damaged)
        damaged[begin : begin + len(data)] = data
    survives(bytes(damaged))


@given(st.sampled_from([b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"PK\x03\x04"]), st.binary())
def test_any_bytes_are_survived(begin: bytes, rest: bytes) -> None:
    survives(begin + rest)


@given(st.binary(max_size=300), st.lists(st.integers(1, 40), max_size=20))
def test_chunks_are_put_together(body: bytes, sizes: list[int]) -> None:
    chunked, at = b"", 0
    for size in [*sizes, 300]:
        piece = body[at : at + size]
        at += size
        chunked += b"%x\r\n" % len(piece) + piece + b"\r\n" if piece else b""
    chunked += b"0\r\n\r\n"
    made = record(
        response(chunked, "Transfer-Encoding: chunked"), f"WARC-Payload-Digest: {sha256(body)}"
    )
    archive = read_archive(made)
    assert (archive.problems, main_document(archive)) == ((), body)
