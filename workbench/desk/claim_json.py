"""A claim as JSON: the same keys on the command line and in the exported log."""

from typing import Any

from workbench.model.span import Span
from workbench.model.split import Attribution, Claim, Mention, Reference, Signal


def span_json(span: Span) -> dict[str, int]:
    """A span."""
    return {"start": span.start, "end": span.end}


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim with all that was read out of the article for it.

    `frame`, `attribution` are null where nobody speaks. `unit`, `sort`, `resolved` and `scope` of a
    signal are left out where they say nothing.
    """
    return {
        "id": claim.id,
        **span_json(claim.span),
        "text": claim.text,
        "sentence": span_json(claim.sentence),
        "checkable": claim.checkable,
        "worth": claim.worth,
        "reasons": list(claim.reasons),
        "hedged": claim.hedged,
        "language": claim.language,
        "attribution": _mention(claim.attribution) if claim.attribution else None,
        "questions": [asked.value for asked in claim.questions],
        "frame": span_json(claim.frame) if claim.frame else None,
        "signals": [_signal(signal) for signal in claim.signals],
        "context": [_reference(reference) for reference in claim.context],
    }


def _mention(mention: Attribution | Mention) -> dict[str, Any]:
    return {**span_json(mention.span), "text": mention.text}


def _signal(signal: Signal) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "kind": signal.kind.value,
        **span_json(signal.span),
        "text": signal.text,
        "value": signal.value,
    }
    more = {
        "unit": signal.unit,
        "sort": signal.sort.value,
        "resolved": signal.resolved,
        "scope": span_json(signal.scope) if signal.scope else None,
    }
    return entry | {name: value for name, value in more.items() if value}


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "kind": reference.kind.value,
        **span_json(reference.span),
        "text": reference.text,
        "candidates": [_mention(candidate) for candidate in reference.candidates],
    }
