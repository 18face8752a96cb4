"""A fetch reaches nothing but the public internet, in whatever way it is asked to."""

import re
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.desk.servers import FRIENDLY, PAGE, Names, allows, redirect, serving
from workbench.desk.fetching.fetch import fetch
from workbench.desk.fetching.gate import Gate, is_public
from workbench.desk.fetching.limits import Limits
from workbench.desk.fetching.urls import Target, parse, redirected
from workbench.errors import FetchError

LIMITS = Limits(seconds=5)

# Ways to write an address of this machine or of a network inside, with PORT for its port.
INSIDE = [
    "http://127.0.0.1:PORT/",
    "http://127.1:PORT/",
    "http://127.0.1:PORT/",
    "http://0x7f.1:PORT/",
    "http://0x7f000001:PORT/",
    "http://0X7F.0.0.1:PORT/",
    "http://2130706433:PORT/",
    "http://017700000001:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://127.0.0.1.:PORT/",
    "http://127.1.:PORT/",
    "http://0:PORT/",
    "http://0.0.0.0:PORT/",
    "http://[::1]:PORT/",
    "http://[::]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::ffff:7f00:1]:PORT/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
    "http://[::127.0.0.1]:PORT/",
    "http://[64:ff9b::7f00:1]:PORT/",
    "http://[64:ff9b:1::7f00:1]:PORT/",
    "http://[2002:7f00:1::]:PORT/",
    "http://[2001:0:7f00:1::]:PORT/",
    "http://[fe80::1]:PORT/",
    "http://[fe80::1%25lo]:PORT/",
    "http://[fc00::1]:PORT/",
    "http://[ff02::1]:PORT/",
    "http://localhost:PORT/",
    "http://LOCALHOST.:PORT/",
    "http://user@127.0.0.1:PORT/",
    "http://news.example:80@127.0.0.1:PORT/",
    "http://news.example\\@127.0.0.1:PORT/",
    "http://127.0.0.1\\@news.example:PORT/",
    "http://127.0.0.1%00.news.example:PORT/",
    "http://%31%32%37.0.0.1:PORT/",
    "http://①②⑦.⓪.⓪.①:PORT/",
    "http://１２７。０。０。１:PORT/",
    "http://127。0。0。1:PORT/",
    "http://127.0.0.1\u200b:PORT/",
    "http://127.0.0.1\t:PORT/",
    "http://127.0.0.1\x00:PORT/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http:127.0.0.1:PORT",
    "http:/127.0.0.1:PORT/",
    "http:///127.0.0.1:PORT/",
    "//127.0.0.1:PORT/",
    "file:///etc/hostname",
    "ftp://127.0.0.1:PORT/",
    "gopher://127.0.0.1:PORT/_GET",
    "dict://127.0.0.1:PORT/",
    "data:text/html,hello",
    "javascript:alert(1)",
    "view-source:http://127.0.0.1:PORT/",
    "jar:http://127.0.0.1:PORT/!/",
    "http://news.example:22/",
    "http://news.example:0/",
    "http://news.example:65536/",
    "http://news.example:8o80/",
    "http://[::1/",
    "http://a..b/",
    "http://-/" + "x" * 9_000,
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 130 + "example/",
    "http://xn--\udcff.example/",
    "http://ex ample/",
    "https://",
    "",
]


@pytest.mark.parametrize("url", INSIDE)
def test_no_way_of_writing_an_address_leads_inside(url: str) -> None:
    with serving(address="127.0.0.1") as inside:
        with pytest.raises(FetchError) as caught:
            fetch(url.replace("PORT", str(inside.port)), limits=LIMITS)
        assert inside.hits == []
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", [url for url in INSIDE if url.strip() and "\udcff" not in url])
def test_no_redirect_leads_inside(url: str) -> None:
    with serving(address="127.0.0.1") as inside:
        to = url.replace("PORT", str(inside.port)).replace("\x00", "\\0")
        with serving(redirect(to)) as outside:
            with pytest.raises(FetchError):
                fetch(outside.url, gate=Gate(allows=allows), limits=LIMITS)
            # What is no whole URL is a path of the server that said it, and a circle.
            assert len(outside.hits) >= 1
        assert inside.hits == []


def test_a_name_that_changes_after_the_check_leads_nowhere_else() -> None:
    names = Names(turning_example=[[FRIENDLY], ["127.0.0.1"]])
    with serving() as outside, serving(address="127.0.0.1", port=outside.port) as inside:
        fetched = fetch(f"http://turning.example:{outside.port}/", gate=names.gate, limits=LIMITS)
        assert names.asked == ["turning.example"]
        assert (fetched.address, len(outside.hits), inside.hits) == (FRIENDLY, 1, [])


def test_a_name_is_checked_anew_after_a_redirect() -> None:
    names = Names(turning_example=[[FRIENDLY], ["127.0.0.1"]])
    again = redirect("/again")
    with serving(again) as outside, serving(address="127.0.0.1", port=outside.port) as inside:
        with pytest.raises(FetchError, match="inside a network"):
            fetch(f"http://turning.example:{outside.port}/", gate=names.gate, limits=LIMITS)
        assert (len(outside.hits), inside.hits) == (1, [])


@pytest.mark.parametrize("other", ["127.0.0.1", "10.0.0.1", "::ffff:10.0.0.1", "fe80::1%2"])
def test_one_address_inside_is_enough_to_refuse_a_name(other: str) -> None:
    with serving() as outside:
        for addresses in ([FRIENDLY, other], [other, FRIENDLY]):
            names = Names(both_example=[addresses])
            with pytest.raises(FetchError, match="inside a network"):
                fetch(f"http://both.example:{outside.port}/", gate=names.gate, limits=LIMITS)
        assert outside.hits == []


@pytest.mark.skipif(":" in FRIENDLY, reason="the friendly address is none of IPv4 here")
def test_an_ipv4_address_written_as_an_ipv6_one_is_dialled_as_what_it_is() -> None:
    names = Names(mapped_example=[[f"::ffff:{FRIENDLY}"]])
    with serving() as outside:
        fetched = fetch(f"http://mapped.example:{outside.port}/", gate=names.gate, limits=LIMITS)
    assert fetched.address == FRIENDLY


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://anna:secret@news.example/", "user name"),
        ("http://news.example:25/", "port 25"),
        ("http://news.example:70000/", "port 70000"),
        ("http://127.1/", "unusual way"),
        ("ftp://news.example/", "not “ftp:”"),
        ("news.example/page", "should begin with https://"),
        ("http://news.example/\x1b[2J", "control characters"),
        ("http://" + "a" * 8_000, "too long"),
    ],
)
def test_a_refusal_says_why(url: str, says: str) -> None:
    with pytest.raises(FetchError, match=says):
        parse(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("::ffff:93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("2a00:1450:4001:82a::200e", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - nothing is bound to it
        ("10.1.2.3", False),
        ("100.64.1.1", False),
        ("169.254.169.254", False),
        ("172.31.255.255", False),
        ("192.0.0.9", False),
        ("192.0.2.1", False),
        ("192.88.99.1", False),
        ("192.168.0.1", False),
        ("198.19.0.1", False),
        ("203.0.113.9", False),
        ("224.0.0.251", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("::127.0.0.1", False),
        ("::5db8:d70e", False),
        ("64:ff9b::5db8:d70e", False),
        ("64:ff9b:1::1", False),
        ("100::1", False),
        ("2001::1", False),
        ("2001:20::1", False),
        ("2001:db8::1", False),
        ("2002:5db8:d70e::1", False),
        ("3fff::1", False),
        ("4000::1", False),
        ("fc00::1", False),
        ("fe80::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("ff0e::1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("https://news.example:443?q=1", "https://news.example/?q=1"),
        ("http://news.example.:8080/a b", "http://news.example:8080/a%20b"),
        ("http://news.example/ä%20?x=[1]|2#top", "http://news.example/%C3%A4%20?x=[1]|2"),
        ("http://evil.example#@news.example/", "http://evil.example/"),
        ("http://evil.example?@news.example/", "http://evil.example/?@news.example/"),
        ("http://Fähre.example/", "http://xn--fhre-loa.example/"),
        ("http://straße.example/", "http://xn--strae-oqa.example/"),
        ("http://ＮＥＷＳ．example/", "http://news.example/"),
        ("http://ä．example/", "http://xn--4ca.example/"),
        ("http://[2A00:1450:0:0::200E]/", "http://[2a00:1450::200e]/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://4.de/", "http://4.de/"),
        ("http://a_b.0x7g.example/", "http://a_b.0x7g.example/"),
    ],
)
def test_a_url_is_read_in_one_way(url: str, read: str) -> None:
    assert parse(url).url == read


@pytest.mark.parametrize(
    ("location", "read"),
    [
        ("/b", "http://news.example/b"),
        ("b?x#y", "http://news.example/a/b?x"),
        ("?x", "http://news.example/a/page?x"),
        ("//other.example/b", "http://other.example/b"),
        (" https://other.example ", "https://other.example/"),
        ("über", "http://news.example/a/%C3%BCber"),
    ],
)
def test_a_redirect_may_be_relative(location: str, read: str) -> None:
    assert redirected(parse("http://news.example/a/page"), location).url == read


WORDS = ("http", "https", "://", "//", "127.0.0.1", "0x7f", "::1", "::ffff:", "xn--", "%2e", "1e3")
MARKS = ":/\\@#?[]%.。0 \u200d\ud800\x00\u3000ﬀß℀٣"
PARTS = st.sampled_from([*WORDS, *MARKS, "localhost", "news.example", ":80"])
URLS = st.one_of(
    st.text(),
    st.lists(PARTS).map("".join),
    st.lists(PARTS).map(lambda parts: "http://" + "".join(parts)),
    st.text().map("https://{}".format),
)
HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:]+")


def check(target: Target) -> None:
    """What may be fetched is read in the same way by everyone."""
    url = target.url
    assert re.fullmatch(r"[\x21-\x7e]+", url)
    assert target.scheme in ("http", "https")
    assert HOST.fullmatch(target.host)
    assert parse(url) == target
    split = urlsplit(url)
    assert (split.scheme, split.hostname, split.username) == (target.scheme, target.host, None)
    assert (split.port or {"http": 80, "https": 443}[split.scheme]) == target.port
    assert "#" not in url
    try:
        ip_address(target.host)
    except ValueError:
        assert not re.search(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)$", target.host)


@given(URLS)
@example("http://٣.example")
def test_a_url_is_refused_cleanly_or_read_in_one_way(url: str) -> None:
    with suppress(FetchError):
        check(parse(url))


@given(URLS)
def test_a_redirect_is_refused_cleanly_or_read_in_one_way(location: str) -> None:
    with suppress(FetchError):
        check(redirected(parse("http://news.example/a/b?c"), location))


@given(URLS)
def test_a_refusal_is_one_line(url: str) -> None:
    said = ""
    try:
        parse(url)
    except FetchError as error:
        said = str(error)
    assert len(said.splitlines()) <= 1


def test_a_page_is_there_after_all_that() -> None:
    with serving(PAGE) as outside:
        assert fetch(outside.url, gate=Gate(allows=allows), limits=LIMITS).length == 9
