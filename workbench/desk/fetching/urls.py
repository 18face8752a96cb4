"""Which URLs may be fetched at all, and what exactly they ask for.

One strict reading instead of a tolerant one: what two programs could read in two ways is refused.
"""

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from encodings.idna import nameprep
from urllib.parse import quote, urljoin

from workbench.errors import FetchError
from workbench.i18n import _

_LONGEST = 8_000
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_URL = re.compile(r"(?i)(https?)://([^/?\\]*)(.*)")
_AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[^:\[\]]+)(?::([0-9]{0,5}))?")
_NAME = re.compile(r"(?!.{254})[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
# A name that ends so is a number to the system's resolver, which reads “127.1” as 127.0.0.1.
_NUMERIC = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_KEPT = "%/?:@!$&'()*+,;=~[]|"
# Nameprep follows IDNA 2003, where these two became “ss” and “σ”; they are letters of their own.
_LETTERS = re.compile("([ßς])")


@dataclass(frozen=True, slots=True)
class Target:
    """What a URL asks for: `host` in ASCII and without brackets, `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The URL as it is fetched: ASCII, no fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"


def parse(url: str) -> Target:
    """Read a URL. Raises `FetchError` where it may not be fetched or could be read in two ways."""
    text = url.strip(" \t\r\n")
    if len(text) > _LONGEST or _CONTROL.search(text):
        raise FetchError(_("The URL is too long, or has control characters in it; check it."))
    found = _URL.fullmatch(text.partition("#")[0])
    if not found:
        raise _not_a_web_address(text)
    scheme = found[1].lower()
    host, port = _host_and_port(found[2], text)
    path = quote(found[3], safe=_KEPT, errors="replace")
    return Target(
        scheme, host, port or _PORTS[scheme], path if path.startswith("/") else f"/{path}"
    )


def redirected(target: Target, location: str) -> Target:
    """Where a redirect leads. Raises `FetchError` as `parse` does."""
    try:
        return parse(urljoin(target.url, location.strip(" \t\r\n")))
    except ValueError as error:
        raise _unreadable(location) from error


def _host_and_port(authority: str, url: str) -> tuple[str, int | None]:
    if "@" in authority:
        raise FetchError(
            _("The URL has a user name in it, which can hide where it leads; leave it out.")
        )
    found = _AUTHORITY.fullmatch(authority)
    if not found:
        raise _unreadable(url)
    return _host(found[1], url), _port(found[2])


def _port(said: str | None) -> int | None:
    if not said:
        return None
    port = int(said)
    if port not in _PORTS.values() and not 1024 <= port <= 65535:
        raise FetchError(
            _("The URL names port {port}, where no web pages are; check it.").format(port=port)
        )
    return port


def _host(said: str, url: str) -> str:
    if said.startswith("["):
        try:
            return str(ipaddress.IPv6Address(said[1:-1]))
        except ValueError as error:
            raise _unreadable(url) from error
    try:
        labels = [_ascii_label(label) for label in _dotted(said).split(".")]
    except UnicodeError as error:
        raise _unreadable(url) from error
    name = ".".join(labels).removesuffix(".")
    if not _NAME.fullmatch(name):
        raise _unreadable(url)
    if _NUMERIC.fullmatch(name):
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError as error:
            raise FetchError(
                _("“{host}” is an unusual way to write an address and was not fetched.").format(
                    host=said
                )
            ) from error
    return name


def _dotted(name: str) -> str:
    """A name in its usual characters: full-width letters and dots are the plain ones."""
    return unicodedata.normalize("NFKC", name).replace("\u3002", ".").lower()


def _ascii_label(label: str) -> str:
    """A label as the domain name system has it (IDNA). Raises `UnicodeError`."""
    if label.isascii():
        return label
    prepared = "".join(p if p in "ßς" else nameprep(p) for p in _LETTERS.split(label))
    return prepared if prepared.isascii() else "xn--" + prepared.encode("punycode").decode("ascii")


def _not_a_web_address(text: str) -> FetchError:
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() not in _PORTS:
        return FetchError(
            _("Only http and https are fetched, not “{scheme}:”.").format(scheme=scheme[1])
        )
    return _unreadable(text)


def _unreadable(url: str) -> FetchError:
    return FetchError(
        _("“{url}” is not the URL of a web page; it should begin with https://.").format(
            url=url[:200]
        )
    )
