"""Queries to the author in JSON."""

from typing import Any

from workbench.model.query import Query


def query_json(query: Query) -> dict[str, Any]:
    """A query; `reply` is null as long as the author has not answered."""
    return {
        "id": query.name,
        "claim": query.claim,
        "kind": query.kind.value,
        "text": query.text,
        "old": query.old,
        "new": query.new,
        "source": query.source,
        "by": query.by,
        "at": query.at,
        "reply": query.reply.value if query.reply else None,
        "answer": query.answer,
        "answered_by": query.answered_by,
        "answered_at": query.answered_at,
    }
