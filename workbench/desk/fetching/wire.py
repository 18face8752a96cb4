"""A connection that writes down every byte it carries, and that nobody can keep waiting.

No call waits longer than the clock's slice, whatever the other side does: time is up on time, and
the user's wish to stop is heard, without a second thread that would have to close the socket.
"""

import socket
from collections.abc import Callable
from typing import TypeVar

from workbench.desk.fetching.gate import Address
from workbench.desk.fetching.limits import Clock
from workbench.errors import FetchError
from workbench.i18n import _

_PIECE = 64 << 10
_T = TypeVar("_T")


class Wire:
    """What goes over one connection, after TLS: `sent` and `received` are the very bytes.

    No more than `most` bytes are received.
    """

    def __init__(
        self, connection: socket.socket, address: Address, clock: Clock, most: int
    ) -> None:
        self.address = address
        self.sent = bytearray()
        self.received = bytearray()
        self._connection = connection
        self._clock = clock
        self._most = most

    def send(self, data: bytes) -> None:
        """Send all of it. Raises `FetchError`."""
        rest = data
        while rest:
            done = self._patiently(self._connection.send, rest)
            self.sent += rest[:done]
            rest = rest[done:]

    def receive(self) -> bytes:
        """The next bytes, none at the end. Raises `FetchError`, also where it is too much."""
        data = self._patiently(self._connection.recv, _PIECE)
        self.received += data
        if len(self.received) > self._most:
            raise too_large()
        return data

    def close(self) -> None:
        """Hang up, without a good-bye that could be waited for."""
        self._connection.close()

    def _patiently(self, act: Callable[..., _T], *values: object) -> _T:
        try:
            return patiently(self._connection, self._clock, act, *values)
        except OSError as error:
            raise FetchError(
                _("The connection broke off ({why}); try again later.").format(why=why(error))
            ) from error


def patiently(
    connection: socket.socket, clock: Clock, act: Callable[..., _T], *values: object
) -> _T:
    """What a call on a connection returns; between two waits the clock is asked.

    Raises what the call raises, and what `Clock.check` does.
    """
    while True:
        connection.settimeout(clock.slice())
        try:
            return act(*values)
        except TimeoutError as error:
            if error.errno is not None:  # not our wait was over but the system gave up
                raise


def too_large() -> FetchError:
    """Of a page that is larger than the limits allow, on the wire or unpacked."""
    return FetchError(
        _("The page is too large to be fetched; save it in a browser and add the file.")
    )


def why(error: OSError) -> str:
    """What is behind an error, in the system's words."""
    return getattr(error, "reason", None) or error.strerror or str(error) or type(error).__name__
