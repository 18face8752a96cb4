"""The sample sources of the demo: taken in, with what is said of them and some evidence linked."""

import tomllib
from collections.abc import Mapping
from typing import Any

from workbench import resources
from workbench.desk import evidence
from workbench.desk.taking_in import take_in
from workbench.desk.workspace import Workspace
from workbench.model.evidence import Credibility, Stance
from workbench.model.source import Reliability, Source, SourceKind
from workbench.model.span import Span

_TEXTS = ("title", "publisher", "published", "language")


def listed() -> list[dict[str, Any]]:
    """What the samples say of each source."""
    file = resources.samples() / "sources.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return list(table["sources"])


def take_in_samples(ws: Workspace, article_id: int, article_name: str) -> None:
    """Take in the sample sources of a sample article, and link what the demo shows."""
    for entry in listed():
        if entry["article"] == article_name:
            path = str(resources.samples() / entry["file"])
            taken = take_in(ws, path, article_id, said=_said(entry))
            for item in entry.get("evidence", ()):
                _link(ws, article_id, taken.source, item)


def _said(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kind": SourceKind(entry["kind"]),
        "primary": entry["primary"],
        "reliability": Reliability(entry["reliability"]),
        **{name: entry[name] for name in _TEXTS if name in entry},
    }


def _link(ws: Workspace, article_id: int, source: Source, item: Mapping[str, str]) -> None:
    with ws.store.read() as work:
        claims = work.claims.of(article_id)
    claim = next(each.claim for each in claims if item["claim"] in each.claim.text)
    start = evidence.text_of(ws, source).index(item["quote"])
    evidence.link(
        ws,
        article_id,
        [claim.id],
        source.id,
        Span(start, start + len(item["quote"])),
        stance=Stance(item["stance"]),
        credibility=Credibility(item.get("credibility", Credibility.UNJUDGED)),
    )
