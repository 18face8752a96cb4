"""Whether the tables of sources and evidence say what the events tell, and point at real words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from workbench.i18n import _
from workbench.model.event import Event, EventKind, Target
from workbench.model.source import source_name
from workbench.store.claim_rows import id_of
from workbench.store.source_rows import (
    SNAPSHOT,
    details_json,
    extraction_json,
    row_details,
    row_value,
    to_extraction,
)
from workbench.store.source_tables import attachment, evidence, extraction, snapshot, source
from workbench.store.source_words import altered_texts, misplaced_evidence
from workbench.store.sources import STEPS_ON_SOURCES
from workbench.store.tables import claim

_SAVED = (EventKind.SOURCE_SAVED, EventKind.SOURCE_FETCHED)

Judged = tuple[int, str, dict[str, Any] | None, str, str, int]
"""Article, claim, value of an effect, who set it, when, in which event."""


@dataclass(slots=True)
class ToldOfSources:
    """What the events say of sources: their last details, all that was saved, all that is linked.

    `texts` are the extractions by their event.
    """

    details: dict[int, tuple[dict[str, Any], int]] = field(default_factory=dict)
    added: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    snapshots: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    texts: dict[int, dict[str, Any]] = field(default_factory=dict)
    attached: set[tuple[int, int]] = field(default_factory=set)
    evidence: dict[int, Judged] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Follow one event."""
        if event.kind in STEPS_ON_SOURCES:
            self._take_step(event)
        for effect in event.effects:
            if effect.target is Target.EVIDENCE:
                judged = (event.actor, event.at, event.seq)
                self.evidence[effect.item] = (event.article, effect.claim, effect.after, *judged)
            elif effect.target is Target.ATTACHED:
                pair = (event.article, effect.item)
                (self.attached.add if effect.after else self.attached.discard)(pair)

    def _take_step(self, event: Event) -> None:
        told = dict(event.body["source"])
        number = told.pop("id")
        when = (event.at, event.actor)
        if event.kind is EventKind.SOURCE_EXTRACTED:
            self.texts[event.seq] = {**event.body["extraction"], "at": event.at}
        elif event.kind in _SAVED:
            saved = event.body["snapshot"]
            self.snapshots[event.seq] = (number, *(saved[name] for name in SNAPSHOT), *when)
        else:
            self.details[number] = (told, event.seq)
            if event.kind is EventKind.SOURCE_ADDED:
                self.added[number] = (event.body["salt"], *when)


def source_disagreements(connection: Connection, told: ToldOfSources) -> Iterator[str]:
    """A sentence for everything on sources and evidence that the log does not tell so."""
    yield from _details(connection, told)
    yield from _saved(connection, told)
    yield from _attached(connection, told)
    yield from _evidence(connection, told)


def _details(connection: Connection, told: ToldOfSources) -> Iterator[str]:
    there = {row["id"]: row for row in connection.execute(select(source)).mappings()}
    for number in sorted(there.keys() | told.details.keys()):
        row = there.get(number)
        found = row and (
            (details_json(row_details(row)), row["event"]),
            (row["salt"], row["added_at"], row["added_by"]),
        )
        if found != (told.details.get(number), told.added.get(number)):
            yield _("Source {name} is not what the log tells.").format(name=source_name(number))


def _saved(connection: Connection, told: ToldOfSources) -> Iterator[str]:
    columns = ("source", *SNAPSHOT, "at", "operator")
    rows = connection.execute(select(snapshot)).mappings()
    saved = {row["event"]: tuple(row[name] for name in columns) for row in rows}
    if saved != told.snapshots:
        yield _("What was saved of the sources is not what the log tells.")
    if _texts(connection, told) != told.texts:
        yield _("The texts taken out of the sources are not what the log tells.")


def _texts(connection: Connection, told: ToldOfSources) -> dict[int, dict[str, Any]]:
    """What the tables hold of extractions, as far as their events tell that much."""
    columns = (column for column in extraction.c if column is not extraction.c.text)
    found: dict[int, dict[str, Any]] = {}
    for row in connection.execute(select(*columns)).mappings():
        there = {**extraction_json(to_extraction(row)), "at": row["at"]}
        told_then = told.texts.get(row["event"], {})
        found[row["event"]] = {name: there[name] for name in told_then if name in there}
    return found


def _attached(connection: Connection, told: ToldOfSources) -> Iterator[str]:
    rows = connection.execute(select(attachment.c.article, attachment.c.source))
    there = {(article, number) for article, number in rows}
    for article, number in sorted(there ^ told.attached):
        yield _(
            "Whether article {article} is checked against source {name} is not what the log tells."
        ).format(article=article, name=source_name(number))


def _evidence(connection: Connection, told: ToldOfSources) -> Iterator[str]:
    query = select(claim.c.article, claim.c.label, evidence).join(
        claim, claim.c.id == evidence.c.claim
    )
    there: dict[int, Judged] = {}
    for row in connection.execute(query).mappings().all():
        judged = (row["actor"], row["at"], row["event"])
        there[row["id"]] = (row["article"], id_of(row["label"]), row_value(row), *judged)
    for number in sorted(there.keys() | told.evidence.keys()):
        if there.get(number) != told.evidence.get(number):
            yield _("Evidence {number} is not what the log tells.").format(number=number)


def misquoted(connection: Connection) -> Iterator[str]:
    """Texts that were altered, and evidence whose words do not stand at their place in one."""
    for digest in altered_texts(connection):
        yield _("The text {digest} of a source was altered.").format(digest=digest[:12])
    for number in misplaced_evidence(connection):
        yield _("The words of evidence {number} do not stand in its source.").format(number=number)


def missing_bytes(connection: Connection, stored: Collection[str]) -> Iterator[str]:
    """Sources of which bytes were saved that are not there; `stored` are the hashes of those."""
    saved = select(snapshot.c.source, snapshot.c.sha256).order_by(snapshot.c.source)
    for number, digest in connection.execute(saved):
        if digest not in stored:
            yield _("Saved bytes of source {name} are missing; restore them from a backup.").format(
                name=source_name(number)
            )
