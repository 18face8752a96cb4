"""What the author was asked about a claim, and what they said, a line each."""

from textual.content import Content

from workbench.model.desk import CheckedClaim
from workbench.model.query import Query
from workbench.text.guard import one_line
from workbench.tui import paint


def query_lines(item: CheckedClaim) -> list[Content]:
    """The queries on a claim with their answers."""
    return [query_line(query) for query in item.queries]


def query_line(query: Query) -> Content:
    """A query: its sign and number, what is asked, and the answer."""
    from workbench.desk.query_words import asked, kind_word, reply_sign, reply_word

    head = f"{reply_sign(query.reply)} {query.name} {kind_word(query.kind)} "
    style = "bold $warning" if query.is_open else "bold $success"
    parts: list[paint.Part] = [
        (head, style),
        (one_line(asked(query)), "$foreground 80%"),
        (f" · {reply_word(query.reply)}", paint.MUTED),
    ]
    if query.answer:
        parts.append((f": {one_line(query.answer)}", "italic $foreground 80%"))
    return paint.assemble(*parts)
