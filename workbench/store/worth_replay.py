"""Whether the weights kept for worth are those that the log tells of."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import rfc8785
from sqlalchemy import Connection, select

from workbench.i18n import _
from workbench.model.event import Event
from workbench.store.tables import worth_model


class _State(NamedTuple):
    """A row, or what an event says of it; `restores` is the event of the training restored."""

    weights: str | None
    decisions: str | None
    restores: int
    actor: str
    at: str


def worth_disagreements(connection: Connection, events: Sequence[Event]) -> Iterator[str]:
    """A sentence for every row that the events of trainings do not tell so.

    `events` are those of training and of taking back, the oldest first.
    """
    rows = connection.execute(select(worth_model).order_by(worth_model.c.id)).mappings().all()
    told = {event.seq: _told(event) for event in events}
    if [row["event"] for row in rows] != list(told):
        yield _("The weights of worth that are kept are not those that the log tells of.")
        return
    event_of: dict[int, int] = {row["id"]: row["event"] for row in rows}
    for row in rows:
        restores = event_of.get(row["restores"], 0)
        there = _State(row["weights"], row["decisions"], restores, row["actor"], row["at"])
        if there != told[row["event"]]:
            yield _("The weights of worth of event {seq} are not what the log tells.").format(
                seq=row["event"]
            )


def _told(event: Event) -> _State:
    return _State(
        weights=_text(event.body, "weights"),
        decisions=_text(event.body, "decisions"),
        restores=event.body.get("restores", 0),
        actor=event.actor,
        at=event.at,
    )


def _text(body: Mapping[str, Any], key: str) -> str | None:
    return rfc8785.dumps(body[key]).decode() if key in body else None
