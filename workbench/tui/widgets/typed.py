"""Where a person types: what is pasted passes the display guard before it can reach the screen."""

from textual import events
from textual.widgets import Input, TextArea

from workbench.text.guard import display, one_line


class TypedLine(Input):
    """One line."""

    def _on_paste(self, event: events.Paste) -> None:
        """Runs before the handler of `Input`, which inserts `event.text`."""
        event.text = one_line(event.text)


class Editor(TextArea):
    """Several lines."""

    async def _on_paste(self, event: events.Paste) -> None:
        """Runs before the handler of `TextArea`, which inserts `event.text`."""
        event.text = display(event.text)
