"""The queries to an author as a Word document, with boxes to write the answers in."""

from typing import TYPE_CHECKING

from workbench.desk.author_document import AuthorDocument, AuthorQuery
from workbench.desk.formats import author_words
from workbench.desk.formats.author_marks import agreed, end_mark, not_agreed, start_mark
from workbench.desk.formats.word_document import (
    add_heading,
    add_words,
    framed,
    new_document,
    packed,
)
from workbench.i18n import _
from workbench.model.query import QueryKind, Reply

if TYPE_CHECKING:
    from docx.document import Document


def render(document: AuthorDocument) -> bytes:
    """The document as the bytes of a .docx file; equal ones give equal bytes."""
    made = new_document(author_words.title(document), document.sender, document.language)
    add_heading(made, author_words.title(document), 1)
    add_words(made, author_words.sender(document))
    add_words(made, author_words.reference(document))
    add_words(made, author_words.instruction(document))
    for query in document.queries:
        _add_query(made, query)
    add_words(made, author_words.reference(document))
    return packed(made)


def _add_query(made: "Document", query: AuthorQuery) -> None:
    add_heading(made, author_words.heading(query), 2)
    add_words(made, _("“{text}”").format(text=query.sentence), label=_("In the article"))
    for name, text in author_words.told(query):
        add_words(made, text, label=name)
    framed(add_words(made, start_mark(query.name)))
    if query.kind is QueryKind.CORRECTION:
        framed(add_words(made, agreed(query.reply is Reply.ACCEPTED)))
        framed(add_words(made, not_agreed(query.reply is Reply.REJECTED)))
    for line in (query.answer or "\n").split("\n"):
        framed(add_words(made, line))
    framed(add_words(made, end_mark(query.name)))
