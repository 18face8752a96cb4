"""What is told of a query to the author, in short phrases that every format for people shares."""

from workbench.desk.formats.words import moment
from workbench.desk.query_words import asked, kind_word, reply_sign, reply_word
from workbench.i18n import _
from workbench.model.query import Query


def head(query: Query) -> str:
    """Its sign, its number and what it is."""
    return f"{reply_sign(query.reply)} {query.name} {kind_word(query.kind)}"


def told(query: Query) -> tuple[str, ...]:
    """What is asked, what it rests on, by whom it was asked and when."""
    source = _("source: {source}").format(source=query.source) if query.source else ""
    who = _("asked by {who}, {when}").format(who=query.by, when=moment(query.at))
    return tuple(filter(None, (asked(query), source, who)))


def answered(query: Query) -> str:
    """What the author said to it, and who took that in."""
    if query.is_open:
        return reply_word(None)
    said = reply_word(query.reply)
    if query.answer:
        said = ": ".join((said, _("“{text}”").format(text=query.answer)))
    taken_in = _("taken in by {who}, {when}").format(
        who=query.answered_by, when=moment(query.answered_at)
    )
    return f"{said} – {taken_in}"


def line(query: Query) -> str:
    """All of that in one line."""
    return " · ".join((f"{head(query)}: {asked(query)}", *told(query)[1:], answered(query)))
