"""The queries to the authors of articles."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from workbench.errors import NotFoundError
from workbench.i18n import _
from workbench.model.event import Event
from workbench.model.query import FiledQuery, Query, query_name
from workbench.store.query_rows import columns_after, row_value, to_query
from workbench.store.tables import claim, query


class Queries:
    """The queries as one unit of work sees them; only effects of events change them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article_id: int) -> dict[int, tuple[Query, ...]]:
        """The queries of every claim that are not withdrawn, by the number in the claim's id."""
        found: dict[int, tuple[Query, ...]] = {}
        rows = self._connection.execute(_of_article(article_id).where(query.c.active))
        for row in rows.mappings():
            found[row["label"]] = (*found.get(row["label"], ()), to_query(row))
        return found

    def filed(self, article_id: int) -> tuple[FiledQuery, ...]:
        """All queries that an article ever had, by their numbers."""
        return tuple(
            FiledQuery(
                query=to_query(row),
                wording=row["exact"],
                withdrawn=not row["active"],
                retired=not row["stands"],
            )
            for row in self._connection.execute(_of_article(article_id)).mappings()
        )

    def get(self, article_id: int, number: int) -> FiledQuery:
        """A query of an article by its number. Raises `NotFoundError`."""
        found = next((each for each in self.filed(article_id) if each.query.id == number), None)
        if found is None:
            raise NotFoundError(
                _("Article {article} has no query {name}.").format(
                    article=article_id, name=query_name(number)
                )
            )
        return found

    def article_of(self, number: int) -> int | None:
        """The article that a query belongs to; None where there is no such query."""
        wanted = select(claim.c.article).join(query, query.c.claim == claim.c.id)
        return self._connection.scalar(wanted.where(query.c.id == number))

    def next_id(self) -> int:
        """The number that the next new query gets; none is ever used twice."""
        return (self._connection.scalar(select(func.max(query.c.id))) or 0) + 1

    def value(self, claim_row: int, number: int) -> dict[str, Any] | None:
        """A query as the value of an effect; None where the claim has no such query."""
        wanted = select(query).where(query.c.id == number, query.c.claim == claim_row)
        row = self._connection.execute(wanted).mappings().first()
        return row_value(row) if row is not None else None

    def set(
        self, claim_row: int, number: int, value: Mapping[str, Any] | None, event: Event
    ) -> None:
        """Make a query what an effect says; None withdraws it, another claim gets it."""
        row = self._connection.execute(select(query).where(query.c.id == number)).mappings().first()
        before = dict(row) if row is not None else None
        columns = {**columns_after(before, value, event), "id": number, "claim": claim_row}
        if row is None:
            self._connection.execute(insert(query), columns)
        else:
            self._connection.execute(update(query).where(query.c.id == number), columns)


def _of_article(article_id: int) -> Select[Any]:
    """All queries of an article with their claims; those of claims in force have `stands`."""
    return (
        select(query, claim.c.label, claim.c.exact, claim.c.active.label("stands"))
        .join(claim, claim.c.id == query.c.claim)
        .where(claim.c.article == article_id)
        .order_by(query.c.id)
    )
