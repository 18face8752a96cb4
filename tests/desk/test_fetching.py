"""A page is fetched as it is, or not at all and with one sentence that says why."""

import gzip
import socket
import threading
import zlib
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.desk.servers import (
    CERTIFICATE,
    FRIENDLY,
    PAGE,
    Names,
    Server,
    allows,
    dripping,
    page,
    pouring,
    redirect,
    serving,
    silence,
)
from workbench.desk.fetching.fetch import Fetched, ensure_allowed, fetch
from workbench.desk.fetching.gate import Gate
from workbench.desk.fetching.limits import Limits
from workbench.desk.webarchives.reading import read_archive
from workbench.errors import FetchError, FetchStoppedError
from workbench.settings import Settings

gzipped = partial(gzip.compress, mtime=0)  # the same bytes at any time

GATE = Gate(allows=allows)
SHORT = Limits(seconds=0.3, wire=1 << 20, decoded=1 << 20, head=16 << 10)


def refused(url: str, says: str, **options: Any) -> None:
    """The fetch fails with one sentence."""
    options = {"gate": GATE, "limits": Limits(seconds=5), **options}
    with pytest.raises(FetchError, match=says) as caught:
        fetch(url, **options)
    assert "\n" not in str(caught.value)


def document(fetched: Fetched) -> bytes:
    archive = read_archive(fetched.warc)
    assert archive.main is not None
    assert archive.problems == ()
    return archive.payload(archive.main)


def test_a_page_comes_with_all_that_is_known_of_it() -> None:
    steps: list[tuple[int, int | None]] = []
    with serving() as server:
        fetched = fetch(
            f" {server.url}/a?b=ü#part ", gate=GATE, progress=lambda *step: steps.append(step)
        )
    assert fetched.requested == f" {server.url}/a?b=ü#part "
    assert fetched.url == f"{server.url}/a?b=%C3%BC"
    assert (fetched.status, fetched.media_type, fetched.charset) == (200, "text/html", "utf-8")
    assert (fetched.length, fetched.address, fetched.redirects) == (9, FRIENDLY, ())
    assert fetched.at.endswith("Z")
    assert len(fetched.at) == 24
    assert steps[-1] == (9, 9)
    assert document(fetched) == b"<p>Hi</p>"


def test_other_tools_find_request_and_response_byte_for_byte_and_their_hashes_hold() -> None:
    answer = b"HTTP/1.1 200 Fine\r\nX-odd:  \xe4 \r\nTransfer-Encoding: chunked\r\n\r\n"
    answer += b"2\r\nHi\r\n0\r\n\r\n"
    with serving(answer) as end, serving(redirect(end.url, 301)) as start:
        fetched = fetch(start.url, gate=GATE)
    blocks = {}
    for record in ArchiveIterator(BytesIO(fetched.warc), no_record_parse=True):
        headers = record.rec_headers
        blocks[record.rec_type, headers.get_header("WARC-Target-URI")] = record.raw_stream.read()
        if record.rec_type != "warcinfo":
            assert headers.get_header("WARC-IP-Address") == FRIENDLY
            assert headers.get_header("WARC-Payload-Digest").startswith("sha256:")
    assert b"software: factcheck-workbench " in blocks.pop(("warcinfo", None))
    assert blocks == {
        ("request", f"{start.url}/"): start.hits[0],
        ("response", f"{start.url}/"): redirect(end.url, 301),
        ("request", f"{end.url}/"): end.hits[0],
        ("response", f"{end.url}/"): answer,
    }
    replayed = []
    for record in ArchiveIterator(BytesIO(fetched.warc), check_digests=True):
        replayed.append((record.rec_type, record.content_stream().read()))
        assert record.digest_checker.passed is True
    assert replayed[2::2] == [("response", b""), ("response", b"Hi")]
    assert fetched.redirects == (f"{start.url}/",)
    assert document(fetched) == b"Hi"


def test_interim_answers_are_not_taken_for_the_page() -> None:
    with serving(b"HTTP/1.1 103 Early Hints\r\nLink: </x.css>\r\n\r\n" + PAGE) as server:
        assert document(fetch(server.url, gate=GATE)) == b"<p>Hi</p>"


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzipped(b"Ahoy " * 100)),
        ("x-gzip", gzipped(b"Ahoy " * 60) + gzipped(b"Ahoy " * 40)),
        ("deflate", zlib.compress(b"Ahoy " * 100)),
        ("deflate", zlib.compress(b"Ahoy " * 100)[2:-4]),
        ("identity", b"Ahoy " * 100),
    ],
)
def test_packed_pages_are_unpacked(coding: str, packed: bytes) -> None:
    with serving(page(packed, f"Content-Encoding: {coding}")) as server:
        fetched = fetch(server.url, gate=GATE)
    assert fetched.length == 500
    assert document(fetched) == b"Ahoy " * 100


def test_nothing_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as server, serving(address="127.0.0.1") as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        fetch(server.url, gate=GATE)
        assert proxy.hits == []
        assert b"Cookie" not in server.hits[0]


def test_the_settings_can_switch_it_off() -> None:
    ensure_allowed(Settings())
    with pytest.raises(FetchError, match="switched off"):
        ensure_allowed(Settings(fetching=False))


# What the other side says is no page.


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nGone", r"status 404 \(Not Found\)"),
        (b"HTTP/1.1 503 \r\n\r\n", "status 503"),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", "status 304"),
        (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "status 302"),
        (b"HTTP/1.1 206 Partial Content\r\nContent-Length: 1\r\n\r\nx", "status 206"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", "empty page"),
        (page(b""), "empty page"),
        (page(b"1234567890")[:-3], "broke off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "broke off"),
        (b"", "broke off"),
        (b"HTTP/1.1 200", "broke off"),
        (b"220 mail.example ESMTP\r\n" * 5, "is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx", "is not HTTP"),
        (page(b"no gzip", "Content-Encoding: gzip"), "can't be unpacked"),
        (page(gzipped(b"Hi" * 99)[:-9], "Content-Encoding: gzip"), "can't be unpacked"),
        (page(b"no deflate", "Content-Encoding: deflate"), "can't be unpacked"),
        (page(b"x", "Content-Encoding: br"), r"not asked for \(br\)"),
        (page(gzipped(gzipped(b"x")), "Content-Encoding: gzip, gzip"), "gzip, gzip"),
        (
            page(b"x", "Content-Encoding: gzip", "Content-Encoding: deflate"),
            "not asked for",
        ),
    ],
)
def test_what_is_no_page_is_not_kept(answer: bytes, says: str) -> None:
    with serving(answer) as server:
        refused(server.url, says)


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("script", "says"),
    [
        pytest.param(silence, "did not arrive within 0.3 seconds", id="no answer"),
        pytest.param(dripping(b"", b"H"), "did not arrive", id="status line drips"),
        pytest.param(dripping(OK, b"a: b\r\n"), "did not arrive", id="headers drip"),
        pytest.param(
            dripping(OK + b"Content-Length: 999\r\n\r\n"), "did not arrive", id="body drips"
        ),
        pytest.param(
            dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
            "did not arrive",
            id="chunks drip",
        ),
        pytest.param(
            dripping(b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 999\r\n\r\n"),
            "did not arrive",
            id="body of a redirect drips",
        ),
        pytest.param(pouring(OK + b"\r\n", b"x" * 65536), "too large", id="endless body"),
        pytest.param(
            pouring(b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n", b"x" * 65536),
            "too large",
            id="endless body of a redirect",
        ),
        pytest.param(
            pouring(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
            "too large|did not arrive",
            id="endless interim answers",
        ),
        pytest.param(
            pouring(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 9999),
            "too large|did not arrive",
            id="endless small chunks",
        ),
        pytest.param(pouring(OK, b"a: b\r\n" * 999), "headers .* too large", id="endless headers"),
        pytest.param(pouring(OK + b"a: ", b"x" * 9999), "headers .* too large", id="long header"),
        pytest.param(pouring(OK, b"a: b\r\n" * 900_000), "headers .* too large", id="5 MB headers"),
        pytest.param(
            page(gzipped(bytes(50 << 20)), "Content-Encoding: gzip"),
            "too large",
            id="gzip bomb",
        ),
        pytest.param(
            page(zlib.compress(bytes(50 << 20)), "Content-Encoding: deflate"),
            "too large",
            id="deflate bomb",
        ),
    ],
)
def test_nobody_can_keep_the_desk_waiting_or_fill_its_memory(script: Any, says: str) -> None:
    with serving(script) as server:
        refused(server.url, says, limits=SHORT)


def test_the_limit_on_bytes_holds_for_all_redirects_together() -> None:
    big = b"HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 900000\r\n\r\n" + bytes(900_000)
    with serving(page(bytes(300_000))) as end, serving(big % end.url.encode()) as start:
        refused(start.url, "too large", limits=Limits(seconds=5, wire=1 << 20))


def test_nobody_answers() -> None:
    with serving() as server:
        pass
    refused(server.url, "does not answer")
    refused("http://nowhere.example/", "was not found", gate=Names().gate)


def test_a_name_server_that_says_nothing_is_not_waited_for() -> None:
    over = threading.Event()

    def look_up(_host: str, _port: int) -> list[str]:
        over.wait(10)
        return [FRIENDLY]

    refused("http://slow.example/", "did not arrive", gate=Gate(look_up, allows), limits=SHORT)
    over.set()


def test_the_second_address_is_tried_where_the_first_is_dead() -> None:
    with serving(address="127.0.0.1") as server:
        gate = Gate(lambda _host, _port: ["::1", "127.0.0.1"], lambda _address: True)
        assert fetch(f"http://two.example:{server.port}/", gate=gate).address == "127.0.0.1"


@pytest.mark.parametrize("script", [silence, dripping(OK + b"Content-Length: 999\r\n\r\n")])
def test_a_fetch_can_be_stopped(script: Any) -> None:
    asked: list[None] = []

    def should_stop() -> bool:
        asked.append(None)
        return len(asked) > 4

    with serving(script) as server, pytest.raises(FetchStoppedError, match="stopped"):
        fetch(server.url, gate=GATE, limits=Limits(seconds=30), should_stop=should_stop)


# Redirects.


def test_a_redirect_in_a_circle_is_noticed() -> None:
    with serving(redirect("/")) as server:
        refused(server.url, "leads back to itself")
        assert len(server.hits) == 1


def test_there_are_not_too_many_redirects() -> None:
    def on(connection: socket.socket) -> None:
        connection.sendall(redirect(f"/{len(server.hits)}"))

    with serving(on) as server:
        refused(server.url, "redirected too often", limits=Limits(seconds=5, redirects=3))
        assert len(server.hits) == 4


# TLS.


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def secure(server: Server, host: str = "pages.example") -> str:
    return f"https://{host}:{server.port}/"


def names() -> Names:
    return Names(pages_example=[[FRIENDLY]], other_example=[[FRIENDLY]])


def test_the_certificate_is_held_against_the_name_in_the_url(trusted: None) -> None:
    with serving(tls=True) as server:
        fetched = fetch(secure(server), gate=names().gate)
        assert (fetched.url, document(fetched)) == (secure(server), b"<p>Hi</p>")
        assert server.names == ["pages.example"]
        assert b"Host: pages.example:" in server.hits[0]
        refused(secure(server, "other.example"), "can't prove to be", gate=names().gate)
        assert len(server.hits) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    with serving(tls=True) as server:
        refused(secure(server), "can't prove to be", gate=names().gate)
        assert server.hits == []


def test_what_does_not_speak_tls_is_told(trusted: None) -> None:
    with serving(b"SSH-2.0-server\r\n" * 9) as server:
        refused(
            secure(server), "no secure connection|did not arrive", gate=names().gate, limits=SHORT
        )
    with serving(silence) as server:
        refused(secure(server), "did not arrive", gate=names().gate, limits=SHORT)


def test_drips_inside_tls_do_not_hold(trusted: None) -> None:
    with serving(dripping(OK, b"a: b\r\n"), tls=True) as server:
        refused(secure(server), "did not arrive", gate=names().gate, limits=SHORT)
