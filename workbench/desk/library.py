"""The articles on the desk."""

import re
from collections.abc import Collection
from pathlib import Path

from workbench.desk.backing import backed
from workbench.desk.finding import article_of
from workbench.desk.freshness import on_the_day
from workbench.desk.intake import admit, read_document
from workbench.desk.workspace import Workspace
from workbench.model.article import ArticleSummary
from workbench.model.desk import ArticleOnDesk, CheckedClaim
from workbench.model.event import Event

_ID = re.compile(r"[0-9]{1,18}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def articles(ws: Workspace) -> tuple[ArticleSummary, ...]:
    """All articles on the desk, the one opened last first."""
    with ws.store.read() as work:
        return work.articles.summaries()


def article(ws: Workspace, article_id: int, *, backing: bool = True) -> ArticleOnDesk:
    """An article with everything decided about its claims. Raises `NotFoundError`.

    Without `backing` it is not said how the evidence stands to the rule, for which more has to be
    loaded than for all the rest.
    """
    with ws.store.read() as work:
        found = article_of(work, article_id)
        undoable, redoable = work.events.undo_redo(article_id)
        sources = work.sources.some(work.evidence.attached(article_id))
        claims = on_the_day(ws, found, work.claims.of(article_id))
        return ArticleOnDesk(
            article=found,
            claims=backed(ws, claims, sources) if backing else claims,
            excluded=work.articles.excluded(article_id),
            place=work.articles.place(article_id),
            undo=undoable.kind if undoable else None,
            redo=redoable.kind if redoable else None,
            matched=work.matches.up_to_date(article_id),
            notices=work.articles.notices(article_id),
            sources=sources,
        )


def some_claims(
    ws: Workspace, article_id: int, claim_ids: Collection[str]
) -> tuple[CheckedClaim, ...]:
    """Those active claims of an article that have one of some ids, in text order."""
    with ws.store.read() as work:
        found = article_of(work, article_id)
        sources = work.sources.some(work.evidence.attached(article_id))
        claims = work.claims.of(article_id, only=claim_ids)
        return backed(ws, on_the_day(ws, found, claims), sources)


def resolve(ws: Workspace, reference: str) -> int:
    """The id of an article: of one on the desk by its id or SHA-256, else of the file named.

    A file that is not on the desk yet is put there; `-` is standard input. Raises
    `NotFoundError` for an id that is not there and `IntakeError` for what is no article.
    """
    with ws.store.read() as work:
        if _ID.fullmatch(reference) and not Path(reference).is_file():
            return work.articles.by_id(int(reference)).id
        if _SHA256.fullmatch(reference):
            found = work.articles.by_sha(reference)
            if found is not None:
                return found
    return admit(ws, read_document(reference)).article_id


def history(ws: Workspace, article_id: int, claim_id: str | None = None) -> tuple[Event, ...]:
    """The events of an article, oldest first; of a claim, those that touch it."""
    with ws.store.read() as work:
        article_of(work, article_id)
        events = work.events.of(article_id)
    if claim_id is None:
        return events
    return tuple(event for event in events if claim_id in _touched(event))


def _touched(event: Event) -> set[str]:
    named = {str(item["id"]) for item in event.body.get("claims", ())}
    return named | {effect.claim for effect in event.effects}
