"""Tells in words what the author was asked, and what they said."""

from typing import Any

from workbench.desk.formats.disclosing import Disclosure
from workbench.desk.query_words import corrected, reply_word
from workbench.i18n import _
from workbench.model.event import Effect, EventKind
from workbench.model.query import Reply, query_name


def tell_query(effect: Effect, kind: EventKind, view: Disclosure) -> str:
    """A query by its number, with its words and the answer as far as they are shown."""
    name = query_name(effect.item)
    value = effect.after
    if value is None:
        return _("{query}: no longer asked").format(query=name)
    if kind is EventKind.QUERY_ANSWERED:
        return ": ".join(filter(None, (name, view.words(_answer(value)))))
    said = [_asked(value)]
    if value["reply"]:
        said.append(_answer(value))
    return ": ".join(filter(None, (name, view.words(" – ".join(said)))))


def _asked(value: dict[str, Any]) -> str:
    told = [corrected(value["old"], value["new"])] if value["old"] else []
    if value["text"]:
        told.append(_("“{text}”").format(text=value["text"]))
    if value["source"]:
        told.append(_("source: {source}").format(source=value["source"]))
    return " · ".join(told)


def _answer(value: dict[str, Any]) -> str:
    words = _("“{text}”").format(text=value["answer"]) if value["answer"] else ""
    return " ".join(filter(None, (reply_word(Reply(value["reply"])), words)))
