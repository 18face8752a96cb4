"""Carries a whole log to another database: writes it out with what it tells of, and takes it in.

The file is a log as JSON lines (`formats/json_lines.py`) that has every entry there is, and after
them the rows of the tables: the articles' texts and the known claims are too large to stand in
the log, which has their hashes. A database that takes it in has the same log to the last hash.
"""

import base64
import binascii
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import workbench
from workbench.desk.exporting import Exported, put_beside
from workbench.desk.formats import catalogue, json_lines
from workbench.desk.formats.receipts import receipt
from workbench.desk.verifying import verify_file
from workbench.desk.writing import write_file
from workbench.errors import ImportFileError
from workbench.i18n import _, ngettext
from workbench.model.event import Event, EventKind
from workbench.model.profile import Profile

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace
    from workbench.store.work import Work

FORMAT = "jsonl"
_TELL_EVERY = 1_000
_PAGE = 500

Progress = Callable[[int, int, str], None]
"""How many lines are done, of how many (0: not known), and a word for what."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a database has got: so many entries, and the hash of the last.

    `missing` counts the saved files of sources that the file does not hold.
    """

    events: int
    head: str
    missing: int


def export_whole(
    ws: "Workspace",
    target: Path | None,
    force: bool = False,
    *,
    files: bool = False,
    progress: Progress = lambda _done, _total, _what: None,
) -> Exported:
    """Write out the whole log with all it tells of, and append a `LOG_EXPORTED` event.

    With `files`, the saved bytes of sources are in it, too. It is for the house: nothing is
    withheld. Raises `ExportError` where the file can't be written; the log is as it was then.
    """
    with ws.store.read() as work:
        head, events = work.events.head(), tuple(work.events.all())
        draft = b"".join(_lines(ws, work, events, files, progress))
    with ws.store.write(ws.actor) as work:
        if work.events.head() != head:  # somebody went on working meanwhile; nobody can now
            events = tuple(work.events.all())
            draft = b"".join(_lines(ws, work, events, files, progress))
        body = receipt(
            events,
            format=FORMAT,
            profile=Profile.INTERNAL,
            file=target.name if target else "-",
            sha256=hashlib.sha256(draft).hexdigest(),
        )
        data = draft + json_lines.ending(work.events.append(EventKind.LOG_EXPORTED, 0, body))
        path = write_file(target, data, force=force) if target else None
    return Exported(path, data, put_beside(path, catalogue.find(FORMAT)))


def import_log(
    ws: "Workspace",
    path: Path,
    *,
    progress: Progress = lambda _done, _total, _what: None,
) -> TakenOver:
    """Take a whole log that was exported elsewhere into an empty database.

    The file is verified first, then that its log and its tables agree; else nothing is kept.
    Raises `ImportFileError` for what is no whole log or does not verify, or where the database is
    not empty, `StoreError` where tables do not agree with the log, `NotFoundError` for no file.
    """
    found = verify_file(path)
    if not found.ok:
        raise ImportFileError(found.problem or _("The log was altered."))
    _check_tables(ws, path)
    for sha256, content in _saved(path):
        if ws.store.blobs.put(io.BytesIO(content)).sha256 != sha256:
            raise _misfit(path)
    with ws.store.write(ws.actor) as work:
        carrying = work.carrying
        if not carrying.is_empty():
            raise ImportFileError(
                _("There is something in {place} already; a log is taken into a new one.").format(
                    place=ws.store.url
                )
            )
        for page in _pages(_events(path)):
            carrying.put_events(page)
            progress(page[-1].seq, found.count, _("entries"))
        carrying.put_rows(_rows(path, progress))
        for done in carrying.finish():
            progress(done, 0, _("known claims"))
        missing = len(carrying.saved() - ws.store.blobs.names())
        return TakenOver(*work.events.head(), missing)


def _lines(
    ws: "Workspace", work: "Work", events: tuple[Event, ...], files: bool, progress: Progress
) -> Iterator[bytes]:
    """All lines before the receipt."""
    yield from json_lines.entry_lines(events)
    carrying = work.carrying
    yield json_lines.line({"tables": {"schema": carrying.schema, "program": _program()}})
    for done, (table, row) in enumerate(carrying.rows(), 1):
        if not done % _TELL_EVERY:
            progress(done, 0, table)
        yield json_lines.line({"table": table, "row": row})
    if not files:
        return
    for sha256 in sorted(carrying.saved() & ws.store.blobs.names()):
        with ws.store.blobs.file(sha256) as file:
            content = base64.b64encode(file.read_bytes()).decode()
        yield json_lines.line({"bytes": content, "sha256": sha256})


def _check_tables(ws: "Workspace", path: Path) -> None:
    """The file must be a whole log, from the same version of the tables."""
    with ws.store.read() as work:
        wanted = work.carrying.schema
    told = [content["tables"] for content, _raw in _contents(path, "tables")]
    whole = not any(True for _line in _contents(path, "left_out"))
    if not whole or len(told) != 1 or not isinstance(told[0], dict):
        raise ImportFileError(
            _(
                "{path} is not a whole log; write one with “workbench log export --whole -o FILE”."
            ).format(path=path)
        )
    if told[0].get("schema") != wanted:
        raise ImportFileError(
            _(
                "{path} was written by {program} with other tables ({found} instead of {wanted}); "
                "take it in with that version, then open the database with this one."
            ).format(
                path=path,
                program=told[0].get("program"),
                found=told[0].get("schema"),
                wanted=wanted,
            )
        )


def _events(path: Path) -> Iterator[Event]:
    for content, raw in _contents(path, "body"):
        try:
            kind = EventKind(content["type"])
        except ValueError as error:
            raise ImportFileError(
                _("{path} has entries of a newer version of this program; update it.").format(
                    path=path
                )
            ) from error
        yield Event(
            content["seq"],
            content["at"],
            content["actor"],
            kind,
            content["article"],
            content["body"],
            content["prev"],
            json_lines.hash_of(raw.removesuffix(b"\n")),
        )


def _rows(path: Path, progress: Progress) -> Iterator[tuple[str, dict[str, Any]]]:
    for done, (content, _raw) in enumerate(_contents(path, "row"), 1):
        if not isinstance(content["table"], str) or not isinstance(content["row"], dict):
            raise _misfit(path)
        if not done % _TELL_EVERY:
            progress(done, 0, content["table"])
        yield content["table"], content["row"]


def _saved(path: Path) -> Iterator[tuple[str, bytes]]:
    for content, _raw in _contents(path, "bytes"):
        try:
            yield str(content["sha256"]), base64.b64decode(content["bytes"], validate=True)
        except (binascii.Error, ValueError, TypeError) as error:
            raise _misfit(path) from error


def _contents(path: Path, key: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The lines of a verified file that have a key, as objects and as they stand."""
    mark = f'"{key}":'.encode()
    with path.open("rb") as file:
        for raw in file:
            # Most lines are of another kind, and parsing takes long.
            if mark in raw and key in (content := json.loads(raw)):
                yield content, raw


def _pages(events: Iterable[Event]) -> Iterator[list[Event]]:
    page: list[Event] = []
    for event in events:
        page.append(event)
        if len(page) == _PAGE:
            yield page
            page = []
    if page:
        yield page


def _misfit(path: Path) -> ImportFileError:
    return ImportFileError(
        _("{path} holds something that its receipt does not fit; export the log again.").format(
            path=path
        )
    )


def _program() -> str:
    return f"factcheck-workbench {workbench.__version__}"


def missing_files(count: int) -> str:
    """The sentence for saved files of sources that did not come along; empty for none."""
    if not count:
        return ""
    return ngettext(
        "{count} saved file of sources did not come along; export with “--files”, or copy the "
        "folder of sources.",
        "{count} saved files of sources did not come along; export with “--files”, or copy the "
        "folder of sources.",
        count,
    ).format(count=count)
