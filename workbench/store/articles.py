"""Articles on the desk, their texts as they came in, and where a checker left them."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from workbench.errors import NotFoundError
from workbench.i18n import _
from workbench.model.article import Article, ArticleSummary, Document
from workbench.model.desk import ClaimFilter, ClaimOrder, Place
from workbench.model.span import Span
from workbench.model.split import Claim, Excluded, ExclusionReason, Split
from workbench.store import claim_rows
from workbench.store.borders import clean_text
from workbench.store.clock import now
from workbench.store.inserting import insert_row
from workbench.store.jsontext import read_metadata, write_metadata, write_texts
from workbench.store.summaries import summaries
from workbench.store.tables import article, claim, excluded, place, revision


class Articles:
    """The articles as one unit of work sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, document: Document, split: Split, *, language: str) -> int:
        """Put a new article with its claims on the desk; gives its id.

        Raises `ValueError` where a claim's words do not stand at its place in the text.
        """
        at = now()
        row = {
            "name": document.name,
            "title": document.title or split.title or document.name,
            "language": language,
            "revision": 1,
            "added_at": at,
            "opened_at": at,
        }
        article_id = insert_row(self._connection, article, row)
        self._add_text(article_id, 1, document, split, at)
        self._add_claims(article_id, 1, document.text, split.claims)
        return article_id

    def revise(
        self, article_id: int, document: Document, split: Split, carried: Mapping[str, Claim]
    ) -> tuple[str, ...]:
        """Give an article a new text; gives the ids of the claims that are new, in text order.

        `carried` says of each claim that lives on, under its old id, where it stands in the new
        text; its words must be the same. Claims of the split at such a place are left out, the
        others are added with new ids, and active claims that are not carried are retired. Raises
        `ValueError` where a carried claim has other words than before.
        """
        number = self.by_id(article_id).revision + 1
        at = now()
        self._add_text(article_id, number, document, split, at)
        changes = {
            "title": document.title or split.title or document.name,
            "name": document.name,
            "language": split.language,
            "revision": number,
            "opened_at": at,
        }
        self._connection.execute(update(article).where(article.c.id == article_id), changes)
        self._carry(article_id, number, document.text, carried)
        taken = {item.span for item in carried.values()}
        first = self._highest_number(article_id) + 1
        fresh = [item for item in split.claims if item.span not in taken]
        ids = tuple(claim_rows.id_of(first + offset) for offset in range(len(fresh)))
        renamed = tuple(replace(item, id=new) for item, new in zip(fresh, ids, strict=True))
        self._add_claims(article_id, number, document.text, renamed)
        return ids

    def by_id(self, article_id: int) -> Article:
        """The article of that id in its newest revision; raises `NotFoundError`."""
        query = (
            select(article, revision.c.text, revision.c.sha256, revision.c.metadata)
            .join(revision, _newest())
            .where(article.c.id == article_id)
        )
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise NotFoundError(_("There is no article {id} on the desk.").format(id=article_id))
        return Article(
            id=row["id"],
            revision=row["revision"],
            name=row["name"],
            title=row["title"],
            language=row["language"],
            text=row["text"],
            sha256=row["sha256"],
            added_at=row["added_at"],
            metadata=read_metadata(row["metadata"]),
        )

    def by_sha(self, sha: str) -> int | None:
        """The article whose newest revision came from the bytes with this SHA-256."""
        query = select(article.c.id).join(revision, _newest()).where(revision.c.sha256 == sha)
        return self._connection.scalar(query.order_by(article.c.opened_at.desc()).limit(1))

    def by_name(self, name: str) -> int | None:
        """The article that was last opened under this name."""
        query = select(article.c.id).where(article.c.name == clean_text(name))
        return self._connection.scalar(query.order_by(article.c.opened_at.desc()).limit(1))

    def ids(self) -> tuple[int, ...]:
        """The ids of all articles, in the order in which they came in."""
        return tuple(self._connection.scalars(select(article.c.id).order_by(article.c.id)))

    def summaries(self) -> tuple[ArticleSummary, ...]:
        """Every article with its progress, the last opened first."""
        return summaries(self._connection)

    def excluded(self, article_id: int) -> tuple[Excluded, ...]:
        """The spans left out of the newest revision, in text order."""
        text = self.by_id(article_id).text
        query = (
            select(excluded.c.start, excluded.c.end, excluded.c.reason)
            .join(article, excluded.c.article == article.c.id)
            .where(article.c.id == article_id, excluded.c.revision == article.c.revision)
            .order_by(excluded.c.start, excluded.c.end)
        )
        spans = (
            (Span(start, end), reason) for start, end, reason in self._connection.execute(query)
        )
        return tuple(Excluded(span, span.of(text), ExclusionReason(why)) for span, why in spans)

    def raw(self, article_id: int) -> bytes:
        """The bytes of the newest revision as they came in; raises `NotFoundError`."""
        number = self.by_id(article_id).revision
        query = select(revision.c.raw).where(
            revision.c.article == article_id, revision.c.number == number
        )
        return bytes(self._connection.execute(query).scalar_one())

    def notices(self, article_id: int) -> tuple[str, ...]:
        """What was said on the way in about the newest revision."""
        query = (
            select(revision.c.notices).join(article, _newest()).where(article.c.id == article_id)
        )
        return tuple(json.loads(self._connection.execute(query).scalar_one()))

    def touch(self, article_id: int) -> None:
        """Remember that the article was opened just now."""
        self._connection.execute(
            update(article).where(article.c.id == article_id), {"opened_at": now()}
        )

    def place(self, article_id: int) -> Place:
        """Where a checker was in the article when they left it."""
        query = select(place).where(place.c.article == article_id)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            return Place()
        return Place(row["claim"], ClaimOrder(row["sorting"]), ClaimFilter(row["filter"]))

    def set_place(self, article_id: int, where: Place) -> None:
        """Remember where a checker is in the article."""
        row = {"claim": where.claim, "sorting": where.order.value, "filter": where.filter.value}
        changed = self._connection.execute(
            update(place).where(place.c.article == article_id), row
        ).rowcount
        if not changed:
            self._connection.execute(insert(place), {"article": article_id, **row})

    def _add_text(
        self, article_id: int, number: int, document: Document, split: Split, at: str
    ) -> None:
        row = {
            "article": article_id,
            "number": number,
            "text": document.text,
            "raw": document.raw,
            "sha256": document.sha256,
            "encoding": document.encoding,
            "media_type": document.media_type,
            "notices": write_texts(document.notices),
            "kept_share": document.kept_share,
            "at": at,
            "metadata": write_metadata(split.metadata.filled_from(document.metadata)),
        }
        self._connection.execute(insert(revision), row)
        spans: list[dict[str, Any]] = [
            {
                "article": article_id,
                "revision": number,
                "start": item.span.start,
                "end": item.span.end,
                "reason": item.reason.value,
            }
            for item in split.excluded
        ]
        if spans:
            self._connection.execute(insert(excluded), spans)

    def _add_claims(
        self, article_id: int, number: int, text: str, claims: tuple[Claim, ...]
    ) -> None:
        clean = clean_text(text)
        rows = [claim_rows.to_row(article_id, number, clean, item, active=True) for item in claims]
        if rows:
            self._connection.execute(insert(claim), rows)

    def _carry(self, article_id: int, number: int, text: str, carried: Mapping[str, Claim]) -> None:
        clean = clean_text(text)
        of_article = claim.c.article == article_id
        numbers = {claim_rows.number_of(old): item for old, item in carried.items()}
        query = select(claim.c.label, claim.c.exact).where(of_article)
        words: dict[int, str] = {row.label: row.exact for row in self._connection.execute(query)}
        for label, item in numbers.items():
            if words.get(label) != clean_text(item.text):
                raise ValueError(f"{claim_rows.id_of(label)} would have other words than before")
            self._connection.execute(
                update(claim).where(of_article, claim.c.label == label),
                claim_rows.place_columns(number, clean, item),
            )
        retired = update(claim).where(of_article, claim.c.revision != number)
        self._connection.execute(retired, {"active": False})

    def _highest_number(self, article_id: int) -> int:
        query = select(func.max(claim.c.label)).where(claim.c.article == article_id)
        return self._connection.scalar(query) or 0


def _newest() -> ColumnElement[bool]:
    return and_(revision.c.article == article.c.id, revision.c.number == article.c.revision)
