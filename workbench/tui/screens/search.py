"""The claims database, searched while typing."""

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input
from textual.widgets.option_list import Option

from workbench.errors import WorkbenchError
from workbench.i18n import _, ngettext
from workbench.model.known import KnownClaim, SearchHit
from workbench.text.guard import display, one_line
from workbench.tui import paint
from workbench.tui.errands import Errands
from workbench.tui.keys import key
from workbench.tui.messages import Found, Reading
from workbench.tui.paint import MUTED
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.panes import BREAKPOINTS, Pane, look
from workbench.tui.widgets.progress_line import ProgressLine
from workbench.tui.widgets.rows import Rows
from workbench.tui.widgets.typed import TypedLine
from workbench.tui.words import reading

if TYPE_CHECKING:
    from textual.timer import Timer

REST = 0.12
"""Seconds without a key before the database is asked."""


class SearchScreen(Screen[None]):
    """Type, and the known claims that fit are listed; beside them all about the current one."""

    HELP = _("The claims that somebody has checked before. Type any words of one, in any order.")
    CSS_PATH = look("lists.tcss")
    AUTO_FOCUS = "TypedLine"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        key("search.next", "down", "move(1)", _("next"), _("The next known claim")),
        key("search.previous", "up", "move(-1)", _("before"), _("The one before")),
        key("search.leave", "escape", "leave", _("back"), _("Back to where you were")),
    ]

    def __init__(self, errands: Errands) -> None:
        super().__init__()
        self._errands = errands
        self._hits: tuple[SearchHit, ...] = ()
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line to type in, hits, and the chosen one."""
        yield ProgressLine(_("Claims database"))
        yield TypedLine(placeholder=_("words of a claim"))
        with Container(id="body"):
            rows = Rows()
            rows.can_focus = False
            rows.border_title = _("Known claims")
            yield rows
            pane = Pane(id="known")
            pane.border_title = _("Details")
            yield pane
        yield KeyLine()

    @on(Input.Changed)
    def typed(self) -> None:
        """Search once the typing rests."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._ask)

    def _ask(self) -> None:
        query = self.query_one(TypedLine).value.strip()
        if query:
            self.search(query)
        else:
            self._show((), "")

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def search(self, query: str) -> None:
        """Ask the database in a thread."""
        from workbench.desk import known

        ws = self._errands.workspace
        if ws is None:
            return

        def progress(done: int, total: int, _name: str) -> None:
            self.post_message(Reading(done, total))

        try:
            self.post_message(Found(query, known.search(ws, query, 50, progress)))
        except WorkbenchError as error:
            self.post_message(Found(query, (), str(error)))

    @on(Reading)
    def reading(self, message: Reading) -> None:
        """Show how far the index is."""
        told = Content.styled(reading(message.done, message.total), MUTED)
        self.query_one(ProgressLine).say(_("Claims database"), told)

    @on(Found)
    def found(self, message: Found) -> None:
        """Show the hits, unless something else was typed by now."""
        if message.query == self.query_one(TypedLine).value.strip():
            self._show(message.hits, message.failure or _("Nothing like that is known."))

    def _show(self, hits: tuple[SearchHit, ...], nothing: str) -> None:
        self._hits = hits
        told = ngettext("{count} hit", "{count} hits", len(hits)).format(count=len(hits))
        self.query_one(ProgressLine).say(_("Claims database"), Content.styled(told, MUTED))
        rows = self.query_one(Rows)
        rows.clear_options()
        self.query_one(Pane).put(Content(""))
        if not hits:
            rows.add_option(Option(Content.styled(display(nothing), MUTED), disabled=True))
            return
        for hit in hits:
            rows.add_options([Option(_row(hit)), None])
        rows.highlighted = 0

    @on(Rows.OptionHighlighted)
    def show_details(self, event: Rows.OptionHighlighted) -> None:
        """All about the known claim."""
        if event.option_index < len(self._hits):
            self.query_one(Pane).put(_details(self._hits[event.option_index].known))

    def action_move(self, by: int) -> None:
        """To another hit."""
        rows = self.query_one(Rows)
        if by > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    def action_leave(self) -> None:
        """Back to where the search was called."""
        self.app.pop_screen()


def _row(hit: SearchHit) -> Content:
    known = hit.known
    doubt = "" if hit.likely else _("less likely")
    about = " · ".join(one_line(part) for part in (known.date, known.publisher, doubt) if part)
    return paint.lines(
        [
            Content(one_line(known.text)),
            paint.assemble(
                (one_line(known.verdict) or _("no verdict"), "bold $foreground 60%"),
                (f" · {about}" if about else "", paint.MUTED),
            ),
        ]
    )


def _details(known: KnownClaim) -> Content:
    from workbench.desk.labels import verdict_of

    facts = [
        (_("verdict"), verdict_of(known)),
        (_("date"), known.date),
        (_("claim made"), known.claim_date),
        (_("valid until"), known.valid_until),
        (_("recheck on"), known.recheck_on),
        (_("publisher"), known.publisher),
        (_("checked by"), known.checked_by),
        (_("said by"), known.claimant),
        (_("title"), known.title),
        (_("summary"), known.summary),
        (_("address"), known.url),
        (_("from"), known.origin),
        (_("language"), known.language),
    ]
    return paint.lines(
        [Content.styled(one_line(known.text), "bold"), Content(""), *paint.table(facts)]
    )
