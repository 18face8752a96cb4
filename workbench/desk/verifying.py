"""Checks a log: whether it is complete, in order and unaltered, and where it is not."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import rfc8785

from workbench.desk.formats import json_log
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError
from workbench.i18n import _
from workbench.model.event import EventKind, canonical_line, line_hash
from workbench.store.sources import STEPS_ON_SOURCES

_KEYS = {"seq", "at", "actor", "type", "article", "body", "prev", "hash"}
_WITHHELD_KEYS = _KEYS - {"body"} | {"redacted"}
_ON_SOURCES = {kind.value for kind in STEPS_ON_SOURCES}
_LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer: `problem` is a sentence on the first bad line, or None where all is well.

    `count` is the number of events there are, `head` the hash of the last one (empty for none).
    `withheld` counts the events of a file that it has no body of: that each stands in its place
    was checked, what it says can't be. A log that was rewritten as a whole passes; it fails
    against a head that was kept elsewhere.
    """

    ok: bool
    count: int
    head: str
    problem: str | None
    withheld: int = 0


class _BrokenError(Exception):
    """What is wrong with a log, as a sentence."""


def verify_log(ws: Workspace) -> Verification:
    """Check the database's log, and that claims and verdicts are what the log tells.

    The chain is checked from the first event on, none missing or changed; a verdict or a note
    that was changed beside it is found, too. Of sources, that is what the log tells of them; the
    bytes that were saved are another matter (`verify_sources`), and so is what is made for
    searching (`Store.check`).
    """
    with ws.store.read() as work:
        broken = work.events.verify()
        count, head = work.events.head()
    if broken is not None:
        problem: str | None = _(
            "Entry {seq} is the first that is not as it was written: {why}."
        ).format(seq=broken.seq, why=broken.reason)
    else:
        problem = next(iter(ws.store.check(beyond_log=False)), None)
    return Verification(problem is None, count, head if count else "", problem)


def verify_file(path: Path) -> Verification:
    """Check a log that was exported as JSON, without the database it came from.

    Every event must hash to its hash, follow the one before, and the last one must be the receipt
    that vouches for the number of events, their hashes and the rest of the file. An event whose
    body is withheld must have the hash that its neighbours and the receipt know. Raises
    `NotFoundError` where the file can't be read.
    """
    events: Sequence[Any] = ()
    try:
        content = _parse(path)
        events = _events(content)
        for event in events:
            _check_parts(event)
            if "body" in event:
                _check_hash(event)
        _check_order(events)
        _check_receipt(events, content)
    except _BrokenError as broken:
        return Verification(False, len(events), _head(events), str(broken))
    withheld = sum("body" not in event for event in events)
    return Verification(True, len(events), _head(events), None, withheld)


def _parse(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:  # a device has no size that could be asked for
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise NotFoundError(_("{path} can't be read: {why}.").format(path=path, why=why)) from error
    if len(data) > _LARGEST:
        raise _BrokenError(_("The file is too large for a log."))
    try:
        whole = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        raise _BrokenError(_("The file is not whole JSON: {why}.").format(why=error)) from error
    if not isinstance(whole, dict):
        raise _BrokenError(_("This is not a log that was exported as JSON."))
    return whole


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two values under one key would let a reader see another one than was checked."""
    table = dict(pairs)
    if len(table) < len(pairs):
        raise _BrokenError(_("An object in the file has the same key twice."))
    return table


def _events(content: dict[str, Any]) -> Sequence[Any]:
    """Takes the events out of what the file holds."""
    events = content.pop("events", None)
    if content.get("format") != json_log.FORMAT or not isinstance(events, list) or not events:
        raise _BrokenError(_("This is not a log that was exported as JSON."))
    return events


def _check_parts(event: Any) -> None:
    is_event = isinstance(event, dict) and (
        set(event) == _KEYS or (set(event) == _WITHHELD_KEYS and event["redacted"] is True)
    )
    if not is_event or not isinstance(event["seq"], int):
        raise _BrokenError(_("An entry of the log does not have the parts of an event."))


def _check_hash(event: Mapping[str, Any]) -> None:
    if not isinstance(event["body"], dict):
        raise _BrokenError(_altered(event))
    try:
        line = canonical_line(
            seq=event["seq"],
            at=event["at"],
            actor=event["actor"],
            kind=event["type"],
            article=event["article"],
            body=event["body"],
            prev=event["prev"],
        )
    except (rfc8785.CanonicalizationError, ValueError, RecursionError) as error:
        raise _BrokenError(_altered(event)) from error
    if line_hash(line) != event["hash"]:
        raise _BrokenError(_altered(event))


def _check_order(events: Sequence[Mapping[str, Any]]) -> None:
    for before, event in pairwise(events):
        if event["seq"] <= before["seq"]:
            raise _BrokenError(
                _("Entry {seq} stands after entry {before}: the order was changed.").format(
                    seq=event["seq"], before=before["seq"]
                )
            )
        # Between two entries of one article there may be entries of other articles.
        if event["seq"] == before["seq"] + 1 and event["prev"] != before["hash"]:
            raise _BrokenError(_unlinked(event["seq"]))


def _check_receipt(events: Sequence[Mapping[str, Any]], content: dict[str, Any]) -> None:
    *earlier, receipt = events
    body = receipt.get("body", {})
    if receipt["type"] != EventKind.LOG_EXPORTED.value or body.get("format") != "json":
        raise _BrokenError(
            _("The last entry is not the receipt of the export: the end is missing.")
        )
    if body.get("events") != len(earlier):
        raise _BrokenError(
            _("The receipt vouches for {told} entries, the file has {found}.").format(
                told=body.get("events"), found=len(earlier)
            )
        )
    if body.get("events_sha256") != json_log.hashes_digest(event["hash"] for event in earlier):
        raise _BrokenError(_("The entries are not those that the receipt vouches for."))
    _check_withheld([event for event in earlier if "body" not in event], body)
    if not all(_belongs(event, receipt["article"], content) for event in earlier):
        raise _BrokenError(_("The file has entries of another article."))
    try:
        digest = hashlib.sha256(json_log.canonical(content)).hexdigest()
    except (rfc8785.CanonicalizationError, ValueError, RecursionError):
        digest = ""
    if body.get("sha256") != digest:
        raise _BrokenError(
            _("The entries are unaltered, but the article, a claim or a verdict was altered.")
        )


def _check_withheld(entries: Sequence[Any], receipt: Mapping[str, Any]) -> None:
    """Nobody but the export that the receipt is of may have taken the body of an event away."""
    try:
        digest = json_log.withheld_digest(entries)
    except (rfc8785.CanonicalizationError, ValueError, RecursionError):
        digest = ""
    if receipt.get("withheld_sha256", json_log.withheld_digest(())) != digest:
        raise _BrokenError(_("The withheld entries are not those that the receipt vouches for."))


def _belongs(event: Mapping[str, Any], article: Any, content: Mapping[str, Any]) -> bool:
    """Whether an entry is on the article, or on one of the sources that the file names."""
    if event["article"] == article:
        return True
    if event["article"] != 0 or event["type"] not in _ON_SOURCES:
        return False
    if "body" not in event:
        return True
    told = event["body"].get("source")
    number = told.get("id") if isinstance(told, dict) else None
    sources = content.get("sources")
    named = sources if isinstance(sources, list) else []
    return any(isinstance(item, dict) and item.get("id") == number for item in named)


def _altered(event: Mapping[str, Any]) -> str:
    return _("Entry {seq} ({what}, {who}, {at}) was altered: its hash does not fit it.").format(
        seq=event["seq"], what=event["type"], who=event["actor"], at=event["at"]
    )


def _unlinked(seq: int) -> str:
    return _("Entry {seq} does not follow the one before: what it builds on was altered.").format(
        seq=seq
    )


def _head(events: Sequence[Any]) -> str:
    last = events[-1] if events else None
    return str(last.get("hash", "")) if isinstance(last, dict) else ""
