"""The check screen: the article left, the current claim and what is known about it right."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from workbench.i18n import _
from workbench.text.guard import one_line
from workbench.tui.errands import Errand
from workbench.tui.keys import COMMON, key
from workbench.tui.messages import Loaded
from workbench.tui.screens.check.asking import Asking
from workbench.tui.screens.check.editing import Editing
from workbench.tui.screens.check.matching import Matching
from workbench.tui.screens.check.sourcing import Sourcing
from workbench.tui.widgets.article_view import ArticleView
from workbench.tui.widgets.claim_pane import ClaimPane
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.match_list import MatchList
from workbench.tui.widgets.panes import BREAKPOINTS, look
from workbench.tui.widgets.progress_line import ProgressLine
from workbench.tui.widgets.verdict_bar import VerdictBar

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace
    from workbench.model.verdict import Scale

_SHOWN = 0.1
"""Seconds after which the screen is painted, and what the evidence amounts to is fetched."""


class CheckScreen(Sourcing, Asking, Matching, Editing):
    """Works on one article."""

    HELP = _(
        "One key decides and moves on. Everything is written when it is decided; "
        "undo takes back one step after the other, also those of earlier days. "
        "Passages of sources stand for and against a claim beside its verdict; no verdict waits "
        "for them, but one that rests on few says so and takes a reason."
    )
    CSS_PATH = look("check/check.tcss")
    AUTO_FOCUS = "ArticleView"
    HINTS: ClassVar[tuple[str, ...]] = (
        "verdict.1",
        "claim.question",
        "source.add",
        "claim.evidence",
        "claim.note",
        "claim.ask",
        "match.look",
        "match.reuse",
        "claim.next",
        "article.sources",
        "article.quotations",
        "claim.next-open",
        "match.reject",
        "log.undo",
        "known.search",
        "log.export",
        "claim.mark",
        "claim.shortfall",
        "claim.dismiss",
    )
    """The keys named in the line at the bottom, the most used ones first."""
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *COMMON,
        key("log.export", "e", "export", _("export"), _("Export the verification log")),
        key("scale.choose", "c", "scale", _("scale"), _("Choose the verdict scale"), show=False),
    ]

    def compose(self) -> ComposeResult:
        """Line on top, article, side panes, keys."""
        # Said before the first layout: as a later change it would style everything anew.
        wide = self.app.size.width >= BREAKPOINTS[-1][0]
        self.set_class(wide, "-wide")
        self.set_class(not wide, "-narrow")
        yield ProgressLine()
        with Container(id="body"):
            yield ArticleView()
            with Container(id="side"):
                yield ClaimPane()
                yield MatchList()
                yield VerdictBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the article; match it if the claims database has changed."""
        self.query_one(ArticleView).show(self.view)
        self.query_one(ProgressLine).show(self.view, "")
        self._show_side()
        self._tell_notices()
        self.wanted = (self.view.current,)
        if any(item.evidence or item.verdict for item in self.view.desk.claims):
            self.set_timer(_SHOWN, self.reload)
        if not self.view.desk.matched:
            self.match_claims()

    def _tell_notices(self) -> None:
        """Say what was done on the article's way in, as long as nobody has worked on it."""
        desk = self.view.desk
        if desk.undo is None and desk.redo is None:
            for notice in desk.notices:
                self.notify(one_line(notice), markup=False)

    @on(Loaded)
    def loaded(self, message: Loaded) -> None:
        """Show the article as it lies on the desk now."""
        before = {item.claim.id for item in self.view.desk.claims}
        self.view.scales = message.scales
        self.view.renew(message.desk)
        self.show_view()
        self.tell_shortfall()
        self.follow_quotations()
        came = [item for item in message.desk.claims if item.claim.id not in before]
        if any(not item.matches for item in came):
            self.match_claims()

    def show_view(self, *, moved: bool = False) -> None:
        """Bring every pane up to date; the side panes once, after a burst of keys."""
        article = self.query_one(ArticleView)
        article.show(self.view)
        self.wanted = (self.view.current, *article.in_sight())
        if not moved:
            self.query_one(ProgressLine).show(self.view, self._status)
        self.call_after_refresh(self._show_side)
        self.news.publish(self._status)

    def show_matches(self) -> None:
        """Bring the list of known claims up to date."""
        if self.is_attached:
            self.query_one(MatchList).show(self.view, matching=self.matching)

    def _show_side(self) -> None:
        if self.is_attached:
            self.query_one(ClaimPane).show(self.view)
            self.show_matches()
            self.query_one(VerdictBar).show(self.view)

    async def action_search(self) -> None:
        """Search the claims database, beginning with the current claim's words."""
        from workbench.tui.screens.search import SearchScreen

        await self.app.push_screen(SearchScreen(self.errands))

    async def action_export(self) -> None:
        """Ask for format and place, and export the log."""
        from workbench.tui.screens.dialogs.export import ExportDialog

        await self.app.push_screen(
            ExportDialog(self.errands, self.article_id, self.view.desk.article)
        )

    async def action_scale(self) -> None:
        """Ask for another verdict scale; verdicts given so far keep theirs."""
        from workbench.tui.screens.dialogs.scale import ScaleDialog

        def answered(scale: "Scale | None") -> None:
            if scale is None or self.view is None:
                return

            def run(ws: "Workspace") -> None:
                self.errands.workspace = ws.with_scale(scale)

            self.view.scales = self.view.scales.with_active(scale)
            self.errands.put(Errand(run, self))
            self.refresh_bindings()
            self.show_view()

        if self.view is not None:
            await self.app.push_screen(ScaleDialog(self.view.scales.active), answered)
