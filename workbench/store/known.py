"""Known claims: what somebody has checked before, here or elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, or_, select, update

from workbench.errors import NotFoundError, StoreError
from workbench.i18n import _
from workbench.model.known import KnownClaim
from workbench.store.among import among
from workbench.store.decisions import Decisions
from workbench.store.known_rows import key, named, to_known, to_row
from workbench.store.tables import known_claim

REFUSED = "refused"
"""What becomes of an entry that would overwrite a decision of this desk."""

Stored = Mapping[str, Any] | RowMapping
_PAGE = 1_000
_NO_ORIGIN = {"origin_article": None, "origin_claim": None}
_OF_KEYS = select(known_claim).where(among(known_claim.c.key, "some"))
_IDS_OF_KEYS = select(known_claim.c.key, known_claim.c.id).where(among(known_claim.c.key, "some"))


@dataclass(frozen=True, slots=True)
class KnownStats:
    """The claims database in figures.

    `own` counts what this desk decided, `withdrawn` what is proposed no more; `total` leaves the
    withdrawn out. The other figures are pairs of a name and a count, the largest first; `first`
    and `last` are the earliest and the latest date, empty where there is none.
    """

    total: int
    withdrawn: int
    own: int
    publishers: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, int], ...]
    first: str
    last: str


def refusal(known: KnownClaim) -> str:
    """Why an entry was refused, as a sentence."""
    return _(
        "“{id}” is a decision of this desk; change the verdict in its article instead."
    ).format(id=known.external_id)


class Known:
    """The known claims as one unit of work sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._version: int | None = None
        self._fresh: dict[int, KnownClaim] = {}
        self._gone = 0

    def finish(self) -> None:
        """Let the candidate index follow what this unit of work has changed."""
        if not self._fresh and not self._gone:
            return
        from workbench.store.index_writing import (  # noqa: PLC0415 - not needed at a start
            IndexWriter,
        )

        IndexWriter(self._connection).write(self._fresh, self._gone)
        self._fresh, self._gone = {}, 0

    def settle(self) -> None:
        """Put the candidate index in order after many changes, so that it answers faster."""
        self.finish()
        from workbench.store.index_writing import (  # noqa: PLC0415 - not needed at a start
            IndexWriter,
        )

        IndexWriter(self._connection).settle()

    def upsert(self, known: KnownClaim) -> tuple[int, str]:
        """Add an entry, or change the one with its publisher and external id.

        Gives its id and `new`, `changed` or `same`. An entry without an external id is named
        after its wording. Raises `StoreError` for an entry without words, and for one that would
        overwrite what this desk has decided itself.
        """
        return self._put(named(known), {})

    def upsert_all(self, entries: Sequence[KnownClaim]) -> list[tuple[int, str]]:
        """The same for many entries, one after the other, and much faster.

        Instead of raising, the outcome is `refused` for an entry that would overwrite what this
        desk has decided itself. Raises `StoreError` for an entry without words, and none is kept.
        """
        return self._put_all([named(entry) for entry in entries], {})

    def derive(self, known: KnownClaim, article_id: int, claim_row: int) -> int:
        """Add or change the entry that a decided claim of this desk gives; gives its id."""
        origin = {"origin_article": article_id, "origin_claim": claim_row}
        return self._put(known, origin)[0]

    def withdraw(self, publisher: str, external_id: str) -> None:
        """Propose an entry no more; nothing happens where it is not there."""
        row = self._row(key(publisher, external_id))
        if row is not None and not row["withdrawn"]:
            self._change(row, {"withdrawn": True})

    def get(self, known_id: int) -> KnownClaim:
        """The entry of that id, withdrawn or not; raises `NotFoundError`."""
        query = select(known_claim).where(known_claim.c.id == known_id)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise NotFoundError(_("There is no known claim {id}.").format(id=known_id))
        return to_known(row)

    def find(self, publisher: str, external_id: str) -> KnownClaim | None:
        """The entry of a publisher with that external id."""
        row = self._row(key(publisher, external_id))
        return to_known(row) if row is not None else None

    def page(self, after: int = 0, limit: int = _PAGE) -> tuple[KnownClaim, ...]:
        """Entries that are not withdrawn, by id, the first whose id is greater than `after`."""
        query = (
            select(known_claim)
            .where(known_claim.c.id > after, known_claim.c.withdrawn.is_(False))
            .order_by(known_claim.c.id)
            .limit(limit)
        )
        return tuple(to_known(row) for row in self._connection.execute(query).mappings().all())

    def all(self) -> Iterator[KnownClaim]:
        """Every entry that is not withdrawn, by id; reads page by page."""
        found = self.page()
        while found:
            yield from found
            found = self.page(found[-1].id)

    def count(self) -> int:
        """How many entries there are, without the withdrawn ones."""
        query = select(func.count()).where(known_claim.c.withdrawn.is_(False))
        return self._connection.execute(query).scalar_one()

    def of_article(self, article_id: int) -> frozenset[int]:
        """The entries that come from claims of an article: never proposed for it."""
        query = select(known_claim.c.id).where(known_claim.c.origin_article == article_id)
        return frozenset(self._connection.scalars(query))

    def version(self, *, beside: int = 0) -> int:
        """How often the table was changed; grows with every change.

        With `beside`, changes by decisions in that article are left out, as its own claims are
        never matched against what they gave.
        """
        if not beside and self._version is not None:
            return self._version
        query = select(known_claim.c.version).order_by(known_claim.c.version.desc()).limit(1)
        if beside:
            origin = known_claim.c.origin_article
            query = query.where(or_(origin.is_(None), origin != beside))
        return self._connection.scalar(query) or 0

    def stats(self) -> KnownStats:
        """The figures of the claims database."""
        shown = known_claim.c.withdrawn.is_(False)
        own = known_claim.c.origin_article.is_not(None)
        dates = select(func.min(known_claim.c.date), func.max(known_claim.c.date))
        first, last = self._connection.execute(dates.where(shown, known_claim.c.date != "")).one()
        withdrawn = select(func.count()).where(known_claim.c.withdrawn)
        return KnownStats(
            total=self.count(),
            withdrawn=self._connection.execute(withdrawn).scalar_one(),
            own=self._connection.execute(select(func.count()).where(shown, own)).scalar_one(),
            publishers=self._counted("publisher"),
            languages=self._counted("language"),
            verdicts=self._counted("verdict"),
            first=first or "",
            last=last or "",
        )

    def _counted(self, name: str) -> tuple[tuple[str, int], ...]:
        column, count = known_claim.c[name], func.count()
        query = (
            select(column, count)
            .where(known_claim.c.withdrawn.is_(False))
            .group_by(column)
            .order_by(count.desc(), column)
        )
        return tuple((value, number) for value, number in self._connection.execute(query))

    def _put(self, known: KnownClaim, origin: Mapping[str, Any]) -> tuple[int, str]:
        known_id, outcome = self._put_all([known], origin)[0]
        if outcome == REFUSED:
            raise StoreError(refusal(known))
        return known_id, outcome

    def _put_all(
        self, entries: Sequence[KnownClaim], origin: Mapping[str, Any]
    ) -> list[tuple[int, str]]:
        """Put entries one after the other, with one statement for all that are looked up or new."""
        if not all(entry.text.strip() for entry in entries):
            raise StoreError(_("A known claim needs words: its text is empty."))
        rows = [{**to_row(entry), **origin} for entry in entries]
        there = self._rows([row["key"] for row in rows])
        fresh: dict[str, dict[str, Any]] = {}
        outcomes: list[str] = []
        for entry, row in zip(entries, rows, strict=True):
            if row["key"] not in there:
                number = self._next_version()
                fresh[row["key"]] = {**_NO_ORIGIN, **row, "version": number}
                there[row["key"]] = fresh[row["key"]]
                if not row["withdrawn"]:
                    self._fresh[number] = entry
                outcomes.append("new")
                continue
            before = there[row["key"]]
            outcome = _outcome(before, row, is_own=bool(origin))
            if outcome == "changed":
                if row["key"] in fresh:  # it is not stored yet, and must be to be changed
                    self._insert(fresh)
                    before = self._rows([row["key"]])[row["key"]]
                there[row["key"]] = self._change(before, row)
            outcomes.append(outcome)
        self._insert(fresh)
        ids = self._ids([row["key"] for row in rows])
        return [(ids[row["key"]], outcome) for row, outcome in zip(rows, outcomes, strict=True)]

    def _insert(self, fresh: dict[str, dict[str, Any]]) -> None:
        """Store new rows, and forget them."""
        if fresh:
            self._connection.execute(insert(known_claim), list(fresh.values()))
            fresh.clear()

    def _rows(self, keys: Sequence[str]) -> dict[str, Stored]:
        """The rows of some keys, as far as they are there."""
        found = self._connection.execute(_OF_KEYS, {"some": keys}).mappings().all()
        return {row["key"]: row for row in found}

    def _ids(self, keys: Sequence[str]) -> dict[str, int]:
        return dict(self._connection.execute(_IDS_OF_KEYS, {"some": keys}).all())

    def _row(self, entry_key: str) -> RowMapping | None:
        query = select(known_claim).where(known_claim.c.key == entry_key)
        return self._connection.execute(query).mappings().first()

    def _change(self, row: Stored, values: Mapping[str, Any]) -> Stored:
        """Change a stored row; gives it as it is now."""
        number = self._next_version()
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

    def _next_version(self) -> int:
        """A number that no row has yet; nobody else writes while this unit of work does."""
        self._version = self.version() + 1
        return self._version


def _outcome(there: Stored, wanted: Mapping[str, Any], *, is_own: bool) -> str:
    """What becomes of an entry that is there; only what was decided here changes its own."""
    if all(there[name] == value for name, value in wanted.items()):
        return "same"
    return REFUSED if there["origin_article"] is not None and not is_own else "changed"
