"""Queries to the author in Markdown."""

from collections.abc import Iterator

from workbench.desk.formats import query_phrases
from workbench.desk.formats.document import ClaimEntry
from workbench.desk.formats.markdown_text import escape
from workbench.i18n import _


def queries(entry: ClaimEntry) -> Iterator[str]:
    """What the author was asked about a claim, and what they said."""
    if entry.queries:
        heading = _("Queries to the author")
        yield f"- {heading}:"
    for query in entry.queries:
        asked, *about = query_phrases.told(query)
        yield f"  - {escape(query_phrases.head(query))}: {escape(asked)}"
        yield f"    - {escape(' · '.join(about))}"
        yield f"    - {escape(query_phrases.answered(query))}"
