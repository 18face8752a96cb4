"""Checks a log: whether it is complete, in order and unaltered, and where it is not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from workbench.desk import verifying_document, verifying_lines
from workbench.desk.log_faults import BrokenLogError, Fault
from workbench.desk.resting import Resting, verdicts_on
from workbench.desk.signing.heads import Head
from workbench.desk.verifying_heads import check_head
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError
from workbench.i18n import _

_LARGEST = 256 * 1024 * 1024
"""Bytes of a document, or of a line."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer: `problem` is a sentence on the first bad line, or None where all is well.

    `count` is the number of events there are, `head` the hash of the last one (empty for none).
    `withheld` counts the events of a file that it has no body of: that each stands in its place
    was checked, what it says can't be. `resting` are the verdicts that rest on what is bad, where
    that can be told. A log that was rewritten as a whole passes; it fails against a head that was
    kept elsewhere.
    """

    ok: bool
    count: int
    head: str
    problem: str | None
    withheld: int = 0
    resting: tuple[Resting, ...] = ()


def verify_log(ws: Workspace, kept: Head | None = None) -> Verification:
    """Check the database's log, and that claims and verdicts are what the log tells.

    Against a head that was `kept` elsewhere, a history that was written anew is found, too.

    The chain is checked from the first event on, none missing or changed; a verdict or a note
    that was changed beside it is found, too. Of sources, that is what the log tells of them; the
    bytes that were saved are another matter (`verify_sources`), and so is what is made for
    searching (`Store.check`).
    """
    with ws.store.read() as work:
        broken = work.events.verify()
        count, head = work.events.head()
        if broken is not None:
            said = _("Entry {seq} is the first that is not as it was written: {why}.").format(
                seq=broken.seq, why=broken.reason
            )
            fault = Fault(said, entries=(broken.seq,), unknown=not broken.is_there)
            resting = verdicts_on(work.events.as_they_stand(), fault)
            return Verification(False, count, head, said, resting=resting)
        entries = ((event.seq, event.hash, True) for event in work.events.all())
        rewritten = check_head(kept, entries) if kept else None
        if rewritten is not None:
            return Verification(False, count, head, rewritten)
    problem = next(iter(ws.store.check(beyond_log=False)), None)
    return Verification(problem is None, count, head if count else "", problem)


def verify_file(path: Path, kept: Head | None = None) -> Verification:
    """Check a log that was exported as JSON or as JSON lines, without its database.

    Every event must hash to its hash, follow the one before, and the last one must be the receipt
    that vouches for the number of events, their hashes and the rest of the file. An event whose
    body is withheld must have the hash that its neighbours and the receipt know. Against a head
    that was `kept` elsewhere, a history that was written anew is found, too. Raises
    `NotFoundError` where the file can't be read, `SigningError` where it can't be held against
    the head.
    """
    try:
        with _opened(path) as file:
            first = file.readline(_LARGEST)
            if verifying_lines.is_json_line(first):
                return _verify_lines(path, chain([first], _lines(file)), kept)
            # A device has no size that could be asked for.
            return _verify_document(first + file.read(_LARGEST + 1 - len(first)), kept)
    except OSError as error:
        raise _unreadable(path, error.strerror or type(error).__name__) from error


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except ValueError as error:  # a NUL in its name
        raise _unreadable(path, str(error)) from error


def _unreadable(path: Path, why: str) -> NotFoundError:
    return NotFoundError(_("{path} can't be read: {why}.").format(path=path, why=why))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(_LARGEST):
        yield line


def _verify_lines(path: Path, raw: Iterable[bytes], kept: Head | None) -> Verification:
    lines = verifying_lines.Lines()
    resting: tuple[Resting, ...] = ()
    problem = None
    try:
        lines.read(raw)
        verifying_lines.check(lines)
    except BrokenLogError as broken:
        problem = broken.fault.said
        with path.open("rb") as file:
            resting = verdicts_on(verifying_lines.entries(_lines(file)), broken.fault)
    else:
        entries = ((link.last, link.hash, link.is_told) for link in lines.chain)
        problem = check_head(kept, entries) if kept else None
    count, head = (lines.chain[-1].last, lines.chain[-1].hash) if lines.chain else (0, "")
    withheld = sum("redacted" in link.content for link in lines.chain)
    return Verification(problem is None, count, head, problem, withheld, resting)


def _verify_document(data: bytes, kept: Head | None) -> Verification:
    events: Sequence[Any] = ()
    fault = None
    if len(data) > _LARGEST:
        return Verification(False, 0, "", _("The file is too large for a log."))
    try:
        content, events = verifying_document.parse(data)
        verifying_document.check(content, events)
    except BrokenLogError as broken:
        fault = broken.fault
    entries = [event for event in events if isinstance(event, dict)]
    withheld = sum("body" not in entry for entry in entries)
    if fault is None:
        hashes = ((event["seq"], event["hash"], "body" in event) for event in entries)
        rewritten = check_head(kept, hashes) if kept else None
        return Verification(rewritten is None, len(events), _head(events), rewritten, withheld)
    resting = verdicts_on(entries, fault)
    return Verification(False, len(events), _head(events), fault.said, withheld, resting)


def _head(events: Sequence[Any]) -> str:
    last = events[-1] if events else None
    return str(last.get("hash", "")) if isinstance(last, dict) else ""
