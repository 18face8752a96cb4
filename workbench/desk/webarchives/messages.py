"""The HTTP message in a record: its head, and its body as it was sent.

Archives hold what servers really answered, so this reads more than a server is allowed to say.
"""

import re
from dataclasses import dataclass

_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 256 << 10
_STATUS = re.compile(rb"HTTP/\d{1,2}(?:\.\d{1,2})?[ \t]{1,8}(\d{3})\b")
_LINE = re.compile(r"\r?\n(?![ \t])")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a response; header names are in small letters."""

    status: int
    headers: tuple[tuple[str, str], ...]

    def values(self, name: str) -> list[str]:
        """The values of all headers of a name."""
        return [value for key, value in self.headers if key == name]

    def value(self, name: str) -> str:
        """The value of the first header of a name, empty where there is none."""
        return next(iter(self.values(name)), "")

    @property
    def chunked(self) -> bool:
        """Whether the body is said to come in chunks."""
        return any("chunked" in value.lower() for value in self.values("transfer-encoding"))


class Splitter:
    """Parts the block of a record into the bytes of its head and those that follow.

    `head` grows until `done`.
    """

    def __init__(self) -> None:
        self.head = b""
        self.done = False

    def feed(self, piece: bytes) -> bytes:
        """What of a piece follows the head."""
        if self.done:
            return piece
        begin = max(0, len(self.head) - 3)
        self.head += piece
        end = _END.search(self.head, begin)
        if end is None and len(self.head) <= _LONGEST_HEAD:
            return b""
        self.done = True
        cut = end.end() if end else len(self.head)
        self.head, rest = self.head[:cut], self.head[cut:]
        return rest


def parse_head(raw: bytes) -> Head | None:
    """The head of a response; None where it is none."""
    status = _STATUS.match(raw)
    if not status:
        return None
    headers = []
    for line in _LINE.split(raw.decode("utf-8", "replace"))[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.append((name.strip().lower(), " ".join(value.split())))
    return Head(int(status[1]), tuple(headers))


def payload_at(block: bytes) -> int:
    """Where the payload of an HTTP message begins: behind the first blank line."""
    end = _END.search(block)
    return end.end() if end else len(block)
