"""Asks where to cut a claim in two."""

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.i18n import _
from workbench.model.split import Claim
from workbench.text.guard import one_line
from workbench.tui.keys import key
from workbench.tui.screens.dialogs.base import Dialog

_WORD_START = re.compile(r"(?<=\s)\S")
_CLAUSE_START = re.compile(r"(?<=[,;:–—]\s)\S")
_CUT = "┃"


class SplitDialog(Dialog[int]):
    """Moves a cut through the claim's words; answers an offset of the article."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("split.next-word", "l,right", "move(1)", _("word"), _("A word on")),
        key("split.previous-word", "h,left", "move(-1)", _("word back"), _("A word back")),
        key("split.next-clause", "j,down,tab", "clause(1)", _("clause"), _("The next clause")),
        key(
            "split.previous-clause",
            "k,up,shift+tab",
            "clause(-1)",
            _("clause back"),
            _("The clause before"),
        ),
        key("split.cut", "enter", "cut", _("cut here"), _("Cut the claim in two here")),
    ]

    def __init__(self, claim: Claim) -> None:
        super().__init__(_("Cut the claim where?"))
        self._claim = claim
        self._words = [match.start() for match in _WORD_START.finditer(claim.text)]
        self._clauses = [match.start() for match in _CLAUSE_START.finditer(claim.text)]
        middle = len(claim.text) // 2
        places = self._clauses or self._words
        self._at = min(places, key=lambda place: abs(place - middle), default=0)

    def content(self) -> ComposeResult:
        """The claim with the cut in it."""
        yield Static(self._shown(), id="cut")

    def _shown(self) -> Content:
        safe = one_line(self._claim.text)
        return Content.assemble(
            (safe[: self._at], "$primary"), (f"{_CUT} ", "bold $accent"), safe[self._at :]
        )

    def _go(self, places: list[int], by: int) -> None:
        ahead = [p for p in places if (p > self._at if by > 0 else p < self._at)]
        if ahead:
            self._at = min(ahead) if by > 0 else max(ahead)
            self.query_one("#cut", Static).update(self._shown())

    def action_move(self, by: int) -> None:
        """To another word."""
        self._go(self._words, by)

    def action_clause(self, by: int) -> None:
        """To another clause."""
        self._go(self._clauses, by)

    def action_cut(self) -> None:
        """Leave with the place of the cut; a single word has none."""
        self.dismiss(self._claim.span.start + self._at if self._at else None)
