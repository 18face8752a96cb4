"""Whether a claims database is whole: the file, the log, and the tables against both."""

from collections.abc import Iterator

from sqlalchemy import Connection, and_, exists, select
from sqlalchemy.exc import DatabaseError

from workbench.i18n import _
from workbench.store.claim_rows import id_of
from workbench.store.derived import DESK
from workbench.store.events import Events
from workbench.store.index_checking import index_problems
from workbench.store.replay import disagreements
from workbench.store.source_replay import misquoted
from workbench.store.tables import article, claim, known_claim, revision, verdict
from workbench.store.vector_checking import vector_problems


def problems(connection: Connection, events: Events, *, beyond_log: bool) -> Iterator[str]:
    """A sentence for everything that is not as it should be; nothing for a whole database.

    `beyond_log` looks at what is made of the known claims for searching, too.
    """
    if connection.dialect.name == "sqlite":
        damage = list(_damage(connection))
        if damage:
            # What can't be read can't be compared either.
            yield from damage
            return
    broken = events.verify()
    if broken is not None:
        yield _("Event {seq} of the log is not as it was written: {reason}.").format(
            seq=broken.seq, reason=broken.reason
        )
        return
    yield from _misplaced(connection)
    yield from misquoted(connection)
    yield from disagreements(connection, events)
    yield from _underived(connection)
    if beyond_log:
        yield from index_problems(connection)
        yield from vector_problems(connection)


def _damage(connection: Connection) -> Iterator[str]:
    try:
        found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").scalars().all()
    except DatabaseError as error:
        # Some damage stops the examination itself.
        found, orphans = [str(error.orig)], []
    for line in found:
        if line != "ok":
            yield _("The file is damaged: {what}").format(what=line)
    for table in orphans:
        yield _("A row of {table} belongs to one that is not there.").format(table=table)


def _misplaced(connection: Connection) -> Iterator[str]:
    """Active claims whose words do not stand at their place in the text."""
    articles = connection.execute(
        select(article.c.id, revision.c.text).join(
            revision,
            and_(revision.c.article == article.c.id, revision.c.number == article.c.revision),
        )
    )
    for article_id, text in articles.all():
        places = select(claim.c.label, claim.c.start, claim.c.end, claim.c.exact).where(
            claim.c.article == article_id, claim.c.active
        )
        for number, start, end, exact in connection.execute(places):
            if text[start:end] != exact:
                yield _(
                    "The words of claim {claim} of article {article} do not stand at its place."
                ).format(claim=id_of(number), article=article_id)


def _underived(connection: Connection) -> Iterator[str]:
    """Claims settled here that are not among the known claims, and the other way round."""
    settled = (
        select(claim.c.id, claim.c.article, claim.c.label)
        .join(verdict, verdict.c.id == claim.c.verdict)
        .where(claim.c.active, claim.c.dismissed.is_(None), verdict.c.settles)
    )
    derived = and_(
        known_claim.c.origin_claim == claim.c.id,
        known_claim.c.publisher == DESK,
        known_claim.c.text == claim.c.exact,
        known_claim.c.withdrawn.is_(False),
    )
    for _id, article_id, number in connection.execute(settled.where(~exists().where(derived))):
        yield _("Claim {claim} of article {article} is decided, but not a known claim.").format(
            claim=id_of(number), article=article_id
        )
    unsettled = (
        select(known_claim.c.external_id)
        .join(claim, claim.c.id == known_claim.c.origin_claim)
        .outerjoin(verdict, verdict.c.id == claim.c.verdict)
        .where(known_claim.c.withdrawn.is_(False), verdict.c.settles.is_not(True))
    )
    for name in connection.execute(unsettled).scalars():
        yield _("Known claim {name} comes from a claim that is not decided.").format(name=name)
