"""SSH signatures with Ed25519 keys, as `ssh-keygen -Y sign` makes and `-Y verify` checks them.

The format is that of OpenSSH's PROTOCOL.sshsig, version 1; strings of bytes have their length
before them in four bytes, the highest first (RFC 4251, section 5).
"""

import base64
import binascii
import hashlib
import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import SigningError
from workbench.i18n import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

NAMESPACE = "workbench-log"
"""What is signed, so that no signature can stand for one that was given for something else."""

_MAGIC = b"SSHSIG"
_KEY_TYPE = b"ssh-ed25519"
_VERSION = 1
_HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}
_BEGIN = b"-----BEGIN SSH SIGNATURE-----"
_END = b"-----END SSH SIGNATURE-----"
_FRAME = re.compile(rb"%s\n([A-Za-z0-9+/=\n]+)\n%s\n?" % (_BEGIN, _END))
_WIDTH = 70
_LARGEST = 4_000
"""Bytes of an armoured signature; one with an Ed25519 key has some 300."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that was taken apart: the raw public key (32 bytes), and what it is over."""

    public_key: bytes
    namespace: bytes
    hash_name: bytes
    signature: bytes


def sign(key: "Ed25519PrivateKey", message: bytes) -> bytes:
    """An armoured signature of a message in `NAMESPACE`."""
    name = b"sha512"
    body = _to_be_signed(NAMESPACE.encode(), name, message)
    blob = (
        _MAGIC
        + struct.pack(">I", _VERSION)
        + _string(public_blob(key.public_key().public_bytes_raw()))
        + _string(NAMESPACE.encode())
        + _string(b"")
        + _string(name)
        + _string(_string(_KEY_TYPE) + _string(key.sign(body)))
    )
    text = base64.b64encode(blob)
    lines = [text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH)]
    return b"\n".join((_BEGIN, *lines, _END)) + b"\n"


def verify(armoured: bytes, message: bytes) -> bytes:
    """The raw public key that has signed a message in `NAMESPACE`.

    Raises `SigningError` for what is no such signature, and where it is of something else.
    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - not at a start
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PublicKey,
    )

    found = parse(armoured)
    if found.namespace != NAMESPACE.encode():
        raise SigningError(_("The signature was not given for the head of a log."))
    body = _to_be_signed(found.namespace, found.hash_name, message)
    try:
        Ed25519PublicKey.from_public_bytes(found.public_key).verify(found.signature, body)
    except InvalidSignature as error:
        raise SigningError(
            _("The signature does not fit: the head was altered, or the signature was.")
        ) from error
    return found.public_key


def parse(armoured: bytes) -> Signature:
    """Take an armoured signature apart. Raises `SigningError` for what is none."""
    frame = _FRAME.fullmatch(armoured) if len(armoured) <= _LARGEST else None
    if frame is None:
        raise _no_signature()
    body = b"".join(frame[1].split())
    try:
        blob = base64.b64decode(body, validate=True)
    except binascii.Error as error:
        raise _no_signature() from error
    # Of several ways to write the same bytes in base 64, one counts.
    if base64.b64encode(blob) != body or blob[:10] != _MAGIC + struct.pack(">I", _VERSION):
        raise _no_signature()
    public, namespace, _reserved, hash_name, signature = _strings(blob[10:], 5)
    key_type, key = _strings(public, 2)
    signature_type, raw = _strings(signature, 2)
    if (key_type, signature_type) != (_KEY_TYPE, _KEY_TYPE):
        raise SigningError(_("The signature is not by a key of the kind Ed25519."))
    if len(key) != 32 or len(raw) != 64 or hash_name not in _HASHES:
        raise _no_signature()
    return Signature(key, namespace, hash_name, raw)


def public_blob(raw: bytes) -> bytes:
    """A raw public key as SSH writes it, before it is put into base 64."""
    return _string(_KEY_TYPE) + _string(raw)


def public_line(raw: bytes, comment: str = "") -> str:
    """A raw public key as a line of a `.pub` file, without a line end."""
    line = f"{_KEY_TYPE.decode()} {base64.b64encode(public_blob(raw)).decode()}"
    return f"{line} {comment}" if comment else line


def fingerprint(raw: bytes) -> str:
    """What `ssh-keygen -l` calls a key by: `SHA256:` and a hash in base 64 without padding."""
    digest = hashlib.sha256(public_blob(raw)).digest()
    return f"SHA256:{base64.b64encode(digest).decode().rstrip('=')}"


def _to_be_signed(namespace: bytes, hash_name: bytes, message: bytes) -> bytes:
    digest = _HASHES[hash_name](message).digest()
    return _MAGIC + _string(namespace) + _string(b"") + _string(hash_name) + _string(digest)


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _strings(data: bytes, count: int) -> list[bytes]:
    """So many strings, which must be all that there is."""
    found = []
    for _number in range(count):
        if len(data) < 4:
            raise _no_signature()
        (size,) = struct.unpack(">I", data[:4])
        if len(data) < 4 + size:
            raise _no_signature()
        found.append(data[4 : 4 + size])
        data = data[4 + size :]
    if data:
        raise _no_signature()
    return found


def _no_signature() -> SigningError:
    return SigningError(_("This is no SSH signature."))
