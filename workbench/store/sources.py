"""The sources, what was saved of them, and the texts taken out; each step is an event.

A step on a source belongs to no article, because many articles may use it. Its event has a random
`salt`, so that its hash may stand in a public log without telling anything of the source.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from workbench.errors import NotFoundError
from workbench.i18n import _
from workbench.model.event import Event, EventKind
from workbench.model.source import Extraction, Method, Snapshot, Source, SourceDetails, source_name
from workbench.store import source_rows
from workbench.store.borders import clean_text
from workbench.store.events import Events
from workbench.store.inserting import insert_row
from workbench.store.jsontext import write_texts
from workbench.store.salt import new_salt
from workbench.store.source_tables import extraction, snapshot, source
from workbench.store.source_words import altered_texts

STEPS_ON_SOURCES = (
    EventKind.SOURCE_ADDED,
    EventKind.SOURCE_CHANGED,
    EventKind.SOURCE_GRADED,
    EventKind.SOURCE_SAVED,
    EventKind.SOURCE_FETCHED,
    EventKind.SOURCE_EXTRACTED,
)
"""The events that belong to a source and to no article."""

_ABOUT = tuple(column for column in extraction.c if column.name != "text")
_TIMES = ("added_at", "added_by")


class Sources:
    """The sources as one unit of work sees them."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection = connection
        self._events = events

    def all(self) -> tuple[Source, ...]:
        """Every source, the last added first."""
        return tuple(reversed(self._read(None)))

    def get(self, source_id: int) -> Source:
        """The source of that id; raises `NotFoundError`."""
        found = self._read([source_id])
        if not found:
            raise NotFoundError(_("There is no source {name}.").format(name=source_name(source_id)))
        return found[0]

    def some(self, source_ids: Collection[int]) -> tuple[Source, ...]:
        """The sources of some ids, in order of their ids."""
        return self._read(source_ids) if source_ids else ()

    def with_bytes(self, sha256: str) -> tuple[int, ...]:
        """The ids of the sources that have a snapshot with this SHA-256."""
        query = select(snapshot.c.source).distinct().where(snapshot.c.sha256 == sha256)
        return tuple(sorted(self._connection.scalars(query)))

    def with_url(self, url: str) -> int | None:
        """The source that was added last with this URL."""
        query = select(func.max(source.c.id)).where(source.c.url == clean_text(url))
        found: int | None = self._connection.scalar(query)
        return found

    def add(self, details: SourceDetails) -> Source:
        """Add a source; an event tells it."""
        number = (self._connection.scalar(select(func.max(source.c.id))) or 0) + 1
        salt = new_salt()
        body = self._told(number, details)
        event = self._events.append(EventKind.SOURCE_ADDED, 0, {**body, "salt": salt})
        row = {
            "id": number,
            **source_rows.details_columns(details),
            "salt": salt,
            "added_at": event.at,
            "added_by": event.actor,
            "event": event.seq,
        }
        self._connection.execute(insert(source), row)
        return self.get(number)

    def change(self, source_id: int, details: SourceDetails) -> Event | None:
        """Give a source other details; None where nothing is different.

        A change of the grade alone is told as such.
        """
        before = self.get(source_id).details
        if before == details:
            return None
        graded = replace(before, reliability=details.reliability) == details
        kind = EventKind.SOURCE_GRADED if graded else EventKind.SOURCE_CHANGED
        old, new = source_rows.details_json(before), source_rows.details_json(details)
        changes = {name: [old[name], new[name]] for name in new if old[name] != new[name]}
        body = {**self._told(source_id, details), "changes": changes}
        event = self._events.append(kind, 0, body)
        columns = {**source_rows.details_columns(details), "event": event.seq}
        self._connection.execute(update(source).where(source.c.id == source_id), columns)
        return event

    def save(
        self,
        source_id: int,
        *,
        sha256: str,
        size: int,
        media_type: str,
        name: str,
        method: Method,
        about: Mapping[str, Any] | None = None,
    ) -> Snapshot:
        """Note that bytes of a source were saved; they must be safe already.

        `about` is what else the log is to tell, plain JSON without floats. Bytes that the source
        has already as its newest are not noted again.
        """
        found = self.get(source_id)
        if found.newest is not None and found.newest.sha256 == sha256:
            return found.newest
        new = Snapshot(
            source=source_id,
            number=len(found.snapshots) + 1,
            sha256=sha256,
            size=size,
            media_type=media_type,
            name=clean_text(name),
            method=method,
            at="",
            operator="",
        )
        kind = EventKind.SOURCE_FETCHED if method is Method.FETCHED else EventKind.SOURCE_SAVED
        body = {
            **self._told(source_id, found.details),
            "snapshot": source_rows.snapshot_json(new),
            **(about or {}),
        }
        event = self._events.append(kind, 0, body)
        row = {
            **source_rows.snapshot_json(new),
            "source": source_id,
            "at": event.at,
            "operator": event.actor,
            "event": event.seq,
        }
        self._connection.execute(insert(snapshot), row)
        return replace(new, at=event.at, operator=event.actor)

    def keep_text(self, source_id: int, taken: Extraction, text: str) -> Extraction:
        """Keep the text taken out of a snapshot; id, digest, length and time are filled in.

        The same text by the same extractor is not kept again.
        """
        words = clean_text(text)
        digest = hashlib.sha256(words.encode()).hexdigest()
        newest = self._newest_text(taken.snapshot)
        if newest and (newest.text_sha256, newest.extractor) == (digest, taken.extractor):
            return newest
        new = replace(
            taken,
            text_sha256=digest,
            length=len(words),
            notices=tuple(map(clean_text, taken.notices)),
            agencies=tuple(map(clean_text, taken.agencies)),
        )
        details = self.get(source_id).details
        told = source_rows.extraction_json(new)
        body = {**self._told(source_id, details), "extraction": told}
        event = self._events.append(EventKind.SOURCE_EXTRACTED, 0, body)
        row = {
            "snapshot": new.snapshot,
            "extractor": new.extractor,
            "text_sha256": digest,
            "length": new.length,
            "language": new.language,
            "notices": write_texts(new.notices),
            "agencies": write_texts(new.agencies),
            "text": words,
            "pages": json.dumps(list(new.pages)),
            "kept_share": new.kept_share,
            "sketch": new.sketch,
            "at": event.at,
            "event": event.seq,
        }
        number = insert_row(self._connection, extraction, row)
        return replace(new, id=number, at=event.at)

    def text(self, text_sha256: str) -> str:
        """A text that was taken out, by its SHA-256; raises `NotFoundError`."""
        query = select(extraction.c.text).where(extraction.c.text_sha256 == text_sha256).limit(1)
        found: str | None = self._connection.scalar(query)
        if found is None:
            raise NotFoundError(_("The text of that source is not in the database."))
        return found

    def altered_texts(self) -> frozenset[str]:
        """The hashes of the texts that are not what these say."""
        return frozenset(altered_texts(self._connection))

    def events_of(self, source_ids: Collection[int]) -> tuple[Event, ...]:
        """The events on some sources that belong to no article, the oldest first."""
        wanted = frozenset(source_ids)
        return tuple(
            event
            for event in self._events.of_kinds(0, STEPS_ON_SOURCES)
            if event.body["source"]["id"] in wanted
        )

    def _told(self, source_id: int, details: SourceDetails) -> dict[str, Any]:
        """The source as an event keeps it, readable without the rest of the database."""
        told = {"id": source_id, **source_rows.details_json(details)}
        return {"claims": [], "source": told}

    def _read(self, source_ids: Collection[int] | None) -> tuple[Source, ...]:
        query = select(source).order_by(source.c.id)
        saved = select(snapshot).order_by(snapshot.c.source, snapshot.c.number)
        if source_ids is not None:
            query = query.where(source.c.id.in_(source_ids))
            saved = saved.where(snapshot.c.source.in_(source_ids))
        rows = self._connection.execute(query).mappings().all()
        if not rows:
            return ()
        snapshots: dict[int, list[Snapshot]] = {}
        for row in self._connection.execute(saved).mappings():
            snapshots.setdefault(row["source"], []).append(source_rows.to_snapshot(row))
        saved_bytes = {item.sha256 for items in snapshots.values() for item in items}
        texts = self._texts(None if source_ids is None else saved_bytes)
        return tuple(_source(row, snapshots.get(row["id"], []), texts) for row in rows)

    def _newest_text(self, sha256: str) -> Extraction | None:
        return self._texts({sha256}).get(sha256)

    def _texts(self, shas: Collection[str] | None) -> dict[str, Extraction]:
        """The newest extraction of each snapshot, or of some."""
        query = select(*_ABOUT).order_by(extraction.c.id)
        if shas is not None:
            query = query.where(extraction.c.snapshot.in_(shas))
        rows = self._connection.execute(query).mappings()
        return {row["snapshot"]: source_rows.to_extraction(row) for row in rows}


def _source(row: RowMapping, snapshots: list[Snapshot], texts: Mapping[str, Extraction]) -> Source:
    return Source(
        id=row["id"],
        details=source_rows.row_details(row),
        **{name: row[name] for name in _TIMES},
        salt=row["salt"],
        snapshots=tuple(snapshots),
        extractions=tuple(
            texts[sha] for sha in dict.fromkeys(s.sha256 for s in snapshots) if sha in texts
        ),
    )
