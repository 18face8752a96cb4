"""Time stamps of heads by an outside authority (RFC 3161): that a head was there at a time.

Off unless the settings name an authority. It is sent the SHA-512 of the head and nothing else.
"""

import threading
from collections.abc import Sequence
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from workbench.desk.signing.heads import read_small
from workbench.errors import SigningError
from workbench.i18n import _

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

_SECONDS = 20.0
_LARGEST = 200_000
"""Bytes of an answer; one with its certificates has some 5,000."""

_LARGEST_LIST = 5_000_000


def fetch_stamp(url: str, message: bytes) -> bytes:
    """Ask an authority for a time stamp of a message; its whole answer (DER).

    The answer must be for this message and this request; whether its signature is by somebody
    trusted is a matter of `verify_stamp`. Raises `SigningError` where there is none to be had.
    """
    from rfc3161_client import TimestampRequestBuilder  # noqa: PLC0415 - not at a start

    if not _is_address(url):
        raise SigningError(
            _("“{url}” is no address of a time stamp authority; give one with https.").format(
                url=url
            )
        )
    request = TimestampRequestBuilder().data(message).build()
    data = _ask(url, request.as_bytes())
    answer = _decoded(data)
    try:
        told = answer.tst_info if answer.status == 0 else None
    except ValueError:  # taken apart when it is asked for
        told = None
    if (
        told is None
        or told.nonce != request.nonce
        or told.message_imprint.message != (request.message_imprint.message)
    ):
        raise SigningError(
            _("{url} gave no time stamp for what it was asked to stamp.").format(url=url)
        )
    return data


def _is_address(url: str) -> bool:
    try:
        address = urlsplit(url)
    except ValueError:
        return False
    # A name and a password before the host would be left out without a word.
    is_plain = bool(address.hostname) and address.username is None
    return address.scheme in ("http", "https") and is_plain


def verify_stamp(data: bytes, message: bytes, roots: Sequence["Certificate"]) -> str:
    """When a time stamp says that a message was there: UTC, ISO 8601.

    Raises `SigningError` where it is of another message or not signed by whom `roots` vouch for.
    """
    from rfc3161_client import VerificationError, VerifierBuilder  # noqa: PLC0415

    answer = _decoded(data)
    verifier = VerifierBuilder(roots=list(roots)).build()
    try:
        verifier.verify_message(answer, message)
        told: str = answer.tst_info.gen_time.isoformat()
    except (VerificationError, ValueError) as error:
        raise SigningError(
            _("The time stamp does not hold: {why}.").format(why=" ".join(str(error).split()))
        ) from error
    return told.replace("+00:00", "Z")


def read_roots(path: Path) -> tuple["Certificate", ...]:
    """The certificates (PEM) that time stamps are trusted by. Raises `SigningError` for none."""
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - not at a start

    data = read_small(path, _LARGEST_LIST)
    try:
        return tuple(load_pem_x509_certificates(data))
    except ValueError as error:
        raise SigningError(
            _("{path} holds no certificates in PEM form for time stamps.").format(path=path)
        ) from error


def read_stamp(path: Path) -> bytes:
    """A time stamp that was kept. Raises `NotFoundError` where it can't be read."""
    return read_small(path, _LARGEST)


def _decoded(data: bytes) -> "TimeStampResponse":
    from rfc3161_client import decode_timestamp_response  # noqa: PLC0415 - not at a start

    try:
        return decode_timestamp_response(data)
    except ValueError as error:
        raise SigningError(_("This is no time stamp that can be read.")) from error


def _ask(url: str, body: bytes) -> bytes:
    """Post a request, with an end to it: a server that drips bytes is not waited for."""
    done: list[bytes | Exception] = []
    worker = threading.Thread(target=lambda: done.append(_posted(url, body)), daemon=True)
    worker.start()
    worker.join(_SECONDS)
    if not done:
        raise _unreachable(url, _("it takes too long"))
    (answer,) = done
    if isinstance(answer, Exception):
        raise _unreachable(url, str(answer) or type(answer).__name__) from answer
    if len(answer) > _LARGEST:
        raise _unreachable(url, _("its answer is too long"))
    return answer


def _posted(url: str, body: bytes) -> bytes | Exception:
    """The answer of whoever is named in the settings: no proxy and no redirect to another."""
    address = urlsplit(url)
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    try:
        connection = kind(address.hostname or "", address.port, timeout=_SECONDS)
        with closing(connection):
            target = f"{address.path or '/'}{'?' * bool(address.query)}{address.query}"
            headers = {"Content-Type": "application/timestamp-query"}
            connection.request("POST", target, body, headers)
            answer = connection.getresponse()
            if answer.status != HTTPStatus.OK:
                return HTTPException(f"{answer.status} {answer.reason}")
            return answer.read(_LARGEST + 1)
    except (OSError, ValueError, HTTPException) as error:
        return error


def _unreachable(url: str, why: str) -> SigningError:
    return SigningError(
        _("The time stamp authority {url} gave no answer: {why}.").format(
            url=url, why=" ".join(why.split())
        )
    )
