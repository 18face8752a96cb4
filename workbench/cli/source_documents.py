"""The JSON documents of the commands on sources; scripts and measurements rely on their keys."""

from collections.abc import Iterable, Sequence
from typing import Any

from workbench.cli.documents import difference_entry
from workbench.desk.claim_json import span_json
from workbench.desk.quotation_checking import CheckedQuotation
from workbench.desk.source_checking import ClaimPassages, SourcePassage
from workbench.desk.sources import SourceUse
from workbench.desk.taking_in import TakenIn
from workbench.desk.verifying_sources import SourcesVerified
from workbench.model.desk import ArticleOnDesk, CheckedClaim, ClaimState
from workbench.model.evidence import Evidence, PlacedEvidence
from workbench.model.match import Wording
from workbench.model.origin import OriginGroup
from workbench.model.quotation import SourceCheck, WordChange
from workbench.model.source import Extraction, Snapshot, Source, source_name


def source_entry(source: Source) -> dict[str, Any]:
    """A source with all that is known of it; `text` is null where none was taken out."""
    details = source.details
    return {
        "id": source.name,
        "kind": details.kind.value,
        "title": details.title,
        "author": details.author,
        "publisher": details.publisher,
        "url": details.url,
        "published": details.published,
        "accessed": details.accessed,
        "language": details.language,
        "primary": details.primary,
        "confidential": details.confidential,
        "origin": details.origin,
        "reliability": details.reliability.value,
        "added_at": source.added_at,
        "added_by": source.added_by,
        "snapshots": [_snapshot(item) for item in source.snapshots],
        "text": _text(source.extraction) if source.extraction else None,
    }


def _snapshot(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "number": snapshot.number,
        "sha256": snapshot.sha256,
        "size": snapshot.size,
        "media_type": snapshot.media_type,
        "name": snapshot.name,
        "method": snapshot.method.value,
        "at": snapshot.at,
        "by": snapshot.operator,
    }


def _text(taken: Extraction) -> dict[str, Any]:
    return {
        "sha256": taken.text_sha256,
        "length": taken.length,
        "language": taken.language,
        "extractor": taken.extractor,
        "at": taken.at,
        "pages": list(taken.pages),
        "kept_share": taken.kept_share,
        "agencies": list(taken.agencies),
        "notices": list(taken.notices),
    }


def taken_entry(taken: TakenIn) -> dict[str, Any]:
    """A source that was taken in; `new` is false for one that was there already."""
    return {**source_entry(taken.source), "new": taken.is_new}


def use_entry(use: SourceUse) -> dict[str, Any]:
    """Where a source is used."""
    return {"articles": list(use.articles), "evidence": [_placed(item) for item in use.evidence]}


def _placed(item: PlacedEvidence) -> dict[str, Any]:
    return {
        "article": item.article,
        "claim": item.claim,
        "verdict": item.verdict or None,
        **_evidence(item.evidence),
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    passage = item.passage
    return {
        "evidence": item.id,
        "stance": item.stance.value,
        "credibility": item.credibility.value,
        "note": item.note,
        "by": item.by,
        "at": item.at,
        "passage": passage
        and {
            **span_json(passage.span),
            "text": passage.quote.exact,
            "snapshot": passage.snapshot,
            "text_sha256": passage.text_sha256,
        },
    }


def claim_passages_entry(
    found: ClaimPassages, quotations: Iterable[CheckedQuotation]
) -> dict[str, Any]:
    """An entry of `sources check`: a claim, its passages best first, and its quotations."""
    return {
        "claim": found.claim.id,
        "passages": [_passage(item) for item in found.passages],
        "quotations": [quotation_entry(item) for item in quotations],
    }


def _passage(item: SourcePassage) -> dict[str, Any]:
    passage = item.passage
    return {
        "source": item.source,
        **span_json(passage.span),
        "text": passage.text,
        "score": round(passage.score, 2),
        "relation": passage.bearing.value,
        "differences": [difference_entry(each) for each in passage.differences],
    }


def quotation_entry(item: CheckedQuotation) -> dict[str, Any]:
    """An entry of `sources quotes`: a quotation, and how each source has it, the best first."""
    quotation = item.quotation
    return {
        **span_json(quotation.span),
        "text": quotation.text,
        "language": quotation.language,
        "claims": list(quotation.claims),
        "status": item.finding.status.value,
        "sources": [_source_check(each) for each in item.finding.checks],
    }


def _source_check(item: SourceCheck) -> dict[str, Any]:
    return {
        "source": item.source,
        "status": item.check.status.value,
        "share": round(item.check.share, 4),
        "places": [span_json(span) for span in item.check.places],
        "changes": [_change(change) for change in item.check.changes],
    }


def _change(change: WordChange) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "reason": change.reason.value,
        "matters": change.matters,
        "quotation": _wording(change.quotation),
        "source": _wording(change.source),
    }


def _wording(wording: Wording) -> dict[str, Any]:
    return {**span_json(wording.span), "text": wording.text}


def origins_document(desk: ArticleOnDesk, groups: Sequence[OriginGroup]) -> dict[str, Any]:
    """What `sources origins --json` prints."""
    return {
        "groups": [_group(group) for group in groups],
        "claims": [_backing(item) for item in desk.claims if item.backing is not None],
    }


def _group(group: OriginGroup) -> dict[str, Any]:
    return {
        "name": group.name,
        "sources": _names(group.sources),
        "reasons": [
            {
                "reason": tie.reason.value,
                "sources": _names(tie.sources),
                "shared": tie.shared,
                "percent": tie.percent,
            }
            for tie in group.reasons
        ],
    }


def _backing(item: CheckedClaim) -> dict[str, Any]:
    assert item.backing is not None  # noqa: S101 - the caller has looked
    found = item.backing
    return {
        "claim": item.claim.id,
        "decided": item.state is ClaimState.DECIDED,
        "rule": found.rule,
        "applies": found.applies,
        "side": found.side.value,
        "enough": found.enough,
        "origins": found.origins,
        "wanted": found.wanted,
        "primary": found.primary,
        "supports": [_names(group.sources) for group in found.groups_for],
        "contradicts": [_names(group.sources) for group in found.groups_against],
        "falls_short": item.falls_short,
        "reason": item.shortfall,
    }


def verified_document(found: SourcesVerified) -> dict[str, Any]:
    """What `sources verify --json` prints."""
    return {
        "ok": found.ok,
        "snapshots": found.snapshots,
        "size": found.size,
        "texts": found.texts,
        "passages": found.passages,
        "unused": found.unused,
        "faults": [
            {
                "fault": item.fault.value,
                "source": item.source.name,
                "snapshot": item.snapshot or None,
                "sha256": item.sha256,
                "found": item.found or None,
                "evidence": [
                    {
                        "evidence": each.evidence.id,
                        "article": each.article,
                        "claim": each.claim,
                        "verdict": each.verdict or None,
                    }
                    for each in item.resting
                ],
            }
            for item in found.faults
        ],
        "notices": list(found.notices),
    }


def _names(numbers: Iterable[int]) -> list[str]:
    return [source_name(number) for number in numbers]
