"""The articles on the desk, with how far each is."""

from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets.option_list import Option

from workbench.desk.origin import origin
from workbench.i18n import _
from workbench.text.guard import display, one_line
from workbench.tui import paint
from workbench.tui.errands import Errand, Errands
from workbench.tui.keys import COMMON, key
from workbench.tui.messages import OpenArticle, Shelf, Told
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.panes import look
from workbench.tui.widgets.progress_line import ProgressLine, bar, conflicts
from workbench.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace
    from workbench.model.article import ArticleSummary


class HomeScreen(Screen[None]):
    """Lists the articles; opens one, imports known claims, searches them."""

    HELP = _(
        "The articles on the desk. The bar shows how many of their claims are decided. "
        "Open one with enter, or read in a new one from a file."
    )
    CSS_PATH = look("lists.tcss")
    HINTS: ClassVar[tuple[str, ...]] = ("row.choose", "home.open", "home.import", "known.search")
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        *COMMON,
        key("home.open", "o", "open_file", _("open a file"), _("Read an article from a file")),
        key("home.import", "i", "import_file", _("import"), _("Import known claims from a file")),
    ]

    def __init__(self, errands: Errands) -> None:
        super().__init__()
        self._errands = errands
        self._articles: tuple[ArticleSummary, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, articles, keys."""
        yield ProgressLine(_("Fact-check workbench"))
        rows = Rows()
        rows.border_title = _("Articles")
        yield rows
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Fetch the articles after everything that is still being written."""
        self._errands.put(Errand(_shelf, self))

    @on(Shelf)
    def show(self, message: Shelf) -> None:
        """Show the articles."""
        self._articles = message.articles
        self.query_one(ProgressLine).say(
            _("Fact-check workbench"), Content.styled(display(message.actor), "$primary")
        )
        rows = self.query_one(Rows)
        before = rows.highlighted
        rows.clear_options()
        if not self._articles:
            rows.add_option(Option(_nothing(), disabled=True))
            return
        for article in self._articles:
            rows.add_options([Option(_row(article)), None])
        rows.highlighted = min(before or 0, len(self._articles) - 1)

    @on(Rows.OptionSelected)
    def choose(self, event: Rows.OptionSelected) -> None:
        """Open the chosen article."""
        self._open(str(self._articles[event.option_index].id))

    def _open(self, reference: str) -> None:
        opening = Content.styled(_("opening …"), paint.MUTED)
        self.query_one(ProgressLine).say(_("Fact-check workbench"), opening)
        self.post_message(OpenArticle(reference))

    async def action_open_file(self) -> None:
        """Ask for a file and open it."""
        from workbench.tui.screens.dialogs.path import PathDialog

        def answered(path: str | None) -> None:
            if path:
                self._open(path)

        await self.app.push_screen(
            PathDialog(_("Open an article"), _("A .txt, .md or .html file")), answered
        )

    async def action_import_file(self) -> None:
        """Ask for a file of known claims and import it."""
        from workbench.tui.screens.dialogs.path import PathDialog

        def answered(path: str | None) -> None:
            if path:
                self._errands.put(Errand(lambda ws: _import(ws, path), self.app))

        hint = _("JSON lines, CSV, ClaimReview or Google Fact Check Tools JSON")
        await self.app.push_screen(PathDialog(_("Import known claims"), hint), answered)

    async def action_search(self) -> None:
        """Search the claims database."""
        from workbench.tui.screens.search import SearchScreen

        await self.app.push_screen(SearchScreen(self._errands))


def _shelf(ws: "Workspace") -> Shelf:
    from workbench.desk import library

    return Shelf(library.articles(ws), ws.actor)


def _import(ws: "Workspace", path: str) -> Told:

    from workbench.desk import importing

    summary = importing.import_files(ws, [Path(path).expanduser()])
    text = _("{new} new, {changed} changed, {same} known already.").format(
        new=summary.new, changed=summary.changed, same=summary.same
    )
    if summary.rejected:
        where, reason = summary.rejected[0]
        text += " " + _("{count} could not be taken; the first: {where}: {reason}").format(
            count=len(summary.rejected), where=where, reason=reason
        )
    return Told(text)


def _nothing() -> Content:
    return paint.lines(
        [
            Content(""),
            Content.styled(_("No article on the desk yet."), "bold"),
            Content.styled(
                _("Press o and give the path of a text, or run: workbench demo"), paint.MUTED
            ),
        ]
    )


def _row(article: "ArticleSummary") -> Content:
    """Title, then bar and figures."""
    figures: list[paint.Part] = [
        bar(article.decided, article.pending, article.claims, 24),
        "  " + _("{decided}/{total} decided").format(decided=article.decided, total=article.claims),
    ]
    left = article.claims - article.decided - article.pending
    if left > 0:
        figures.append((" · " + _("{count} open").format(count=left), ""))
    if article.pending:
        figures.append((" · " + _("{count} pending").format(count=article.pending), "$warning"))
    if article.conflicts:
        figures.append((f" · {conflicts(article.conflicts)}", "$error"))
    name = one_line(PurePath(article.name).name)
    said = (one_line(phrase) for phrase in origin(article.metadata, authors=False))
    about = " · ".join((article.language, name, _day(article.opened_at), *said))
    return paint.lines(
        [
            Content.styled(one_line(article.title), "bold"),
            paint.assemble(*figures),
            paint.assemble((about, paint.MUTED)),
        ]
    )


def _day(at: str) -> str:
    """The day of a time of the log, on the calendar of whoever looks at it."""
    try:
        day = datetime.fromisoformat(at).astimezone().date()
    except ValueError:
        return one_line(at)
    days = (datetime.now().astimezone().date() - day).days
    return {0: _("today"), 1: _("yesterday")}.get(days, day.isoformat())
