"""Builds the document that every format writes down."""

from collections.abc import Iterable, Sequence

from workbench.desk.explaining import detail, leanings
from workbench.desk.formats import words
from workbench.desk.formats.document import (
    Answer,
    ClaimEntry,
    DifferenceEntry,
    ExcludedEntry,
    Judgement,
    LogDocument,
    Look,
    MatchEntry,
    TallyEntry,
)
from workbench.desk.formats.narrating import LabelNames, concerns, tell
from workbench.desk.formats.pieces import cut
from workbench.desk.vocabulary import question_on, word
from workbench.model.desk import ArticleOnDesk, CheckedClaim, ClaimState
from workbench.model.event import Event
from workbench.model.match import Match
from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.model.verdict import Scale, Tone, Verdict

_TONES = (*Tone, *ClaimState)


def build(
    desk: ArticleOnDesk,
    events: Sequence[Event],
    scales: Iterable[Scale],
    *,
    language: str,
    exported_at: str,
    exported_by: str,
    program: str,
) -> LogDocument:
    """The document of an article: `events` are all of the article's events in order.

    `scales` should hold every version there is, so that old verdicts keep their names;
    `exported_at` is UTC, ISO 8601.
    """
    labels = LabelNames(scales, language)
    touching = _by_claim(events)
    claims = tuple(_claim(item, touching.get(item.claim.id, []), labels) for item in desk.claims)
    excluded = tuple(ExcludedEntry(item, word(item.reason)) for item in desk.excluded)
    spans: list[tuple[Span, ClaimEntry | ExcludedEntry]] = [
        *((entry.checked.claim.span, entry) for entry in claims),
        *((entry.excluded.span, entry) for entry in excluded),
    ]
    in_force = {item.claim.id for item in desk.claims}
    return LogDocument(
        article=desk.article,
        language=language,
        exported_at=exported_at,
        exported_by=exported_by,
        program=program,
        claims=claims,
        excluded=excluded,
        pieces=cut(desk.article.text, spans),
        tally=_tally(claims),
        conflicts=sum(item.in_conflict for item in desk.claims),
        history=tuple(tell(e, labels) for e in events if in_force.isdisjoint(concerns(e))),
        events=tuple(events),
    )


def _claim(checked: CheckedClaim, events: Sequence[Event], labels: LabelNames) -> ClaimEntry:
    claim = checked.claim
    return ClaimEntry(
        number=claim.id.removeprefix("c"),
        checked=checked,
        look=_look(checked, labels),
        state=words.state(checked.state).word,
        answers=_answers(checked, labels),
        signals=tuple(
            detail(signal) for signal in claim.signals if signal.kind is not SignalKind.ATTRIBUTION
        ),
        context=tuple(leanings(claim)),
        matches=tuple(_match(claim.text, match) for match in checked.matches),
        history=tuple(tell(event, labels, claim.id, claim.text) for event in events),
    )


def _by_claim(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The events that touch each claim, in order."""
    touching: dict[str, list[Event]] = {}
    for event in events:
        for claim_id in concerns(event):
            touching.setdefault(claim_id, []).append(event)
    return touching


def _look(checked: CheckedClaim, labels: LabelNames) -> Look:
    """The verdict's tone, sign and name, else those of the claim's state."""
    verdict = checked.verdict
    plain = words.state(checked.state)
    if verdict is None or checked.state is ClaimState.DISMISSED:
        return plain
    return _verdict_look(verdict, labels)


def _verdict_look(verdict: Verdict, labels: LabelNames) -> Look:
    """The tone, sign and name of a verdict; of an unknown scale by whether it settled anything."""
    label = labels.label(verdict.scale, verdict.label)
    if label is None:
        state = ClaimState.DECIDED if verdict.settles else ClaimState.PENDING
        return Look("calm", words.state(state).sign, verdict.label)
    return Look(label.tone.value, label.sign, label.name(labels.language))


def _answers(checked: CheckedClaim, labels: LabelNames) -> tuple[Answer, ...]:
    """An answer to each question of a claim, also one that nobody has given yet."""
    return tuple(
        Answer(
            asked,
            question_on(checked.claim, asked),
            _judgement(checked.verdict_on(asked), labels),
        )
        for asked in checked.claim.questions
    )


def _judgement(verdict: Verdict | None, labels: LabelNames) -> Judgement | None:
    if verdict is None:
        return None
    label = labels.label(verdict.scale, verdict.label)
    return Judgement(
        look=_verdict_look(verdict, labels),
        label=verdict.label,
        name=labels.name(verdict.scale, verdict.label),
        definition=label.definition(labels.language) if label else "",
        scale=labels.scale_name(verdict.scale),
        rating=label.rating if label else None,
        by=verdict.by,
        at=words.moment(verdict.at),
    )


def _match(claim: str, match: Match) -> MatchEntry:
    known, differences = match.known, match.comparison.differences
    source = (known.verdict, known.publisher, known.date, known.checked_by)
    return MatchEntry(
        match=match,
        look=words.relation(match.comparison.relation),
        decision=words.decision(match.decision),
        source=" · ".join(part for part in source if part),
        claim=cut(claim, [(item.claim.span, item.kind) for item in differences]),
        known=cut(known.text, [(item.known.span, item.kind) for item in differences]),
        differences=tuple(
            DifferenceEntry(item.kind, word(item.kind), item.claim.text, item.known.text)
            for item in differences
        ),
    )


def _tally(claims: Iterable[ClaimEntry]) -> tuple[TallyEntry, ...]:
    """The looks that occur, those of one tone together, each with its count."""
    counts: dict[Look, int] = {}
    for entry in claims:
        counts[entry.look] = counts.get(entry.look, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (_TONES.index(item[0].tone), -item[1]))
    return tuple(TallyEntry(look, count) for look, count in ordered)
