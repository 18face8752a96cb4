"""The claims database, searched while typing."""

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input
from textual.widgets.option_list import Option

from workbench.errors import WorkbenchError
from workbench.i18n import _, ngettext
from workbench.model.known import KnownClaim, SearchHit
from workbench.model.known_query import KnownPage, Sorting
from workbench.text.guard import display
from workbench.tui import known_details
from workbench.tui.errands import Errand, Errands
from workbench.tui.keys import key
from workbench.tui.messages import Found, KnownChanged, Looked, Reading
from workbench.tui.paint import MUTED
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.panes import BREAKPOINTS, Pane, look
from workbench.tui.widgets.progress_line import ProgressLine
from workbench.tui.widgets.rows import Rows
from workbench.tui.widgets.typed import TypedLine
from workbench.tui.words import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from workbench.desk.workspace import Workspace

REST = 0.12
"""Seconds without a key before the database is asked."""

PAGE = 50
"""Hits that are asked for at once; more come as one goes down."""

_NEAR_END = 10


class _SearchLine(TypedLine):
    """What is searched for; to be done with it is to edit what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("search.edit", "enter", "submit", _("edit"), _("Edit the known claim")),
    ]


class SearchScreen(Screen[None]):
    """Type, and the known claims that fit are listed; beside them all about the current one."""

    HELP = _(
        "The claims that somebody has checked before. Type any words of one, in any order, a "
        "“phrase” in quotation marks, and conditions: publisher:dpa verdict:false lang:de "
        "since:2022 until:2023-06 by:Jo. The same claim by several publishers stands once, with "
        "the others below it."
    )
    CSS_PATH = look("lists.tcss")
    AUTO_FOCUS = "TypedLine"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        key("search.next", "down", "move(1)", _("next"), _("The next known claim")),
        key("search.previous", "up", "move(-1)", _("before"), _("The one before"), show=False),
        key("search.order", "ctrl+t", "order", _("order"), _("Order what is found otherwise")),
        key("search.add", "ctrl+n", "add", _("new"), _("Add a known claim by hand")),
        key(
            "search.withdraw",
            "ctrl+r",
            "withdraw",
            _("withdraw"),
            _("Propose it no more, for a reason"),
        ),
        key("search.leave", "escape", "leave", _("back"), _("Back to where you were")),
    ]

    def __init__(self, errands: Errands) -> None:
        super().__init__()
        self._errands = errands
        self._hits: list[SearchHit] = []  # the first of each group, as they are listed
        self._total = 0
        self._read = 0
        self._line = ""
        self._asked = 0
        self._sorting = Sorting.RELEVANCE
        self._resting: Timer | None = None
        self._is_reading = False

    def compose(self) -> ComposeResult:
        """A line to type in, hits, and the chosen one."""
        yield ProgressLine(_("Claims database"))
        yield _SearchLine(placeholder=_("words of a claim, “a phrase”, publisher:dpa since:2022 …"))
        with Container(id="body"):
            rows = Rows()
            rows.can_focus = False
            rows.border_title = _("Known claims")
            yield rows
            pane = Pane(id="known")
            pane.border_title = _("Details")
            yield pane
        yield KeyLine()

    @property
    def current(self) -> KnownClaim | None:
        """The known claim whose details are shown."""
        at = self.query_one(Rows).highlighted
        return self._hits[at].known if at is not None and at < len(self._hits) else None

    @on(Input.Changed)
    def typed(self) -> None:
        """Search once the typing rests."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._ask)

    def _ask(self) -> None:
        self._line = self.query_one(TypedLine).value.strip()
        self._asked += 1
        self._is_reading = False
        if self._line:
            self.search(self._asked, self._line, self._sorting, 0)
        else:
            self._show_none("")

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def search(self, asked: int, line: str, sorting: Sorting, offset: int) -> None:
        """Ask the database in a thread."""
        from dataclasses import replace

        from workbench.desk import known_search

        ws = self._errands.workspace
        if ws is None:
            return

        def progress(done: int, total: int, _name: str) -> None:
            self.post_message(Reading(done, total))

        try:
            query = known_search.parsed(line)
            if sorting is not Sorting.RELEVANCE:
                query = replace(query, sorting=sorting)
            page = known_search.find(ws, query, PAGE, offset, progress)
            self.post_message(Found(asked, page))
        except WorkbenchError as error:
            self.post_message(Found(asked, None, str(error)))

    @on(Reading)
    def reading(self, message: Reading) -> None:
        """Show how far the index is."""
        told = Content.styled(reading(message.done, message.total), MUTED)
        self.query_one(ProgressLine).say(_("Claims database"), told)

    @on(Found)
    def found(self, message: Found) -> None:
        """Show the hits, unless something else, or in another order, was asked for by now."""
        if message.asked != self._asked:
            return
        self._is_reading = False
        if message.page is None:
            self._show_none(message.failure)
        elif message.page.offset:
            self._list(message.page)
        else:
            self._show_none(_("Nothing like that is known."))
            if message.page.hits:
                self._show_first(message.page)

    def _show_none(self, said: str) -> None:
        self._hits, self._total, self._read = [], 0, 0
        self._tell()
        rows = self.query_one(Rows)
        rows.clear_options()
        self.query_one(Pane).put(Content(""))
        if said:
            rows.add_option(Option(Content.styled(display(said), MUTED), disabled=True))

    def _show_first(self, page: KnownPage) -> None:
        rows = self.query_one(Rows)
        rows.clear_options()
        self._total = page.total
        self._list(page)
        rows.highlighted = 0

    def _list(self, page: KnownPage) -> None:
        """Put a page below what is listed."""
        options: list[Option | None] = []
        for first, *others in page.groups:
            hit = page.hits[first]
            self._hits.append(hit)
            shown = known_details.row(hit, [page.hits[other] for other in others])
            options += [Option(shown), None]
        self.query_one(Rows).add_options(options)
        self._read = page.offset + len(page.hits)
        self._tell()

    def _tell(self) -> None:
        shown, total = self._read, max(self._total, self._read)
        told = ngettext("{count} hit", "{count} hits", total).format(count=total)
        if shown < total:
            told += " · " + _("{count} listed").format(count=shown)
        if self._sorting is not Sorting.RELEVANCE:
            told += f" · {order_name(self._sorting)}"
        self.query_one(ProgressLine).say(_("Claims database"), Content.styled(told, MUTED))

    @on(Rows.OptionHighlighted)
    def show_details(self, event: Rows.OptionHighlighted) -> None:
        """All about the known claim; where it comes from is read meanwhile."""
        if event.option_index >= len(self._hits):
            return
        known = self._hits[event.option_index].known
        self.query_one(Pane).put(known_details.details(known, None))
        self.look(known.id)
        if event.option_index >= len(self._hits) - _NEAR_END and self._read < self._total:
            self._read_on()

    def _read_on(self) -> None:
        if not self._is_reading:
            self._is_reading = True
            self.search(self._asked, self._line, self._sorting, self._read)

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def look(self, known_id: int) -> None:
        """Read where a known claim comes from, in a thread."""
        from workbench.desk import known

        ws = self._errands.workspace
        if ws is None:
            return
        try:
            self.post_message(Looked(known.provenance(ws, known_id)))
        except WorkbenchError as error:
            self.post_message(Found(self._asked, None, str(error)))

    @on(Looked)
    def looked(self, message: Looked) -> None:
        """Show where the current known claim comes from."""
        current = self.current
        if current is not None and current.id == message.provenance.known.id:
            found = message.provenance
            self.query_one(Pane).put(known_details.details(found.known, found))

    def action_move(self, by: int) -> None:
        """To another hit."""
        rows = self.query_one(Rows)
        if by > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    def action_order(self) -> None:
        """Order by the next of the orders."""
        orders = list(Sorting)
        self._sorting = orders[(orders.index(self._sorting) + 1) % len(orders)]
        self._ask()

    @on(Input.Submitted)
    async def action_edit(self) -> None:
        """Edit the current known claim, once what is listed is what was typed."""
        from workbench.tui.screens.dialogs.known_form import KnownForm

        known = self.current
        if known is None or self.query_one(TypedLine).value.strip() != self._line:
            return

        def answered(changes: dict[str, str] | None) -> None:
            if changes:
                self._do(_editing(known.id, changes))

        await self.app.push_screen(KnownForm(known), answered)

    async def action_add(self) -> None:
        """Add a known claim by hand."""
        from workbench.tui.screens.dialogs.known_form import KnownForm

        def answered(said: dict[str, str] | None) -> None:
            if said:
                self._do(_adding(said))

        await self.app.push_screen(KnownForm(None), answered)

    async def action_withdraw(self) -> None:
        """Propose the current known claim no more."""
        from workbench.tui.screens.dialogs.path import LineDialog

        known = self.current
        if known is None:
            return

        def answered(because: str | None) -> None:
            if because:
                self._do(_withdrawing(known.id, because))

        title = _("Withdraw known claim {id}").format(id=known.id)
        hint = _("Why is it proposed no more? Nothing is deleted.")
        await self.app.push_screen(LineDialog(title, hint), answered)

    def _do(self, run: "Callable[[Workspace], Message]") -> None:
        self._errands.put(Errand(run, self))

    @on(KnownChanged)
    def changed(self, message: KnownChanged) -> None:
        """Tell it, and search anew."""
        self.notify(message.told, markup=False)
        self._ask()

    def action_leave(self) -> None:
        """Back to where the search was called."""
        self.app.pop_screen()


def order_name(sorting: Sorting) -> str:
    """An order for people."""
    return {
        Sorting.RELEVANCE: _("by likeness"),
        Sorting.NEWEST: _("newest first"),
        Sorting.OLDEST: _("oldest first"),
        Sorting.PUBLISHER: _("by publisher"),
        Sorting.VERDICT: _("by verdict"),
    }[sorting]


def _editing(known_id: int, changes: dict[str, str]) -> "Callable[[Workspace], Message]":
    def run(ws: "Workspace") -> Message:
        from workbench.desk import known_editing

        known_editing.edit(ws, known_id, changes)
        return KnownChanged(_("Known claim {id} was edited.").format(id=known_id))

    return run


def _adding(said: dict[str, str]) -> "Callable[[Workspace], Message]":
    def run(ws: "Workspace") -> Message:
        from workbench.desk import known

        fields = dict(said)
        kept = known.add(ws, known.worded(fields.pop("text"), fields))
        return KnownChanged(_("Known claim {id} was added.").format(id=kept.id))

    return run


def _withdrawing(known_id: int, because: str) -> "Callable[[Workspace], Message]":
    def run(ws: "Workspace") -> Message:
        from workbench.desk import known_editing

        known_editing.withdraw(ws, known_id, because)
        return KnownChanged(_("Known claim {id} was withdrawn.").format(id=known_id))

    return run
