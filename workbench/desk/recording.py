"""The bodies of events: the wording of every claim touched, as it was at the time."""

from collections.abc import Iterable
from typing import Any

from workbench.desk.workspace import Workspace
from workbench.model.desk import CheckedClaim
from workbench.model.known import KnownClaim
from workbench.model.match import Comparison, Match
from workbench.model.source import Source
from workbench.model.split import Claim
from workbench.model.verdict import ScaleLabel, Verdict


def wordings(claims: Iterable[Claim | CheckedClaim]) -> list[dict[str, Any]]:
    """The claims as an event keeps them."""
    return [_wording(item.claim if isinstance(item, CheckedClaim) else item) for item in claims]


def sayings(claims: Iterable[CheckedClaim]) -> list[dict[str, Any]]:
    """The claims as an event on "did they say it?" keeps them: each with who is named there."""
    return [
        {**_wording(item.claim), "attribution": item.claim.attribution.text}
        for item in claims
        if item.claim.attribution is not None
    ]


def label_named(ws: Workspace, label: ScaleLabel) -> dict[str, Any]:
    """A label as an event keeps it: readable also where its scale is no longer known."""
    return {"scale": ws.scale.ref, "label": label.id, "name": label.name(ws.language)}


def label_value(ws: Workspace, label: ScaleLabel) -> dict[str, Any]:
    """A label as the value of an effect."""
    return {"scale": ws.scale.ref, "label": label.id, "settles": label.settles}


def verdict_value(verdict: Verdict | None) -> dict[str, Any] | None:
    """A verdict as the value of an effect."""
    if verdict is None:
        return None
    return {"scale": verdict.scale, "label": verdict.label, "settles": verdict.settles}


def known_named(known: KnownClaim) -> dict[str, Any]:
    """A known claim as an event keeps it."""
    return {
        "id": known.id,
        "external_id": known.external_id,
        "text": known.text,
        "verdict": known.verdict,
        "date": known.date,
        "publisher": known.publisher,
        "url": known.url,
    }


def match_named(match: Match) -> dict[str, Any]:
    """A match as an event keeps it; no floats, which canonical JSON has no single form for."""
    return {
        "known": known_named(match.known),
        "score": round(match.comparison.score),
        "relation": match.comparison.relation.value,
        "differences": _differences(match.comparison),
    }


def source_named(source: Source) -> dict[str, Any]:
    """A source as an event of an article keeps it: enough to know which one is meant."""
    details = source.details
    return {
        "id": source.id,
        "kind": details.kind.value,
        "title": details.title,
        "publisher": details.publisher,
        "url": details.url,
        "origin": details.origin,
        "primary": details.primary,
        "confidential": details.confidential,
        "reliability": details.reliability.value,
    }


def evidence_named(item: CheckedClaim) -> dict[str, Any]:
    """What a verdict rests on, as its event keeps it: the words of each passage, and its grade.

    Where a whole source is meant, there are no words. With how that stands to the rule that it was
    held against, where it was.
    """
    told: dict[str, Any] = {
        "items": [
            {
                "id": each.id,
                "source": each.source,
                "stance": each.stance.value,
                "credibility": each.credibility.value,
                "exact": each.passage.quote.exact if each.passage else "",
            }
            for each in item.evidence
        ]
    }
    if item.backing is None:
        return told
    return {
        **told,
        "rule": item.backing.rule,
        "side": item.backing.side.value,
        "origins": item.backing.origins,
        "wanted": item.backing.wanted if item.backing.applies else 0,
        "primary": item.backing.primary,
        "enough": item.backing.enough,
    }


def _wording(claim: Claim) -> dict[str, Any]:
    return {"id": claim.id, "text": claim.text, "start": claim.span.start, "end": claim.span.end}


def _differences(comparison: Comparison) -> list[dict[str, str]]:
    return [
        {"kind": item.kind.value, "claim": item.claim.text, "known": item.known.text}
        for item in comparison.differences
    ]
