"""Fetches one page: the request, its redirects, each checked anew, and the record of them all."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.desk.fetching.dialling import dial
from workbench.desk.fetching.exchange import Exchange, Progress, converse, header
from workbench.desk.fetching.gate import STRICT, Gate, addresses
from workbench.desk.fetching.limits import LIMITS, Clock, Limits
from workbench.desk.fetching.urls import Target, parse, redirected
from workbench.desk.webarchives.media import media_type_of
from workbench.desk.webarchives.writing import Hop, archive
from workbench.errors import FetchError
from workbench.i18n import _
from workbench.settings import Settings


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was fetched.

    `requested` is the URL as it was asked for, `url` that of the page in the end; `redirects` are
    the URLs in between, the first included. `at` is when the page was asked for (UTC, ISO 8601
    with milliseconds), `address` who answered. `media_type` is in small letters and
    `application/octet-stream` where the answer does not say; `charset` is empty then. `length`
    is the page's in bytes, unpacked. `warc` is the gzipped WARC with every request and answer:
    what is to be stored.
    """

    requested: str
    url: str
    redirects: tuple[str, ...]
    at: str
    status: int
    media_type: str
    charset: str
    length: int
    address: str
    warc: bytes


def ensure_allowed(settings: Settings) -> None:
    """Raises `FetchError` where the settings say that nothing is to be fetched."""
    if not settings.fetching:
        raise FetchError(
            _(
                "Fetching is switched off in the settings file (fetching = false); save the page "
                "in a browser and add the file."
            )
        )


def fetch(
    url: str,
    *,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
    should_stop: Callable[[], bool] | None = None,
    gate: Gate = STRICT,
) -> Fetched:
    """Fetch a page over http or https, from the public internet alone.

    No proxy, cookie or password of the environment is used. `progress` is called from this
    thread with the bytes so far and those of the whole page, None where the other side does not
    tell; `should_stop` is asked several times a second. The other defaults are the strict ones.

    Raises `FetchError` where the URL may not be fetched or nothing came of it, its subclass
    `FetchStoppedError` when it was to stop. Either way, nothing is kept.
    """
    clock = Clock(limits.seconds, should_stop)
    exchanges: list[Exchange] = []
    target: Target | None = parse(url)
    while target is not None:
        _check_way(target, exchanges, limits)
        exchanges.append(_visit(target, gate, limits, clock, progress))
        limits = replace(limits, wire=limits.wire - len(exchanges[-1].response))
        location = exchanges[-1].location
        target = None if location is None else redirected(target, location)
    _check_page(exchanges[-1])
    return _fetched(url, exchanges)


def _visit(
    target: Target, gate: Gate, limits: Limits, clock: Clock, progress: Progress | None
) -> Exchange:
    wire = dial(target, addresses(target, gate, clock), limits, clock)
    try:
        return converse(target, wire, limits, clock, progress)
    finally:
        wire.close()


def _check_way(target: Target, exchanges: list[Exchange], limits: Limits) -> None:
    if target in [exchange.target for exchange in exchanges]:
        raise FetchError(
            _("“{url}” leads back to itself; open it in a browser and save the page.").format(
                url=target.url[:200]
            )
        )
    if len(exchanges) > limits.redirects:
        raise FetchError(_("The URL was redirected too often; use the one it leads to."))


def _check_page(page: Exchange) -> None:
    if page.status == 206 or not 200 <= page.status < 300:
        raise FetchError(
            _("“{url}” answered with status {status} ({reason}) and no page.").format(
                url=page.target.url[:200], status=page.status, reason=page.reason[:60] or "?"
            )
        )
    if not page.length:
        raise FetchError(
            _("“{url}” answered with an empty page; nothing was saved.").format(
                url=page.target.url[:200]
            )
        )


def _fetched(requested: str, exchanges: list[Exchange]) -> Fetched:
    page = exchanges[-1]
    media_type, charset = media_type_of(header(page.headers, "content-type") or "")
    return Fetched(
        requested=requested,
        url=page.target.url,
        redirects=tuple(exchange.target.url for exchange in exchanges[:-1]),
        at=page.at,
        status=page.status,
        media_type=media_type,
        charset=charset,
        length=page.length,
        address=page.address,
        warc=archive(
            [Hop(e.target.url, e.address, e.at, e.request, e.response) for e in exchanges]
        ),
    )
