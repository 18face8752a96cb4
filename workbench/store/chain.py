"""Whether the stored log is still the one that was written."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import RowMapping

from workbench.i18n import _
from workbench.model.event import GENESIS, canonical_line, line_hash


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
        line = canonical_line(
            seq=row["seq"],
            at=row["at"],
            actor=row["actor"],
            kind=row["kind"],
            article=row["article"],
            body=json.loads(row["body"]),
            prev=row["prev"],
        )
    except (ValueError, TypeError, RecursionError):
        return _("its content can't be read")
    return "" if line_hash(line) == row["hash"] else _("its content was altered")
