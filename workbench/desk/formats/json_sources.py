"""Sources and evidence as JSON: passages by W3C selectors, bytes and texts by their hashes."""

from typing import Any

from workbench.desk.formats.document import EvidenceEntry, OriginEntry, SourceEntry
from workbench.model.evidence import PinnedPassage
from workbench.model.origin import OriginGroup
from workbench.model.source import Extraction, Snapshot, Source, source_name
from workbench.model.support import Support
from workbench.store.source_rows import details_json, snapshot_json


def source_json(entry: SourceEntry) -> dict[str, Any]:
    """A source with all that is known of it; of a withheld one, its grade and a salted hash.

    `details_sha256` is told of confidential ones, see `disclosing.details_digest`.
    """
    told: dict[str, Any] = {
        "name": entry.reference,
        "claims": entry.claims,
        "attached": entry.attached,
        **({"details_sha256": entry.digest} if entry.digest else {}),
    }
    if entry.source is None:
        return {**told, "confidential": True, "reliability": entry.grade, "redacted": True}
    if entry.salt:
        told["salt"] = entry.salt
    return {**told, **_whole(entry.source), "origin_group": _origin(entry.origin)}


def evidence_json(entry: EvidenceEntry) -> dict[str, Any]:
    """An item of evidence; `source` is the name of one of the file's sources.

    `selector` holds a TextQuoteSelector and a TextPositionSelector into the text with the hash
    `text_sha256`, which was taken out of the bytes with the hash `snapshot`.
    """
    item = entry.item
    told: dict[str, Any] = {
        "id": item.id,
        "source": entry.source.reference,
        "stance": item.stance.value,
        "credibility": item.credibility.value,
        "grade": entry.grade,
        "by": item.by,
        "at": item.at,
    }
    if entry.source.source is None:
        return {**told, "redacted": True}
    return {**told, "note": item.note, **_passage(item.passage), "page": entry.page}


def backing_json(backing: Support | None) -> dict[str, Any] | None:
    """How the evidence on a claim stands to a rule; the groups by the names of their sources."""
    if backing is None:
        return None
    return {
        "rule": backing.rule,
        "side": backing.side.value,
        "applies": backing.applies,
        "enough": backing.enough,
        "origins": backing.origins,
        "wanted": backing.wanted,
        "primary": backing.primary,
        "origins_for": backing.origins_for,
        "origins_against": backing.origins_against,
        "groups_for": _groups(backing.groups_for),
        "groups_against": _groups(backing.groups_against),
    }


def _groups(groups: tuple[OriginGroup, ...]) -> list[list[str]]:
    """The groups whose sources may be told."""
    return [[source_name(number) for number in group.sources] for group in groups if group.sources]


def _whole(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        **details_json(source.details),
        "added_at": source.added_at,
        "added_by": source.added_by,
        "snapshots": [_snapshot(item) for item in source.snapshots],
        "extractions": [_extraction(item) for item in source.extractions],
    }


def _snapshot(snapshot: Snapshot) -> dict[str, Any]:
    return {**snapshot_json(snapshot), "at": snapshot.at, "operator": snapshot.operator}


def _extraction(taken: Extraction) -> dict[str, Any]:
    return {
        "snapshot": taken.snapshot,
        "extractor": taken.extractor,
        "text_sha256": taken.text_sha256,
        "length": taken.length,
        "language": taken.language,
        "at": taken.at,
        "pages": list(taken.pages),
        "notices": list(taken.notices),
        "kept_share": taken.kept_share,
        "agencies": list(taken.agencies),
    }


def _origin(origin: OriginEntry | None) -> dict[str, Any] | None:
    if origin is None:
        return None
    return {
        "name": origin.group.name,
        "sources": [source_name(number) for number in origin.group.sources],
        "reasons": [
            {
                "reason": tie.reason.value,
                "sources": [source_name(number) for number in tie.sources],
                "shared": tie.shared,
                "percent": tie.percent,
            }
            for tie in origin.group.reasons
        ],
    }


def _passage(passage: PinnedPassage | None) -> dict[str, Any]:
    if passage is None:
        return {"selector": [], "snapshot": None, "text_sha256": None}
    quote, span = passage.quote, passage.span
    return {
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": quote.exact,
                "prefix": quote.prefix,
                "suffix": quote.suffix,
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
        "snapshot": passage.snapshot,
        "text_sha256": passage.text_sha256,
    }
