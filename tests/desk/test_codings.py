"""A body comes out as it went in, wherever its pieces are cut."""

import gzip
import zlib
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.webarchives.coding import (
    CodingError,
    Dechunker,
    Decoder,
    OverlongError,
    single_coding,
)
from workbench.desk.webarchives.media import media_type_of
from workbench.desk.webarchives.messages import Splitter

gzipped = partial(gzip.compress, mtime=0)  # the same bytes at any time

BODIES = st.one_of(st.binary(), st.binary(max_size=20).map(lambda piece: piece * 9_000))
CUTS = st.lists(st.integers(0, 400), max_size=8)


def cut(data: bytes, at: list[int]) -> list[bytes]:
    """The pieces of some data, cut at places near its begin and its end."""
    places = {0, len(data)}
    for place in at:
        places |= {min(place, len(data)), max(0, len(data) - place // 9)}
    return [data[begin:end] for begin, end in pairwise(sorted(places))]


def decoded(coding: str, pieces: list[bytes], most: int = 1 << 30) -> bytes:
    decoder = Decoder(coding, most)
    parts = [part for piece in pieces for part in decoder.feed(piece)]
    decoder.finish()
    assert max(map(len, parts), default=0) <= 64 << 10 or not coding
    assert decoder.length == sum(map(len, parts))
    return b"".join(parts)


@given(BODIES, CUTS, st.sampled_from([zlib.compress, lambda body: zlib.compress(body)[2:-4]]))
def test_deflate(body: bytes, cuts: list[int], pack: Callable[[bytes], bytes]) -> None:
    assert decoded("deflate", cut(pack(body), cuts)) == body


@given(st.lists(BODIES, min_size=1, max_size=4), CUTS)
def test_gzip_of_several_members(bodies: list[bytes], cuts: list[int]) -> None:
    packed = b"".join(gzipped(body) for body in bodies)
    assert decoded("gzip", cut(packed, cuts)) == b"".join(bodies)


def test_gzip_byte_by_byte_with_rubbish_behind() -> None:
    packed = gzipped(b"one ") + gzipped(b"two")
    assert decoded("gzip", [bytes([byte]) for byte in packed + b"\0\0\0"]) == b"one two"


def test_nothing_is_left_behind_at_the_end_of_a_full_piece() -> None:
    for length in range((64 << 10) - 12, (64 << 10) + 260):
        bare = zlib.compress(bytes(length))[2:-4]
        assert len(decoded("deflate", [bare])) == length


def test_no_more_comes_out_than_is_allowed() -> None:
    for coding, packed in (("gzip", gzipped(bytes(99_999))), ("", bytes(99_999))):
        assert len(decoded(coding, [packed], 99_999)) == 99_999
        with pytest.raises(OverlongError):
            decoded(coding, [packed], 99_998)


@pytest.mark.parametrize(
    ("values", "coding"),
    [
        ([], ""),
        (["identity"], ""),
        (["GZIP "], "gzip"),
        (["x-gzip"], "gzip"),
        (["deflate"], "deflate"),
    ],
)
def test_the_coding_of_a_body(values: list[str], coding: str) -> None:
    assert single_coding(values) == coding


@pytest.mark.parametrize("values", [["br"], ["gzip, gzip"], ["gzip", "deflate"], ["gzip,,x"]])
def test_codings_that_are_not_undone(values: list[str]) -> None:
    with pytest.raises(CodingError):
        single_coding(values)


@given(st.lists(st.binary(min_size=1), max_size=6), CUTS)
def test_chunks(bodies: list[bytes], cuts: list[int]) -> None:
    chunked = b"".join(b"%X;a=b\r\n" % len(body) + body + b"\r\n" for body in bodies)
    chunks = Dechunker()
    pieces = cut(chunked + b"0\r\nTrailer: x\r\n\r\n", cuts)
    assert b"".join(part for piece in pieces for part in chunks.feed(piece)) == b"".join(bodies)
    assert list(chunks.finish()) == []


@given(st.binary().filter(lambda body: not body[:1].isalnum() and body.strip()), CUTS)
def test_a_body_that_only_claims_to_be_chunked_is_let_through(body: bytes, cuts: list[int]) -> None:
    chunks = Dechunker()
    parts = [part for piece in cut(b"<p>" + body, cuts) for part in chunks.feed(piece)]
    assert b"".join([*parts, *chunks.finish()]) == b"<p>" + body


@given(st.sampled_from([b"\r\n\r\n", b"\n\n", b"\n\r\n"]), st.binary(), CUTS)
def test_head_and_body_are_parted(end: bytes, body: bytes, cuts: list[int]) -> None:
    splitter = Splitter()
    head = b"HTTP/1.1 200 OK\r\nA: b" + end
    rest = b"".join(splitter.feed(piece) for piece in cut(head + body, [*cuts, 22, 23, 24, 25]))
    assert (splitter.head, rest) == (head, body)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("text/html", ("text/html", "")),
        (' Text/HTML ; charset="UTF-8"', ("text/html", "utf-8")),
        ("application/pdf;a=b; Charset=latin-1 ; c", ("application/pdf", "latin-1")),
        ("", ("application/octet-stream", "")),
        ("rubbish; charset=x", ("application/octet-stream", "x")),
    ],
)
def test_what_a_content_type_says(said: str, read: tuple[str, str]) -> None:
    assert media_type_of(said) == read
