"""Tells in words what was done to a source, and what was linked of it, as far as it is shown."""

from typing import Any

from workbench.desk.formats.disclosing import Disclosure
from workbench.desk.vocabulary import detail_of_source, word
from workbench.i18n import _
from workbench.model.event import Effect, Event, EventKind
from workbench.model.evidence import Stance
from workbench.store.sources import STEPS_ON_SOURCES


def tell_step(event: Event, view: Disclosure) -> list[str]:
    """What was done to a source, in short phrases; nothing for other events."""
    if event.kind not in STEPS_ON_SOURCES:
        return []
    told = event.body["source"]
    name = view.name(told["id"])
    if view.hides_source(event):
        return [name]
    if event.kind is EventKind.SOURCE_ADDED:
        return [f"{name}: {told['title']}"]
    if event.kind is EventKind.SOURCE_EXTRACTED:
        text = event.body["extraction"]
        count = _("{count} characters").format(count=text["length"])
        return [f"{name}: {text['extractor']}", count, f"SHA-256 {text['text_sha256']}"]
    if event.kind in (EventKind.SOURCE_SAVED, EventKind.SOURCE_FETCHED):
        saved = event.body["snapshot"]
        size = _("{count} bytes").format(count=saved["size"])
        return [
            f"{name}: {saved['name'] or word(saved['method'])}",
            size,
            f"SHA-256 {saved['sha256']}",
        ]
    changes = event.body["changes"]
    return [name, *(_change(field, *changes[field]) for field in changes)]


def tell_evidence(effect: Effect, event: Event, view: Disclosure) -> str:
    """What an item of evidence says, of which source, and how it was judged."""
    value = effect.after or effect.before
    name = view.name(value["source"])
    judged = word(Stance(value["stance"])) if effect.after else _("unlinked")
    if view.hides_source(event):
        return f"{name} – {judged}, {value['credibility']}"
    passage, note = value["passage"], view.words(value["note"])
    said = _("“{text}”").format(text=passage["exact"]) if passage else _("the whole source")
    return f"{name}: {said} – {judged}, {value['credibility']}{f' ({note})' if note else ''}"


def _change(field: str, before: Any, after: Any) -> str:
    return f"{detail_of_source(field)}: {_value(field, before)} → {_value(field, after)}"


def _value(field: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return (word(value) if field == "kind" else str(value)) if value else "–"
