"""The log as W3C PROV-JSON: what was made of what, by whom, when.

Each event is an activity of an instant, associated with whoever did it. Entities are the versions
of the article, its claims, verdicts, notes and evidence, and the sources with their saved bytes
and the texts taken out of them. What an edit, a second thought or a step back replaced was
invalidated by that event; what took its place is a revision of it. Of events whose bodies are
withheld there is the activity alone, and the state of the claims as it is now.
"""

import json

from workbench.desk.formats.document import LogDocument, Withheld
from workbench.desk.formats.prov_claims import ClaimsTeller, article_name
from workbench.desk.formats.prov_graph import Graph
from workbench.desk.formats.prov_sources import tell_source
from workbench.desk.formats.words import base_name
from workbench.model.event import Event, EventKind
from workbench.text.guard import quiet_json

_VERSIONS = (EventKind.ARTICLE_ADDED, EventKind.ARTICLE_REVISED)


def render(document: LogDocument) -> bytes:
    """The graph as UTF-8."""
    graph = Graph(document.article.sha256, document.desk)
    _article(graph, document)
    for source in document.sources:
        tell_source(graph, source, document.events)
    claims = ClaimsTeller(graph, document)
    for event in document.events:
        graph.activity(event.seq, event.at, event.actor, event.kind.value)
        if isinstance(event, Event):
            _version(graph, event, document)
            claims.tell(event)
    claims.tell_rest()
    text = json.dumps(graph.as_json(), ensure_ascii=False, indent=1, allow_nan=False)
    return f"{quiet_json(text)}\n".encode()


def _article(graph: Graph, document: LogDocument) -> None:
    """The version that the claims in force are in; those before it are told by their events."""
    article = document.article
    graph.entity(
        article_name(article.revision),
        "Article",
        article.title,
        file=base_name(article.name),
        sha256=article.sha256,
        language=article.language,
        revision=article.revision,
    )
    came = [event for event in document.events if event.kind in _VERSIONS]
    if came and isinstance(came[-1], Withheld):
        graph.generated(article_name(article.revision), came[-1].seq, came[-1].at)


def _version(graph: Graph, event: Event, document: LogDocument) -> None:
    """A version of the article that came in, and the one that it is a revision of."""
    if event.kind not in _VERSIONS:
        return
    told, number = event.body, int(event.body.get("revision", 1))
    name = article_name(number)
    if number != document.article.revision:
        graph.entity(
            name,
            "Article",
            str(told.get("title", "")),
            sha256=str(told.get("sha256", "")),
            language=str(told.get("language", "")),
            revision=number,
        )
    graph.generated(name, event.seq, event.at)
    if event.kind is EventKind.ARTICLE_REVISED and number > 1:
        before = article_name(number - 1)
        graph.entity(before, "Article", revision=number - 1, sha256=str(told.get("before", "")))
        graph.derived(name, before, event.seq, how="Revision")
