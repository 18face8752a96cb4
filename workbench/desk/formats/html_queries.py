"""Queries to the author on the HTML page."""

from workbench.desk.formats import query_phrases
from workbench.desk.formats.document import ClaimEntry
from workbench.desk.formats.markup import Safe, element, joined
from workbench.i18n import _
from workbench.model.query import Query


def queries(entry: ClaimEntry) -> Safe:
    """What the author was asked about a claim, and what they said; nothing where nobody asked."""
    if not entry.queries:
        return Safe()
    items = element("ul", *map(_item, entry.queries), class_="evidence queries")
    return joined(element("h3", _("Queries to the author")), items)


def _item(query: Query) -> Safe:
    asked, *about = query_phrases.told(query)
    return element(
        "li",
        element("p", element("b", query_phrases.head(query), class_="relation"), " ", asked),
        element("p", " · ".join(about), class_="source"),
        element("p", query_phrases.answered(query), class_="note"),
        class_="t-ask" if query.is_open else "t-good",
    )
