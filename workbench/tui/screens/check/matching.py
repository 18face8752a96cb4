"""What is known already: looking into it, reusing it, rejecting it."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from workbench.i18n import _
from workbench.tui.keys import key
from workbench.tui.screens.check.finding import Finding
from workbench.tui.widgets.match_list import MatchList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.workspace import Workspace
    from workbench.model.event import Event
    from workbench.tui.screens.check.base import Step


class Matching(Finding):
    """Known claims for the current claim; no verdict carries over without a person."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("match.look", "enter", "look", _("match"), _("Look into the match")),
        key("match.next", "l,right", "match(1)", _("next match"), _("Next match"), show=False),
        key(
            "match.previous",
            "h,left",
            "match(-1)",
            _("match before"),
            _("Match before"),
            show=False,
        ),
        key("match.reuse", "y", "reuse", _("reuse"), _("Reuse its verdict; asks for the label")),
        key("match.reject", "x", "reject", _("reject"), _("Does not fit; this is remembered")),
    ]

    def action_match(self, by: int) -> None:
        """To another match."""
        if self.view.go_match(by):
            self.show_view(moved=True)

    @on(MatchList.Picked)
    def pick_match(self, message: MatchList.Picked) -> None:
        """To the match that was clicked."""
        if self.view is not None:
            self.action_match(message.at - self.view.match_at)

    async def action_look(self) -> None:
        """Show both wordings with their differences, and where the known claim is from."""
        if self.view.item is None or self.view.match is None:
            self.set_status(_("no match here"))
            return
        from workbench.tui.screens.dialogs.match import MatchDialog

        async def answered(wish: str | None) -> None:
            self.show_view(moved=True)
            if wish == "reuse":
                await self.action_reuse()
            elif wish == "reject":
                self.action_reject()

        await self.app.push_screen(MatchDialog(self.view), answered)

    async def action_reuse(self) -> None:
        """Give the claim a verdict because of the match; asks which."""
        if self.view.item is None or self.view.match is None:
            self.set_status(_("no match here"))
            return
        from workbench.tui.screens.dialogs.reuse import ReuseDialog

        claim, known = self.view.item.claim.id, self.view.match.known.id

        def answered(label_id: str | None) -> None:
            if label_id:
                self.write(_reusing(known, label_id), [claim])
                self.view.move_on()
                self.show_view()
                self.remember()

        dialog = ReuseDialog(self.view.item, self.view.match, self.view.scales)
        await self.app.push_screen(dialog, answered)

    def action_reject(self) -> None:
        """Say that the match does not fit; a rejected one is proposed again."""
        if self.view.item is None or self.view.match is None:
            self.set_status(_("no match here"))
            return
        from workbench.model.match import Decision

        match = self.view.match
        again = match.decision is Decision.REJECTED
        said = _("proposed again") if again else _("rejected, and remembered")
        self.write(_deciding(match.known.id, again=again), [self.view.current], then=said)
        self.view.go_match(1)
        self.show_view()


def _reusing(known: int, label_id: str) -> "Step":
    def reuse(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event":
        from workbench.desk import matching

        return matching.reuse(ws, article, claims[0], known, label_id)

    return reuse


def _deciding(known: int, *, again: bool) -> "Step":
    def decide(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event":
        from workbench.desk import matching

        step = matching.reset if again else matching.reject
        return step(ws, article, claims[0], known)

    return decide
