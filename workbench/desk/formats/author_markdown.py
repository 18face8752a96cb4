"""The queries to an author as Markdown that is as readable as plain text, for a mail."""

import re
from collections.abc import Iterator

from workbench.desk.author_document import AuthorDocument, AuthorQuery
from workbench.desk.formats import author_words
from workbench.desk.formats.author_marks import agreed, end_mark, not_agreed, start_mark
from workbench.desk.formats.markdown_text import escape
from workbench.i18n import _
from workbench.model.query import QueryKind, Reply
from workbench.text.guard import display

# A full stop there makes no address, and a backslash before it would only be read.
_ESCAPED_POINT = re.compile(r"(?<=\d)\\\.(?=\d)|\\\.(?=[”“»«’)])")


def render(document: AuthorDocument) -> bytes:
    """The document as UTF-8."""
    return ("\n".join(_lines(document)) + "\n").encode()


def _lines(document: AuthorDocument) -> Iterator[str]:
    yield f"# {_shown(author_words.title(document))}"
    yield ""
    yield _shown(author_words.sender(document))
    yield ""
    yield author_words.reference(document)
    yield ""
    yield author_words.instruction(document)
    for query in document.queries:
        yield ""
        yield from _query(query)
    yield ""
    yield "---"
    yield ""
    yield author_words.reference(document)


def _query(query: AuthorQuery) -> Iterator[str]:
    yield f"## {author_words.heading(query)}"
    yield ""
    context, sentence = _("In the article"), _("“{text}”").format(text=query.sentence)
    yield f"{context}: {_shown(sentence)}"
    yield ""
    for name, text in author_words.told(query):
        yield f"- {name}: {_shown(text)}"
    yield ""
    yield start_mark(query.name)
    if query.kind is QueryKind.CORRECTION:
        yield agreed(query.reply is Reply.ACCEPTED)
        yield not_agreed(query.reply is Reply.REJECTED)
    yield ""
    if query.answer:
        yield display(query.answer)
        yield ""
    yield end_mark(query.name)


def _shown(text: str) -> str:
    return _ESCAPED_POINT.sub(".", escape(text))
