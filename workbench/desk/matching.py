"""What is known already about the claims of an article, and what a person makes of it."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from workbench.desk.checking import label_of
from workbench.desk.finding import article_of, claims_of, match_of
from workbench.desk.freshness import as_of
from workbench.desk.indexing import IndexCondition, ensure_index
from workbench.desk.proposing import PER_CLAIM, proposals
from workbench.desk.recording import (
    label_named,
    label_value,
    match_named,
    verdict_value,
    wordings,
)
from workbench.desk.workspace import Workspace
from workbench.matching.proposing import propose
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.event import Effect, Event, EventKind, Target
from workbench.model.match import Decision, Match
from workbench.model.split import Claim

# So many claims are stored at once: a reader sees matches soon, a disk is not kept busy.
_BATCH = 8


def match_article(
    ws: Workspace,
    article_id: int,
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    first: Callable[[], Sequence[str]] = tuple,
    found: Callable[[Sequence[str]], None] | None = None,
) -> IndexCondition:
    """Find the known claims that fit each claim of an article and store them.

    Claims that were matched against the known claims as they are now are passed over. The others
    are matched from the top; those that `first` names when it is asked come before them.

    `progress` is called with claims done, claims in all, and the id of the last one done, once
    these are stored, and before that as `reindex` calls it. `found` is called with the ids of
    those just done. When `cancelled` says so, the rest is left for the next time. Returns how the
    index stands: one made by other word lists has answered by these.
    """
    with ws.store.read() as work:
        article, own = article_of(work, article_id), work.known.of_article(article_id)
    waiting = _stale(ws, article_id)
    total = len(waiting)
    if not total:
        return IndexCondition.CURRENT
    condition = ensure_index(ws, progress, cancelled)
    while waiting and not (cancelled is not None and cancelled()):
        batch = _next(waiting, first())
        _match(ws, article, batch, own)
        if found is not None:
            found([claim.id for claim in batch])
        if progress is not None:
            progress(total - len(waiting), total, batch[-1].id)
    return condition


def match_text(ws: Workspace, text: str, limit: int = PER_CLAIM) -> tuple[Match, ...]:
    """The known claims that fit a text, best first."""
    ensure_index(ws)
    meaning = ws.semantic.get()
    with ws.store.read() as work:
        found = propose(text, work.candidates(meaning), limit=limit)
    return as_of(found, date.today(), ws.stale_after)


def accept(ws: Workspace, article_id: int, claim_id: str, known_id: int) -> Event:
    """Say that a known claim is about the same as a claim; its verdict is not carried over."""
    return _decide(ws, article_id, claim_id, known_id, Decision.ACCEPTED)


def reject(ws: Workspace, article_id: int, claim_id: str, known_id: int) -> Event:
    """Say that a known claim does not fit a claim; remembered for the same wording."""
    return _decide(ws, article_id, claim_id, known_id, Decision.REJECTED)


def reset(ws: Workspace, article_id: int, claim_id: str, known_id: int) -> Event:
    """Take back what was said about a match."""
    return _decide(ws, article_id, claim_id, known_id, None)


def reuse(ws: Workspace, article_id: int, claim_id: str, known_id: int, label_id: str) -> Event:
    """Accept a match and give the claim a verdict because of it, in one step.

    The label is the person's choice: nothing is carried over from the known claim by itself.
    """
    label = label_of(ws, label_id)
    with ws.store.write(ws.actor) as work:
        (claim,) = claims_of(work, article_id, [claim_id])
        match = match_of(claim, known_id)
        body = {"claims": wordings([claim]), **label_named(ws, label), "reuses": match_named(match)}
        before = verdict_value(claim.verdict)
        effects = [
            _decision_effect(claim, match, Decision.ACCEPTED),
            Effect(Target.VERDICT, claim_id, before, label_value(ws, label)),
        ]
        return work.events.append(EventKind.VERDICT_SET, article_id, body, effects)


_KINDS = {
    Decision.ACCEPTED: EventKind.MATCH_ACCEPTED,
    Decision.REJECTED: EventKind.MATCH_REJECTED,
    None: EventKind.MATCH_RESET,
}


def _decide(
    ws: Workspace, article_id: int, claim_id: str, known_id: int, decision: Decision | None
) -> Event:
    with ws.store.write(ws.actor) as work:
        (claim,) = claims_of(work, article_id, [claim_id])
        match = match_of(claim, known_id)
        body: dict[str, Any] = {"claims": wordings([claim]), "match": match_named(match)}
        effects = [_decision_effect(claim, match, decision)]
        return work.events.append(_KINDS[decision], article_id, body, effects)


def _decision_effect(claim: CheckedClaim, match: Match, decision: Decision | None) -> Effect:
    before = match.decision.value if match.decision else None
    after = decision.value if decision else None
    return Effect(Target.MATCH, claim.claim.id, before, after, match.known.id)


def _stale(ws: Workspace, article_id: int) -> dict[str, Claim]:
    """The claims that were not matched against the known claims as they are now, by their ids."""
    with ws.store.read() as work:
        stale = work.matches.stale(article_id)
        found = work.claims.of(article_id, only=stale) if stale else ()
    return {item.claim.id: item.claim for item in found if item.dismissed is None}


def _next(waiting: dict[str, Claim], first: Sequence[str]) -> list[Claim]:
    """Take the next few claims out of those waiting: the wanted ones, then from the top."""
    ids = dict.fromkeys([*(claim_id for claim_id in first if claim_id in waiting), *waiting])
    return [waiting.pop(claim_id) for claim_id in islice(ids, _BATCH)]


def _match(ws: Workspace, article: Article, claims: Sequence[Claim], own: frozenset[int]) -> None:
    """Compare some claims, then store their matches in one transaction."""
    meaning = ws.semantic.get()
    with ws.store.read() as work:
        version, index = work.known.version(), work.candidates(meaning)
        index.prepare([claim.text for claim in claims])
        found = [proposals(work, index, article, claim, own) for claim in claims]
    with ws.store.write(ws.actor) as work:
        for claim, matches in zip(claims, found, strict=True):
            work.matches.replace(article.id, claim.id, matches, version)
