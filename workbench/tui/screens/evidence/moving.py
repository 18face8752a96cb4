"""Getting about among passages, sources and claims."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from workbench.i18n import _
from workbench.tui.evidence_rows import next_source
from workbench.tui.keys import key
from workbench.tui.screens.evidence.finding import FindingPassages
from workbench.tui.widgets.evidence_list import EvidenceList
from workbench.tui.widgets.source_text import SourceText


class MovingAmongPassages(FindingPassages):
    """The arrows go through the rows and the sources, capitals through the claims."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("passage.next", "j,down", "row(1)", _("next"), _("The next passage")),
        key("passage.previous", "k,up", "row(-1)", _("before"), _("Passage before"), show=False),
        key("passage.source-next", "l,right", "source(1)", _("source"), _("The next source")),
        key(
            "passage.source-previous",
            "h,left",
            "source(-1)",
            _("source before"),
            _("The source before"),
            show=False,
        ),
        key("passage.choose", "enter", "choose", _("choose words"), _("Choose words in the text")),
        key("claim.next", "J", "claim(1)", _("next claim"), _("The next claim")),
        key("claim.previous", "K", "claim(-1)", _("claim before"), _("Claim before"), show=False),
        key("passage.find", "slash", "find", _("find"), _("Find words in the text of the source")),
        key("evidence.leave", "escape", "leave", _("back"), _("Stop, or back to where you were")),
    ]
    _sought = ""

    def action_row(self, by: int) -> None:
        """To another row."""
        at = self.at + by
        if 0 <= at < len(self.rows):
            self._go(at)

    @on(EvidenceList.Picked)
    def picked(self, message: EvidenceList.Picked) -> None:
        """To the row that was clicked."""
        self._go(message.at)

    def action_source(self, by: int) -> None:
        """To the first row of another source."""
        at = next_source(self.rows, self.at, by)
        if at is not None:
            self._go(at)

    def _go(self, at: int) -> None:
        self.at = at
        self.chosen = True
        self.wanted_place = None
        self.query_one(EvidenceList).pick(at)
        self.show_row()

    def action_claim(self, by: int) -> None:
        """To another claim."""
        if self.check.view.go(by):
            self.at = 0
            self.chosen = False
            self.wanted_place = None
            self.check.show_view(moved=True)
            self.check.remember()
            self.show_all()

    def action_choose(self) -> None:
        """Go into the text, where the keys choose words."""
        if self.text_of_row():
            self.query_one(SourceText).focus()
        else:
            self.check.set_status(_("there is no text to choose words in"))

    def action_leave(self) -> None:
        """Out of the text, else stop what is under way, else back to the check screen."""
        if self.query_one(SourceText).has_focus:
            self.query_one(EvidenceList).focus()
        elif not self.check.stop_jobs():
            self.dismiss(None)

    async def action_find(self) -> None:
        """Ask for words, and choose them where they stand next."""
        if not self.text_of_row():
            self.check.set_status(_("there is no text to find words in"))
            return
        from workbench.tui.screens.dialogs.path import LineDialog

        dialog = LineDialog(_("Find in the source"), _("Upper or lower case"), self._sought)
        await self.app.push_screen(dialog, self._find_words)

    def _find_words(self, sought: str | None) -> None:
        if not sought:
            return
        self._sought = sought
        pane = self.query_one(SourceText)
        pane.focus()
        if not pane.find(sought):
            self.check.set_status(_("these words do not stand there"))
