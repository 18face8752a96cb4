"""Files that were taken in, how far each has come, and taking one back."""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from workbench.errors import NotFoundError
from workbench.i18n import _
from workbench.model.import_run import (
    ImportRun,
    KnownVersion,
    Provenance,
    RunState,
    TakenBack,
)
from workbench.model.known import KnownClaim
from workbench.model.quarantine import Distrust, QuarantineState
from workbench.store.among import among
from workbench.store.borders import clean_text
from workbench.store.clock import now
from workbench.store.inserting import insert_row
from workbench.store.known_rows import to_known
from workbench.store.known_writing import KnownWriter, SeenIds
from workbench.store.tables import import_run, known_claim, known_version, quarantine

_PAGE = 1_000
_BY_RUN = select(known_claim).where(among(known_claim.c.id, "some")).order_by(known_claim.c.id)


class ImportRuns:
    """The imports as one unit of work sees them."""

    def __init__(self, connection: Connection, writer: KnownWriter) -> None:
        self._connection = connection
        self._writer = writer

    def begin(self, name: str, sha256: str, options: str, licence: str) -> ImportRun:
        """A run for a file: the one that was stopped half-way, if there is one, else a new one."""
        query = (
            select(import_run)
            .where(
                import_run.c.sha256 == sha256,
                import_run.c.name == clean_text(name),
                import_run.c.options == options,
                import_run.c.state == RunState.RUNNING.value,
            )
            .order_by(import_run.c.id.desc())
        )
        stopped = self._connection.execute(query).mappings().first()
        if stopped is not None:
            return _to_run(stopped)
        run = ImportRun(
            0,
            clean_text(name),
            sha256,
            options,
            licence,
            self._writer.actor,
            now(),
            RunState.RUNNING,
        )
        return replace(run, id=insert_row(self._connection, import_run, _to_row(run)))

    def keep(self, run: ImportRun) -> None:
        """Keep how far a run has come."""
        query = update(import_run).where(import_run.c.id == run.id)
        self._connection.execute(query, _to_row(run))

    def get(self, run_id: int) -> ImportRun:
        """A run by its number. Raises `NotFoundError`."""
        query = select(import_run).where(import_run.c.id == run_id)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise NotFoundError(_("There is no import {id}.").format(id=run_id))
        return _to_run(row)

    def all(self) -> tuple[ImportRun, ...]:
        """All runs, the newest first."""
        query = select(import_run).order_by(import_run.c.id.desc())
        return tuple(_to_run(row) for row in self._connection.execute(query).mappings().all())

    def provenance(self, known: KnownClaim) -> Provenance:
        """Where a known claim comes from."""
        run_id = self._connection.scalar(
            select(known_claim.c.import_run).where(known_claim.c.id == known.id)
        )
        query = (
            select(known_version)
            .where(known_version.c.known == known.id)
            .order_by(known_version.c.id.desc())
        )
        rows = self._connection.execute(query).mappings().all()
        versions = tuple(_to_version(row) for row in rows)
        return Provenance(known, self.get(run_id) if run_id else None, versions)

    def withdraw_unseen(self, run: ImportRun, seen: SeenIds, because: str) -> int:
        """Withdraw what files of a run's name have brought and this one has not; gives how many."""
        runs = select(import_run.c.id).where(import_run.c.name == run.name)
        query = (
            select(known_claim.c.id)
            .where(known_claim.c.import_run.in_(runs), known_claim.c.withdrawn.is_(False))
            .order_by(known_claim.c.id)
        )
        gone = [known_id for known_id in self._connection.scalars(query) if known_id not in seen]
        for start in range(0, len(gone), _PAGE):
            some = {"some": gone[start : start + _PAGE]}
            for row in self._connection.execute(_BY_RUN, some).mappings().all():
                values = {
                    "withdrawn": True,
                    "withdrawn_because": clean_text(because),
                    "import_run": run.id,
                }
                self._writer.change(row, values)
        return len(gone)

    def take_back(self, run: ImportRun, because: str) -> TakenBack:
        """Undo what a run did, as far as nothing else has changed it since.

        What it brought is withdrawn for the given reason, what it changed says again what it said
        before, and its records that are in quarantine are dismissed.
        """
        earlier = self._standing_without(run)
        query = select(known_claim.c.id, known_claim.c.withdrawn).where(
            known_claim.c.import_run == run.id
        )
        mine = dict(self._connection.execute(query).all())
        kept = self._changed_since(run, len(mine))
        self._writer.withdraw_new(
            [item for item, withdrawn in mine.items() if item not in earlier and not withdrawn],
            because,
        )
        restored = [item for item in mine if item in earlier]
        gone = {"withdrawn": True, "withdrawn_because": clean_text(because), "record": ""}
        for start in range(0, len(restored), _PAGE):
            some = {"some": restored[start : start + _PAGE]}
            for row in self._connection.execute(_BY_RUN, some).mappings().all():
                self._writer.change(row, earlier[row["id"]] or gone, is_import=False)
        dismissed = self._connection.execute(
            update(quarantine)
            .where(
                quarantine.c.import_run == run.id,
                quarantine.c.state == QuarantineState.OPEN.value,
            )
            .values(state=QuarantineState.DISMISSED.value, note=clean_text(because))
        ).rowcount
        self.keep(replace(run, state=RunState.TAKEN_BACK))
        said_before = sum(earlier[item] is not None for item in restored)
        return TakenBack(len(mine) - said_before, said_before, kept, dismissed)

    def _standing_without(self, run: ImportRun) -> dict[int, dict[str, Any] | None]:
        """What the entries that a run has changed said before, by their ids.

        What they said by another run that was taken back meanwhile does not count; None for an
        entry that would not be there.
        """
        found: dict[int, dict[str, Any] | None] = dict(self._earlier(run.id))
        runs = import_run.c
        taken_back = (
            select(runs.id).where(runs.state == RunState.TAKEN_BACK.value).order_by(runs.id.desc())
        )
        for other in self._connection.scalars(taken_back).all():
            theirs = [item for item, body in found.items() if body and body["import_run"] == other]
            if theirs:
                older = self._earlier(other)
                found |= {item: older.get(item) for item in theirs}
        return found

    def _earlier(self, run: int) -> dict[int, dict[str, Any]]:
        """What the entries that a run has changed said before, by their ids."""
        query = (
            select(known_version.c.known, known_version.c.body)
            .where(known_version.c.import_run == run)
            .order_by(known_version.c.id.desc())
        )
        return {known: json.loads(body) for known, body in self._connection.execute(query)}

    def _changed_since(self, run: ImportRun, mine: int) -> int:
        """How many entries that a run has brought or changed are of something later now."""
        return max(0, run.new + run.changed + run.withdrawn - mine)


def _to_row(run: ImportRun) -> dict[str, Any]:
    names = ("name", "sha256", "options", "licence", "actor", "at", "position")
    counts = ("new", "changed", "same", "quarantined", "withdrawn")
    return {
        **{name: getattr(run, name) for name in (*names, *counts)},
        "state": run.state.value,
        "reasons": json.dumps({kind.value: count for kind, count in run.reasons.items()}),
    }


def _to_run(row: RowMapping) -> ImportRun:
    columns = {name: row[name] for name in row if name not in ("state", "reasons")}
    reasons = json.loads(row["reasons"])
    return ImportRun(
        **columns,
        state=RunState(row["state"]),
        reasons={Distrust(kind): count for kind, count in reasons.items()},
    )


def _to_version(row: RowMapping) -> KnownVersion:
    said = {"id": row["known"], **json.loads(row["body"])}
    return KnownVersion(to_known(said), row["actor"], row["at"], row["import_run"] or 0)
