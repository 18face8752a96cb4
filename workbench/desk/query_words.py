"""What is said of queries to the author, on the screen, in exports and on the command line."""

from workbench.i18n import _
from workbench.model.query import Query, QueryKind, Reply


def reply_word(reply: Reply | None) -> str:
    """What the author made of a query."""
    if reply is None:
        return _("not answered yet")
    return {
        Reply.ANSWERED: _("answered"),
        Reply.ACCEPTED: _("accepted by the author"),
        Reply.REJECTED: _("rejected by the author"),
    }[reply]


def reply_sign(reply: Reply | None) -> str:
    """The same as one character of width one."""
    if reply is None:
        return "?"
    return {Reply.ANSWERED: "»", Reply.ACCEPTED: "✓", Reply.REJECTED: "✗"}[reply]


def kind_word(kind: QueryKind) -> str:
    """What is wanted of the author."""
    return {
        QueryKind.QUESTION: _("Question"),
        QueryKind.CORRECTION: _("Correction"),
    }[kind]


def corrected(old: str, new: str) -> str:
    """The words to be replaced and what is to stand there instead."""
    before = _("“{text}”").format(text=old)
    after = _("“{text}”").format(text=new) if new else _("strike out")
    return f"{before} → {after}"


def asked(query: Query) -> str:
    """All that the author is asked or told, in one line."""
    if query.kind is QueryKind.QUESTION:
        return query.text
    return " · ".join(filter(None, (corrected(query.old, query.new), query.text)))
