"""Changing what a claim is: an edited claim is a new claim, the old one is retired."""

from collections.abc import Iterable, Sequence
from typing import Any

from workbench.desk import boundaries
from workbench.desk.finding import article_of, claims_of
from workbench.desk.recording import wordings
from workbench.desk.workspace import Workspace
from workbench.errors import UndecidableError
from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.event import Effect, Event, EventKind, Target
from workbench.model.span import Span
from workbench.model.split import Claim
from workbench.store.query_rows import query_value
from workbench.store.source_rows import evidence_value
from workbench.store.work import Work
from workbench.text.splitting import annotate

LONGEST_CLAIM = 2_000
"""The most characters of a claim."""


def widen(ws: Workspace, article_id: int, claim_id: str, *, at_start: bool = False) -> Event:
    """Make a claim reach to the next end of a clause, at most to the whole sentence.

    Grows at its end first, with `at_start` at its start. Raises `UndecidableError` where it is
    the whole sentence already, or would cut into another claim.
    """
    with ws.store.write(ws.actor) as work:
        article = article_of(work, article_id)
        (old,) = claims_of(work, article_id, [claim_id])
        spans = boundaries.wider(
            article.text, old.claim.span, old.claim.sentence, at_start=at_start
        )
        span = _first_free(work, article_id, [old], spans)
        if span is None:
            raise UndecidableError(_("The claim can't be wider: it is the whole sentence."))
        return _replace(work, article, [old], [span], EventKind.CLAIM_RESIZED)


def narrow(ws: Workspace, article_id: int, claim_id: str, *, at_start: bool = False) -> Event:
    """Take the last clause off a claim, or the last word where it has only one clause.

    With `at_start` the first one. Raises `UndecidableError` where it is one word already.
    """
    with ws.store.write(ws.actor) as work:
        article = article_of(work, article_id)
        (old,) = claims_of(work, article_id, [claim_id])
        spans = boundaries.narrower(article.text, old.claim.span, at_start=at_start)
        span = _first_free(work, article_id, [old], spans)
        if span is None:
            raise UndecidableError(_("The claim can't be narrower."))
        return _replace(work, article, [old], [span], EventKind.CLAIM_RESIZED)


def split_claim(ws: Workspace, article_id: int, claim_id: str, at: int) -> Event:
    """Cut a claim in two at an offset of the article; a cut inside a word moves to its start.

    Note and evidence stay with the first part, and so do the queries to the author, but for
    corrections of words in the other one. Raises `UndecidableError` where a part would be
    empty.
    """
    with ws.store.write(ws.actor) as work:
        article = article_of(work, article_id)
        (old,) = claims_of(work, article_id, [claim_id])
        parts = boundaries.halves(article.text, old.claim.span, at)
        if not all(len(part) for part in parts):
            raise UndecidableError(_("Cut the claim between two of its words."))
        if any(_crosses(work, article_id, [old], part) for part in parts):
            raise UndecidableError(_("The parts would cut into another claim."))
        return _replace(work, article, [old], parts, EventKind.CLAIM_SPLIT)


def merge(ws: Workspace, article_id: int, claim_ids: Sequence[str]) -> Event:
    """Make one claim of several, from the start of the first to the end of the last.

    Their notes, evidence and queries are joined. Raises `UndecidableError` for fewer than two, or
    where the result would be too long or cut into another claim.
    """
    with ws.store.write(ws.actor) as work:
        article = article_of(work, article_id)
        old = claims_of(work, article_id, claim_ids)
        if len(old) < 2:
            raise UndecidableError(_("Choose at least two claims to merge."))
        old.sort(key=lambda item: item.claim.span)
        span = Span(old[0].claim.span.start, max(item.claim.span.end for item in old))
        if len(span) > LONGEST_CLAIM:
            raise UndecidableError(
                _("The claims lie too far apart: one of them may have {most} characters.").format(
                    most=LONGEST_CLAIM
                )
            )
        if _crosses(work, article_id, old, span):
            raise UndecidableError(_("The merged claim would cut into another claim."))
        return _replace(work, article, old, [span], EventKind.CLAIMS_MERGED)


def add_claim(ws: Workspace, article_id: int, span: Span) -> Event:
    """Make a claim of any stretch of the article, also of one that was left out.

    Raises `UndecidableError` where the stretch is blank, too long, a claim already, or cuts
    into one.
    """
    with ws.store.write(ws.actor) as work:
        article = article_of(work, article_id)
        if span.end > len(article.text):
            raise UndecidableError(_("The article ends before that."))
        wanted = boundaries.trimmed(article.text, span)
        if not len(wanted) or len(wanted) > LONGEST_CLAIM:
            raise UndecidableError(
                _("Choose from one word to {most} characters.").format(most=LONGEST_CLAIM)
            )
        if _crosses(work, article_id, [], wanted):
            raise UndecidableError(
                _("That is a claim already, or cuts into one; widen or split it.")
            )
        return _replace(work, article, [], [wanted], EventKind.CLAIM_ADDED)


def _first_free(
    work: Work, article_id: int, old: Sequence[CheckedClaim], spans: Iterable[Span]
) -> Span | None:
    """The first span that leaves every other claim whole."""
    others = _others(work, article_id, old)
    fitting = (span for span in spans if 0 < len(span) <= LONGEST_CLAIM)
    return next((span for span in fitting if not boundaries.crosses(span, others)), None)


def _crosses(work: Work, article_id: int, old: Sequence[CheckedClaim], span: Span) -> bool:
    return boundaries.crosses(span, _others(work, article_id, old))


def _others(work: Work, article_id: int, old: Sequence[CheckedClaim]) -> list[Span]:
    replaced = {item.claim.id for item in old}
    return [item.claim.span for item in work.claims.of(article_id) if item.claim.id not in replaced]


def _replace(
    work: Work,
    article: Article,
    old: Sequence[CheckedClaim],
    spans: Sequence[Span],
    kind: EventKind,
) -> Event:
    """Retire claims and put new ones in their place, with what was written about the old."""
    new: list[Claim] = []
    model = work.worth.in_force().model
    for span in spans:
        claim_id = work.claims.next_id(article.id)
        claim = annotate(
            article.text,
            span,
            claim_id=claim_id,
            language=article.language,
            published=article.metadata.day,
            model=model,
        )
        work.claims.add(article.id, claim)
        new.append(claim)
    effects = [Effect(Target.ACTIVE, item.claim.id, True, False) for item in old]
    effects += [Effect(Target.ACTIVE, claim.id, False, True) for claim in new]
    note = "\n".join(item.note for item in old if item.note)
    if note:
        effects.append(Effect(Target.NOTE, new[0].id, None, note))
    carried = (evidence_value(each) for item in old for each in item.evidence)
    effects += [
        Effect(Target.EVIDENCE, new[0].id, None, value, number)
        for number, value in enumerate(carried, work.evidence.next_id())
    ]
    effects += _moved_queries(old, new)
    body: dict[str, Any] = {"claims": wordings([*old, *new])}
    body["old"] = [item.claim.id for item in old]
    body["new"] = [claim.id for claim in new]
    return work.events.append(kind, article.id, body, effects)


def _moved_queries(old: Sequence[CheckedClaim], new: Sequence[Claim]) -> list[Effect]:
    """Gives the queries to the new claims under their old numbers, which the author may know."""
    moved = []
    for item in old:
        for query in item.queries:
            value = query_value(query)
            to = next((claim for claim in new if query.old and query.old in claim.text), new[0])
            moved += [
                Effect(Target.QUERY, item.claim.id, value, None, query.id),
                Effect(Target.QUERY, to.id, None, value, query.id),
            ]
    return moved
