"""The hashes that archives give for what they hold, in the spellings that are in use.

WARC: `algorithm:value` in base 32, 16 or 64. WACZ: `sha256:` and base 16.
"""

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash

_KNOWN = {"sha1", "sha256", "sha384", "sha512", "md5"}


class UnknownDigestError(Exception):
    """A hash of a kind that can't be checked; its words are the kind."""


class Digest:
    """A hash as it is said to be, held against what comes."""

    def __init__(self, said: str) -> None:
        """Raises `UnknownDigestError`."""
        kind, _colon, value = said.strip().partition(":")
        name = kind.strip().lower().replace("-", "")
        if name not in _KNOWN:
            raise UnknownDigestError(kind[:40])
        self._hash: _Hash = hashlib.new(name, usedforsecurity=False)
        self._said = value.strip()

    def feed(self, piece: bytes) -> None:
        """The next bytes."""
        self._hash.update(piece)

    def holds(self) -> bool:
        """Whether what came is what was said."""
        return self._hash.digest() in _readings(self._said, self._hash.digest_size)


def _readings(value: str, size: int) -> list[bytes]:
    """What a value can mean in the bases in use: a length may fit two of them."""
    padded = value.rstrip("=")
    found = []
    for decode, text in (
        (bytes.fromhex, value),
        (base64.b32decode, padded.upper() + "=" * (-len(padded) % 8)),
        (
            base64.urlsafe_b64decode,
            padded.replace("+", "-").replace("/", "_") + "=" * (-len(padded) % 4),
        ),
    ):
        try:
            reading = decode(text)
        except (ValueError, binascii.Error):
            continue
        if len(reading) == size:
            found.append(reading)
    return found
