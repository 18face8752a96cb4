"""One request and its answer, kept as the bytes that were sent and received.

h11 reads the answer: strictly, in memory, and without a connection of its own, so that the wire,
the clock and the limits stay in our hands.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.desk.fetching.limits import Clock, Limits
from workbench.desk.fetching.urls import Target
from workbench.desk.fetching.wire import Wire, too_large
from workbench.desk.webarchives.coding import CodingError, Decoder, OverlongError, single_coding
from workbench.errors import FetchError
from workbench.i18n import _

if TYPE_CHECKING:
    import h11

Progress = Callable[[int, int | None], None]
"""Called with the bytes of the page so far and, where the other side tells, those of the whole."""

_USER_AGENT = f"factcheck-workbench/{__version__}"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TOO_LARGE = 431  # what h11 hints at where the headers do not fit


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer.

    `at` is when it was asked for (UTC, ISO 8601 with milliseconds), `address` who answered.
    `headers` are the answer's, their names in small letters; `length` is its body's, unpacked.
    `response` begins with the answer itself: interim ones (status 1xx) are left out, since no
    reader of archives expects them. Its body is missing where the status says that it is neither
    the page nor a redirect.
    """

    target: Target
    address: str
    at: str
    request: bytes
    response: bytes
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    length: int

    @property
    def location(self) -> str | None:
        """Where the answer sends on to, if it does."""
        return header(self.headers, "location") if self.status in _REDIRECTS else None


def header(headers: tuple[tuple[str, str], ...], name: str) -> str | None:
    """The value of the first header of a name."""
    return next((value for key, value in headers if key == name), None)


def converse(
    target: Target, wire: Wire, limits: Limits, clock: Clock, progress: Progress | None
) -> Exchange:
    """Ask for a page and read the answer, to its end if it is the page or a redirect.

    Raises `FetchError` where the answer breaks off, breaks the rules of HTTP, or a limit.
    """
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    talk = _Talk(target, wire, limits, clock)
    talk.ask()
    head = talk.head()
    headers = tuple((_text(name).lower(), _text(value)) for name, value in head.headers)
    status, length = head.status_code, 0
    if 200 <= status < 300:
        length = talk.body(headers, progress)
    elif status in _REDIRECTS:
        talk.skip()
    return Exchange(
        target=target,
        address=str(wire.address),
        at=at,
        request=bytes(wire.sent),
        response=talk.response(),
        status=status,
        reason=_text(head.reason),
        headers=headers,
        length=length,
    )


class _Talk:
    """The rules of HTTP, laid over a wire."""

    def __init__(self, target: Target, wire: Wire, limits: Limits, clock: Clock) -> None:
        import h11  # noqa: PLC0415 - only fetching needs it

        self._h11 = h11
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=limits.head)
        self._target, self._wire, self._limits, self._clock = target, wire, limits, clock
        self._begin = 0

    def ask(self) -> None:
        headers = [
            ("Host", self._target.authority),
            ("User-Agent", _USER_AGENT),
            ("Accept", "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"),
            ("Accept-Encoding", "gzip, deflate"),
            ("Connection", "close"),
        ]
        request = self._h11.Request(method="GET", target=self._target.path, headers=headers)
        self._wire.send(self._http.send(request))
        self._http.send(self._h11.EndOfMessage())

    def head(self) -> "h11.Response":
        event = self._next()
        while isinstance(event, self._h11.InformationalResponse):
            self._begin = self._taken()
            event = self._next()
        if not isinstance(event, self._h11.Response):
            raise self._broken()
        return event

    def body(self, headers: tuple[tuple[str, str], ...], progress: Progress | None) -> int:
        """Read the page to its end; returns its length, unpacked."""
        decoder = self._decoder(headers)
        said = header(headers, "content-length")
        total = int(said) if said and said.isdecimal() else None
        done = 0
        try:
            while isinstance(event := self._next(), self._h11.Data):
                done += len(event.data)
                for _piece in decoder.feed(bytes(event.data)):
                    self._clock.check()
                if progress is not None:
                    progress(done, total)
            decoder.finish()
        except CodingError as error:
            raise FetchError(
                _("The page is packed ({coding}) but can't be unpacked; nothing was saved.").format(
                    coding=error
                )
            ) from error
        except OverlongError as error:
            raise too_large() from error
        return decoder.length

    def skip(self) -> None:
        """Read a body to its end that nobody looks at."""
        while isinstance(self._next(), self._h11.Data):
            pass

    def response(self) -> bytes:
        """The bytes of the answer that were read."""
        return bytes(self._wire.received[self._begin : self._taken()])

    def _taken(self) -> int:
        return len(self._wire.received) - len(self._http.trailing_data[0])

    def _next(self) -> object:
        """The next event, once enough has come over the wire for it."""
        try:
            while (event := self._http.next_event()) is self._h11.NEED_DATA:
                self._http.receive_data(self._wire.receive())
        except self._h11.RemoteProtocolError as error:
            raise self._broken(error.error_status_hint == _TOO_LARGE) from error
        return event

    def _decoder(self, headers: tuple[tuple[str, str], ...]) -> Decoder:
        values = [value for name, value in headers if name == "content-encoding"]
        try:
            return Decoder(single_coding(values), self._limits.decoded)
        except CodingError as error:
            raise FetchError(
                _("The page is packed in a way that was not asked for ({coding}).").format(
                    coding=error
                )
            ) from error

    def _broken(self, headers_too_large: bool = False) -> FetchError:
        host = self._target.host
        if headers_too_large:
            return FetchError(
                _("The headers of the answer of “{host}” are too large.").format(host=host)
            )
        return FetchError(
            _(
                "The answer of “{host}” broke off or is not HTTP; nothing was saved, try again "
                "later."
            ).format(host=host)
        )


def _text(raw: bytes) -> str:
    """A header in its usual encoding, or in the one that can read anything."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
