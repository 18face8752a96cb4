"""The verification log: written in the transaction of what it records, chained by hashes."""

import contextlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import rfc8785
from sqlalchemy import Connection, RowMapping, insert, select

from workbench.model.event import (
    GENESIS,
    Effect,
    Event,
    EventKind,
    canonical_line,
    line_hash,
)
from workbench.store.borders import clean, clean_text
from workbench.store.chain import Broken, first_break
from workbench.store.clock import now
from workbench.store.effects import Effects
from workbench.store.salt import new_salt
from workbench.store.tables import event
from workbench.store.undo import undo_redo

_PAGE = 1_000


class Events:
    """The log as one unit of work sees it."""

    def __init__(self, connection: Connection, actor: str, effects: Effects) -> None:
        self._connection = connection
        self._actor = clean_text(actor)
        self._effects = effects

    def append(
        self,
        kind: EventKind,
        article_id: int,
        body: Mapping[str, Any],
        effects: Sequence[Effect] = (),
        *,
        actor: str | None = None,
    ) -> Event:
        """Write an event and change what its effects say; `article_id` is 0 for none.

        It is one of whom the unit of work belongs to, unless `actor` names somebody else, such as
        the house in whose name a file is given away.
        The effects become part of the body; without any, those that the body already holds are
        taken. A body that has no `salt` gets a random one, so that the hash gives nothing away
        where the body must be withheld. Raises `StoreError` where a value is not what an effect
        says it was before, `NotFoundError` for a claim that is not there, and `ValueError` for a
        body that is not plain JSON without floats.
        """
        changes = [effect.as_json() for effect in effects] or list(body.get("effects", ()))
        content = clean({"salt": new_salt(), **body, "effects": changes})
        count, prev = self.head()
        line: dict[str, Any] = {
            "seq": count + 1,
            "at": now(),
            "actor": self._actor if actor is None else clean_text(actor),
            "kind": kind,
            "article": article_id,
            "body": content,
            "prev": prev,
        }
        new = Event(**line, hash=line_hash(canonical_line(**line)))
        row = {
            **line,
            "kind": kind.value,
            "body": rfc8785.dumps(content).decode(),
            "hash": new.hash,
        }
        self._connection.execute(insert(event), row)
        self._effects.apply(new)
        return new

    def head(self) -> tuple[int, str]:
        """How many events there are, and the hash of the last one."""
        query = select(event.c.seq, event.c.hash).order_by(event.c.seq.desc()).limit(1)
        row = self._connection.execute(query).first()
        return (row.seq, row.hash) if row is not None else (0, GENESIS)

    def of(self, article_id: int) -> tuple[Event, ...]:
        """The events of an article, the oldest first; those of no article for 0."""
        query = select(event).where(event.c.article == article_id).order_by(event.c.seq)
        return tuple(_to_event(row) for row in self._connection.execute(query).mappings())

    def of_kinds(self, article_id: int, kinds: Collection[EventKind]) -> Iterator[Event]:
        """The events of some kinds of an article, or of none for 0, the oldest first."""
        query = (
            select(event)
            .where(event.c.article == article_id, event.c.kind.in_([kind.value for kind in kinds]))
            .order_by(event.c.seq)
        )
        return (_to_event(row) for row in self._connection.execute(query).mappings())

    def all(self) -> Iterator[Event]:
        """Every event, the oldest first; reads page by page."""
        return (_to_event(row) for row in self._rows())

    def as_they_stand(self) -> Iterator[dict[str, Any]]:
        """Every row of the log with the keys of an exported event, altered or not.

        A body that can't be read is not among them.
        """
        for row in self._rows():
            entry = {name: row[name] for name in ("seq", "at", "actor", "article", "prev", "hash")}
            with contextlib.suppress(ValueError, RecursionError):
                entry["body"] = json.loads(row["body"])
            yield {**entry, "type": row["kind"]}

    def undo_redo(self, article_id: int) -> tuple[Event | None, Event | None]:
        """The event that the next undo takes back, and the one that the next redo repeats."""
        return undo_redo(self.of(article_id))

    def verify(self) -> Broken | None:
        """The first event that is not as it was written, with the reason; None for a whole log."""
        return first_break(self._rows())

    def _rows(self) -> Iterator[RowMapping]:
        after = 0
        while True:
            query = select(event).where(event.c.seq > after).order_by(event.c.seq).limit(_PAGE)
            rows = self._connection.execute(query).mappings().all()
            yield from rows
            if len(rows) < _PAGE:
                return
            after = rows[-1]["seq"]


def _to_event(row: RowMapping) -> Event:
    return Event(
        seq=row["seq"],
        at=row["at"],
        actor=row["actor"],
        kind=EventKind(row["kind"]),
        article=row["article"],
        body=json.loads(row["body"]),
        prev=row["prev"],
        hash=row["hash"],
    )
