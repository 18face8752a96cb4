"""Random numbers that keep the hash of an event from telling what the event holds."""

import secrets

from workbench.model.event import Target

PRIVATE = frozenset((Target.NOTE, Target.SHORTFALL, Target.EVIDENCE, Target.ATTACHED))
"""What may have to stay inside a house: words of checkers, and all that tells of a source."""


def new_salt() -> str:
    """A random number of 128 bits, as hex."""
    return secrets.token_hex(16)
