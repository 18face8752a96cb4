"""Looking things up in a unit of work, with a sentence where they are not there."""

from collections.abc import Sequence

from workbench.errors import NotFoundError
from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.event import Event, EventKind
from workbench.model.known import KnownClaim
from workbench.model.match import Match
from workbench.store.work import Work


def article_of(work: Work, article_id: int) -> Article:
    """The article of that id. Raises `NotFoundError`."""
    article = work.articles.by_id(article_id)
    if article is None:
        raise NotFoundError(_("There is no article {id} on the desk.").format(id=article_id))
    return article


def claims_of(work: Work, article_id: int, claim_ids: Sequence[str]) -> list[CheckedClaim]:
    """The active claims of these ids, each once, in the order given.

    Raises `NotFoundError` where one is not there, or has been replaced by an edit.
    """
    article_of(work, article_id)
    found: list[CheckedClaim] = []
    for claim_id in dict.fromkeys(claim_ids):
        claim = work.claims.get(article_id, claim_id)
        if claim is None:
            raise NotFoundError(
                _("Article {article} has no claim “{claim}”.").format(
                    article=article_id, claim=claim_id
                )
            )
        found.append(claim)
    if not found:
        raise NotFoundError(_("No claim was named."))
    return found


def steps_of(work: Work, article_id: int) -> tuple[Event | None, Event | None]:
    """The events that the next undo takes back and the next redo repeats.

    A step from before the article was revised is none of them: what it changed belongs to another
    text. Raises `NotFoundError`.
    """
    article = article_of(work, article_id)
    undoable, redoable = work.events.undo_redo(article_id)
    if article.revision == 1:
        return undoable, redoable
    revised = max(
        event.seq for event in work.events.of(article_id) if event.kind is EventKind.ARTICLE_REVISED
    )
    return (
        undoable if undoable and undoable.seq > revised else None,
        redoable if redoable and redoable.seq > revised else None,
    )


def known_of(work: Work, known_id: int) -> KnownClaim:
    """The known claim of that id. Raises `NotFoundError`."""
    known = work.known.get(known_id)
    if known is None:
        raise NotFoundError(_("There is no known claim {id}.").format(id=known_id))
    return known


def match_of(claim: CheckedClaim, known_id: int) -> Match:
    """The match of a claim with a known claim. Raises `NotFoundError`."""
    match = next((item for item in claim.matches if item.known.id == known_id), None)
    if match is None:
        raise NotFoundError(
            _("Known claim {known} is not proposed for claim “{claim}”.").format(
                known=known_id, claim=claim.claim.id
            )
        )
    return match
