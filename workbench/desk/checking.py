"""Marking: verdicts, notes, what is no claim, and taking steps back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.desk.backing import backed
from workbench.desk.decoding import storable
from workbench.desk.finding import article_of, claims_of
from workbench.desk.recording import (
    evidence_named,
    label_named,
    label_value,
    sayings,
    verdict_value,
    wordings,
)
from workbench.desk.workspace import Workspace
from workbench.errors import UndecidableError
from workbench.i18n import _
from workbench.model.desk import CheckedClaim, Place
from workbench.model.event import ANSWERS, Effect, Event, EventKind, Target
from workbench.model.verdict import Question, ScaleLabel, Verdict
from workbench.store.work import Work

_LONGEST_NOTE = 20_000


def mark(
    ws: Workspace,
    article_id: int,
    claim_ids: Sequence[str],
    label_id: str,
    note: str | None = None,
    *,
    question: Question = Question.SO,
    reason: str | None = None,
) -> Event | None:
    """Give claims a verdict of the active scale; a note, if given, replaces theirs.

    None where they have all that already, by the same person and on the same evidence.

    The verdict answers "is it so?", or with `Question.SAID` whether those said it who are named
    in the claims. A `reason` says why less evidence than the rules want is enough; it replaces
    the claims' own. The event keeps which evidence the verdict rested on. Raises
    `UndecidableError` where the scale has no such label or a claim raises no such question,
    `NotFoundError` where there is no such claim.
    """
    label = label_of(ws, label_id)
    words = None if note is None else _note_text(note)
    why = None if reason is None else _note_text(reason)
    with ws.store.write(ws.actor) as work:
        claims = claims_of(work, article_id, claim_ids)
        effects = [_verdict_effect(ws, claim, label, question) for claim in claims]
        body: dict[str, Any] = {**_asked(claims, question), **label_named(ws, label)}
        given = Verdict(ws.scale.ref, label.id, label.settles, ws.actor, at="")
        rests_on = _rested_on(
            ws, work, article_id, claims, given if question is Question.SO else None
        )
        if rests_on:
            body["evidence"] = rests_on
        if words is not None:
            effects += [_note_effect(claim, words) for claim in claims]
            body["note"] = words
        if why is not None:
            effects += [_shortfall_effect(claim, why) for claim in claims]
            body["reason"] = why
        if _is_repeated(ws, work, article_id, claims, effects=effects, body=body):
            return None
        return work.events.append(EventKind.VERDICT_SET, article_id, body, effects)


def label_of(ws: Workspace, label_id: str) -> ScaleLabel:
    """The label of the active scale. Raises `UndecidableError`, naming those there are."""
    label = ws.scale.label(label_id)
    if label is None:
        raise UndecidableError(
            _("The scale “{scale}” has no verdict “{label}”; it has: {labels}.").format(
                scale=ws.scale.id,
                label=label_id,
                labels=", ".join(item.id for item in ws.scale.labels),
            )
        )
    return label


def find_label(ws: Workspace, said: str) -> ScaleLabel:
    """The label that somebody means: by its id, its name in any language, or its number key.

    Raises `UndecidableError` like `label_of`.
    """
    labels = ws.scale.labels
    if said.isdecimal() and len(said) == 1 and 1 <= int(said) <= len(labels):
        return labels[int(said) - 1]
    wanted = said.strip().casefold()
    for label in labels:
        if wanted in (label.id, *(name.casefold() for name in label.names.values())):
            return label
    return label_of(ws, said)


def note(ws: Workspace, article_id: int, claim_id: str, text: str) -> Event:
    """Set the note of a claim; an empty text takes the note away."""
    words = _note_text(text)
    with ws.store.write(ws.actor) as work:
        claims = claims_of(work, article_id, [claim_id])
        body = {"claims": wordings(claims), "note": words}
        effects = [_note_effect(claim, words) for claim in claims]
        return work.events.append(EventKind.NOTE_SET, article_id, body, effects)


def dismiss(ws: Workspace, article_id: int, claim_ids: Sequence[str], reason: str) -> Event:
    """Say that something is no claim, and why."""
    why = storable(reason).strip()
    if not why:
        raise UndecidableError(_("Say why it is not a claim."))
    return _set_dismissed(ws, article_id, claim_ids, why)


def restore(ws: Workspace, article_id: int, claim_ids: Sequence[str]) -> Event:
    """Say that something that was dismissed is a claim after all."""
    return _set_dismissed(ws, article_id, claim_ids, None)


def undo(ws: Workspace, article_id: int) -> Event | None:
    """Take the last step on an article back; None where there is none."""
    return _step(ws, article_id, EventKind.UNDONE)


def redo(ws: Workspace, article_id: int) -> Event | None:
    """Repeat the step that was last taken back; None where there is none."""
    return _step(ws, article_id, EventKind.REDONE)


def remember_place(ws: Workspace, article_id: int, place: Place) -> None:
    """Keep where somebody was, so that the article opens there again; this is no event."""
    with ws.store.write(ws.actor) as work:
        article_of(work, article_id)
        work.articles.set_place(article_id, place)


def _step(ws: Workspace, article_id: int, kind: EventKind) -> Event | None:
    back = kind is EventKind.UNDONE
    with ws.store.write(ws.actor) as work:
        article_of(work, article_id)
        undoable, redoable = work.events.undo_redo(article_id)
        step = undoable if back else redoable
        if step is None:
            return None
        effects = list(step.effects)
        if back:
            effects = [effect.inverted() for effect in reversed(effects)]
        body = {
            "claims": list(step.body.get("claims", [])),
            "step": step.kind.value,
            "undoes" if back else "redoes": step.seq,
        }
        return work.events.append(kind, article_id, body, effects)


def _set_dismissed(
    ws: Workspace, article_id: int, claim_ids: Sequence[str], reason: str | None
) -> Event:
    kind = EventKind.CLAIM_RESTORED if reason is None else EventKind.CLAIM_DISMISSED
    with ws.store.write(ws.actor) as work:
        claims = claims_of(work, article_id, claim_ids)
        body: dict[str, Any] = {"claims": wordings(claims)}
        if reason is not None:
            body["reason"] = reason
        effects = [
            Effect(Target.DISMISSED, item.claim.id, item.dismissed, reason) for item in claims
        ]
        return work.events.append(kind, article_id, body, effects)


def _verdict_effect(
    ws: Workspace, item: CheckedClaim, label: ScaleLabel, question: Question
) -> Effect:
    before, after = verdict_value(item.verdict_on(question)), label_value(ws, label)
    return Effect(ANSWERS[question], item.claim.id, before, after)


def _is_repeated(
    ws: Workspace,
    work: Work,
    article_id: int,
    claims: Sequence[CheckedClaim],
    *,
    effects: Sequence[Effect],
    body: Mapping[str, Any],
) -> bool:
    """Whether a verdict says nothing new: not in itself, in who gives it, or what it rests on."""
    if any(effect.before != effect.after for effect in effects):
        return False
    question = Question(body.get("question", Question.SO))
    verdicts = [item.verdict_on(question) for item in claims]
    if any(verdict is None or verdict.by != ws.actor for verdict in verdicts):
        return False
    rested: dict[str, Any] = {}
    for event in work.events.of_kinds(article_id, {EventKind.VERDICT_SET}):
        if event.body.get("question") == body.get("question"):
            evidence = event.body.get("evidence", {})
            rested.update({item["id"]: evidence.get(item["id"]) for item in event.body["claims"]})
    now = body.get("evidence", {})
    return all(
        item.claim.id in rested and rested[item.claim.id] == now.get(item.claim.id)
        for item in claims
    )


def _rested_on(
    ws: Workspace,
    work: Work,
    article_id: int,
    claims: Sequence[CheckedClaim],
    given: Verdict | None,
) -> dict[str, Any]:
    """What each claim has for evidence as it is judged, by its id; see `evidence_named`.

    Held against the rule in force where a verdict is `given` that says that it is so, or not.
    """
    if given is None:
        return {item.claim.id: evidence_named(item) for item in claims if item.evidence}
    sources = work.sources.some(work.evidence.attached(article_id))
    judged = backed(ws, [replace(item, verdict=given) for item in claims], sources)
    return {
        item.claim.id: evidence_named(item)
        for item in judged
        if item.evidence or (item.backing and item.backing.applies)
    }


def _asked(claims: Sequence[CheckedClaim], question: Question) -> dict[str, Any]:
    """The claims and the question as an event keeps them; a plain "is it so?" is not named.

    Raises `UndecidableError` for a claim that does not raise the question.
    """
    silent = next((i.claim.id for i in claims if question not in i.claim.questions), None)
    if silent is not None:
        raise UndecidableError(
            _(
                "Claim “{claim}” names nobody who said it; only whether it is so can be judged."
            ).format(claim=silent)
        )
    if question is Question.SO:
        return {"claims": wordings(claims)}
    return {"claims": sayings(claims), "question": question.value}


def _note_effect(item: CheckedClaim, text: str) -> Effect:
    return Effect(Target.NOTE, item.claim.id, item.note or None, text or None)


def _shortfall_effect(item: CheckedClaim, why: str) -> Effect:
    return Effect(Target.SHORTFALL, item.claim.id, item.shortfall, why or None)


def _note_text(text: str) -> str:
    words = storable(text).strip()
    if len(words) > _LONGEST_NOTE:
        raise UndecidableError(
            _("The note is longer than {most} characters; shorten it.").format(most=_LONGEST_NOTE)
        )
    return words
