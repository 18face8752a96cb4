"""Random numbers that keep the hash of an event from telling what the event holds."""

import secrets


def new_salt() -> str:
    """A random number of 128 bits, as hex."""
    return secrets.token_hex(16)
