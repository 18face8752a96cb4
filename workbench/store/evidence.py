"""The evidence for and against claims, and the sources that an article is checked against."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from workbench.model.event import Event
from workbench.model.evidence import Evidence, PlacedEvidence
from workbench.store.claim_rows import id_of
from workbench.store.source_rows import PASSAGE, row_value, to_evidence
from workbench.store.source_tables import attachment, evidence
from workbench.store.source_words import misplaced_evidence
from workbench.store.tables import article, claim, verdict


class EvidenceItems:
    """The evidence as one unit of work sees it; only effects of events change it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article_id: int) -> dict[int, tuple[Evidence, ...]]:
        """The evidence of every claim of an article, by the number in the claim's id."""
        query = (
            select(claim.c.label, evidence)
            .join(claim, claim.c.id == evidence.c.claim)
            .where(claim.c.article == article_id, evidence.c.active)
            .order_by(evidence.c.id)
        )
        found: dict[int, tuple[Evidence, ...]] = {}
        for row in self._connection.execute(query).mappings():
            found[row["label"]] = (*found.get(row["label"], ()), to_evidence(row))
        return found

    def placed(self, source_id: int | None = None) -> tuple[PlacedEvidence, ...]:
        """All evidence of all articles, or that from one source, by its number."""
        query = (
            select(
                claim.c.article,
                claim.c.label,
                article.c.title,
                verdict.c.name.label("verdict_name"),
                evidence,
            )
            .join(claim, claim.c.id == evidence.c.claim)
            .join(article, article.c.id == claim.c.article)
            .outerjoin(verdict, verdict.c.id == claim.c.verdict)
            .where(evidence.c.active, claim.c.active)
            .order_by(evidence.c.id)
        )
        if source_id is not None:
            query = query.where(evidence.c.source == source_id)
        return tuple(
            PlacedEvidence(
                article=row["article"],
                title=row["title"],
                claim=id_of(row["label"]),
                evidence=to_evidence(row),
                verdict=row["verdict_name"] or "",
            )
            for row in self._connection.execute(query).mappings()
        )

    def misplaced(self) -> frozenset[int]:
        """The numbers of the evidence whose words do not stand at their place in its text."""
        return frozenset(misplaced_evidence(self._connection))

    def next_id(self) -> int:
        """The number that the next new item gets; none is ever used twice."""
        return (self._connection.scalar(select(func.max(evidence.c.id))) or 0) + 1

    def attached(self, article_id: int) -> tuple[int, ...]:
        """The ids of the sources that an article is checked against, in order."""
        query = select(attachment.c.source).where(attachment.c.article == article_id)
        return tuple(self._connection.scalars(query.order_by(attachment.c.source)))

    def articles_of(self, source_id: int) -> tuple[int, ...]:
        """The ids of the articles that are checked against a source."""
        query = select(attachment.c.article).where(attachment.c.source == source_id)
        return tuple(self._connection.scalars(query.order_by(attachment.c.article)))

    def uses(self) -> dict[int, int]:
        """How many claims of all articles have evidence from each source that is used at all."""
        query = (
            select(evidence.c.source, func.count(evidence.c.claim.distinct()))
            .join(claim, claim.c.id == evidence.c.claim)
            .where(evidence.c.active, claim.c.active)
            .group_by(evidence.c.source)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def value(self, claim_row: int, number: int) -> dict[str, Any] | None:
        """An item as the value of an effect; None where the claim has no such item."""
        query = select(evidence).where(evidence.c.id == number, evidence.c.claim == claim_row)
        row = self._connection.execute(query).mappings().first()
        return row_value(row) if row is not None else None

    def set(
        self, claim_row: int, number: int, value: Mapping[str, Any] | None, event: Event
    ) -> None:
        """Make an item what an effect says; None unlinks it."""
        told = {"actor": event.actor, "at": event.at, "event": event.seq}
        if value is None:
            columns: dict[str, Any] = {"active": False, **told}
        else:
            passage = value["passage"] or dict.fromkeys(PASSAGE)
            judged = {name: value[name] for name in ("source", "stance", "credibility", "note")}
            columns = {**judged, **passage, "active": True, **told}
        changed = self._connection.execute(
            update(evidence).where(evidence.c.id == number, evidence.c.claim == claim_row), columns
        ).rowcount
        if not changed:
            row = {"id": number, "claim": claim_row, **columns}
            self._connection.execute(insert(evidence), row)

    def is_attached(self, article_id: int, source_id: int) -> bool:
        """Whether an article is checked against a source."""
        return source_id in self.attached(article_id)

    def set_attached(self, article_id: int, source_id: int, there: bool) -> None:
        """Attach a source to an article, or detach it."""
        row = {"article": article_id, "source": source_id}
        pair = attachment.c.article == article_id, attachment.c.source == source_id
        self._connection.execute(delete(attachment).where(*pair))
        if there:
            self._connection.execute(insert(attachment), row)
