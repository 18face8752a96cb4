"""Builds the document that every format writes down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.desk.explaining import detail, leanings
from workbench.desk.formats import words
from workbench.desk.formats.disclosing import Disclosure
from workbench.desk.formats.document import (
    Answer,
    ClaimEntry,
    DifferenceEntry,
    ExcludedEntry,
    HistoryEntry,
    Judgement,
    LogDocument,
    Look,
    MatchEntry,
    SourceEntry,
    TallyEntry,
)
from workbench.desk.formats.narrating import LabelNames, concerns, tell
from workbench.desk.formats.people import People
from workbench.desk.formats.pieces import cut
from workbench.desk.formats.sourcing import backing_in_words, evidence_entries, source_entries
from workbench.desk.vocabulary import question_on, word
from workbench.model.desk import ArticleOnDesk, CheckedClaim, ClaimState
from workbench.model.event import GENESIS, Event
from workbench.model.match import Match
from workbench.model.profile import Profile
from workbench.model.source import Source
from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.model.verdict import Scale, Tone, Verdict
from workbench.settings import Public

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
    profile: Profile = Profile.INTERNAL,
    sources: Sequence[Source] | None = None,
    head: tuple[int, str] | None = None,
    public: Public | None = None,
    url: str = "",
) -> LogDocument:
    """The document of an article: `events` are all of the article's and its sources', in order.

    `scales` should hold every version there is, so that old verdicts keep their names;
    `exported_at` is UTC, ISO 8601. `sources` are all that claims or events name, which may be
    more than those that the article is checked against now. `head` is the number and the hash of
    the last entry of the whole log; without it, the last of `events` is. `public` is what the
    public is told of who checked, `url` the page that the check is published on.
    """
    said = public or Public()
    people = People(said.checkers, said.desk, (event.actor for event in events))
    named = desk.sources if sources is None else sources
    view = Disclosure(profile, named, desk.claims, events, people)
    attached = [source.id for source in desk.sources]
    listed = source_entries(named, desk.claims, attached, view)
    teller = _Teller(LabelNames(scales, language), view, {s.reference: s for s in listed})
    touching = _by_claim(events)
    claims = tuple(teller.claim(item, touching.get(item.claim.id, [])) for item in desk.claims)
    excluded = tuple(ExcludedEntry(item, word(item.reason)) for item in desk.excluded)
    spans: list[tuple[Span, ClaimEntry | ExcludedEntry]] = [
        *((entry.checked.claim.span, entry) for entry in claims),
        *((entry.excluded.span, entry) for entry in excluded),
    ]
    in_force = {item.claim.id for item in desk.claims}
    return LogDocument(
        article=view.article(desk.article),
        language=language,
        exported_at=exported_at,
        exported_by=view.people.name(exported_by),
        program=program,
        claims=claims,
        excluded=excluded,
        pieces=cut(desk.article.text, spans),
        tally=_tally(claims),
        conflicts=sum(item.in_conflict for item in desk.claims),
        history=tuple(teller.tell(e) for e in events if in_force.isdisjoint(concerns(e))),
        events=tuple(view.event(event) for event in events),
        profile=profile,
        sources=listed,
        head=head or (max((e.seq, e.hash) for e in events) if events else (0, GENESIS)),
        desk=said.desk,
        url=url,
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Says what it is given in the names of labels and sources, as far as a profile shows it."""

    labels: LabelNames
    view: Disclosure
    sources: Mapping[str, SourceEntry]

    def tell(self, event: Event) -> HistoryEntry:
        """An event as seen from the article."""
        return tell(event, self.labels, self.view)

    def claim(self, whole: CheckedClaim, events: Sequence[Event]) -> ClaimEntry:
        """A claim with the events that touch it."""
        checked = self.view.claim(whole)
        claim = checked.claim
        signals = (item for item in claim.signals if item.kind is not SignalKind.ATTRIBUTION)
        return ClaimEntry(
            number=claim.id.removeprefix("c"),
            checked=checked,
            look=_look(checked, self.labels),
            state=words.state(checked.state).word,
            answers=_answers(checked, self.labels),
            signals=tuple(detail(signal) for signal in signals),
            context=tuple(leanings(claim)),
            matches=tuple(_match(claim.text, match) for match in checked.matches),
            history=tuple(
                tell(event, self.labels, self.view, claim.id, claim.text) for event in events
            ),
            evidence=evidence_entries(checked, self.sources, self.view),
            backing=backing_in_words(checked.backing),
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
