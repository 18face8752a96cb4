"""The log as JSON, lossless: every text as it is stored, every event with its hash.

The last event is the receipt of the export itself. It holds the SHA-256 of the RFC 8785 form of
everything in the file but the events, and that of the hashes of all events before it; so the hash
of the receipt, kept elsewhere, vouches for the whole file.

The events are those of the article and, as they belong to no article, those on its sources. In a
public export the bodies of some are withheld; such an entry has `redacted` instead. Its hash
stands in the chain as ever, and the receipt vouches for what is left of it.

A claim's `verdict` answers "is it so?", its `said` answers "did they say it?"; `questions` names
those that it raises. `version` is raised when a key goes or comes to mean something else, not
when one is added: a reader passes over keys it does not know, and the hashes hold all the same.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import rfc8785

from workbench.desk.claim_json import claim_json, span_json
from workbench.desk.formats.document import ClaimEntry, Judgement, LogDocument, Withheld
from workbench.desk.formats.json_queries import query_json
from workbench.desk.formats.json_sources import backing_json, evidence_json, source_json
from workbench.model.desk import ClaimState
from workbench.model.event import Event
from workbench.model.match import Difference, Match
from workbench.model.verdict import Verdict
from workbench.text.guard import quiet_json

FORMAT = "workbench-log"
VERSION = 2


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
            "profile": document.profile.value,
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
            "short_of_evidence": len(document.short),
        },
        "sources": [source_json(entry) for entry in document.sources],
        "claims": [_claim(entry) for entry in document.claims],
        "excluded": [
            {
                **span_json(e.excluded.span),
                "text": e.excluded.text,
                "reason": e.excluded.reason.value,
            }
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


def withheld_digest(entries: Iterable[dict[str, Any]]) -> str:
    """SHA-256 of the RFC 8785 form of the list of all entries without a body, as hex."""
    return hashlib.sha256(rfc8785.dumps(list(entries))).hexdigest()


def event_json(event: Event | Withheld) -> dict[str, Any]:
    """An event with the keys that its hash is taken over, and the hash; `redacted` for a body."""
    content = {"body": dict(event.body)} if isinstance(event, Event) else {"redacted": True}
    return {
        "seq": event.seq,
        "at": event.at,
        "actor": event.actor,
        "type": event.kind.value,
        "article": event.article,
        **content,
        "prev": event.prev,
        "hash": event.hash,
    }


def _count(document: LogDocument, state: ClaimState) -> int:
    return sum(entry.checked.state is state for entry in document.claims)


def _claim(entry: ClaimEntry) -> dict[str, Any]:
    checked = entry.checked
    return {
        **claim_json(checked.claim),
        "state": checked.state.value,
        "verdict": _verdict(checked.verdict, entry.judgement),
        "said": _verdict(checked.said, entry.said),
        "note": checked.note,
        "dismissed": checked.dismissed,
        "evidence": [evidence_json(item) for item in entry.evidence],
        "backing": backing_json(checked.backing),
        "shortfall": checked.shortfall,
        "queries": [query_json(item) for item in entry.queries],
        "matches": [_match(item.match) for item in entry.matches],
    }


def _verdict(verdict: Verdict | None, judged: Judgement | None) -> dict[str, Any] | None:
    if verdict is None or judged is None:
        return None
    return {
        "scale": verdict.scale,
        "label": verdict.label,
        "name": judged.name,
        "settles": verdict.settles,
        "rating": judged.rating,
        "by": verdict.by,
        "at": verdict.at,
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
        "claim": {**span_json(item.claim.span), "text": item.claim.text},
        "known": {**span_json(item.known.span), "text": item.known.text},
    }
