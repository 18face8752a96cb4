"""Claims in a PROV graph, with all that was ever decided about them and what became of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.desk.formats.document import ClaimEntry, EvidenceEntry, LogDocument, Withheld
from workbench.desk.formats.prov_graph import Graph
from workbench.desk.formats.prov_sources import source_entity, text_entity
from workbench.model.event import ANSWERS, Effect, Event, EventKind, Target
from workbench.model.source import source_name
from workbench.model.verdict import Verdict

_EDITS = (EventKind.CLAIM_RESIZED, EventKind.CLAIM_SPLIT, EventKind.CLAIMS_MERGED)
_KINDS = {
    Target.VERDICT: "Verdict",
    Target.SAID: "Verdict",
    Target.NOTE: "Note",
    Target.DISMISSED: "Dismissal",
    Target.MATCH: "MatchDecision",
    Target.EVIDENCE: "Evidence",
    Target.SHORTFALL: "Reason",
}

Key = tuple[Target, str, int]


def article_name(revision: int) -> str:
    """The name of a version of the article in the graph."""
    return f"log:article-{revision}"


class ClaimsTeller:
    """Follows the events, and knows which entity stands for what is in force."""

    def __init__(self, graph: Graph, document: LogDocument) -> None:
        """`document` is the log that the graph is of; its sources are in the graph already."""
        self._graph = graph
        self._document = document
        self._sources = {entry.reference: entry for entry in document.sources}
        self._version = 1
        self._now: dict[Key, str] = {}
        self._claims: dict[str, str] = {}

    def tell(self, event: Event) -> None:
        """What an event did to claims."""
        self._version = int(event.body.get("revision", self._version))
        for told in _listed(event):
            self._claim(str(told.get("id")), told)
        for effect in event.effects:
            if effect.target is Target.ATTACHED:
                self._graph.used(event.seq, self._source(effect.item))
            elif effect.target is Target.ACTIVE:
                self._active(event, effect)
            else:
                self._change(event, effect)
        if event.kind in _EDITS:
            self._edited(event)
        elif event.kind is EventKind.ARTICLE_REVISED:
            for claim_id in (*event.body.get("changed", ()), *event.body.get("orphaned", ())):
                self._graph.invalidated(self._claim(str(claim_id)), event.seq, event.at)
        self._reused(event)

    def tell_rest(self) -> None:
        """The claims in force, with what no event in this export told of them."""
        self._version = self._document.article.revision
        for entry in self._document.claims:
            claim = entry.checked.claim
            span = claim.span
            self._claim(claim.id, {"text": claim.text, "start": span.start, "end": span.end})
            for question, target in ANSWERS.items():
                verdict = entry.checked.verdict_on(question)
                if verdict and (target, claim.id, 0) not in self._now:
                    self._verdict(entry, target, verdict)
            for item in entry.evidence:
                if (Target.EVIDENCE, claim.id, item.item.id) not in self._now:
                    self._evidence(entry, item)

    def _claim(self, claim_id: str, told: Mapping[str, Any] | None = None) -> str:
        """The entity of a claim; a new one is a quotation of the version of the article."""
        name = self._claims.setdefault(claim_id, f"log:claim-{claim_id}")
        is_new = not self._graph.has(name)
        places = {key: (told or {}).get(key) for key in ("text", "start", "end")}
        self._graph.entity(name, "Claim", **places)
        if is_new:
            version = self._graph.entity(article_name(self._version), "Article")
            self._graph.derived(name, version, how="Quotation")
        return name

    def _active(self, event: Event, effect: Effect) -> None:
        """A claim was put in force, or out of it; one that comes back is a revision of itself."""
        before = self._claim(effect.claim)
        if not effect.after:
            self._graph.invalidated(before, event.seq, event.at)
            return
        name = before
        if event.kind in (EventKind.UNDONE, EventKind.REDONE):
            name = self._graph.entity(f"log:claim-{effect.claim}-e{event.seq}", "Claim")
            self._graph.derived(name, before, event.seq, how="Revision")
            self._claims[effect.claim] = name
        self._graph.generated(name, event.seq, event.at)

    def _edited(self, event: Event) -> None:
        for new in event.body.get("new", ()):
            for old in event.body.get("old", ()):
                made, of = self._claim(str(new)), self._claim(str(old))
                self._graph.derived(made, of, event.seq, how="Revision")

    def _change(self, event: Event, effect: Effect) -> None:
        """A value of a claim's state was set, replaced, or taken back."""
        key = (effect.target, effect.claim, effect.item)
        before = self._now.pop(key, None)
        self._graph.used(event.seq, self._claim(effect.claim))
        if before is not None:
            self._graph.invalidated(before, event.seq, event.at)
        if effect.after is None:
            return
        name = f"{_stem(key)}-e{event.seq}"
        self._graph.entity(name, _KINDS[effect.target], **_told(effect))
        self._graph.generated(name, event.seq, event.at)
        self._graph.attributed(name, event.actor)
        if before is not None:
            self._graph.derived(name, before, event.seq, how="Revision")
        if effect.target in ANSWERS.values():
            for evidence in self._evidence_on(effect.claim):
                self._graph.used(event.seq, evidence)
        if effect.target is Target.EVIDENCE:
            self._rests_on(name, effect.after)
        self._now[key] = name

    def _evidence_on(self, claim_id: str) -> list[str]:
        """The evidence on a claim that is in force."""
        return [
            name
            for (target, claim, _item), name in self._now.items()
            if target is Target.EVIDENCE and claim == claim_id
        ]

    def _rests_on(self, name: str, value: Mapping[str, Any]) -> None:
        """From which text of which source a passage is, or from which source as a whole."""
        source, passage = int(value["source"]), value.get("passage")
        entry = self._sources.get(source_name(source))
        if passage and entry is not None:
            text = text_entity(self._graph, entry, passage["snapshot"], passage["text_sha256"])
            self._graph.derived(name, text, how="Quotation")
        else:
            self._graph.derived(name, self._source(source))

    def _source(self, number: int) -> str:
        name = source_entity(source_name(number))
        return self._graph.entity(name, "Source")

    def _reused(self, event: Event) -> None:
        """A known claim that somebody decided on, or whose verdict was taken over."""
        match = event.body.get("reuses") or event.body.get("match")
        known = match.get("known") if isinstance(match, Mapping) else None
        if not isinstance(known, Mapping):
            return
        told = {key: known.get(key) for key in ("text", "verdict", "date", "publisher", "url")}
        name = self._graph.entity(f"log:known-{int(known['id'])}", "KnownClaim", **told)
        self._graph.used(event.seq, name)

    def _verdict(self, entry: ClaimEntry, target: Target, verdict: Verdict) -> None:
        """A verdict in force whose event is withheld."""
        name = _stem((target, entry.checked.claim.id, 0))
        self._graph.entity(name, "Verdict", scale=verdict.scale, verdict=verdict.label)
        self._came(name, verdict.by, verdict.at)
        self._graph.derived(name, self._claim(entry.checked.claim.id))

    def _evidence(self, entry: ClaimEntry, item: EvidenceEntry) -> None:
        """Evidence in force whose event is withheld."""
        found, claim_id = item.item, entry.checked.claim.id
        name = _stem((Target.EVIDENCE, claim_id, found.id))
        self._graph.entity(name, "Evidence", stance=found.stance.value, grade=item.grade)
        self._came(name, found.by, found.at)
        if found.passage and item.source.source:
            pinned = found.passage
            text = text_entity(self._graph, item.source, pinned.snapshot, pinned.text_sha256)
            self._graph.entity(name, "Evidence", text=pinned.quote.exact)
            self._graph.entity(name, "Evidence", start=pinned.span.start, end=pinned.span.end)
            self._graph.derived(name, text, how="Quotation")
        else:
            self._graph.derived(name, source_entity(item.source.reference))

    def _came(self, name: str, who: str, at: str) -> None:
        """By the withheld event of that moment, where there is just one."""
        found = [e.seq for e in self._document.events if isinstance(e, Withheld) and e.at == at]
        self._graph.generated(name, found[0] if len(found) == 1 else None, at)
        self._graph.attributed(name, who)


def _listed(event: Event) -> Iterator[Mapping[str, Any]]:
    return (item for item in event.body.get("claims", ()) if isinstance(item, Mapping))


def _stem(key: Key) -> str:
    target, claim, item = key
    return f"log:{target.value}-{claim}-{item}" if item else f"log:{target.value}-{claim}"


def _told(effect: Effect) -> dict[str, Any]:
    """The value of an effect as attributes."""
    value = effect.after
    if effect.target in ANSWERS.values():
        return {"scale": value["scale"], "verdict": value["label"]}
    if effect.target is Target.EVIDENCE:
        passage = value.get("passage") or {}
        told = {key: value.get(key) for key in ("stance", "credibility", "note")}
        return {
            **told,
            "text": passage.get("exact"),
            "start": passage.get("start"),
            "end": passage.get("end"),
        }
    return {"known": effect.item or None, "value": value}
