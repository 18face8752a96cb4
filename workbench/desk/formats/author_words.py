"""The sentences around the queries in what an author is sent."""

from collections.abc import Iterator

from workbench.desk.author_document import AuthorDocument, AuthorQuery
from workbench.desk.query_words import kind_word
from workbench.i18n import _
from workbench.model.query import QueryKind


def title(document: AuthorDocument) -> str:
    """The title."""
    return _("Queries on “{title}”").format(title=document.title)


def sender(document: AuthorDocument) -> str:
    """Who asks, and when."""
    return _("from {who}, {day}").format(who=document.sender, day=document.day)


def reference(document: AuthorDocument) -> str:
    """The line by which the answers find their article."""
    return _("Reference: {reference}").format(reference=document.reference)


def instruction(document: AuthorDocument) -> str:
    """How to answer."""
    said = _(
        "Please write each answer between its two lines in square brackets, and leave these lines "
        "and the reference as they are."
    )
    if not any(query.kind is QueryKind.CORRECTION for query in document.queries):
        return said
    ticking = _("For a correction put an x into one of the boxes, and add words if needed.")
    return f"{said} {ticking}"


def heading(query: AuthorQuery) -> str:
    """Number and kind; the answers are looked for below it."""
    return f"{query.name} · {kind_word(query.kind)}"


def told(query: AuthorQuery) -> Iterator[tuple[str, str]]:
    """What is asked: a word for each part, and the part."""
    if query.kind is QueryKind.QUESTION:
        yield _("Question"), query.text
        return
    yield _("Instead of"), _("“{text}”").format(text=query.old)
    yield _("Proposed"), _("“{text}”").format(text=query.new) if query.new else _("strike out")
    if query.text:
        yield _("Reason"), query.text
    if query.source:
        yield _("Source"), query.source
