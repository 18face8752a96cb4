"""Whether the stored log is still the one that was written."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import RowMapping

from workbench.i18n import _
from workbench.model.event import (
    ANSWERS,
    GENESIS,
    Effect,
    EventKind,
    Target,
    canonical_line,
    line_hash,
)


class Broken(NamedTuple):
    """The first event that is not as it was written, and what is wrong with it.

    `is_there` is false where an event before it is missing.
    """

    seq: int
    reason: str
    is_there: bool


def first_break(rows: Iterable[RowMapping]) -> Broken | None:
    """The first bad row of the event table, read in the order of `seq`; None for a whole chain."""
    prev = GENESIS
    for seq, row in enumerate(rows, start=1):
        reason = _fault(row, seq, prev)
        if reason:
            return Broken(row["seq"], reason, is_there=row["seq"] == seq)
        prev = row["hash"]
    return None


def _fault(row: RowMapping, seq: int, prev: str) -> str:
    if row["seq"] != seq:
        return _("event {seq} is missing").format(seq=seq)
    if row["prev"] != prev:
        return _("it does not follow the event before it")
    try:
        body = json.loads(row["body"])
        line = canonical_line(
            seq=row["seq"],
            at=row["at"],
            actor=row["actor"],
            kind=row["kind"],
            article=row["article"],
            body=body,
            prev=row["prev"],
        )
    except (ValueError, TypeError, RecursionError):
        return _("its content can't be read")
    if line_hash(line) != row["hash"]:
        return _("its content was altered")
    return "" if _is_event(row["kind"], body) else _("it is none that this program can write")


def _is_event(kind: str, body: Any) -> bool:
    """Whether it can be followed; a hash that fits can be made for anything."""
    try:
        EventKind(kind)
        return isinstance(body, dict) and all(
            map(_can_be_kept, map(Effect.from_json, body.get("effects", ())))
        )
    except (ValueError, TypeError, KeyError):
        return False


def _can_be_kept(effect: Effect) -> bool:
    """Whether a verdict or a note has the parts that a row of its table has."""
    value = effect.after
    if effect.target is Target.NOTE:
        return value is None or isinstance(value, str)
    if effect.target not in ANSWERS.values() or value is None:
        return True
    parts = [value[name] for name in ("scale", "label", "settles")]
    return not any(isinstance(part, list | dict) for part in parts)
