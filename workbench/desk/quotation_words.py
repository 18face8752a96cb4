"""Checked quotations in words: how one stands to a source, and what was done to its words."""

from workbench.i18n import _
from workbench.model.quotation import ChangeKind, ChangeReason, QuotationStatus, WordChange


def said_of_status(status: QuotationStatus) -> str:
    """How a quotation stands to a source, in a word or two."""
    return {
        QuotationStatus.VERBATIM: _("word for word"),
        QuotationStatus.ALTERED: _("altered"),
        QuotationStatus.TRANSLATED: _("translated"),
        QuotationStatus.NOT_FOUND: _("not found"),
        QuotationStatus.NOT_COMPARABLE: _("in another language"),
    }[status]


def said_of_change(change: WordChange) -> str:
    """One change with both wordings, and what it touches."""
    said = change.quotation.text or "–"
    there = change.source.text or "–"
    what = {
        ChangeKind.LEFT_OUT: _("left out: “{there}”"),
        ChangeKind.ADDED: _("added: “{said}”"),
        ChangeKind.CHANGED: _("changed: “{said}”, the source has “{there}”"),
        ChangeKind.MOVED: _("in another order: “{said}”, the source has “{there}”"),
    }[change.kind].format(said=said, there=there)
    return f"{what} ({said_of_reason(change.reason)})"


def said_of_reason(reason: ChangeReason) -> str:
    """Why a change is there, or what it touches."""
    return {
        ChangeReason.ELLIPSIS: _("marked as left out"),
        ChangeReason.BRACKETED: _("in brackets"),
        ChangeReason.BETWEEN_QUOTES: _("the source breaks off there"),
        ChangeReason.TYPOGRAPHY: _("marks"),
        ChangeReason.CAPITAL: _("capital letter"),
        ChangeReason.HYPHENATION: _("hyphenation"),
        ChangeReason.SPELLING: _("spelling"),
        ChangeReason.INFLECTED: _("ending"),
        ChangeReason.JOINED: _("joined from two places"),
        ChangeReason.NUMBER: _("number"),
        ChangeReason.NEGATION: _("negation"),
        ChangeReason.NAME: _("name"),
        ChangeReason.WORDING: _("wording"),
        ChangeReason.ORDER: _("order of words"),
    }[reason]
