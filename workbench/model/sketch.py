"""The sketch of a text: a small sample of its word runs, by which near-copies are known."""

import base64
import binascii
from dataclasses import dataclass

MOST_RUNS = 1024
"""Runs that a sketch keeps at most."""

_BYTES = 4  # of one run
_WHOLE, _SAMPLED = "w", "s"


@dataclass(frozen=True, slots=True)
class TextSketch:
    """The smallest hashes (32 bits) of the word runs of a text, ascending, each once.

    `whole` tells that these are all runs it has. Only sketches of one `version` can be compared.
    """

    version: int
    whole: bool
    runs: tuple[int, ...]

    def to_text(self) -> str:
        """The sketch as ASCII, at most about 5,500 characters, for a database column."""
        packed = b"".join(run.to_bytes(_BYTES, "big") for run in self.runs)
        kept = _WHOLE if self.whole else _SAMPLED
        return f"{self.version}{kept}{base64.b64encode(packed).decode('ascii')}"

    @classmethod
    def from_text(cls, written: str) -> "TextSketch":
        """The sketch that `to_text` has written. Raises `ValueError` for anything else."""
        digits = len(written) - len(written.lstrip("0123456789"))
        version, kept, coded = written[:digits], written[digits : digits + 1], written[digits + 1 :]
        if not 0 < digits < 10 or kept not in (_WHOLE, _SAMPLED):
            raise ValueError("not a sketch of a text")
        try:
            packed = base64.b64decode(coded, validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValueError("not a sketch of a text") from error
        runs = tuple(
            int.from_bytes(packed[at : at + _BYTES], "big") for at in range(0, len(packed), _BYTES)
        )
        sketch = cls(int(version), kept == _WHOLE, runs)
        if len(runs) > MOST_RUNS or sketch.to_text() != written or runs != tuple(sorted(set(runs))):
            raise ValueError("not a sketch of a text")
        return sketch
