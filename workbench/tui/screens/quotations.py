"""Every quotation of the article, word for word against the sources."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets.option_list import Option

from workbench.i18n import _, ngettext
from workbench.tui import paint
from workbench.tui.keys import key
from workbench.tui.quotation_looks import details_of, row_of
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.panes import BREAKPOINTS, Pane, look
from workbench.tui.widgets.progress_line import ProgressLine
from workbench.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from workbench.desk.quotation_checking import CheckedQuotation
    from workbench.tui.screens.check.sourcing import Sourcing


class QuotationsScreen(Screen[None]):
    """Lists the quotations; enter goes to the claim and the place in the source."""

    HELP = _(
        "Each quotation against each source: “=” word for word, “≠” altered, “≈” the source is in "
        "another language and says it, “?” not found. “~” below is what a quotation may do "
        "without saying something else: marked omissions, brackets, endings, typography."
    )
    CSS_PATH = look("sources/sources.tcss")
    AUTO_FOCUS = "Rows"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    HINTS: ClassVar[tuple[str, ...]] = ("row.choose", "source.add", "quotations.leave")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("source.add", "s", "add", _("source"), _("Add a source: file, address, call")),
        key("pane.next", "tab", "app.focus_next", _("pane"), _("To the next pane"), show=False),
        key("quotations.leave", "escape", "leave", _("back"), _("Back to where you were")),
        key("app.help", "question_mark", "app.help", _("help"), _("What the keys do here")),
    ]

    def __init__(self, check: "Sourcing") -> None:
        super().__init__()
        self.check = check
        self._shown: tuple[CheckedQuotation, ...] | None = None

    def compose(self) -> ComposeResult:
        """The list, and the quotation picked."""
        yield ProgressLine()
        with Container(id="body"):
            rows = Rows()
            rows.border_title = _("Quotations")
            yield rows
            pane = Pane(id="about")
            pane.border_title = _("Word for word")
            yield pane
        yield KeyLine()

    def on_mount(self) -> None:
        """Have them checked, and follow what comes of it."""
        self.check.news.subscribe(self, self._news)
        self.check.check_quotations()
        self._fill()

    def _news(self, _told: str) -> None:
        self.check.check_quotations()
        self._fill()

    def _fill(self) -> None:
        view = self.check.view
        self.query_one(ProgressLine).show(view, self.check.status)
        rows = self.query_one(Rows)
        if self.check.quoting:
            self._shown = None
            waiting = _("comparing the quotations …")
            rows.set_options([Option(Content.styled(waiting, paint.MUTED), disabled=True)])
            return
        if self._shown is view.quotations:
            return
        self._shown = view.quotations
        count = len(self._shown)
        told = ngettext("{count} quotation", "{count} quotations", count)
        rows.border_title = Content(told.format(count=count))
        options = [part for item in self._shown for part in (Option(row_of(item)), None)]
        rows.set_options(options or [Option(_nothing(), disabled=True)])
        if self._shown:
            rows.highlighted = 0

    @property
    def _picked(self) -> "CheckedQuotation | None":
        at = self.query_one(Rows).highlighted
        return self._shown[at] if self._shown and at is not None else None

    @on(Rows.OptionHighlighted)
    def highlighted(self) -> None:
        """The one picked, against each source."""
        item = self._picked
        if item is not None:
            self.query_one("#about", Pane).put(details_of(item, self.check.view.quoted_texts))

    @on(Rows.OptionSelected)
    async def chosen(self) -> None:
        """To the claim, beside the place in the source that has the quotation best."""
        item = self._picked
        if item is None:
            return
        if not item.quotation.claims:
            self.check.set_status(_("it stands in no claim; a adds one"))
            return
        view, best = self.check.view, item.finding.best
        view.go_to(item.quotation.claims[0])
        self.check.show_view(moved=True)
        if best is None:
            self.dismiss(None)
            return
        number = next((s.id for s in view.desk.sources if s.name == best.source), 0)
        await self.check.look_at_evidence(number, best.check.places[0])

    async def action_add(self) -> None:
        """Add a source."""
        await self.check.action_add_source()

    def action_leave(self) -> None:
        """Stop what is under way, else back."""
        if not self.check.stop_jobs():
            self.dismiss(None)


def _nothing() -> Content:
    return Content.styled(_("The article quotes nobody."), paint.MUTED)
