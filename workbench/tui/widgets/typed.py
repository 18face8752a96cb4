"""Where a person types: what is pasted passes the display guard before it can reach the screen."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Input, TextArea

from workbench.i18n import _
from workbench.text.guard import display, one_line
from workbench.tui.keys import key


class TypedLine(Input):
    """One line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("line.done", "enter", "submit", _("done"), _("Take what is written")),
    ]

    def _on_paste(self, event: events.Paste) -> None:
        """Runs before the handler of `Input`, which inserts `event.text`."""
        event.text = one_line(event.text)


class Editor(TextArea):
    """Several lines."""

    async def _on_paste(self, event: events.Paste) -> None:
        """Runs before the handler of `TextArea`, which inserts `event.text`."""
        event.text = display(event.text)
