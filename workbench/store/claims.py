"""The claims of an article, with everything that was decided about them."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, func, insert, select, update

from workbench.errors import NotFoundError
from workbench.i18n import _
from workbench.model.desk import CheckedClaim
from workbench.model.evidence import Evidence
from workbench.model.match import Match
from workbench.model.query import Query
from workbench.model.split import Claim
from workbench.model.verdict import Question, Verdict
from workbench.store.articles import Articles
from workbench.store.claim_rows import id_of, number_of, to_claim, to_row
from workbench.store.evidence import EvidenceItems
from workbench.store.jsontext import write_texts
from workbench.store.matches import Matches
from workbench.store.queries import Queries
from workbench.store.tables import article, claim, note, verdict

if TYPE_CHECKING:  # the store never weighs anything itself
    from workbench.text.worth import Worth

_VERDICT_COLUMNS = ("scale", "label", "settles", "actor", "at")
_said = verdict.alias("said_verdict")


class Claims:
    """The claims as one unit of work sees them."""

    def __init__(
        self,
        connection: Connection,
        articles: Articles,
        matches: Matches,
        evidence: EvidenceItems,
        queries: Queries,
    ) -> None:
        self._connection = connection
        self._articles = articles
        self._matches = matches
        self._evidence = evidence
        self._queries = queries

    def of(self, article_id: int, only: Collection[str] | None = None) -> tuple[CheckedClaim, ...]:
        """The active claims in text order, a claim before those inside it.

        With `only`, those of them that have one of these ids.
        """
        query = _with_decisions(article_id).where(claim.c.active)
        query = query.order_by(claim.c.start, claim.c.end.desc(), claim.c.label)
        numbers = None if only is None else [number_of(claim_id) for claim_id in only]
        if numbers is not None:
            query = query.where(claim.c.label.in_(numbers))
        matches = self._matches.of(article_id, numbers)
        evidence, queries = self._evidence.of(article_id), self._queries.of(article_id)
        return tuple(
            _checked(
                row,
                matches.get(row["label"], ()),
                evidence.get(row["label"], ()),
                queries.get(row["label"], ()),
            )
            for row in self._connection.execute(query).mappings().all()
        )

    def get(self, article_id: int, claim_id: str) -> CheckedClaim:
        """A claim, active or retired; raises `NotFoundError`."""
        number = number_of(claim_id)
        query = _with_decisions(article_id).where(claim.c.label == number)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise NotFoundError(
                _("Article {article} has no claim {claim}.").format(
                    article=article_id, claim=claim_id
                )
            )
        return _checked(
            row,
            self._matches.of(article_id, [number]).get(number, ()),
            self._evidence.of(article_id).get(number, ()),
            self._queries.of(article_id).get(number, ()),
        )

    def add(self, article_id: int, new: Claim) -> None:
        """Add a claim that a person picked or changed; `new.id` comes from `next_id`.

        It is shown only after an effect on `Target.ACTIVE` has switched it on, so that an undo
        can switch it off. Raises `NotFoundError` for the article, `ValueError` where the words
        do not stand at their place or the id is taken.
        """
        article = self._articles.by_id(article_id)
        if number_of(new.id) <= self._highest(article_id):
            raise ValueError(f"the id of a claim is never used again: {new.id}")
        row = to_row(article_id, article.revision, article.text, new, active=False)
        self._connection.execute(insert(claim), row)

    def next_id(self, article_id: int) -> str:
        """The id that the next new claim of an article gets."""
        return id_of(self._highest(article_id) + 1)

    def of_newest_text(self, article_id: int) -> tuple[Claim, ...]:
        """The claims that stand in the newest text, also those replaced by an edit.

        An undo may bring the latter back.
        """
        query = (
            select(claim)
            .join(article, article.c.id == claim.c.article)
            .where(claim.c.article == article_id, claim.c.revision == article.c.revision)
            .order_by(claim.c.label)
        )
        return tuple(to_claim(row) for row in self._connection.execute(query).mappings())

    def set_worth(self, article_id: int, weighed: "Mapping[str, Worth]") -> None:
        """Give claims, by their ids, another worth and other reasons; nothing else changes."""
        change = (
            update(claim)
            .where(claim.c.article == article_id, claim.c.label == bindparam("number"))
            .values(worth=bindparam("value"), reasons=bindparam("told"))
        )
        rows = [
            {
                "number": number_of(claim_id),
                "value": item.value,
                "told": write_texts(item.reasons),
            }
            for claim_id, item in weighed.items()
        ]
        if rows:
            self._connection.execute(change, rows)

    def verdicts(
        self, article_id: int, claim_id: str, question: Question = Question.SO
    ) -> tuple[Verdict | None, ...]:
        """Every answer a question on a claim ever had, the oldest first.

        None where one was taken back.
        """
        query = (
            select(verdict)
            .join(claim, claim.c.id == verdict.c.claim)
            .where(
                claim.c.article == article_id,
                claim.c.label == number_of(claim_id),
                verdict.c.question == question.value,
            )
            .order_by(verdict.c.id)
        )
        return tuple(_verdict(row) for row in self._connection.execute(query).mappings())

    def _highest(self, article_id: int) -> int:
        query = select(func.max(claim.c.label)).where(claim.c.article == article_id)
        return self._connection.scalar(query) or 0


def _with_decisions(article_id: int) -> Select[Any]:
    """Claims with the verdicts and the note in force beside them."""
    return (
        select(
            claim,
            *(verdict.c[name].label(f"verdict_{name}") for name in _VERDICT_COLUMNS),
            *(_said.c[name].label(f"said_{name}") for name in _VERDICT_COLUMNS),
            note.c.text.label("note_text"),
        )
        .outerjoin(verdict, verdict.c.id == claim.c.verdict)
        .outerjoin(_said, _said.c.id == claim.c.said)
        .outerjoin(note, note.c.id == claim.c.note)
        .where(claim.c.article == article_id)
    )


def _verdict(row: RowMapping, prefix: str = "") -> Verdict | None:
    if row[f"{prefix}label"] is None:
        return None
    return Verdict(*(row[prefix + name] for name in _VERDICT_COLUMNS))


def _checked(
    row: RowMapping,
    matches: tuple[Match, ...],
    evidence: tuple[Evidence, ...],
    queries: tuple[Query, ...],
) -> CheckedClaim:
    return CheckedClaim(
        claim=to_claim(row),
        verdict=_verdict(row, "verdict_"),
        note=row["note_text"] or "",
        dismissed=row["dismissed"],
        matches=matches,
        said=_verdict(row, "said_"),
        evidence=evidence,
        shortfall=row["shortfall"],
        queries=queries,
    )
