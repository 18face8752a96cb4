"""What all dialogs look like: a titled box in the middle, keys at its foot, escape to leave."""

from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from workbench.i18n import _
from workbench.text.guard import one_line
from workbench.tui.keys import key
from workbench.tui.widgets.key_line import KeyLine

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """Asks one question; None is the answer of someone who leaves it."""

    CSS_PATH = Path(__file__).with_name("dialogs.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("dialog.leave", "escape", "leave", _("back"), _("Leave without doing anything")),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """The box round what `content` yields."""
        with Vertical(id="box") as box:
            box.border_title = Content(one_line(self._title))
            yield from self.content()
            yield KeyLine()

    def content(self) -> ComposeResult:
        """What the dialog asks."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
