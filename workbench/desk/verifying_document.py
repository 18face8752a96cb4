"""Checks a log that was exported as one JSON document (`formats/json_log.py`)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import rfc8785

from workbench.desk.formats import json_log
from workbench.desk.log_faults import BrokenLogError, Fault, is_on, without_doubles
from workbench.i18n import _
from workbench.model.event import EventKind, canonical_line, line_hash

_KEYS = {"seq", "at", "actor", "type", "article", "body", "prev", "hash"}
_WITHHELD_KEYS = _KEYS - {"body"} | {"redacted"}


def parse(data: bytes) -> tuple[dict[str, Any], Sequence[Any]]:
    """What a file holds beside its entries, and the entries, of whatever kind each is.

    Raises `BrokenLogError` where that is no log.
    """
    content = _parsed(data)
    return content, _events(content)


def check(content: dict[str, Any], events: Sequence[Any]) -> None:
    """Check what `parse` gave. Raises `BrokenLogError` with the first fault."""
    for event in events:
        _check_parts(event)
        if "body" in event:
            _check_hash(event)
    _check_order(events)
    _check_receipt(events, content)


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        whole = json.loads(data.decode("utf-8-sig"), object_pairs_hook=without_doubles)
    except (ValueError, RecursionError) as error:
        raise _broken(_("The file is not whole JSON: {why}.").format(why=error)) from error
    if not isinstance(whole, dict):
        raise _broken(_("This is not a log that was exported as JSON."))
    return whole


def _broken(said: str, *entries: int, unknown: bool = False) -> BrokenLogError:
    return BrokenLogError(Fault(said, entries=entries, unknown=unknown))


def _events(content: dict[str, Any]) -> Sequence[Any]:
    """Takes the events out of what the file holds."""
    events = content.pop("events", None)
    if content.get("format") != json_log.FORMAT or not isinstance(events, list) or not events:
        raise _broken(_("This is not a log that was exported as JSON."))
    return events


def _check_parts(event: Any) -> None:
    is_event = isinstance(event, dict) and (
        set(event) == _KEYS or (set(event) == _WITHHELD_KEYS and event["redacted"] is True)
    )
    if not is_event or not isinstance(event["seq"], int):
        raise _broken(_("An entry of the log does not have the parts of an event."))


def _check_hash(event: Mapping[str, Any]) -> None:
    if not isinstance(event["body"], dict):
        raise _broken(_altered(event), event["seq"])
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
        raise _broken(_altered(event), event["seq"]) from error
    if line_hash(line) != event["hash"]:
        raise _broken(_altered(event), event["seq"])


def _check_order(events: Sequence[Mapping[str, Any]]) -> None:
    for before, event in pairwise(events):
        if event["seq"] <= before["seq"]:
            raise _broken(
                _("Entry {seq} stands after entry {before}: the order was changed.").format(
                    seq=event["seq"], before=before["seq"]
                ),
                event["seq"],
                unknown=True,
            )
        # Between two entries of one article there may be entries of other articles.
        if event["seq"] == before["seq"] + 1 and event["prev"] != before["hash"]:
            raise _broken(_unlinked(event["seq"]), before["seq"], event["seq"])


def _check_receipt(events: Sequence[Mapping[str, Any]], content: dict[str, Any]) -> None:
    *earlier, receipt = events
    body = receipt.get("body", {})
    if receipt["type"] != EventKind.LOG_EXPORTED.value or body.get("format") != "json":
        raise _broken(_("The last entry is not the receipt of the export: the end is missing."))
    if body.get("events") != len(earlier):
        raise _broken(
            _("The receipt vouches for {told} entries, the file has {found}.").format(
                told=body.get("events"), found=len(earlier)
            )
        )
    if body.get("events_sha256") != json_log.hashes_digest(event["hash"] for event in earlier):
        raise _broken(_("The entries are not those that the receipt vouches for."))
    _check_withheld([event for event in earlier if "body" not in event], body)
    if not all(_belongs(event, receipt["article"], content) for event in earlier):
        raise _broken(_("The file has entries of another article."))
    try:
        digest = hashlib.sha256(json_log.canonical(content)).hexdigest()
    except (rfc8785.CanonicalizationError, ValueError, RecursionError):
        digest = ""
    if body.get("sha256") != digest:
        raise _broken(
            _("The entries are unaltered, but the article, a claim or a verdict was altered.")
        )


def _check_withheld(entries: Sequence[Any], receipt: Mapping[str, Any]) -> None:
    """Nobody but the export that the receipt is of may have taken the body of an event away."""
    try:
        digest = json_log.withheld_digest(entries)
    except (rfc8785.CanonicalizationError, ValueError, RecursionError):
        digest = ""
    if receipt.get("withheld_sha256", json_log.withheld_digest(())) != digest:
        raise _broken(_("The withheld entries are not those that the receipt vouches for."))


def _belongs(event: Mapping[str, Any], article: Any, content: Mapping[str, Any]) -> bool:
    """Whether an entry is on the article, or on one of the sources that the file names."""
    if event["article"] == article or not is_on(event, article):
        return bool(event["article"] == article)
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
