"""Sources, snapshots, extractions and evidence as rows of their tables and as JSON, and back."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

from workbench.model.evidence import Credibility, Evidence, PinnedPassage, Stance
from workbench.model.selector import TextQuoteSelector
from workbench.model.source import (
    Extraction,
    Method,
    Reliability,
    Snapshot,
    SourceDetails,
    SourceKind,
)
from workbench.model.span import Span
from workbench.store.jsontext import read_texts

DETAILS = (
    "kind",
    "title",
    "author",
    "publisher",
    "url",
    "published",
    "accessed",
    "language",
    "primary",
    "confidential",
    "origin",
    "reliability",
)
"""The fields of `SourceDetails`, under the names that the log has for them."""

SNAPSHOT = ("number", "sha256", "size", "media_type", "name", "method")
"""What an event tells of a snapshot."""


def details_json(details: SourceDetails) -> dict[str, Any]:
    """Details as an event keeps them."""
    return {name: getattr(details, name) for name in DETAILS} | {
        "kind": details.kind.value,
        "reliability": details.reliability.value,
    }


def details_columns(details: SourceDetails) -> dict[str, Any]:
    """Details as columns of the table of sources."""
    data = details_json(details)
    return {**data, "is_primary": data.pop("primary")}


def read_details(data: Mapping[str, Any]) -> SourceDetails:
    """The details that `details_json` wrote."""
    return SourceDetails(
        **{
            **{name: data[name] for name in DETAILS},
            "kind": SourceKind(data["kind"]),
            "reliability": Reliability(data["reliability"]),
        }
    )


def row_details(row: RowMapping) -> SourceDetails:
    """The details in a row of the table of sources."""
    return read_details({**row, "primary": row["is_primary"]})


def snapshot_json(snapshot: Snapshot) -> dict[str, Any]:
    """A snapshot as an event keeps it; source, time and operator stand in the event itself."""
    return {name: getattr(snapshot, name) for name in SNAPSHOT} | {"method": snapshot.method.value}


def to_snapshot(row: RowMapping) -> Snapshot:
    """The snapshot of a row."""
    return Snapshot(
        source=row["source"],
        **{name: row[name] for name in SNAPSHOT if name != "method"},
        method=Method(row["method"]),
        at=row["at"],
        operator=row["operator"],
    )


def to_extraction(row: RowMapping) -> Extraction:
    """The extraction of a row, which need not hold the text."""
    return Extraction(
        id=row["id"],
        snapshot=row["snapshot"],
        extractor=row["extractor"],
        text_sha256=row["text_sha256"],
        length=row["length"],
        language=row["language"],
        at=row["at"],
        pages=tuple(json.loads(row["pages"])),
        notices=read_texts(row["notices"]),
        kept_share=row["kept_share"],
        agencies=read_texts(row["agencies"]),
        sketch=row["sketch"],
    )


def extraction_json(taken: Extraction) -> dict[str, Any]:
    """An extraction as its event tells it, without floats; the sketch by its SHA-256."""
    share = taken.kept_share
    return {
        "snapshot": taken.snapshot,
        "extractor": taken.extractor,
        "text_sha256": taken.text_sha256,
        "length": taken.length,
        "language": taken.language,
        "notices": list(taken.notices),
        "agencies": list(taken.agencies),
        "pages": list(taken.pages),
        "kept_percent": None if share is None else round(100 * share),
        "sketch_sha256": hashlib.sha256(taken.sketch.encode()).hexdigest(),
    }


def evidence_value(item: Evidence) -> dict[str, Any]:
    """Evidence as the value of an effect: all but its number, and who judged it when."""
    return {
        "source": item.source,
        "stance": item.stance.value,
        "credibility": item.credibility.value,
        "note": item.note,
        "passage": _passage_value(item.passage) if item.passage else None,
    }


def _passage_value(passage: PinnedPassage) -> dict[str, Any]:
    return {
        "snapshot": passage.snapshot,
        "text_sha256": passage.text_sha256,
        "start": passage.span.start,
        "end": passage.span.end,
        "exact": passage.quote.exact,
        "prefix": passage.quote.prefix,
        "suffix": passage.quote.suffix,
    }


PASSAGE = ("snapshot", "text_sha256", "start", "end", "exact", "prefix", "suffix")
"""What tells a passage, in an effect and in the table of evidence."""


def row_value(row: RowMapping) -> dict[str, Any] | None:
    """A row of the table of evidence as the value of an effect; None for what was unlinked."""
    if not row["active"]:
        return None
    passage = {name: row[name] for name in PASSAGE} if row["snapshot"] else None
    return {
        "source": row["source"],
        "stance": row["stance"],
        "credibility": row["credibility"],
        "note": row["note"],
        "passage": passage,
    }


def to_evidence(row: RowMapping) -> Evidence:
    """The evidence of a row."""
    return Evidence(
        id=row["id"],
        source=row["source"],
        stance=Stance(row["stance"]),
        passage=_to_passage(row) if row["snapshot"] else None,
        credibility=Credibility(row["credibility"]),
        note=row["note"],
        by=row["actor"],
        at=row["at"],
    )


def _to_passage(row: RowMapping) -> PinnedPassage:
    return PinnedPassage(
        snapshot=row["snapshot"],
        text_sha256=row["text_sha256"],
        span=Span(row["start"], row["end"]),
        quote=TextQuoteSelector(row["exact"], row["prefix"], row["suffix"]),
    )
