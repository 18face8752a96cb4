"""Whether the table of queries to the author says what the events tell."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from workbench.i18n import _
from workbench.model.event import Event, Target
from workbench.model.query import query_name
from workbench.store.claim_rows import id_of
from workbench.store.query_rows import ANSWERED, ASKED, columns_after
from workbench.store.tables import claim, query

_COLUMNS = (*ASKED, *ANSWERED, "active", "actor", "at", "answered_by", "answered_at", "event")


@dataclass(slots=True)
class ToldOfQueries:
    """What the events say of each query: its article, its claim, and its columns."""

    queries: dict[int, tuple[int, str, dict[str, Any]]] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Follow one event."""
        for effect in event.effects:
            if effect.target is Target.QUERY:
                before = self.queries.get(effect.item)
                columns = columns_after(before[2] if before else None, effect.after, event)
                self.queries[effect.item] = (event.article, effect.claim, columns)


def query_disagreements(connection: Connection, told: ToldOfQueries) -> Iterator[str]:
    """A sentence for every query that the log does not tell so."""
    rows = select(claim.c.article, claim.c.label, query).join(claim, claim.c.id == query.c.claim)
    there = {
        row["id"]: (row["article"], id_of(row["label"]), {name: row[name] for name in _COLUMNS})
        for row in connection.execute(rows).mappings()
    }
    for number in sorted(there.keys() | told.queries.keys()):
        if there.get(number) != told.queries.get(number):
            yield _("Query {name} to the author is not what the log tells.").format(
                name=query_name(number)
            )
