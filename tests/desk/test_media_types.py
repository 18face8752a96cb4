"""What a file is, is told by its bytes, and by its name only between kinds of text."""

import gzip
import io
import zipfile
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.word_samples import docx, p
from workbench.desk.extraction.extracting import READERS
from workbench.desk.extraction.media_types import (
    DOCX,
    EML,
    HEAD,
    HTML,
    MARKDOWN,
    OLD_WORD,
    PDF,
    PLAIN,
    UNKNOWN,
    WACZ,
    WARC,
    media_type_of,
)

gzipped = partial(gzip.compress, mtime=0)  # the same bytes at any time


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name in names:
            package.writestr(name, "application/vnd.oasis.opendocument.text")
    return file.getvalue()


WARC_START = b"WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\n"
MAIL = b"Received: from a\r\n by b\r\nFrom: a@example.org\r\nSubject: x\r\n\r\nHello"
PAGE = b"\n<!DOCTYPE html><html><p>Hello</p></html>"


KINDS = [
    (b"Hello", "a.txt", PLAIN),
    (b"Hello", "", PLAIN),
    (b"", "a.csv", PLAIN),
    ("Größe".encode("utf-16"), "a.txt", PLAIN),
    ("Größe".encode("cp1252"), "a.txt", PLAIN),
    (b"# Hello", "a.MD", MARKDOWN),
    (PAGE, "page", HTML),
    (PAGE, "a.txt", PLAIN),
    (PAGE, "a.md", MARKDOWN),
    (b"<p>Hello", "a.htm", HTML),
    (b'<?xml version="1.0"?>\n<html lang="de">', "a.xml", HTML),
    (b'<?xml version="1.0"?>\n<feed>', "a.xml", PLAIN),
    (b"<!-- saved --><html >", "", HTML),
    (MAIL, "a.eml", EML),
    (MAIL, "saved", EML),
    (MAIL, "a.txt", EML),
    (PAGE, "a.eml", HTML),
    (b"From: a\nTo: b\nSubject: c\n\nno machine wrote this", "a.txt", PLAIN),
    (b"%PDF-1.4\n", "a.docx", PDF),
    (b"\x00\x00%PDF-1.4\n", "a.pdf", PDF),
    (b"A file that begins with %PDF- is a PDF.", "a.txt", PLAIN),
    (docx(p("Hello")), "report", DOCX),
    (docx(p("Hello")), "a.zip", DOCX),
    (b"PK\x03\x04", "a.docx", DOCX),
    (zipped("mimetype"), "a.odt", "application/vnd.oasis.opendocument.text"),
    (zipped("a.txt"), "a", "application/zip"),
    (zipped("indexes/a", "archive/data.warc.gz"), "a.zip", WACZ),
    (zipped("datapackage.json"), "a", WACZ),
    (zipped("a.txt"), "a.wacz", WACZ),
    (WARC_START, "a", WARC),
    (gzipped(WARC_START), "a.gz", WARC),
    (gzipped(b"Hello"), "a.warc.gz", "application/gzip"),
    (b"\x1f\x8b broken", "a.gz", "application/gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", OLD_WORD),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", OLD_WORD),
    (b"{\\rtf1", "a.txt", "application/rtf"),
    (b"\xff\xd8\xff\xe0", "a.txt", "image/jpeg"),
    (b"RIFF....WEBPVP8", "", "image/webp"),
    (b"....ftypisom", "", "video/mp4"),
    (b"A stray NUL\x00 makes no program of a text, which goes on for a while.", "", PLAIN),
    ("Größe".encode("utf-16-le"), "a.txt", UNKNOWN),
    (b"\x7fELF\x01\x00\x00", "a.txt", UNKNOWN),
    (bytes(range(256)), "a.html", UNKNOWN),
]


@pytest.mark.parametrize(
    ("head", "name", "kind"), KINDS, ids=[f"{name or 'nameless'} {kind}" for _, name, kind in KINDS]
)
def test_kinds_of_files(head: bytes, name: str, kind: str) -> None:
    assert media_type_of(head, name) == kind


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.pdf", "a.docx", "", "a\x00.eml"]))
def test_any_bytes_are_of_some_kind(head: bytes, name: str) -> None:
    assert "/" in media_type_of(head, name)


def test_heads_that_repeat_one_byte_are_told_at_once() -> None:
    for byte in (b" ", b"\n", b"<", b"a", b":", b"a:\n", b"PK\x03\x04", b"<!--"):
        assert media_type_of(byte * (HEAD // len(byte)), "a") is not None


def test_what_is_read_is_told_apart() -> None:
    assert {PLAIN, MARKDOWN, HTML, PDF, DOCX, EML} <= set(READERS)
