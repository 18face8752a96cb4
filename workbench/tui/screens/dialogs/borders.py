"""Asks for the borders of a stretch of the article, word by word."""

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.i18n import _
from workbench.model.span import Span
from workbench.text.guard import display
from workbench.tui import paint
from workbench.tui.keys import key
from workbench.tui.paint import CLOSING, OPENING
from workbench.tui.screens.dialogs.base import Dialog

_WORD = re.compile(r"\S+")
_FARTHEST = 4_000
_AROUND = 160


class BordersDialog(Dialog[Span]):
    """Moves start and end of a selection; answers the span."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("borders.end-on", "l,right", "end(1)", _("end on"), _("One more word at the end")),
        key("borders.end-back", "h,left", "end(-1)", _("end back"), _("One word less at the end")),
        key(
            "borders.start-back",
            "H,shift+left",
            "start(-1)",
            _("start back"),
            _("One more word at the start"),
        ),
        key(
            "borders.start-on",
            "L,shift+right",
            "start(1)",
            _("start on"),
            _("One word less at the start"),
        ),
        key("borders.take", "enter", "take", _("add"), _("Make a claim of these words")),
    ]

    def __init__(self, text: str, span: Span) -> None:
        super().__init__(_("From where to where?"))
        self._text = text
        low, high = max(0, span.start - _FARTHEST), min(len(text), span.end + _FARTHEST)
        self._words = [match.span() for match in _WORD.finditer(text, low, high)]
        inside = [
            at
            for at, (start, end) in enumerate(self._words)
            if start < span.end and end > span.start
        ]
        self._first, self._last = (inside[0], inside[-1]) if inside else (0, 0)

    def content(self) -> ComposeResult:
        """The selection in its surroundings."""
        yield Static(self._shown(), id="selection")

    @property
    def span(self) -> Span:
        """What is selected."""
        if not self._words:
            return Span(0, 0)
        return Span(self._words[self._first][0], self._words[self._last][1])

    def _shown(self) -> Content:
        start, end = self.span.start, self.span.end
        return Content.assemble(
            (display(self._text[max(0, start - _AROUND) : start]), paint.MUTED),
            (f"{OPENING}{display(self._text[start:end])}{CLOSING}", "bold $accent"),
            (display(self._text[end : end + _AROUND]), paint.MUTED),
        )

    def action_start(self, by: int) -> None:
        """Move the start by a word."""
        self._first = min(max(0, self._first + by), self._last)
        self.query_one("#selection", Static).update(self._shown())

    def action_end(self, by: int) -> None:
        """Move the end by a word."""
        self._last = max(min(self._last + by, len(self._words) - 1), self._first)
        self.query_one("#selection", Static).update(self._shown())

    def action_take(self) -> None:
        """Leave with the span."""
        self.dismiss(self.span if len(self.span) else None)
