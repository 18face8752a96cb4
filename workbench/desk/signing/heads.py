"""The head of a log: how many entries it has and the hash of the last, to be kept elsewhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbench.errors import NotFoundError, SigningError
from workbench.i18n import _

NAME = "workbench-log-head-v1"
_FORM = re.compile(
    rb"workbench-log-head-v1\n([1-9][0-9]{0,14})\n([0-9a-f]{64})\n"
    rb"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{3})?Z)\n"
)
_LARGEST = 1_000


@dataclass(frozen=True, slots=True)
class Head:
    """`count` entries, of which the last has `hash` (hex SHA-256); told at `at`, UTC, ISO 8601."""

    count: int
    hash: str
    at: str

    def as_bytes(self) -> bytes:
        """The four lines that are signed."""
        return f"{NAME}\n{self.count}\n{self.hash}\n{self.at}\n".encode()


def parse_head(data: bytes) -> Head:
    """The head that these bytes are, to the letter. Raises `SigningError` for what is none."""
    found = _FORM.fullmatch(data)
    if found is None or not _is_a_time(found[3].decode()):
        raise SigningError(
            _("This is no head of a log; one has four lines and begins with {name}.").format(
                name=NAME
            )
        )
    return Head(int(found[1]), found[2].decode(), found[3].decode())


def _is_a_time(at: str) -> bool:
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False  # such as the 30th of February
    return True


def read_head(path: Path) -> tuple[Head, bytes]:
    """The head in a file, and its bytes. Raises `NotFoundError` or `SigningError`."""
    data = read_small(path, _LARGEST)
    return parse_head(data), data


def read_small(
    path: Path, largest: int, check: Callable[[Path, int], None] = lambda _path, _opened: None
) -> bytes:
    """A file of which no more than `largest` bytes are read, and one more to tell it is longer.

    `check` gets the path and the number of the open file before anything is read of it. Raises
    `NotFoundError` where it can't be read.
    """
    try:
        with path.open("rb") as file:
            check(path, file.fileno())
            return file.read(largest + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise NotFoundError(_("{path} can't be read: {why}.").format(path=path, why=why)) from error
