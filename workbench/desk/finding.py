"""Looking things up in a unit of work, with a sentence where they are not there."""

from collections.abc import Sequence

from workbench.errors import NotFoundError
from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.match import Match
from workbench.store.work import Work


def article_of(work: Work, article_id: int) -> Article:
    """The article of that id. Raises `NotFoundError`."""
    return work.articles.by_id(article_id)


def claims_of(work: Work, article_id: int, claim_ids: Sequence[str]) -> list[CheckedClaim]:
    """The active claims of these ids, each once, in the order given.

    Raises `NotFoundError` where one is not there, or has been replaced by an edit.
    """
    article_of(work, article_id)
    wanted = list(dict.fromkeys(claim_ids))
    active = {item.claim.id: item for item in work.claims.of(article_id, only=wanted)}
    missing = next((claim_id for claim_id in wanted if claim_id not in active), None)
    if missing is not None:
        raise NotFoundError(
            _("Article {article} has no claim “{claim}”.").format(article=article_id, claim=missing)
        )
    if not wanted:
        raise NotFoundError(_("No claim was named."))
    return [active[claim_id] for claim_id in wanted]


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
