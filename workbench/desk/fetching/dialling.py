"""Connecting to an address that was checked: TCP, and TLS held against the name in the URL."""

import errno
import os
import selectors
import socket
import time
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from workbench.desk.fetching.gate import Address
from workbench.desk.fetching.limits import Clock, Limits
from workbench.desk.fetching.urls import Target
from workbench.desk.fetching.wire import Wire, patiently, why
from workbench.errors import FetchError
from workbench.i18n import _

if TYPE_CHECKING:
    import ssl

_TRIED = 4  # addresses of one name at most
_UNDER_WAY = (errno.EINPROGRESS, errno.EWOULDBLOCK)


def dial(target: Target, addresses: Sequence[Address], limits: Limits, clock: Clock) -> Wire:
    """Connect to the first of the addresses that answers; `limits.wire` bytes may come over it.

    Raises `FetchError` where none does, or where the other side can't prove to be who it should.
    """
    problem = OSError(errno.EHOSTUNREACH, os.strerror(errno.EHOSTUNREACH))
    for address in addresses[:_TRIED]:
        try:
            connection = _connected(address, target.port, limits.connecting, clock)
        except OSError as error:
            problem = error
            continue
        if target.scheme == "https":
            connection = _secured(connection, target.host, clock)
        return Wire(connection, address, clock, limits.wire)
    raise FetchError(
        _("“{host}” does not answer ({why}); try again later.").format(
            host=target.authority, why=why(problem)
        )
    ) from problem


def _connected(address: Address, port: int, seconds: float, clock: Clock) -> socket.socket:
    """Raises `OSError`, also where the address does not answer in `seconds`."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    with ExitStack() as closing:
        connection = closing.enter_context(socket.socket(family, socket.SOCK_STREAM))
        connection.setblocking(False)
        code = connection.connect_ex((str(address), port))
        if code in _UNDER_WAY:
            code = _outcome(connection, time.monotonic() + seconds, clock)
        if code:
            raise OSError(code, os.strerror(code))
        closing.pop_all()
    return connection


def _outcome(connection: socket.socket, end: float, clock: Clock) -> int:
    """The error number of a call under way, 0 where it went through."""
    with selectors.DefaultSelector() as selector:
        selector.register(connection, selectors.EVENT_WRITE)
        while not selector.select(clock.slice()):
            if time.monotonic() > end:
                return errno.ETIMEDOUT
    return connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)


def _secured(plain: socket.socket, host: str, clock: Clock) -> socket.socket:
    """The connection with TLS; `plain` is used up."""
    import ssl  # noqa: PLC0415 - loads OpenSSL, which a page over http does not need

    try:
        with ExitStack() as closing:
            closing.enter_context(plain)
            secure = _context().wrap_socket(
                plain, server_hostname=host, do_handshake_on_connect=False
            )
            closing.enter_context(secure)
            patiently(secure, clock, secure.do_handshake)
            closing.pop_all()
    except ssl.SSLCertVerificationError as error:
        raise FetchError(
            _("“{host}” can't prove to be what it says ({why}), so nothing was fetched.").format(
                host=host, why=error.verify_message
            )
        ) from error
    except OSError as error:
        raise FetchError(
            _("There is no secure connection to “{host}” ({why}).").format(
                host=host, why=why(error)
            )
        ) from error
    return secure


def _context() -> "ssl.SSLContext":
    """Trust as the system does; certifi's list where Python finds none of the system."""
    import ssl  # noqa: PLC0415 - see `_secured`

    context = ssl.create_default_context()
    places = ssl.get_default_verify_paths()
    if not (places.cafile or places.capath or context.get_ca_certs()):
        import certifi  # noqa: PLC0415 - most systems do not need it

        context.load_verify_locations(certifi.where())
    return context
