"""Where a fetch may go: names are looked up once, and every address found has to be public.

The address that was checked is the one that is dialled, so that a name which changes between the
check and the call leads nowhere else.
"""

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillWaitingError
from dataclasses import dataclass

from workbench.desk.fetching.limits import Clock
from workbench.desk.fetching.urls import Target
from workbench.errors import FetchError
from workbench.i18n import _

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# IANA's registry: only these are handed out to networks, less what has a meaning of its own.
_UNICAST = ipaddress.IPv6Network("2000::/3")
_SPECIAL = tuple(
    ipaddress.ip_network(block)
    for block in (
        "2001::/23",  # protocols; Teredo, which hides an IPv4 address, is among them
        "2001:db8::/32",
        "2002::/16",  # 6to4, which holds an IPv4 address
        "3fff::/20",
        "192.0.0.0/24",
        "192.88.99.0/24",
    )
)


def unwrapped(address: Address) -> Address:
    """An address, or the IPv4 address that is written as an IPv6 one (`::ffff:…`)."""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet and to one place in it."""
    plain = unwrapped(address)
    if any(plain in block for block in _SPECIAL) or plain.is_multicast:
        return False
    return plain.is_global and (plain.version == 4 or plain in _UNICAST)


def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses of a name, as the system knows them. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(place[0]) for *_rest, place in found]


@dataclass(frozen=True, slots=True)
class Gate:
    """How names are looked up, and which addresses may be dialled.

    The defaults are the strict ones. Whoever passes others answers for where a fetch may go.
    """

    look_up: Callable[[str, int], Sequence[str]] = look_up
    allows: Callable[[Address], bool] = is_public


STRICT = Gate()
"""The public internet alone."""


def addresses(target: Target, gate: Gate, clock: Clock) -> tuple[Address, ...]:
    """The addresses behind a URL, looked up once, in the order in which to try them.

    Raises `FetchError` where there is none, or where any of them is not allowed.
    """
    try:
        found: tuple[Address, ...] = (ipaddress.ip_address(target.host),)
    except ValueError:
        found = _looked_up(target, gate, clock)
    plain = tuple(dict.fromkeys(unwrapped(address) for address in found))
    if not all(gate.allows(address) for address in plain):
        raise FetchError(
            _(
                "“{host}” is an address inside a network, not on the public internet, and was "
                "not fetched."
            ).format(host=target.host)
        )
    return plain


def _looked_up(target: Target, gate: Gate, clock: Clock) -> tuple[Address, ...]:
    """In a thread of its own: the system's look-up takes as long as it likes."""
    answer: Future[Sequence[str]] = Future()

    def ask() -> None:
        try:
            answer.set_result(gate.look_up(target.host, target.port))
        except (OSError, ValueError) as error:
            answer.set_exception(error)

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    while True:
        try:
            found = answer.result(timeout=clock.slice())
            break
        except StillWaitingError:
            if answer.done():  # the look-up itself ran out of time
                raise _unknown(target) from None
        except (OSError, ValueError) as error:
            raise _unknown(target) from error
    if not found:
        raise _unknown(target)
    return tuple(ipaddress.ip_address(address) for address in found)


def _unknown(target: Target) -> FetchError:
    return FetchError(
        _("“{host}” was not found; check the URL and the network.").format(host=target.host)
    )
