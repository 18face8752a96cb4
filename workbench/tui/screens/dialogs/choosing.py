"""A dialog that offers rows, each with a key of its own."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from workbench.tui import paint
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.widgets.rows import Rows

Answer = TypeVar("Answer")


class ChoosingDialog(Dialog[Answer]):
    """Offers answers as rows; the number before a row chooses it at once."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = "Rows"

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[Answer, Content]],
        *,
        above: Content | None = None,
        at: int | None = 0,
    ) -> None:
        super().__init__(title)
        self._choices = choices
        self._above = above
        self._at = at

    def content(self) -> ComposeResult:
        """What the question is about, then the rows."""
        if self._above is not None:
            yield Static(self._above, classes="hint")
        yield Rows()

    def on_mount(self) -> None:
        """Fill the rows."""
        rows = self.query_one(Rows)
        rows.add_options(
            [
                Option(paint.assemble((f"{at} " if at < 10 else "  ", "bold $primary"), content))
                for at, (_answer, content) in enumerate(self._choices, 1)
            ]
        )
        rows.highlighted = self._at

    @on(Rows.OptionSelected)
    def chosen(self, event: Rows.OptionSelected) -> None:
        """That one."""
        self.choose(event.option_index)

    def on_key(self, event: events.Key) -> None:
        """Choose by number."""
        if event.character and event.character in "123456789":
            at = int(event.character) - 1
            if at < len(self._choices):
                event.stop()
                self.choose(at)

    def choose(self, at: int) -> None:
        """Leave with the answer of a row."""
        self.dismiss(self._choices[at][0])
