"""The home screen's lines: how far the work on each article has come."""

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    and_,
    case,
    exists,
    func,
    or_,
    select,
)

from workbench.model.article import ArticleSummary
from workbench.model.match import Decision, Relation
from workbench.store.jsontext import read_metadata
from workbench.store.tables import article, claim, known_claim, match, revision, verdict

_said = verdict.alias("said_verdict")


def summaries(connection: Connection) -> tuple[ArticleSummary, ...]:
    """Every article with its counts, the last opened first.

    A claim counts that is active and not dismissed, and checkable or judged all the same.
    """
    decided = and_(verdict.c.label.is_not(None), verdict.c.settles)
    judged = or_(verdict.c.label.is_not(None), _said.c.label.is_not(None))
    counted = and_(claim.c.active, claim.c.dismissed.is_(None), or_(claim.c.checkable, judged))
    query = (
        select(
            article,
            _metadata().label("metadata"),
            _count(counted).label("claims"),
            _count(and_(counted, decided)).label("decided"),
            _count(and_(counted, judged, verdict.c.settles.is_not(True))).label("pending"),
            _count(and_(claim.c.active, claim.c.dismissed.is_(None), _in_conflict())).label(
                "conflicts"
            ),
        )
        .outerjoin(claim, claim.c.article == article.c.id)
        .outerjoin(verdict, verdict.c.id == claim.c.verdict)
        .outerjoin(_said, _said.c.id == claim.c.said)
        .group_by(article.c.id)
        .order_by(article.c.opened_at.desc(), article.c.id.desc())
    )
    return tuple(
        ArticleSummary(
            id=row["id"],
            title=row["title"],
            name=row["name"],
            language=row["language"],
            opened_at=row["opened_at"],
            claims=row["claims"],
            decided=row["decided"],
            pending=row["pending"],
            conflicts=row["conflicts"],
            metadata=read_metadata(row["metadata"]),
        )
        for row in connection.execute(query).mappings()
    )


def _metadata() -> ScalarSelect[str]:
    """Where the newest revision comes from."""
    return (
        select(revision.c.metadata)
        .where(revision.c.article == article.c.id, revision.c.number == article.c.revision)
        .scalar_subquery()
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _in_conflict() -> ColumnElement[bool]:
    """A known claim that nobody has rejected or withdrawn differs in a critical detail."""
    return exists().where(
        match.c.claim == claim.c.id,
        match.c.relation == Relation.CONFLICT.value,
        or_(match.c.decision.is_(None), match.c.decision != Decision.REJECTED.value),
        exists().where(
            known_claim.c.id == match.c.known,
            or_(known_claim.c.withdrawn.is_(False), match.c.decision.is_not(None)),
        ),
    )
