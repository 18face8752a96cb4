"""Sources in a PROV graph: what they are, their saved bytes, and the texts taken out of those."""

from collections.abc import Iterable

from workbench.desk.formats.document import SourceEntry, Withheld
from workbench.desk.formats.prov_graph import Graph
from workbench.model.event import Event, EventKind
from workbench.model.source import Extraction, Snapshot, Source

_SAVING = (EventKind.SOURCE_SAVED, EventKind.SOURCE_FETCHED)


def source_entity(reference: str) -> str:
    """The name of a source in the graph."""
    return f"log:source-{reference}"


def tell_source(graph: Graph, entry: SourceEntry, events: Iterable[Event | Withheld]) -> None:
    """A source with what was saved of it; of a withheld one only that there is one."""
    name = graph.entity(
        source_entity(entry.reference), "Source", entry.title, reliability=entry.grade
    )
    source = entry.source
    if source is None:
        return
    details = source.details
    graph.entity(
        name,
        "Source",
        kind=details.kind.value,
        author=details.author,
        publisher=details.publisher,
        url=details.url,
        published=details.published,
        accessed=details.accessed,
        language=details.language,
        origin=details.origin,
    )
    told = [event for event in events if isinstance(event, Event) and _is_on(event, source)]
    added = (event.seq for event in told if event.kind is EventKind.SOURCE_ADDED)
    graph.generated(name, next(added, None), source.added_at)
    graph.attributed(name, source.added_by)
    for saved in source.snapshots:
        _saved(graph, entry, saved, told)
    for text in source.extractions:
        _taken_out(graph, entry, text, told)


def text_entity(graph: Graph, entry: SourceEntry, snapshot: str, text: str) -> str:
    """The text with a hash that was taken out of the bytes with a hash; told if it was not yet."""
    name = f"log:text-{entry.reference}-{text[:16]}"
    if not graph.has(name):
        graph.entity(name, "Text", sha256=text)
        graph.derived(name, _bytes(graph, entry, snapshot))
    return name


def _saved(graph: Graph, entry: SourceEntry, saved: Snapshot, events: Iterable[Event]) -> None:
    name = _bytes(graph, entry, saved.sha256)
    graph.entity(
        name,
        "Snapshot",
        saved.name,
        size=saved.size,
        media_type=saved.media_type,
        method=saved.method.value,
    )
    came = (
        event.seq
        for event in events
        if event.kind in _SAVING and event.body["snapshot"]["number"] == saved.number
    )
    graph.generated(name, next(came, None), saved.at)
    graph.attributed(name, saved.operator)


def _taken_out(graph: Graph, entry: SourceEntry, text: Extraction, events: Iterable[Event]) -> None:
    name = text_entity(graph, entry, text.snapshot, text.text_sha256)
    graph.entity(name, "Text", extractor=text.extractor, length=text.length, language=text.language)
    came = (
        event.seq
        for event in events
        if event.kind is EventKind.SOURCE_EXTRACTED
        and event.body["extraction"]["text_sha256"] == text.text_sha256
    )
    graph.generated(name, next(came, None), text.at)


def _bytes(graph: Graph, entry: SourceEntry, sha256: str) -> str:
    name = f"log:bytes-{entry.reference}-{sha256[:16]}"
    if not graph.has(name):
        graph.entity(name, "Snapshot", sha256=sha256)
        graph.derived(name, source_entity(entry.reference), how="PrimarySource")
    return name


def _is_on(event: Event, source: Source) -> bool:
    told = event.body.get("source")
    return isinstance(told, dict) and told.get("id") == source.id
