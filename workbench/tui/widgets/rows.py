"""A list to choose from by keyboard."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from workbench.i18n import _
from workbench.tui.keys import key


def _id(binding: BindingType) -> str:
    return (binding.id or "") if isinstance(binding, Binding) else ""


class Rows(OptionList, inherit_bindings=False):
    """Rows of one or more lines; contents only, never markup."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("row.next", "j,down", "cursor_down", _("next"), _("The next row"), show=False),
        key("row.previous", "k,up", "cursor_up", _("previous"), _("The row before"), show=False),
        key("row.first", "g,home", "first", _("first"), _("The first row"), show=False),
        key("row.last", "G,end", "last", _("last"), _("The last row"), show=False),
        key("row.page-up", "pageup", "page_up", _("page up"), _("A page up"), show=False),
        key("row.page-down", "pagedown", "page_down", _("page down"), _("A page on"), show=False),
        key("row.choose", "enter", "select", _("choose"), _("Choose this row")),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, classes="pane")


class PlainRows(Rows, inherit_bindings=False):
    """Rows that leave letters beyond j and k to their screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(item for item in Rows.BINDINGS if _id(item) not in ("row.first", "row.last")),
        key("row.first", "home", "first", _("first"), _("The first row"), show=False),
        key("row.last", "end", "last", _("last"), _("The last row"), show=False),
    ]
