"""Yes or no, and plain messages."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.i18n import _
from workbench.text.guard import display
from workbench.tui.keys import key
from workbench.tui.screens.dialogs.base import Dialog


class ConfirmDialog(Dialog[bool]):
    """Asks whether to do something."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("dialog.yes", "y,enter", "yes", _("yes"), _("Do it")),
        key("dialog.no", "n", "leave", _("no"), _("Leave it")),
    ]

    def __init__(self, title: str, question: str) -> None:
        super().__init__(title)
        self._question = question

    def content(self) -> ComposeResult:
        """The question."""
        yield Static(Content(display(self._question)))

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)


class MessageDialog(Dialog[None]):
    """Tells what went wrong, or what was done; any of its keys puts it away."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("dialog.ok", "enter,space", "leave", _("ok"), _("Put it away")),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self._text = text

    def content(self) -> ComposeResult:
        """The sentence."""
        yield Static(Content(display(self._text)))
