"""Heads and signatures have one form, and nothing else is read as one."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.signing import sshsig
from workbench.desk.signing.heads import Head, parse_head
from workbench.errors import SigningError

HEAD = Head(12, "ab" * 32, "2026-03-02T10:20:30Z")


@given(st.integers(1, 10**14), st.binary(min_size=32, max_size=32))
def test_a_head_is_read_as_it_was_written_and_nothing_else_is_one(count: int, raw: bytes) -> None:
    head = Head(count, raw.hex(), HEAD.at)
    data = head.as_bytes()
    assert parse_head(data) == head
    no_day = data.replace(b"-03-02T", b"-02-30T")
    for bad in (data[:-1], data + b"\n", no_day, data.replace(b"v1", b"v2"), b" " + data):
        with pytest.raises(SigningError, match="no head"):
            parse_head(bad)


@given(st.one_of(st.binary(max_size=400), st.text(max_size=80).map(str.encode)))
def test_no_bytes_make_the_reader_of_signatures_fall(data: bytes) -> None:
    armoured = b"-----BEGIN SSH SIGNATURE-----\n%s\n-----END SSH SIGNATURE-----\n"
    for given_ in (data, armoured % data, armoured % base64.b64encode(b"SSHSIG\0\0\0\1" + data)):
        with pytest.raises(SigningError):
            sshsig.parse(given_)
