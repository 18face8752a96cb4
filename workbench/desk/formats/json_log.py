"""The log as JSON, lossless: every text as it is stored, every event with its hash.

The last event is the receipt of the export itself. It holds the SHA-256 of the RFC 8785 form of
everything in the file but the events, and that of the hashes of all events before it; so the hash
of the receipt, kept elsewhere, vouches for the whole file.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import rfc8785

from workbench.desk.formats.document import ClaimEntry, LogDocument
from workbench.model.desk import ClaimState
from workbench.model.event import Event
from workbench.model.match import Difference, Match
from workbench.model.span import Span
from workbench.model.split import Claim
from workbench.text.guard import quiet_json

FORMAT = "workbench-log"
VERSION = 1


def content(document: LogDocument) -> dict[str, Any]:
    """All of the file but the events."""
    article = document.article
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported": {
            "at": document.exported_at,
            "by": document.exported_by,
            "program": document.program,
        },
        "article": {
            "id": article.id,
            "revision": article.revision,
            "name": article.name,
            "title": article.title,
            "language": article.language,
            "length": len(article.text),
            "sha256": article.sha256,
            "added_at": article.added_at,
            "published": article.metadata.published,
            "agencies": list(article.metadata.agencies),
            "bylines": list(article.metadata.bylines),
            "text": article.text,
        },
        "summary": {
            "claims": len(document.claims),
            **{state.value: _count(document, state) for state in ClaimState},
            "in_conflict": document.conflicts,
        },
        "claims": [_claim(entry) for entry in document.claims],
        "excluded": [
            {**_span(e.excluded.span), "text": e.excluded.text, "reason": e.excluded.reason.value}
            for e in document.excluded
        ],
    }


def canonical(data: dict[str, Any]) -> bytes:
    """The RFC 8785 bytes that a receipt vouches for."""
    return rfc8785.dumps(data)


def draft(document: LogDocument) -> bytes:
    """What the receipt of an export of this document vouches for."""
    return canonical(content(document))


def seal(document: LogDocument, receipt: Event) -> bytes:
    """The whole file, as UTF-8: the content, the article's events and their receipt."""
    events = [event_json(event) for event in (*document.events, receipt)]
    whole = {**content(document), "events": events}
    text = json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)
    return (quiet_json(text) + "\n").encode()


def hashes_digest(hashes: Iterable[str]) -> str:
    """SHA-256 of event hashes, each followed by a line feed, as hex."""
    return hashlib.sha256("".join(f"{item}\n" for item in hashes).encode()).hexdigest()


def event_json(event: Event) -> dict[str, Any]:
    """An event with the keys that its hash is taken over, and the hash."""
    return {
        "seq": event.seq,
        "at": event.at,
        "actor": event.actor,
        "type": event.kind.value,
        "article": event.article,
        "body": dict(event.body),
        "prev": event.prev,
        "hash": event.hash,
    }


def _count(document: LogDocument, state: ClaimState) -> int:
    return sum(entry.checked.state is state for entry in document.claims)


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _claim(entry: ClaimEntry) -> dict[str, Any]:
    checked, judged = entry.checked, entry.judgement
    verdict = checked.verdict
    return {
        **_split_claim(checked.claim),
        "state": checked.state.value,
        "verdict": {
            "scale": verdict.scale,
            "label": verdict.label,
            "name": judged.name,
            "settles": verdict.settles,
            "rating": judged.rating,
            "by": verdict.by,
            "at": verdict.at,
        }
        if verdict and judged
        else None,
        "note": checked.note,
        "dismissed": checked.dismissed,
        "matches": [_match(item.match) for item in entry.matches],
    }


def _split_claim(claim: Claim) -> dict[str, Any]:
    said = claim.attribution
    return {
        "id": claim.id,
        **_span(claim.span),
        "text": claim.text,
        "sentence": _span(claim.sentence),
        "checkable": claim.checkable,
        "worth": claim.worth,
        "reasons": list(claim.reasons),
        "hedged": claim.hedged,
        "attribution": {**_span(said.span), "text": said.text} if said else None,
        "signals": [
            {"kind": s.kind.value, **_span(s.span), "text": s.text, "value": s.value}
            | ({"unit": s.unit} if s.unit else {})
            for s in claim.signals
        ],
    }


def _match(match: Match) -> dict[str, Any]:
    known = match.known
    return {
        "known": {
            "id": known.id,
            "external_id": known.external_id,
            "text": known.text,
            "title": known.title,
            "summary": known.summary,
            "language": known.language,
            "verdict": known.verdict,
            "date": known.date,
            "publisher": known.publisher,
            "url": known.url,
            "claimant": known.claimant,
            "origin": known.origin,
            "checked_by": known.checked_by,
        },
        "score": match.comparison.score,
        "relation": match.comparison.relation.value,
        "differences": [_difference(item) for item in match.comparison.differences],
        "decision": match.decision.value if match.decision else None,
    }


def _difference(item: Difference) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "claim": {**_span(item.claim.span), "text": item.claim.text},
        "known": {**_span(item.known.span), "text": item.known.text},
    }
