"""Exact search: proof that no known claim is worded more like a claim than those shown."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.desk.finding import article_of, claims_of
from workbench.desk.indexing import ensure_index
from workbench.desk.proposing import compared
from workbench.desk.workspace import Workspace
from workbench.matching.comparing import compare
from workbench.matching.day_bound import day_bound
from workbench.model.desk import CheckedClaim
from workbench.model.known import ExactAnswer, SearchHit
from workbench.model.match import Match
from workbench.store.work import Work

if TYPE_CHECKING:  # numpy is slow to import
    from workbench.store.candidates import CandidateSearch

Progress = Callable[[int, int, str], None]


def prove(ws: Workspace, article_id: int, claim_id: str) -> ExactAnswer:
    """Look whether a known claim is worded more like a claim of an article than its matches.

    Where one is, it is put on top of them. What the article itself has decided is no match of it.
    """
    ensure_index(ws)
    with ws.store.read() as work:
        (item,) = claims_of(work, article_id, [claim_id])
    return _prove(ws, article_id, item, item.matches)


def prove_article(
    ws: Workspace, article_id: int, limit: int, progress: Progress | None = None
) -> dict[str, ExactAnswer]:
    """The same for every claim, by their ids; of its matches only the best `limit` are shown."""
    ensure_index(ws)
    with ws.store.read() as work:
        claims = [item for item in work.claims.of(article_id) if item.dismissed is None]
    found: dict[str, ExactAnswer] = {}
    for done, item in enumerate(claims, 1):
        shown = (*item.proposals[:limit], *item.rejected)
        found[item.claim.id] = _prove(ws, article_id, item, shown)
        if progress is not None:
            progress(done, len(claims), item.claim.id)
    return found


def prove_text(
    ws: Workspace, text: str, matches: Sequence[Match]
) -> tuple[tuple[Match, ...], ExactAnswer]:
    """The matches of a text, with one on top that is worded more like it, if there is any."""
    with ws.store.read() as work:
        answer = work.candidates().exact(text)
        if _is_shown(answer, {item.known.id for item in matches}):
            return tuple(matches), _told(answer, better=False)
        known = work.known.get(answer.known[0])
    comparison = compare(text, known.text, known_language=known.language or None)
    reserves = day_bound(known.text, known.language)
    return (Match(known, comparison, reserves=reserves), *matches), _told(answer, better=True)


def prove_hits(
    ws: Workspace, text: str, hits: Sequence[SearchHit]
) -> tuple[tuple[SearchHit, ...], ExactAnswer]:
    """The hits of a search, with one on top that is worded more like it, if there is any."""
    with ws.store.read() as work:
        return with_best(work, work.candidates(), text, hits)


def with_best(
    work: Work, index: "CandidateSearch", text: str, hits: Sequence[SearchHit]
) -> tuple[tuple[SearchHit, ...], ExactAnswer]:
    """The same within a unit of work."""
    answer = index.exact(text)
    if _is_shown(answer, {item.known.id for item in hits}):
        return tuple(hits), _told(answer, better=False)
    best = SearchHit(work.known.get(answer.known[0]), answer.score)
    return (best, *hits), _told(answer, better=True)


def _prove(
    ws: Workspace, article_id: int, item: CheckedClaim, shown: Sequence[Match]
) -> ExactAnswer:
    with ws.store.read() as work:
        article = article_of(work, article_id)
        own = work.known.of_article(article_id)
        answer = work.candidates().exact(item.claim.text, skip=own)
        if _is_shown(answer, {match.known.id for match in shown}):
            return _told(answer, better=False)
        known = work.known.get(answer.known[0])
    best = compared(article, item.claim, known)
    with ws.store.write(ws.actor) as work:
        work.matches.put_first(article_id, item.claim.id, best)
    return _told(answer, better=True)


def _is_shown(answer: ExactAnswer, shown: Collection[int]) -> bool:
    return not answer.known or any(known in shown for known in answer.known)


def _told(answer: ExactAnswer, *, better: bool) -> ExactAnswer:
    return replace(answer, better=better)
