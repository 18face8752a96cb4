"""Signals, attributions and differences as JSON text, and back."""

import json
from collections.abc import Iterable
from typing import Any

from workbench.model.match import Difference, DifferenceKind, Wording
from workbench.model.span import Span
from workbench.model.split import (
    Attribution,
    Mention,
    Metadata,
    NameSort,
    Reference,
    ReferenceKind,
    Signal,
    SignalKind,
)
from workbench.store.borders import clean_text

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().decode


def write_texts(texts: Iterable[str]) -> str:
    """A list of texts."""
    return _encode([clean_text(text) for text in texts])


def read_texts(data: str) -> tuple[str, ...]:
    """What `write_texts` wrote."""
    return tuple(_decode(data))


def write_signals(signals: Iterable[Signal]) -> str:
    """Signals, each as a record with a flat span."""
    return _encode(
        [
            {
                "kind": signal.kind.value,
                "start": signal.span.start,
                "end": signal.span.end,
                "text": clean_text(signal.text),
                "value": clean_text(signal.value),
                "unit": clean_text(signal.unit),
                **_more(signal),
            }
            for signal in signals
        ]
    )


def _more(signal: Signal) -> dict[str, Any]:
    """What few signals have."""
    scope = [signal.scope.start, signal.scope.end] if signal.scope else None
    more = {"sort": signal.sort.value, "resolved": signal.resolved, "scope": scope}
    return {name: value for name, value in more.items() if value}


def read_signals(data: str) -> tuple[Signal, ...]:
    """What `write_signals` wrote."""
    return tuple(
        Signal(
            SignalKind(item["kind"]),
            Span(item["start"], item["end"]),
            item["text"],
            item["value"],
            item["unit"],
            NameSort(item.get("sort", "")),
            item.get("resolved", ""),
            Span(*item["scope"]) if "scope" in item else None,
        )
        for item in _decode(data)
    )


def write_context(context: Iterable[Reference]) -> str | None:
    """References with their candidates; None for none."""
    data = [
        {
            "kind": item.kind.value,
            **_stretch(item.span, item.text),
            "candidates": [_stretch(mention.span, mention.text) for mention in item.candidates],
        }
        for item in context
    ]
    return _encode(data) if data else None


def read_context(data: str | None) -> tuple[Reference, ...]:
    """What `write_context` wrote."""
    return tuple(
        Reference(
            ReferenceKind(item["kind"]),
            *_read_stretch(item),
            tuple(Mention(*_read_stretch(candidate)) for candidate in item["candidates"]),
        )
        for item in (_decode(data) if data else ())
    )


def write_metadata(metadata: Metadata) -> str:
    """Where an article comes from."""
    return _encode(
        {
            "published": clean_text(metadata.published),
            "agencies": [clean_text(name) for name in metadata.agencies],
            "bylines": [clean_text(name) for name in metadata.bylines],
        }
    )


def read_metadata(data: str) -> Metadata:
    """What `write_metadata` wrote; all of it empty where nothing was written."""
    found = _decode(data)
    return Metadata(
        found.get("published", ""),
        tuple(found.get("agencies", ())),
        tuple(found.get("bylines", ())),
    )


def write_attribution(attribution: Attribution | None) -> str | None:
    """An attribution, if there is one."""
    return _encode(_stretch(attribution.span, attribution.text)) if attribution else None


def read_attribution(data: str | None) -> Attribution | None:
    """What `write_attribution` wrote."""
    return Attribution(*_read_stretch(_decode(data))) if data else None


def write_differences(differences: Iterable[Difference]) -> str:
    """Differences, each with both wordings."""
    return _encode(
        [
            {
                "kind": item.kind.value,
                "claim": _stretch(item.claim.span, item.claim.text),
                "known": _stretch(item.known.span, item.known.text),
            }
            for item in differences
        ]
    )


def read_differences(data: str) -> tuple[Difference, ...]:
    """What `write_differences` wrote."""
    return tuple(
        Difference(
            DifferenceKind(item["kind"]),
            Wording(*_read_stretch(item["claim"])),
            Wording(*_read_stretch(item["known"])),
        )
        for item in _decode(data)
    )


def _stretch(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": clean_text(text)}


def _read_stretch(data: dict[str, Any]) -> tuple[Span, str]:
    return Span(data["start"], data["end"]), data["text"]
