"""Records that can't be trusted, kept until somebody has mended or dismissed them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from workbench.errors import NotFoundError
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem, Quarantined, QuarantineState
from workbench.store.among import among
from workbench.store.borders import clean_text
from workbench.store.clock import now
from workbench.store.tables import quarantine

_THERE = select(quarantine.c.record, quarantine.c.state).where(among(quarantine.c.record, "some"))


class Quarantine:
    """The records in quarantine as one unit of work sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, run: int, records: Sequence[Quarantined]) -> list[QuarantineState]:
        """Keep records of an import, each once however often it comes; gives how each stands.

        One that was mended or dismissed before stays so.
        """
        some = {"some": [item.record for item in records]}
        there = {
            record: QuarantineState(state)
            for record, state in self._connection.execute(_THERE, some)
        }
        fresh: dict[str, dict[str, Any]] = {}
        for item in records:
            if item.record not in there:
                fresh.setdefault(item.record, _to_row(item, run))
        if fresh:
            self._connection.execute(insert(quarantine), list(fresh.values()))
        return [there.get(item.record, QuarantineState.OPEN) for item in records]

    def get(self, record_id: int) -> Quarantined:
        """A record by its number. Raises `NotFoundError`."""
        query = select(quarantine).where(quarantine.c.id == record_id)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise NotFoundError(_("There is no record {id} in quarantine.").format(id=record_id))
        return _to_record(row)

    def page(
        self,
        state: QuarantineState | None = QuarantineState.OPEN,
        kind: Distrust | None = None,
        *,
        after: int = 0,
        limit: int = 1_000,
    ) -> tuple[Quarantined, ...]:
        """Records in a state and of a kind (None: of all), by number, the first after `after`."""
        query = select(quarantine).where(quarantine.c.id > after)
        if state is not None:
            query = query.where(quarantine.c.state == state.value)
        if kind is not None:
            query = query.where(quarantine.c.kind == kind.value)
        rows = self._connection.execute(query.order_by(quarantine.c.id).limit(limit)).mappings()
        return tuple(_to_record(row) for row in rows.all())

    def counts(self) -> dict[tuple[Distrust, QuarantineState], int]:
        """How many records there are of each kind and state."""
        query = select(quarantine.c.kind, quarantine.c.state, func.count()).group_by(
            quarantine.c.kind, quarantine.c.state
        )
        return {
            (Distrust(kind), QuarantineState(state)): count
            for kind, state, count in self._connection.execute(query)
        }

    def settle(
        self, record_id: int, state: QuarantineState, *, known: int = 0, note: str = ""
    ) -> None:
        """Say what has become of a record: the known claim it is now, or why it is dismissed."""
        self._connection.execute(
            update(quarantine).where(quarantine.c.id == record_id),
            {"state": state.value, "known": known or None, "note": clean_text(note)},
        )


def _to_row(item: Quarantined, run: int) -> dict[str, Any]:
    return {
        "record": item.record,
        "import_run": run,
        "kind": item.problem.kind.value,
        "detail": item.problem.detail,
        "origin": item.origin,
        "place": item.where,
        "raw": item.raw,
        "fields": item.fields,
        "at": item.at or now(),
        "state": item.state.value,
        "known": item.known or None,
        "note": item.note,
    }


def _to_record(row: RowMapping) -> Quarantined:
    return Quarantined(
        id=row["id"],
        problem=Problem(Distrust(row["kind"]), row["detail"]),
        origin=row["origin"],
        where=row["place"],
        raw=row["raw"],
        record=row["record"],
        fields=row["fields"],
        at=row["at"],
        run=row["import_run"],
        state=QuarantineState(row["state"]),
        known=row["known"] or 0,
        note=row["note"],
    )
