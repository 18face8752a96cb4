"""A line to type: a path or a few words."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from workbench.i18n import _
from workbench.tui.keys import key
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.widgets.typed import TypedLine


class LineDialog(Dialog[str]):
    """Asks for one line."""

    AUTO_FOCUS = "Input"

    def __init__(self, title: str, hint: str, value: str = "") -> None:
        super().__init__(title)
        self._hint = hint
        self._value = value

    def content(self) -> ComposeResult:
        """The hint and the line."""
        yield Static(Content(self._hint), classes="hint")
        yield TypedLine(self._value)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Leave with what was typed; nothing typed means leaving."""
        self.dismiss(self.query_one(Input).value.strip() or None)


class PathDialog(LineDialog):
    """Asks for the path of a file and completes it with tab."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("dialog.complete", "tab", "complete", _("complete"), _("Complete the path")),
    ]

    def action_complete(self) -> None:
        """Complete the path as far as it is certain."""
        from workbench.tui.completing import complete

        line = self.query_one(Input)
        line.value, choices = complete(line.value)
        line.cursor_position = len(line.value)
        shown = Content("  ".join(choices[:12])) if len(choices) > 1 else Content(self._hint)
        self.query_one(".hint", Static).update(shown)
