"""The log as JSON lines: each entry as the very bytes that its hash is taken over.

Each line is RFC 8785 JSON and a line feed. There are these kinds:

- an entry of the log: its hash is the SHA-256 of the line without the line feed, and its `prev`
  that of the entry before;
- an entry whose body is withheld: `redacted` for a body, and its hash as `hash`;
- `left_out`: so many entries that are not on this article stand here; `prev` is the hash before
  them, `seq` the number of the last of them and `hash` its hash;
- where the whole log is carried to another database, what the log does not hold itself: `tables`
  (which tables, by which program), `row` (a row of the `table`) and `bytes` (a saved file of a
  source in base 64, and its `sha256`).

The last entry is the receipt of the export; its `sha256` is that of all lines before it. The last
line has the receipt's own hash as `head` and its number as `seq`.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import rfc8785

from workbench.desk.formats.document import LogDocument, Withheld
from workbench.desk.formats.json_log import event_json
from workbench.model.event import GENESIS, Event

VERIFIER = "verify_log.py"
"""The name of the script that checks a log with Python's standard library alone."""


def draft(document: LogDocument) -> bytes:
    """All lines before the receipt, which vouches for them."""
    return b"".join(entry_lines(document.events, document.head))


def seal(document: LogDocument, receipt: Event) -> bytes:
    """The whole file."""
    return draft(document) + ending(receipt)


def entry_lines(
    events: Sequence[Event | Withheld], head: tuple[int, str] = (0, GENESIS)
) -> Iterator[bytes]:
    """A line for each entry, and one for each run of entries in between that are not among them.

    `head` is the number and the hash of the last entry that the log has.
    """
    seq, prev = 0, GENESIS
    for event in events:
        if event.seq > seq + 1:
            yield _left_out(seq, event.seq - 1, prev, event.prev)
        yield entry_line(event)
        seq, prev = event.seq, event.hash
    if head[0] > seq:
        yield _left_out(seq, head[0], prev, head[1])


def entry_line(event: Event | Withheld) -> bytes:
    """An entry, or what is left of it where its body is withheld."""
    whole = event.line() if isinstance(event, Event) else rfc8785.dumps(event_json(event))
    return whole + b"\n"


def line(content: dict[str, Any]) -> bytes:
    """What is no entry as a line."""
    return rfc8785.dumps(content) + b"\n"


def ending(receipt: Event) -> bytes:
    """The last two lines: the receipt, and its hash."""
    return entry_line(receipt) + head_line(receipt.seq, receipt.hash)


def head_line(seq: int, digest: str) -> bytes:
    """The last line of a file."""
    return line({"head": digest, "seq": seq})


def verifier() -> bytes:
    """The script that checks a log with Python's standard library alone."""
    return Path(__file__).with_name("standalone").joinpath(VERIFIER).read_bytes()


def hash_of(content: bytes) -> str:
    """SHA-256 as hex."""
    return hashlib.sha256(content).hexdigest()


def _left_out(before: int, last: int, prev: str, digest: str) -> bytes:
    return line({"left_out": last - before, "seq": last, "prev": prev, "hash": digest})
