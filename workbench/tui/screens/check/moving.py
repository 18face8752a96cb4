"""Getting about: claims, matches, panes; which claims, in which order."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from workbench.i18n import _
from workbench.tui.errands import Errand
from workbench.tui.keys import key
from workbench.tui.messages import GoHome
from workbench.tui.screens.check.base import CheckBase
from workbench.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from textual.timer import Timer

    from workbench.desk.workspace import Workspace

_REST = 0.6
"""Seconds of rest after which the place is remembered."""


class Moving(CheckBase):
    """Moves through a `View`, and remembers the place for the next time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("claim.next", "j,down", "next", _("next"), _("Next claim")),
        key("claim.previous", "k,up", "previous", _("previous"), _("Previous claim"), show=False),
        key("claim.next-open", "J", "next_open", _("next open"), _("Next open claim")),
        key("claim.mark", "space", "mark", _("mark"), _("Mark several, to decide them at once")),
        key("claims.filter", "f", "filter", _("filter"), _("Go through some of the claims only")),
        key("claims.order", "o", "order", _("order"), _("By place or by worth")),
        key("home.go", "escape", "leave", _("articles"), _("Unmark all, or back to the articles")),
    ]
    _remembering: "Timer | None" = None

    def action_next(self) -> None:
        """Next claim."""
        self._moved(self.view.go(1))

    def action_previous(self) -> None:
        """Previous claim."""
        self._moved(self.view.go(-1))

    def action_next_open(self) -> None:
        """Next open claim."""
        if not self.view.go_open():
            self.set_status(_("no open claim left"))
        self._moved(True)

    @on(ArticleView.Picked)
    def pick(self, message: ArticleView.Picked) -> None:
        """Go to the claim that was clicked."""
        self._moved(self.view.go_to(message.claim_id))

    def _moved(self, there: bool) -> None:
        if there:
            self.show_view(moved=True)
            self.remember()

    def action_mark(self) -> None:
        """Mark the current claim or unmark it, and go on."""
        if self.view.item is None:
            return
        self.view.marked ^= {self.view.current}
        self.view.go(1)
        self.show_view()

    async def action_filter(self) -> None:
        """Ask which claims to go through."""
        from workbench.tui.screens.dialogs.filter import FilterDialog

        await self.app.push_screen(FilterDialog(self.view), self._filtered)

    def _filtered(self, chosen: str | None) -> None:
        from workbench.model.desk import ClaimFilter
        from workbench.tui.words import FILTERS

        if not chosen:
            return
        self.view.set_filter(ClaimFilter(chosen))
        self.set_status(_("showing: {filter}").format(filter=FILTERS[self.view.filter]))
        self.show_view()
        self.remember_now()

    def action_order(self) -> None:
        """Switch between order of place and of worth."""
        from workbench.model.desk import ClaimOrder
        from workbench.tui.words import ORDERS

        by_place = self.view.order is ClaimOrder.PLACE
        self.view.set_order(ClaimOrder.WORTH if by_place else ClaimOrder.PLACE)
        self.set_status(ORDERS[self.view.order])
        self.show_view()
        self.remember_now()

    def action_leave(self) -> None:
        """Unmark everything; if nothing is marked, go back to the articles."""
        if self.view.marked:
            self.view.marked.clear()
            self.show_view()
            return
        self.remember_now()
        self.post_message(GoHome())

    def remember(self) -> None:
        """Remember the place once the checker rests there."""
        if self._remembering is not None:
            self._remembering.stop()
        self._remembering = self.set_timer(_REST, self.remember_now)

    def remember_now(self) -> None:
        """Remember the place."""
        if self._remembering is not None:
            self._remembering.stop()
            self._remembering = None
        place, article_id = self.view.place, self.article_id

        def run(ws: "Workspace") -> None:
            from workbench.desk import checking

            checking.remember_place(ws, article_id, place)

        self.errands.put(Errand(run, self))
