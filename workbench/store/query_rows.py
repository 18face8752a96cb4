"""Queries to the author as rows of their table and as values of effects, and back."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

from workbench.model.event import Event
from workbench.model.query import Query, QueryKind, Reply
from workbench.store.claim_rows import id_of

ASKED = ("kind", "text", "old", "new", "source")
ANSWERED = ("reply", "answer")
"""What a value tells of the query itself, and what of the answer."""

_NOT_YET = dict.fromkeys((*ASKED, *ANSWERED))


def query_value(query: Query) -> dict[str, Any]:
    """A query as the value of an effect: all but its number, and who said what when."""
    return {
        "kind": query.kind.value,
        "text": query.text,
        "old": query.old,
        "new": query.new,
        "source": query.source,
        "reply": query.reply.value if query.reply else None,
        "answer": query.answer,
    }


def columns_after(
    before: Mapping[str, Any] | None, value: Mapping[str, Any] | None, event: Event
) -> dict[str, Any]:
    """The columns of a query after an event; `before` are those there were, None for a new one.

    Who worded it or took the answer in changes only with the wording or the answer: taking a
    withdrawal back leaves the name of whoever asked.
    """
    columns = dict(before or _NOT_YET)
    columns["event"] = event.seq
    columns["active"] = value is not None
    if value is None:
        return columns
    if any(value[name] != columns[name] for name in ASKED):
        columns |= {"actor": event.actor, "at": event.at}
    if before is None or any(value[name] != columns[name] for name in ANSWERED):
        there = value["reply"] is not None
        columns["answered_by"] = event.actor if there else ""
        columns["answered_at"] = event.at if there else ""
    return columns | {name: value[name] for name in (*ASKED, *ANSWERED)}


def row_value(row: RowMapping) -> dict[str, Any] | None:
    """A row as the value of an effect; None for what was withdrawn."""
    return {name: row[name] for name in (*ASKED, *ANSWERED)} if row["active"] else None


def to_query(row: RowMapping) -> Query:
    """The query of a row that has the number of its claim as `label`."""
    return Query(
        id=row["id"],
        claim=id_of(row["label"]),
        kind=QueryKind(row["kind"]),
        reply=Reply(row["reply"]) if row["reply"] else None,
        by=row["actor"],
        **{name: row[name] for name in ("text", "old", "new", "source", "answer", "at")},
        **{name: row[name] for name in ("answered_by", "answered_at")},
    )
