"""Known claims: what somebody has checked before, here or elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, RowMapping, and_, func, or_, select

from workbench.errors import NotFoundError, StoreError
from workbench.i18n import _
from workbench.model.import_run import Outcome
from workbench.model.known import KnownClaim
from workbench.store.known_rows import key, named, to_known
from workbench.store.known_writing import KnownWriter, SeenIds
from workbench.store.tables import known_claim

if TYPE_CHECKING:
    from workbench.store.import_runs import ImportRuns

_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class KnownStats:
    """The claims database in figures.

    `own` counts what this desk decided, `withdrawn` what is proposed no more; `total` leaves the
    withdrawn out. The other figures are pairs of a name and a count, the largest first, but for
    `years` in their order; `first` and `last` are the earliest and the latest date, empty where
    there is none.
    """

    total: int
    withdrawn: int
    own: int
    publishers: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    first: str
    last: str


def refusal(known: KnownClaim) -> str:
    """Why an entry was refused, as a sentence."""
    return _(
        "“{id}” is a decision of this desk; change the verdict in its article instead."
    ).format(id=known.external_id)


class Known:
    """The known claims as one unit of work sees them."""

    def __init__(self, connection: Connection, actor: str) -> None:
        self._connection = connection
        self._writer = KnownWriter(connection, actor)

    def finish(self) -> None:
        """Let the candidate index follow what this unit of work has changed."""
        self._writer.finish()

    def settle(self) -> None:
        """Put the candidate index in order after many changes, so that it answers faster."""
        self.finish()
        from workbench.store.index_writing import (  # noqa: PLC0415 - not needed at a start
            IndexWriter,
        )

        IndexWriter(self._connection).settle()

    def imports(self) -> "ImportRuns":
        """The files that known claims came in."""
        from workbench.store.import_runs import ImportRuns  # noqa: PLC0415 - not at a start

        return ImportRuns(self._connection, self._writer)

    def upsert(self, known: KnownClaim) -> tuple[int, Outcome]:
        """Add an entry, or change the one with its publisher and external id.

        Gives its id and whether it is new, changed or the same. An entry without an external id is
        named after its wording. Raises `StoreError` for an entry without words, and for one that
        would overwrite what this desk has decided itself.
        """
        known_id, outcome = self._writer.put([named(known)], {"import_run": None})[0]
        if outcome is Outcome.REFUSED:
            raise StoreError(refusal(known))
        return known_id, outcome

    def take(
        self, entries: Sequence[KnownClaim], run: int, seen: SeenIds
    ) -> list[tuple[int, Outcome]]:
        """Add or change the entries of an import, one after the other; gives what became of each.

        `seen` are the entries that it has given before, which it does not change again. Raises
        `StoreError` for an entry without words, and none is kept.
        """
        return self._writer.put([named(entry) for entry in entries], {"import_run": run}, seen)

    def see(self, entries: Sequence[KnownClaim], seen: SeenIds) -> None:
        """Mark those of some entries that are there as given before."""
        keys = [key(entry.publisher, named(entry).external_id) for entry in entries]
        for row in self._writer.rows(keys).values():
            seen.add(row["id"])

    def derive(self, known: KnownClaim, article_id: int, claim_row: int) -> int:
        """Add or change the entry that a decided claim of this desk gives; gives its id."""
        origin = {"origin_article": article_id, "origin_claim": claim_row}
        return self._writer.put([known], origin)[0][0]

    def withdraw(self, publisher: str, external_id: str) -> None:
        """Propose an entry no more; nothing happens where it is not there."""
        row = self._row(key(publisher, external_id))
        if row is not None and not row["withdrawn"]:
            self._writer.change(row, {"withdrawn": True})

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

    def due(self, day: str) -> tuple[KnownClaim, ...]:
        """Entries to be looked at again on an ISO day, or that held until one before it.

        Those that have waited longest come first.
        """
        again, until = known_claim.c.recheck_on, known_claim.c.valid_until
        is_due = or_(and_(again != "", again <= day), and_(until != "", until < day))
        since = func.coalesce(func.nullif(again, ""), until)
        query = (
            select(known_claim)
            .where(known_claim.c.withdrawn.is_(False), is_due)
            .order_by(since, known_claim.c.id)
        )
        return tuple(to_known(row) for row in self._connection.execute(query).mappings().all())

    def of_article(self, article_id: int) -> frozenset[int]:
        """The entries that come from claims of an article: never proposed for it."""
        query = select(known_claim.c.id).where(known_claim.c.origin_article == article_id)
        return frozenset(self._connection.scalars(query))

    def version(self, *, beside: int = 0) -> int:
        """How often the table was changed; grows with every change.

        With `beside`, changes by decisions in that article are left out, as its own claims are
        never matched against what they gave.
        """
        if not beside:
            return self._writer.version
        query = select(known_claim.c.version).order_by(known_claim.c.version.desc()).limit(1)
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
            years=self._years(),
            first=first or "",
            last=last or "",
        )

    def labels(self) -> tuple[tuple[str, str, str, int], ...]:
        """The verdicts as they were given: wording, publisher, language, and how often."""
        columns = (known_claim.c.verdict, known_claim.c.publisher, known_claim.c.language)
        query = (
            select(*columns, func.count())
            .where(known_claim.c.withdrawn.is_(False), known_claim.c.verdict != "")
            .group_by(*columns)
        )
        return tuple(tuple(row) for row in self._connection.execute(query))

    def _counted(self, name: str) -> tuple[tuple[str, int], ...]:
        column, count = known_claim.c[name], func.count()
        query = (
            select(column, count)
            .where(known_claim.c.withdrawn.is_(False))
            .group_by(column)
            .order_by(count.desc(), column)
        )
        return tuple((value, number) for value, number in self._connection.execute(query))

    def _years(self) -> tuple[tuple[str, int], ...]:
        year = func.substr(known_claim.c.date, 1, 4)
        query = (
            select(year, func.count())
            .where(known_claim.c.withdrawn.is_(False))
            .group_by(year)
            .order_by(year)
        )
        return tuple((value, count) for value, count in self._connection.execute(query))

    def _row(self, entry_key: str) -> RowMapping | None:
        query = select(known_claim).where(known_claim.c.key == entry_key)
        return self._connection.execute(query).mappings().first()
