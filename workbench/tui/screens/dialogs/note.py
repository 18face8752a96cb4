"""The editor for a note."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.i18n import _
from workbench.text.guard import display, one_line
from workbench.tui.keys import key
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.screens.dialogs.confirm import ConfirmDialog
from workbench.tui.widgets.typed import Editor


class NoteDialog(Dialog[str]):
    """Edits a note; leaving a changed one asks first."""

    AUTO_FOCUS = "Editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("note.save", "ctrl+s,ctrl+enter", "save", _("save"), _("Save the note")),
    ]

    def __init__(self, claim: str, note: str) -> None:
        super().__init__(_("Note"))
        self._claim = claim
        self._note = note

    def content(self) -> ComposeResult:
        """The claim's words and the editor."""
        yield Static(Content(one_line(self._claim)), classes="hint")
        yield Editor(display(self._note), soft_wrap=True, show_line_numbers=False)

    def action_save(self) -> None:
        """Leave with the note."""
        self.dismiss(self.query_one(Editor).text)

    def action_leave(self) -> None:
        """Leave; ask if something would be lost."""
        if self.query_one(Editor).text == display(self._note):
            self.dismiss(None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        self.app.push_screen(
            ConfirmDialog(_("Note"), _("The note is not saved. Throw the changes away?")), answered
        )
