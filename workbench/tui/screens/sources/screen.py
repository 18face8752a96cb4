"""The sources of an article, or all there are, with all about the one picked."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input
from textual.widgets.option_list import Option

from workbench.i18n import _, ngettext
from workbench.model.source import Source
from workbench.tui import paint
from workbench.tui.errands import Errand
from workbench.tui.keys import key
from workbench.tui.library import fetch_sources, fits
from workbench.tui.screens.sources.showing import details_of, row_of
from workbench.tui.source_messages import Library
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.panes import BREAKPOINTS, Pane, look
from workbench.tui.widgets.progress_line import ProgressLine
from workbench.tui.widgets.rows import PlainRows, Rows
from workbench.tui.widgets.typed import TypedLine

if TYPE_CHECKING:
    from workbench.model.origin import OriginGroup
    from workbench.tui.screens.check.sourcing import Sourcing


_MOST = 500
"""So many sources are listed; words typed into the filter find the others."""


class SourcesScreen(Screen[None]):
    """Lists sources; adds, edits, fetches, grades and detaches them."""

    HELP = _(
        "The sources of the article; w shows all there are. Sources with the same sign in front "
        "count as one origin. Nothing is fetched before you ask for it."
    )
    CSS_PATH = look("sources/sources.tcss")
    AUTO_FOCUS = "PlainRows"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    HINTS: ClassVar[tuple[str, ...]] = (
        "source.look",
        "source.add",
        "source.edit",
        "source.fetch",
        "source.grade",
        "source.primary",
        "source.confidential",
        "source.library",
        "source.attach",
        "source.detach",
        "source.file",
        "source.again",
        "source.filter",
        "sources.leave",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("source.look", "v,enter", "look", _("evidence"), _("The claim beside this source")),
        key("source.add", "s", "add", _("add"), _("Add a source: file, address, call")),
        key("source.edit", "e", "edit", _("edit"), _("Say what it is, from whom, and when")),
        key("source.fetch", "f", "fetch", _("fetch"), _("Fetch its web page now and keep it")),
        key("source.file", "o", "file", _("file"), _("Save a file as its newest snapshot")),
        key("source.again", "T", "again", _("text again"), _("Take the text out again")),
        key("source.grade", "g", "grade", _("grade"), _("How far it can be relied on, A to F")),
        key("source.primary", "p", "primary", _("primary"), _("Primary, secondary, not judged")),
        key(
            "source.confidential",
            "c",
            "confidential",
            _("confidential"),
            _("Its name leaves the desk in no public export"),
        ),
        key("source.attach", "a", "attach", _("attach"), _("Check the article against it")),
        key("source.detach", "x", "detach", _("detach"), _("Check the article no longer by it")),
        key("source.library", "w", "library", _("all"), _("All sources, or those of the article")),
        key("source.filter", "slash", "filter", _("filter"), _("Show those with some words")),
        key("log.undo", "u", "undo", _("undo"), _("Take back the last step"), show=False),
        key("sources.leave", "escape", "leave", _("back"), _("Back to where you were")),
        key("app.help", "question_mark", "app.help", _("help"), _("What the keys do here")),
    ]

    def __init__(self, check: "Sourcing") -> None:
        super().__init__()
        self.check = check
        self._everything = False
        self._library: tuple[Source, ...] = ()
        self._uses: dict[int, int] = {}
        self._known: tuple[object, ...] = ()
        self._shown: list[Source] = []
        self._groups: dict[int, tuple[int, OriginGroup]] = {}

    def compose(self) -> ComposeResult:
        """A line to filter by, the list, and the one picked."""
        yield ProgressLine()
        line = TypedLine(placeholder=_("words of a source"))
        line.display = False
        yield line
        with Container(id="body"):
            yield PlainRows()
            pane = Pane(id="about")
            pane.border_title = _("Details")
            yield pane
        yield KeyLine()

    def on_mount(self) -> None:
        """Follow what is written, and fetch the sources."""
        self.check.news.subscribe(self, self._news)
        self.call_after_refresh(self._news, "")

    def _news(self, _told: str) -> None:
        self.query_one(ProgressLine).show(self.check.view, self.check.status)
        self._ask()

    def _ask(self) -> None:
        article = self.check.article_id
        self.check.errands.put(Errand(lambda ws: fetch_sources(ws, article), self))

    @on(Library)
    def fetched(self, message: Library) -> None:
        """Show the sources as they are now."""
        known = (message.sources, message.uses, message.groups, self._attached)
        if known != self._known:
            self._known = known
            self._library, self._uses = message.sources, message.uses
            self._groups = message.groups
            self._fill()

    @property
    def _picked(self) -> Source | None:
        at = self.query_one(Rows).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    @property
    def _attached(self) -> frozenset[int]:
        return frozenset(source.id for source in self.check.view.desk.sources)

    def _fill(self) -> None:
        """Show those of the article, or all, that have the words typed."""
        if not self.is_attached:
            return
        before = self._picked
        typed = self.query_one(TypedLine).value
        attached = self._attached
        offered = self._library if self._everything else self._library[::-1]
        self._shown = [
            source
            for source in offered
            if (self._everything or source.id in attached) and fits(source, typed)
        ][:_MOST]
        rows = self.query_one(Rows)
        rows.border_title = Content(self._title())
        rows.set_options(self._options(attached))
        ids = [source.id for source in self._shown]
        if ids:
            rows.highlighted = ids.index(before.id) if before and before.id in ids else 0
        self._show_details()
        self.refresh_bindings()

    def _options(self, attached: frozenset[int]) -> list[Option | None]:
        options: list[Option | None] = []
        for source in self._shown:
            group = self._groups.get(source.id)
            row = row_of(
                source,
                claims=self._uses.get(source.id, 0),
                attached=source.id in attached,
                group=group[0] if group else None,
            )
            options += [Option(row), None]
        if not options:
            nothing = _("No source here yet. s adds one: a file, a web address, a few words.")
            options.append(Option(Content.styled(nothing, paint.MUTED), disabled=True))
        return options

    def _title(self) -> str:
        count = len(self._shown)
        told = ngettext("{count} source", "{count} sources", count).format(count=count)
        where = _("all there are") if self._everything else _("of this article")
        return f"{told} · {where}"

    @on(Rows.OptionHighlighted)
    def highlighted(self) -> None:
        """All about the one picked."""
        self._show_details()
        self.refresh_bindings()

    def _show_details(self) -> None:
        source = self._picked
        group = self._groups.get(source.id) if source else None
        shown = details_of(source, group[1] if group else None) if source else Content("")
        self.query_one("#about", Pane).put(shown)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the source picked."""
        source = self._picked if self.is_mounted else None
        if action in ("edit", "grade", "primary", "confidential", "file", "look"):
            return source is not None
        if action == "fetch":
            return source is not None and bool(source.details.url)
        if action == "again":
            return source is not None and source.newest is not None
        if action in ("attach", "detach"):
            there = source is not None and source.id in self._attached
            return source is not None and there is (action == "detach")
        return super().check_action(action, parameters)

    async def action_add(self) -> None:
        """Add a source."""
        await self.check.action_add_source()

    async def action_look(self) -> None:
        """Show the current claim beside the source."""
        if (source := self._picked) is None:
            return
        if source.id not in self._attached:
            self.check.attach(source, there=True)
        await self.check.look_at_evidence(source.id)

    @on(Rows.OptionSelected)
    async def chosen(self) -> None:
        """A click or enter in the list."""
        await self.action_look()

    async def action_edit(self) -> None:
        """Ask what is to be said of it."""
        if (source := self._picked) is None:
            return
        from workbench.model.source import SourceDetails
        from workbench.tui.screens.dialogs.source_form import SourceForm

        def answered(details: SourceDetails | None) -> None:
            if details is not None and details != source.details:
                self.check.change_source(source, details, _("saved"))

        await self.app.push_screen(SourceForm(source), answered)

    def action_fetch(self) -> None:
        """Fetch its page."""
        if (source := self._picked) is not None:
            self.check.fetch_page(source)

    async def action_file(self) -> None:
        """Ask for a file of it."""
        if (source := self._picked) is None:
            return
        from workbench.tui.screens.dialogs.path import PathDialog

        def answered(path: str | None) -> None:
            if path:
                self.check.save_file(source, path)

        title = _("Newest snapshot of {name}").format(name=source.name)
        await self.app.push_screen(PathDialog(title, _("Earlier ones stay")), answered)

    def action_again(self) -> None:
        """Take its text once more."""
        if (source := self._picked) is not None:
            self.check.extract_again(source)

    async def action_grade(self) -> None:
        """Ask for its grade."""
        if (source := self._picked) is None:
            return
        from workbench.tui.screens.dialogs.grade import GradeDialog, Grades

        def answered(grades: Grades | None) -> None:
            if grades is not None and grades.source is not source.details.reliability:
                self.check.grade_source(source, grades.source)

        await self.app.push_screen(GradeDialog(source, None), answered)

    def action_primary(self) -> None:
        """Primary, secondary, not judged, and round again."""
        if (source := self._picked) is None:
            return
        after = {None: True, True: False, False: None}[source.details.primary]
        said = {True: _("a primary source"), False: _("a secondary source")}
        told = said[after] if after is not None else _("not judged")
        self.check.change_source(source, replace(source.details, primary=after), told)

    def action_confidential(self) -> None:
        """Confidential or not."""
        if (source := self._picked) is None:
            return
        after = not source.details.confidential
        told = _("confidential") if after else _("no longer confidential")
        self.check.change_source(source, replace(source.details, confidential=after), told)

    def action_attach(self) -> None:
        """Check the article against it."""
        if (source := self._picked) is not None:
            self.check.attach(source, there=True)

    def action_detach(self) -> None:
        """Check the article no longer against it."""
        if (source := self._picked) is not None:
            self.check.attach(source, there=False)

    def action_undo(self) -> None:
        """Take the last step on the article back."""
        self.check.action_undo()

    def action_library(self) -> None:
        """All sources, or those of the article."""
        self._everything = not self._everything
        self._fill()

    def action_filter(self) -> None:
        """Type words; the list follows."""
        line = self.query_one(TypedLine)
        line.display = True
        line.focus()

    @on(Input.Changed)
    def typed(self) -> None:
        """Show what fits."""
        self._fill()

    @on(Input.Submitted)
    def filtered(self) -> None:
        """Back to the list, which stays filtered."""
        self.query_one(Rows).focus()

    def action_leave(self) -> None:
        """Out of the filter, else stop what is under way, else back."""
        line = self.query_one(TypedLine)
        if line.display:
            line.value = ""
            line.display = False
            self.query_one(Rows).focus()
        elif not self.check.stop_jobs():
            self.dismiss(None)
