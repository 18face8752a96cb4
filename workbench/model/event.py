"""The verification log: what was done, by whom, when, and how to take it back."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import rfc8785

from workbench.model.verdict import Question

GENESIS = "0" * 64
"""The previous hash of the first event."""


class EventKind(StrEnum):
    """What was done."""

    ARTICLE_ADDED = "article-added"
    ARTICLE_REVISED = "article-revised"
    VERDICT_SET = "verdict-set"
    NOTE_SET = "note-set"
    CLAIM_DISMISSED = "claim-dismissed"
    CLAIM_RESTORED = "claim-restored"
    CLAIM_ADDED = "claim-added"
    CLAIM_RESIZED = "claim-resized"
    CLAIM_SPLIT = "claim-split"
    CLAIMS_MERGED = "claims-merged"
    MATCH_ACCEPTED = "match-accepted"
    MATCH_REJECTED = "match-rejected"
    MATCH_RESET = "match-reset"
    UNDONE = "undone"
    REDONE = "redone"
    KNOWN_ADDED = "known-added"
    KNOWN_IMPORTED = "known-imported"
    KNOWN_EDITED = "known-edited"
    KNOWN_WITHDRAWN = "known-withdrawn"  # it is proposed no more
    KNOWN_RESTORED = "known-restored"
    KNOWN_MENDED = "known-mended"  # a record was taken out of quarantine into the claims database
    RECORD_DISMISSED = "record-dismissed"  # one in quarantine is not to be taken in
    IMPORT_TAKEN_BACK = "import-taken-back"
    LOG_EXPORTED = "log-exported"
    WORTH_TRAINED = "worth-trained"
    WORTH_RESET = "worth-reset"
    SOURCE_ADDED = "source-added"
    SOURCE_CHANGED = "source-changed"
    SOURCE_GRADED = "source-graded"
    SOURCE_SAVED = "source-saved"
    SOURCE_FETCHED = "source-fetched"
    SOURCE_EXTRACTED = "source-extracted"
    SOURCE_ATTACHED = "source-attached"
    SOURCE_DETACHED = "source-detached"
    EVIDENCE_LINKED = "evidence-linked"
    EVIDENCE_CHANGED = "evidence-changed"
    EVIDENCE_GRADED = "evidence-graded"
    EVIDENCE_UNLINKED = "evidence-unlinked"
    SHORTFALL_EXPLAINED = "shortfall-explained"
    QUERY_ASKED = "query-asked"
    QUERY_CHANGED = "query-changed"
    QUERY_WITHDRAWN = "query-withdrawn"
    QUERY_ANSWERED = "query-answered"


STEPS = frozenset((EventKind.UNDONE, EventKind.REDONE))
"""The kinds of events that take back or repeat another one."""


class Target(StrEnum):
    """The part of the state of a claim, or of an article, that an effect changes."""

    VERDICT = "verdict"  # on "is it so?"; value: {"scale", "label", "settles"} or None
    SAID = "said"  # on "did they say it?"; value as for VERDICT
    NOTE = "note"  # value: the note's text, or None
    DISMISSED = "dismissed"  # value: the reason, or None
    ACTIVE = "active"  # value: bool; false once an edit has replaced the claim
    MATCH = "match"  # value: "accepted", "rejected" or None; item: the known claim
    EVIDENCE = "evidence"  # value: a record as in `store/evidence.py`, or None; item: its number
    SHORTFALL = "shortfall"  # value: why less evidence than wanted is enough, or None
    QUERY = "query"  # value: a record as in `store/query_rows.py`, or None; item: its number
    ATTACHED = "attached"  # of the article: value: bool; item: the source


_ITEMS = {
    Target.MATCH: "known",
    Target.EVIDENCE: "evidence",
    Target.QUERY: "query",
    Target.ATTACHED: "source",
}
"""Under which key an event keeps the number of what an effect is about beside the claim."""

ANSWERS = {Question.SO: Target.VERDICT, Question.SAID: Target.SAID}
"""The part of a claim's state that answers each question."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One change of one value of one claim of an article, or of the article itself.

    `claim` is the claim's id within the article (`c12`), empty for the article. `item` is the
    number of the known claim, the evidence, the query or the source that the value is about, 0 for
    the other targets. Swapping `before` and `after` gives the effect that takes it back.
    """

    target: Target
    claim: str
    before: Any
    after: Any
    item: int = 0

    def inverted(self) -> "Effect":
        """The effect that takes this one back."""
        return Effect(self.target, self.claim, self.after, self.before, self.item)

    def as_json(self) -> dict[str, Any]:
        """The form kept in an event's body."""
        data: dict[str, Any] = {
            "target": self.target.value,
            "claim": self.claim,
            "before": self.before,
            "after": self.after,
        }
        if self.item:
            data[_ITEMS[self.target]] = self.item
        return data

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> "Effect":
        """The effect that `as_json` wrote."""
        target = Target(data["target"])
        return Effect(
            target,
            str(data["claim"]),
            data["before"],
            data["after"],
            int(data.get(_ITEMS.get(target, ""), 0)),
        )


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log; `body` is plain JSON without floats. `article` is 0 for none."""

    seq: int
    at: str
    actor: str
    kind: EventKind
    article: int
    body: Mapping[str, Any]
    prev: str
    hash: str

    @property
    def effects(self) -> tuple[Effect, ...]:
        """The changes the event made, in order."""
        return tuple(Effect.from_json(item) for item in self.body.get("effects", ()))

    def line(self) -> bytes:
        """The canonical line that the hash is taken over (RFC 8785, without a line end)."""
        return canonical_line(
            seq=self.seq,
            at=self.at,
            actor=self.actor,
            kind=self.kind,
            article=self.article,
            body=self.body,
            prev=self.prev,
        )


def canonical_line(
    *, seq: int, at: str, actor: str, kind: str, article: int, body: Mapping[str, Any], prev: str
) -> bytes:
    """An event as RFC 8785 bytes: `actor, article, at, body, prev, seq, type`."""
    return rfc8785.dumps(
        {
            "seq": seq,
            "at": at,
            "actor": actor,
            "type": str(kind),
            "article": article,
            "body": dict(body),
            "prev": prev,
        }
    )


def line_hash(line: bytes) -> str:
    """SHA-256 of a canonical line, as hex."""
    return hashlib.sha256(line).hexdigest()
