"""The JSON documents that the command line prints; scripts and measurements rely on their keys."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from workbench.desk.claim_json import claim_json, span_json
from workbench.model.article import Document
from workbench.model.desk import ArticleOnDesk
from workbench.model.known import ExactAnswer, KnownClaim, SearchHit
from workbench.model.match import Comparison, Difference, Match, Wording
from workbench.model.split import Excluded, Metadata, Split
from workbench.model.training import Move, PastTraining, TakenBack, Training, WeightsInForce
from workbench.model.verdict import Verdict

NO_PROOFS: Mapping[str, ExactAnswer] = MappingProxyType({})


def split_document(document: Document, split: Split, notices: Iterable[str] = ()) -> dict[str, Any]:
    """What `split --json` prints; `notices` are sentences on how the article was read."""
    return {
        "article": {
            "title": document.title or split.title,
            "language": split.language,
            "length": split.length,
            "sha256": document.sha256,
            **_origin(split.metadata.filled_from(document.metadata)),
            "notices": list(notices),
        },
        "claims": [claim_json(claim) for claim in split.claims],
        "excluded": [_excluded(item) for item in split.excluded],
    }


def match_document(
    desk: ArticleOnDesk, limit: int, proofs: Mapping[str, ExactAnswer] = NO_PROOFS
) -> dict[str, Any]:
    """What `match --json` prints: the document of `split` and what is known about each claim.

    That is the questions it raises with the verdicts on them (`verdict` on "is it so?", `said`
    on "did they say it?"), its best matches, at most `limit`, and those that were rejected. With
    `proofs` each claim that has one also has `exact`.
    """
    article = desk.article
    return {
        "article": {
            "title": article.title,
            "language": article.language,
            "length": len(article.text),
            "sha256": article.sha256,
            **_origin(article.metadata),
            "notices": list(desk.notices),
        },
        "claims": [
            {
                **claim_json(item.claim),
                "verdict": _verdict(item.verdict),
                "said": _verdict(item.said),
                "matches": [match_entry(match) for match in item.proposals[:limit]],
                "rejected": [match_entry(match) for match in item.rejected],
                **exact_entry(proofs.get(item.claim.id)),
            }
            for item in desk.claims
        ],
        "excluded": [_excluded(item) for item in desk.excluded],
    }


def _origin(metadata: Metadata) -> dict[str, Any]:
    return {
        "published": metadata.published,
        "agencies": list(metadata.agencies),
        "bylines": list(metadata.bylines),
    }


def match_entry(match: Match) -> dict[str, Any]:
    """A match: the known claim, and how the claim stands to it."""
    known = match.known
    return {
        "known": {
            "id": known.id,
            "external_id": known.external_id,
            "text": known.text,
            "verdict": known.verdict,
            "date": known.date,
            "publisher": known.publisher,
            "url": known.url,
        },
        "score": round(match.comparison.score, 2),
        "relation": match.comparison.relation.value,
        "differences": [difference_entry(item) for item in match.comparison.differences],
        "decision": match.decision.value if match.decision else None,
        "reopened": match.reopened.value if match.reopened else None,
        "stale": [reason.value for reason in match.stale],
        "reserves": [reserve.value for reserve in match.reserves],
    }


def exact_entry(answer: ExactAnswer | None) -> dict[str, Any]:
    """What exact search adds; nothing where it was not asked.

    The best is always among those printed: it was put there if it was not.
    """
    if answer is None:
        return {}
    told = {
        "score": answer.score,
        "known": list(answer.known),
        "compared": answer.compared,
        "proven": True,
    }
    return {"exact": told}


def comparison_entry(comparison: Comparison) -> dict[str, Any]:
    """What `compare --json` prints."""
    return {
        "relation": comparison.relation.value,
        "score": round(comparison.score, 2),
        "differences": [difference_entry(item) for item in comparison.differences],
    }


def hits_entry(
    query_id: Any, hits: Iterable[SearchHit], answer: ExactAnswer | None = None
) -> dict[str, Any]:
    """A line of `claims search --batch`."""
    found = [
        {"external_id": hit.known.external_id, "id": hit.known.id, "score": round(hit.score, 2)}
        for hit in hits
    ]
    return {"id": query_id, "hits": found, **exact_entry(answer)}


def known_entry(known: KnownClaim) -> dict[str, Any]:
    """A known claim with all that is known about it."""
    return {
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
        "withdrawn": known.withdrawn,
        "withdrawn_because": known.withdrawn_because,
        "claim_date": known.claim_date,
        "valid_until": known.valid_until,
        "recheck_on": known.recheck_on,
        "licence": known.licence,
        "record": known.record,
    }


def hit_entry(hit: SearchHit) -> dict[str, Any]:
    """A hit of a search; its score is 0 where it was not ranked by the words."""
    return {**known_entry(hit.known), "score": round(hit.score, 2), "likely": hit.likely}


def training_document(learnt: Training) -> dict[str, Any]:
    """What `worth train --json` prints; with `event` and `claims` null nothing was written."""
    return {
        "event": learnt.event,
        "claims": learnt.claims,
        "decisions": dict(learnt.decisions),
        "articles": learnt.articles,
        "order": {
            "before": round(learnt.order.before, 4),
            "after": round(learnt.order.after, 4),
        },
        "moved": _moved(learnt.moves),
    }


def taken_back_document(back: TakenBack) -> dict[str, Any]:
    """What `worth undo --json` prints."""
    return {
        "event": back.event,
        "claims": back.claims,
        "undone": _training(back.training),
        "now": weights_document(back.now),
    }


def weights_document(now: WeightsInForce) -> dict[str, Any]:
    """What `worth show --json` prints; `training` is null for the weights that ship."""
    return {
        "training": _training(now.training) if now.training else None,
        "since": now.since or None,
        "by": now.actor or None,
    }


def _wording(wording: Wording) -> dict[str, Any]:
    return {**span_json(wording.span), "text": wording.text}


def difference_entry(difference: Difference) -> dict[str, Any]:
    """A difference, with what stands on either side."""
    return {
        "kind": difference.kind.value,
        "claim": _wording(difference.claim),
        "known": _wording(difference.known),
    }


def _verdict(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "scale": verdict.scale,
        "label": verdict.label,
        "settles": verdict.settles,
        "by": verdict.by,
        "at": verdict.at,
    }


def _excluded(excluded: Excluded) -> dict[str, Any]:
    return {**span_json(excluded.span), "text": excluded.text, "reason": excluded.reason.value}


def _training(past: PastTraining) -> dict[str, Any]:
    return {
        "event": past.event,
        "at": past.at,
        "by": past.actor,
        "decisions": dict(past.decisions),
        "moved": _moved(past.moves),
    }


def _moved(found: Iterable[Move]) -> list[dict[str, Any]]:
    return [{"feature": item.feature, "before": item.before, "after": item.after} for item in found]
