"""What states, relations, differences and reasons are called and how they are signed."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from workbench.desk import vocabulary
from workbench.i18n import _, language
from workbench.model.desk import CheckedClaim, ClaimFilter, ClaimOrder, ClaimState
from workbench.model.event import EventKind
from workbench.model.match import Decision, Match, Relation
from workbench.model.verdict import Scale, ScaleLabel, Verdict
from workbench.text.guard import one_line


class Look(NamedTuple):
    """A state as sign, word and tone, never by colour alone; the tone names a style."""

    sign: str
    word: str
    tone: str


MUTED = "$foreground 60%"
"""The style of what is said in passing; `$text-muted` would need a background to be known."""

STYLES: Mapping[str, str] = {
    "good": "$success",
    "bad": "$error",
    "warn": "$warning",
    "ask": "$secondary",
    "calm": MUTED,
    "open": "$foreground",
    "alarm": "$error",
    "off": MUTED,
}
"""The colour of each tone, as a style of the theme."""

_STATES = {
    ClaimState.OPEN: Look("○", _("open"), "open"),
    ClaimState.PENDING: Look("◐", _("half judged"), "ask"),
    ClaimState.DISMISSED: Look("–", _("not a claim"), "off"),
    ClaimState.UNCHECKABLE: Look("·", _("nothing to check"), "off"),
}
_ALARM = Look("≠", _("open, contradicts a known claim"), "alarm")
_RELATIONS = {
    Relation.SAME: Look("=", _("same"), "good"),
    Relation.CONFLICT: Look("≠", _("conflict"), "alarm"),
    Relation.RELATED: Look("~", _("related"), "calm"),
    Relation.UNRELATED: Look(" ", _("unrelated"), "off"),
}
FILTERS = {
    ClaimFilter.ALL: _("all claims"),
    ClaimFilter.OPEN: _("open"),
    ClaimFilter.PENDING: _("marked, not settled"),
    ClaimFilter.DECIDED: _("decided"),
    ClaimFilter.CONFLICT: _("with a conflict"),
    ClaimFilter.UNCHECKABLE: _("nothing to check"),
}
ORDERS = {ClaimOrder.PLACE: _("by place"), ClaimOrder.WORTH: _("by worth")}
_EVENTS = {
    EventKind.VERDICT_SET: _("verdict"),
    EventKind.NOTE_SET: _("note"),
    EventKind.CLAIM_DISMISSED: _("not a claim"),
    EventKind.CLAIM_RESTORED: _("claim again"),
    EventKind.CLAIM_ADDED: _("claim added"),
    EventKind.CLAIM_RESIZED: _("claim resized"),
    EventKind.CLAIM_SPLIT: _("claim split"),
    EventKind.CLAIMS_MERGED: _("claims merged"),
    EventKind.MATCH_ACCEPTED: _("match accepted"),
    EventKind.MATCH_REJECTED: _("match rejected"),
    EventKind.MATCH_RESET: _("match reset"),
    EventKind.QUERY_ASKED: _("author asked"),
    EventKind.QUERY_CHANGED: _("query changed"),
    EventKind.QUERY_WITHDRAWN: _("query withdrawn"),
    EventKind.QUERY_ANSWERED: _("author's answer"),
    EventKind.UNDONE: _("undone"),
    EventKind.REDONE: _("redone"),
}
DISMISSALS = ("opinion", "forecast", "question", "phrase", "repeated")
"""The reasons offered for "not a claim"; they are kept in the log in this form."""


def word(key: str) -> str:
    """What a signal, difference, reason or exclusion is called; unknown ones as they come."""
    return one_line(vocabulary.word(key))


def reading(done: int, total: int) -> str:
    """How far the known claims are read into the index."""
    return _("reading known claims {done}/{total} …").format(done=done, total=total)


def event(kind: EventKind) -> str:
    """What a step of the log is called."""
    return _EVENTS.get(kind, kind.value)


def relation(kind: Relation) -> Look:
    """How a relation is shown."""
    return _RELATIONS[kind]


def match_look(match: Match) -> Look:
    """How a match is shown, after a person's decision on it."""
    if match.decision is Decision.REJECTED:
        return Look("×", _("rejected"), "off")
    look = _RELATIONS[match.comparison.relation]
    if match.decision is Decision.ACCEPTED:
        return look._replace(word=f"{look.word}, {_('accepted')}")
    return look


class Scales:
    """Finds the label of a verdict on whatever scale it was given."""

    def __init__(self, active: Scale, others: Iterable[Scale] = ()) -> None:
        self.active = active
        self._by_ref = {scale.ref: scale for scale in (*others, active)}

    def with_active(self, scale: Scale) -> "Scales":
        """The same scales, judging on another one."""
        return Scales(scale, self._by_ref.values())

    def knows(self, ref: str) -> bool:
        """Whether the scale is among them."""
        return ref in self._by_ref

    def label(self, verdict: Verdict) -> ScaleLabel | None:
        """The label, if its scale is known."""
        scale = self._by_ref.get(verdict.scale)
        return scale.label(verdict.label) if scale else None

    def verdict(self, verdict: Verdict) -> Look:
        """How a verdict is shown; one of an unknown scale by its id."""
        label = self.label(verdict)
        if label is None:
            tone = "calm" if verdict.settles else "ask"
            return Look("✓" if verdict.settles else "?", one_line(verdict.label), tone)
        return Look(label.sign, one_line(label.name(language())), label.tone.value)

    def pending(self, item: CheckedClaim) -> str:
        """What a claim that is marked but not settled waits for, in a word."""
        return self.verdict(item.verdict).word if item.verdict else _STATES[item.state].word

    def claim(self, item: CheckedClaim) -> Look:
        """How a claim is shown in its present state.

        A known claim that it contradicts stays an alarm until somebody says whether it is so.
        """
        if item.dismissed is None and item.verdict is not None:
            return self.verdict(item.verdict)
        if item.state in (ClaimState.OPEN, ClaimState.PENDING) and item.in_conflict:
            return _ALARM
        return _STATES[item.state]
