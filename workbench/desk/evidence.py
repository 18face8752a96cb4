"""Evidence: linking a passage of a source to a claim, judging it, and taking it away again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from workbench.desk.decoding import storable
from workbench.desk.finding import claims_of
from workbench.desk.recording import source_named, wordings
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError, SourceError, UndecidableError
from workbench.i18n import _
from workbench.model.desk import CheckedClaim
from workbench.model.event import Effect, Event, EventKind, Target
from workbench.model.evidence import Credibility, Evidence, PinnedPassage, Stance
from workbench.model.source import Source
from workbench.model.span import Span
from workbench.store.source_rows import evidence_value
from workbench.store.work import Work
from workbench.text.anchor import make

LONGEST_PASSAGE = 5_000
"""The most code points of a passage that is linked to a claim."""
_LONGEST_NOTE = 20_000


def text_of(ws: Workspace, source: Source) -> str:
    """The text of a source's newest snapshot; empty where none was taken out."""
    if source.extraction is None:
        return ""
    with ws.store.read() as work:
        return work.sources.text(source.extraction.text_sha256)


def find_passage(ws: Workspace, source: Source, words: str) -> Span:
    """Where words stand in a source's text; blanks and line ends may differ.

    Raises `SourceError` where they don't, or stand there more than once.
    """
    wanted = storable(words).split()
    if not wanted or len(words) > LONGEST_PASSAGE:
        raise SourceError(
            _("A passage has 1 to {most} characters; give such words.").format(most=LONGEST_PASSAGE)
        )
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)))
    found = [Span(*match.span()) for match in islice(pattern.finditer(text_of(ws, source)), 100)]
    if not found:
        raise SourceError(
            _("These words do not stand in the text of {name}.").format(name=source.name)
        )
    if len(found) > 1:
        raise SourceError(
            _(
                "These words stand {count} times in {name}, first at {first} and {second}; "
                "give more of them, or the place."
            ).format(
                count=len(found), name=source.name, first=found[0].start, second=found[1].start
            )
        )
    return found[0]


def text_named(ws: Workspace, sha256: str) -> str:
    """A text by its hash, also one that was taken out before the newest. Raises `NotFoundError`."""
    with ws.store.read() as work:
        return work.sources.text(sha256)


def link(
    ws: Workspace,
    article_id: int,
    claim_ids: Sequence[str],
    source_id: int,
    span: Span | None,
    *,
    stance: Stance,
    credibility: Credibility = Credibility.UNJUDGED,
    note: str = "",
) -> Event:
    """Link a passage of a source to claims; without a span, the whole source.

    The span counts in the text of the source's newest snapshot. The article is checked against
    the source from then on. Raises `SourceError` where there is no such passage or it is too
    long, `NotFoundError` where there is no such claim or source.
    """
    with ws.store.write(ws.actor) as work:
        source = work.sources.get(source_id)
        passage = _pinned(work, source, span) if span is not None else None
        claims = claims_of(work, article_id, claim_ids)
        first = work.evidence.next_id()
        effects = []
        for number, item in enumerate(claims, first):
            new = Evidence(number, source_id, stance, passage, credibility, _note(note), "", "")
            effects.append(
                Effect(Target.EVIDENCE, item.claim.id, None, evidence_value(new), number)
            )
        if not work.evidence.is_attached(article_id, source_id):
            effects.append(Effect(Target.ATTACHED, "", False, True, source_id))
        body = _body(claims, source)
        return work.events.append(EventKind.EVIDENCE_LINKED, article_id, body, effects)


def unlink(ws: Workspace, article_id: int, claim_id: str, number: int) -> Event | None:
    """Take an item of evidence away from a claim. Raises `NotFoundError` where it has none such."""
    return _judged(
        ws,
        article_id,
        claim_id,
        number,
        kind=EventKind.EVIDENCE_UNLINKED,
        change=lambda _item: None,
    )


def judge(
    ws: Workspace,
    article_id: int,
    claim_id: str,
    number: int,
    *,
    stance: Stance | None = None,
    note: str | None = None,
) -> Event | None:
    """Say that an item of evidence does something else for its claim, or write its note.

    None, and nothing in the log, where that is said already.
    """

    def changed(item: Evidence) -> Evidence:
        words = item.note if note is None else _note(note)
        return replace(item, stance=stance or item.stance, note=words)

    return _judged(
        ws, article_id, claim_id, number, kind=EventKind.EVIDENCE_CHANGED, change=changed
    )


def grade(
    ws: Workspace, article_id: int, claim_id: str, number: int, credibility: Credibility
) -> Event | None:
    """Grade an item of evidence, apart from the grade of its source; None if it has that grade."""

    def graded(item: Evidence) -> Evidence:
        return replace(item, credibility=credibility)

    return _judged(ws, article_id, claim_id, number, kind=EventKind.EVIDENCE_GRADED, change=graded)


def explain_shortfall(
    ws: Workspace, article_id: int, claim_ids: Sequence[str], reason: str
) -> Event | None:
    """Say why less evidence than the rules want is enough; an empty text takes that back.

    None where that reason is there already.
    """
    words = _note(reason)
    with ws.store.write(ws.actor) as work:
        named = claims_of(work, article_id, claim_ids)
        claims = [item for item in named if (item.shortfall or "") != words]
        if not claims:
            return None
        effects = [
            Effect(Target.SHORTFALL, item.claim.id, item.shortfall, words or None)
            for item in claims
        ]
        body = {"claims": wordings(claims), "reason": words}
        return work.events.append(EventKind.SHORTFALL_EXPLAINED, article_id, body, effects)


def _judged(
    ws: Workspace,
    article_id: int,
    claim_id: str,
    number: int,
    *,
    kind: EventKind,
    change: Callable[[Evidence], Evidence | None],
) -> Event | None:
    with ws.store.write(ws.actor) as work:
        claims = claims_of(work, article_id, [claim_id])
        item = next((each for each in claims[0].evidence if each.id == number), None)
        if item is None:
            raise NotFoundError(
                _("Claim {claim} has no evidence {number}.").format(claim=claim_id, number=number)
            )
        after = change(item)
        if after == item:
            return None
        value = None if after is None else evidence_value(after)
        effect = Effect(Target.EVIDENCE, claims[0].claim.id, evidence_value(item), value, number)
        body = _body(claims, work.sources.get(item.source))
        return work.events.append(kind, article_id, body, [effect])


def _body(claims: Sequence[CheckedClaim], source: Source) -> dict[str, Any]:
    return {"claims": wordings(claims), "source": source_named(source)}


def _pinned(work: Work, source: Source, span: Span) -> PinnedPassage:
    """A passage with all that is needed to look it up again."""
    taken = source.extraction
    if taken is None:
        raise SourceError(
            _("{name} has no text to take a passage from; link it as a whole.").format(
                name=source.name
            )
        )
    text = work.sources.text(taken.text_sha256)
    if not span.of(text).strip() or span.end > len(text):
        raise SourceError(_("There are no words at that place of the source."))
    if len(span) > LONGEST_PASSAGE:
        raise SourceError(
            _("A passage may have {most} characters; take a shorter one.").format(
                most=LONGEST_PASSAGE
            )
        )
    return PinnedPassage(taken.snapshot, taken.text_sha256, span, make(text, span))


def _note(text: str) -> str:
    words = storable(text).strip()
    if len(words) > _LONGEST_NOTE:
        raise UndecidableError(
            _("The note is longer than {most} characters; shorten it.").format(most=_LONGEST_NOTE)
        )
    return words
