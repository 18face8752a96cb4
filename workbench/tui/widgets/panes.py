"""Panes of the screens: they scroll by page and leave the arrows to the screen."""

from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.widgets import Static

from workbench.i18n import _
from workbench.tui.keys import key

BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
"""From how many columns on panes stand side by side."""
_SCREENS = Path(__file__).parents[1] / "screens"


def look(file: str) -> list[str | PurePath]:
    """The style sheets of a full screen: the common one and its own; loaded with the screen."""
    return [_SCREENS / "screens.tcss", _SCREENS / file]


class Pane(ScrollableContainer, can_focus=True, inherit_bindings=False):
    """One text that may be taller than its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("pane.page-up", "pageup", "page_up", _("page up"), _("Scroll up"), show=False),
        key("pane.page-down", "pagedown", "page_down", _("page down"), _("Scroll"), show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="pane")
        self._text = Static(markup=False)

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._text

    def put(self, content: Content) -> None:
        """Show another text, from its top."""
        self._text.update(content)
        self.scroll_home(animate=False)
