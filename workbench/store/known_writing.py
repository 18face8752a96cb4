"""Writes known claims, many at a time, and keeps what they said before."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, column, func, insert, select, table, update

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.model.import_run import Outcome
from workbench.model.known import KnownClaim
from workbench.store.among import among
from workbench.store.borders import clean_text
from workbench.store.clock import now
from workbench.store.decisions import Decisions
from workbench.store.known_rows import SAID, to_known, to_row
from workbench.store.tables import known_claim, known_version

Stored = Mapping[str, Any] | RowMapping

# The columns without what would clean their texts once more.
_AS_THEY_ARE = table(known_claim.name, *(column(item.name) for item in known_claim.columns))
_NO_ORIGIN = {"origin_article": None, "origin_claim": None, "import_run": None}
_OF_KEYS = select(known_claim).where(among(known_claim.c.key, "some"))
_IDS_OF_KEYS = select(known_claim.c.key, known_claim.c.id).where(among(known_claim.c.key, "some"))


class SeenIds:
    """The known claims that an import has met so far; a byte for each there is."""

    def __init__(self) -> None:
        self._marks = bytearray()

    def add(self, known_id: int) -> None:
        """Mark one."""
        if known_id >= len(self._marks):
            self._marks.extend(bytes(known_id + 1 - len(self._marks) + (1 << 16)))
        self._marks[known_id] = 1

    def __contains__(self, known_id: int) -> bool:
        return known_id < len(self._marks) and bool(self._marks[known_id])


class KnownWriter:
    """The known claims that one unit of work writes."""

    def __init__(self, connection: Connection, actor: str) -> None:
        self._connection = connection
        self.actor = clean_text(actor)
        self._version: int | None = None
        self._fresh: dict[int, KnownClaim] = {}
        self._gone = 0
        self._is_put_off = False

    @property
    def version(self) -> int:
        """How often the table was changed, this unit of work included."""
        if self._version is None:
            self._version = self._connection.scalar(select(func.max(known_claim.c.version))) or 0
        return self._version

    def put_off_index(self) -> None:
        """Let all known claims be read into the index anew later on, at one go."""
        self._is_put_off = True

    def finish(self) -> None:
        """Let the candidate index follow what this unit of work has changed."""
        if not self._fresh and not self._gone:
            return
        from workbench.store.index_writing import (  # noqa: PLC0415 - not needed at a start
            IndexWriter,
        )

        writer = IndexWriter(self._connection)
        if self._is_put_off:
            writer.forget()
        else:
            writer.write(self._fresh, self._gone)
        self._fresh, self._gone = {}, 0

    def put(
        self,
        entries: Sequence[KnownClaim],
        origin: Mapping[str, Any],
        seen: SeenIds | None = None,
    ) -> list[tuple[int, Outcome]]:
        """Put entries one after the other, with one statement for all that are looked up or new.

        `origin` are columns that tell where they come from. With `seen`, they are those of an
        import, of which no entry changes one that it has given before.
        """
        if not all(entry.text.strip() for entry in entries):
            raise StoreError(_("A known claim needs words: its text is empty."))
        rows = [{**to_row(entry), **origin} for entry in entries]
        keys = [row["key"] for row in rows]
        there = self.rows(keys)
        fresh: dict[str, dict[str, Any]] = {}
        given: set[str] = set()  # by this import, in this batch
        outcomes: list[Outcome] = []
        for entry, row in zip(entries, rows, strict=True):
            key = row["key"]
            before = there.get(key)
            if before is None:
                there[key] = fresh[key] = self._new(entry, row)
                outcome = Outcome.NEW
            else:
                is_repeated = key in given or (
                    seen is not None and "id" in before and before["id"] in seen
                )
                outcome = _outcome(before, row, is_repeated=is_repeated)
            if outcome is Outcome.CHANGED:
                if key in fresh:  # it is not stored yet, and must be to be changed
                    self._insert(fresh)
                    there[key] = self.rows([key])[key]
                there[key] = self.change(there[key], _wanted(there[key], row))
            if seen is not None:
                given.add(key)
            outcomes.append(outcome)
        self._insert(fresh)
        ids = dict(self._connection.execute(_IDS_OF_KEYS, {"some": keys}).all())
        if seen is not None:
            for key in given:
                seen.add(ids[key])
        return [(ids[key], outcome) for key, outcome in zip(keys, outcomes, strict=True)]

    def rows(self, keys: Sequence[str]) -> dict[str, Stored]:
        """The rows of some keys, as far as they are there."""
        found = self._connection.execute(_OF_KEYS, {"some": keys}).mappings().all()
        return {row["key"]: row for row in found}

    def change(self, row: Stored, values: Mapping[str, Any], *, is_import: bool = True) -> Stored:
        """Change a stored row, and keep what it said; gives it as it is now.

        It is the import that the values name which does it, unless that is not so: then it did
        not bring this change, and has nothing to undo here when it is taken back.
        """
        number = self._next_version()
        self._keep(row, values.get("import_run") if is_import else None)
        query = update(known_claim).where(known_claim.c.id == row["id"])
        self._connection.execute(query, {**values, "version": number})
        if not row["withdrawn"] and self._fresh.pop(row["version"], None) is None:
            self._gone += 1
        if any(values.get(name, row[name]) != row[name] for name in ("text", "verdict")):
            Decisions(self._connection).lapse(row["id"])
        changed = {**row, **values, "version": number}
        if not changed["withdrawn"]:
            self._fresh[number] = to_known(changed)
        return changed

    def withdraw_new(self, ids: Collection[int], because: str) -> None:
        """Propose entries no more that were never anything else than what they are.

        Their records are forgotten, so that importing the file again brings them back.
        """
        if not ids:
            return
        # Nobody looks one up by its number that is withdrawn, so they may share one.
        values = {
            "withdrawn": True,
            "withdrawn_because": clean_text(because),
            "record": "",
            "version": self._next_version(),
        }
        query = update(known_claim).where(among(known_claim.c.id, "some")).values(values)
        self._connection.execute(query, {"some": list(ids)})
        self._gone += len(ids)

    def _new(self, entry: KnownClaim, row: Mapping[str, Any]) -> dict[str, Any]:
        number = self._next_version()
        if not row["withdrawn"]:
            self._fresh[number] = entry
        return {**_NO_ORIGIN, **row, "version": number}

    def _insert(self, fresh: dict[str, dict[str, Any]]) -> None:
        """Store new rows, and forget them."""
        if fresh:
            self._connection.execute(insert(_AS_THEY_ARE), list(fresh.values()))
            fresh.clear()

    def _keep(self, row: Stored, run: int | None) -> None:
        if row["origin_article"] is not None:
            return  # what was decided here is in the log
        said = {name: row[name] for name in (*SAID, "import_run")}
        version = {
            "known": row["id"],
            "body": json.dumps(said, ensure_ascii=False),
            "actor": self.actor,
            "at": now(),
            "import_run": run,
        }
        self._connection.execute(insert(known_version), version)

    def _next_version(self) -> int:
        """A number that no row has yet; nobody else writes while this unit of work does."""
        self._version = self.version + 1
        return self._version


def _outcome(before: Stored, row: Mapping[str, Any], *, is_repeated: bool) -> Outcome:
    """What becomes of an entry that is there; only what was decided here changes its own."""
    is_derived = "origin_article" in row
    if all(before[name] == row[name] for name in _compared(row, is_derived=is_derived)):
        return Outcome.SAME
    if before["origin_article"] is not None and not is_derived:
        return Outcome.REFUSED
    if is_repeated:
        is_other = before["verdict"] != row["verdict"]
        return Outcome.CONTRADICTING if is_other else Outcome.REPEATED
    if row["record"] and before["import_run"] is None and before["record"] == row["record"]:
        return Outcome.SAME  # it was changed by hand since, and the record says what it said
    return Outcome.CHANGED


def _compared(row: Mapping[str, Any], *, is_derived: bool) -> list[str]:
    """The columns by which an entry is the same or not.

    Where it comes from counts for what was decided here; a file does not know who checked it.
    """
    if is_derived:
        return list(row)
    skipped = {"key", "origin", "record", "import_run", *_unsaid(row)}
    return [name for name in row if name not in skipped]


def _wanted(before: Stored, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """The columns that change; what was withdrawn by hand is not brought back by a file."""
    if "origin_article" in row:
        return row
    kept = set(_unsaid(row))
    if before["withdrawn"] and before["import_run"] is None and row["import_run"] is not None:
        kept |= {"withdrawn", "withdrawn_because", "import_run"}
    return {name: value for name, value in row.items() if name not in kept}


def _unsaid(row: Mapping[str, Any]) -> list[str]:
    return [name for name in ("checked_by", "licence", "record") if not row[name]]
