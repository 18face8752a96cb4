"""Tells events in words: what was done, from what to what, on which wording."""

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.desk.formats import words
from workbench.desk.formats.disclosing import Disclosure
from workbench.desk.formats.document import HistoryEntry
from workbench.desk.formats.narrating_queries import tell_query
from workbench.desk.formats.narrating_sources import tell_evidence, tell_step
from workbench.desk.vocabulary import question
from workbench.i18n import _
from workbench.model.event import Effect, Event, Target
from workbench.model.match import Decision
from workbench.model.verdict import Question, Scale, ScaleLabel


class LabelNames:
    """The names of verdict labels by scale and version, in one language."""

    def __init__(self, scales: Iterable[Scale], language: str) -> None:
        """Knows the labels of `scales`; `language` is a code such as `de`."""
        self.language = language
        self._scales = {scale.ref: scale for scale in scales}

    def label(self, scale: str, label: str) -> ScaleLabel | None:
        """The label of a scale `id@version`, or None where that version has no file any more."""
        found = self._scales.get(scale)
        return found.label(label) if found else None

    def name(self, scale: str, label: str) -> str:
        """The label's name, else its id."""
        found = self.label(scale, label)
        return found.name(self.language) if found else label

    def scale_name(self, scale: str) -> str:
        """The scale's name with its reference, else the reference alone."""
        found = self._scales.get(scale)
        if found is None:
            return scale
        return f"{found.names.get(self.language) or found.names['en']} ({scale})"


def concerns(event: Event) -> frozenset[str]:
    """The ids of the claims that an event touches."""
    touched = {str(item.get("id")) for item in _claims(event)}
    return frozenset(touched | {effect.claim for effect in event.effects if effect.claim})


def tell(
    event: Event, labels: LabelNames, view: Disclosure, claim_id: str = "", wording: str = ""
) -> HistoryEntry:
    """An event in words, as seen from one claim, or from the article where no claim is named.

    `wording` is the claim's present text; where it read otherwise at the time, that is told.
    What `view` withholds is left out.
    """
    details = tell_step(event, view)
    details += [
        _effect(effect, event, labels, view)
        for effect in event.effects
        if not claim_id or effect.claim == claim_id
    ]
    step = event.body.get("undoes") or event.body.get("redoes")
    if step:
        details.insert(0, _("entry {seq}").format(seq=step))
    if claim_id:
        then = str(_claim_at(event, claim_id).get("text", ""))
        if then and then != wording:
            details.append(_("wording at the time: “{text}”").format(text=then))
    return HistoryEntry(
        seq=event.seq,
        at=words.moment(event.at),
        actor=view.people.name(event.actor),
        what=words.event(event.kind),
        details=tuple(detail for detail in details if detail),
    )


def _claims(event: Event) -> tuple[Mapping[str, Any], ...]:
    listed = event.body.get("claims", ())
    return tuple(item for item in listed if isinstance(item, Mapping))


def _claim_at(event: Event, claim_id: str) -> Mapping[str, Any]:
    """A claim as it was at the time of the event; empty where the event does not list it."""
    return next((item for item in _claims(event) if item.get("id") == claim_id), {})


def _effect(effect: Effect, event: Event, labels: LabelNames, view: Disclosure) -> str:
    after = effect.after
    match effect.target:
        case Target.VERDICT:
            said = _change(effect, event, labels)
        case Target.SAID:
            who = _claim_at(event, effect.claim).get("attribution")
            asked = question(Question.SAID, who if isinstance(who, str) else "")
            said = f"{asked} {_change(effect, event, labels)}"
        case Target.NOTE:
            said = _written(after, view) if after else _("note removed")
        case Target.DISMISSED:
            said = str(after) if after else _("a claim again")
        case Target.ACTIVE:
            said = _("in force") if after else _("replaced")
        case Target.MATCH:
            said = _match(effect, event)
        case Target.EVIDENCE:
            said = tell_evidence(effect, event, view)
        case Target.QUERY:
            said = tell_query(effect, event.kind, view)
        case Target.SHORTFALL:
            said = _written(after, view) if after else _("reason removed")
        case Target.ATTACHED:
            said = view.name(effect.item)
    return said


def _written(text: str, view: Disclosure) -> str:
    """What a checker wrote, or nothing where that is withheld."""
    shown = view.words(text)
    return _("“{text}”").format(text=shown) if shown else ""


def _change(effect: Effect, event: Event, labels: LabelNames) -> str:
    before = _verdict(effect.before, event, labels)
    return f"{before} → {_verdict(effect.after, event, labels)}"


def _verdict(value: Any, event: Event, labels: LabelNames) -> str:
    """The name of a verdict, also where only the event still knows it."""
    if not isinstance(value, Mapping):
        return _("no verdict")
    scale, label = str(value.get("scale", "")), str(value.get("label", ""))
    told = (event.body.get("scale"), event.body.get("label"))
    if labels.label(scale, label) is None and told == (scale, label):
        return str(event.body.get("name") or label)
    return labels.name(scale, label)


def _match(effect: Effect, event: Event) -> str:
    match = event.body.get("match") or event.body.get("reuses")
    known = match.get("known") if isinstance(match, Mapping) else None
    text = str(known.get("text", "")) if isinstance(known, Mapping) else ""
    said = text or _("known claim {number}").format(number=effect.item)
    decided = words.decision(Decision(effect.after)) if effect.after else _("undecided")
    return f"{said} – {decided}"
