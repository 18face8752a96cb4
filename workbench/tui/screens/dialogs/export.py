"""Asks for the format and the place of an exported log, and says what became of it."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from workbench.desk.exporting import FORMATS, default_name
from workbench.desk.formats.words import edition
from workbench.errors import ExportError
from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.profile import Profile
from workbench.text.guard import display, one_line
from workbench.tui import paint
from workbench.tui.errands import Errand, Errands
from workbench.tui.keys import key
from workbench.tui.messages import Failed, Told
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.screens.dialogs.confirm import ConfirmDialog, MessageDialog
from workbench.tui.widgets.rows import Rows
from workbench.tui.widgets.typed import TypedLine

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace

_WHAT_FOR = {
    "md": _("Markdown, for mails and editorial systems"),
    "html": _("one page to read and print, the article with its claims"),
    "json": _("everything in one document"),
    "jsonl": _("the log itself, checkable without this program"),
    "csv": _("a table for spreadsheets"),
    "docx": _("Word, the article with its corrections and queries as comments"),
    "claimreview": _("ClaimReview, for the web site"),
    "annotation": _("W3C Web Annotations, for annotation tools"),
    "prov": _("W3C PROV, what was made of what by whom"),
}


class _Exported(Message):
    def __init__(self, path: Path | None, notices: tuple[str, ...]) -> None:
        super().__init__()
        self.path = path
        self.notices = notices


class _Refused(Message):
    def __init__(self, text: str, there: bool) -> None:
        super().__init__()
        self.text = text
        self.there = there


class _Stopped(Message):
    pass


class _Step(Message):
    def __init__(self, done: int, total: int, what: str) -> None:
        super().__init__()
        self.told = f"{done}/{total} {what} …"


class ExportDialog(Dialog[None]):
    """Exports the log of one article."""

    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("export.write", "ctrl+s", "write", _("export"), _("Write the file")),
        key("export.profile", "ctrl+t", "profile", _("for whom"), _("For the house or the public")),
        key("export.place", "tab", "app.focus_next", _("format/place"), _("Format or place")),
    ]

    def __init__(self, errands: Errands, article_id: int, article: Article) -> None:
        super().__init__(_("Export the verification log"))
        self._errands = errands
        self._article_id = article_id
        self._article = article
        self._named = False
        self._profile = Profile.INTERNAL
        self._at_work = False
        self._left = False

    def content(self) -> ComposeResult:
        """Formats, for whom, the place, how far it is, and what went wrong."""
        yield Rows()
        yield Static(self._for_whom, classes="hint", id="profile")
        yield Static(Content(_("to this file or folder")), classes="hint", id="place")
        yield TypedLine()
        yield Static("", classes="hint", id="step", markup=False)
        yield Static("", classes="problem", markup=False)

    def on_mount(self) -> None:
        """Offer the formats and a name."""
        rows = self.query_one(Rows)
        rows.add_options(
            [
                Option(
                    paint.assemble((name, "bold"), (f"  {_WHAT_FOR.get(name, '')}", paint.MUTED))
                )
                for name in FORMATS
            ]
        )
        rows.highlighted = 0

    @property
    def _format(self) -> str:
        return FORMATS[self.query_one(Rows).highlighted or 0]

    @property
    def _for_whom(self) -> Content:
        return Content(edition(self._profile))

    def action_profile(self) -> None:
        """Export for the public instead of the house, or the other way round."""
        public = self._profile is Profile.PUBLIC
        self._profile = Profile.INTERNAL if public else Profile.PUBLIC
        self.query_one("#profile", Static).update(self._for_whom)
        self.offer_name()

    @on(Rows.OptionHighlighted)
    def offer_name(self) -> None:
        """The name follows the format until somebody types one."""
        if not self._named:
            with self.prevent(Input.Changed):
                name = default_name(self._article, self._format, self._profile)
                self.query_one(TypedLine).value = str(Path.cwd() / name)

    @on(Input.Changed)
    def named(self) -> None:
        """Keep what was typed; a name that ends like a format chooses that format."""
        self._named = True
        ending = Path(self.query_one(TypedLine).value).suffix.removeprefix(".")
        fits = Path(f"x.{ending}").suffix == Path(default_name(self._article, self._format)).suffix
        if ending in FORMATS and not fits:
            self.query_one(Rows).highlighted = FORMATS.index(ending)

    @on(Rows.OptionSelected)
    @on(Input.Submitted)
    def action_write(self) -> None:
        """Write the file; one that is there already is kept."""
        self._write(force=False)

    def _write(self, *, force: bool) -> None:
        if self._at_work:
            return
        self._at_work = True
        self.query_one(".problem", Static).update("")
        format_name, profile = self._format, self._profile
        typed = self.query_one(TypedLine).value.strip()
        target = Path(typed or ".").expanduser()
        app = self.app

        def run(ws: "Workspace") -> Message | None:
            from workbench.desk.exporting import export_log

            def step(done: int, total: int, what: str) -> None:
                self.post_message(_Step(done, total, what))

            try:
                done = export_log(
                    ws,
                    self._article_id,
                    format_name,
                    target,
                    force,
                    profile=profile,
                    progress=step,
                )
            except ExportError as error:
                if self._left:
                    app.post_message(Failed(str(error)))
                    return None
                return _Refused(str(error), target.is_file() and not force)
            if self._left:
                app.post_message(Told(_said(done.path, done.notices)))
                return None
            return _Exported(done.path, done.notices)

        self._errands.put(Errand(run, self, _Stopped()))

    def action_leave(self) -> None:
        """Leave; what is being written is written, and the app tells what became of it."""
        self._left = True
        super().action_leave()

    @on(_Step)
    def step(self, message: _Step) -> None:
        """Say how far it is; the screen stays usable meanwhile."""
        self.query_one("#step", Static).update(message.told)

    @on(_Stopped)
    def stopped(self) -> None:
        """The app has said what went wrong; it may be tried again."""
        self._at_work = False
        self.query_one("#step", Static).update("")

    @on(_Exported)
    async def exported(self, message: _Exported) -> None:
        """Say where it lies."""
        self.dismiss(None)
        said = _said(message.path, message.notices)
        await self.app.push_screen(MessageDialog(_("Exported"), said))

    @on(_Refused)
    async def refused(self, message: _Refused) -> None:
        """Say why; a file that is there may be replaced."""
        self.stopped()
        if not message.there:
            self.query_one(".problem", Static).update(Content(display(message.text)))
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._write(force=True)

        name = one_line(self.query_one(TypedLine).value)
        question = _("{path} is there already. Replace it?").format(path=name)
        await self.app.push_screen(ConfirmDialog(_("Export"), question), answered)


def _said(path: Path | None, notices: tuple[str, ...]) -> str:
    """Where the log lies, and what it leaves out."""
    return "\n".join([_("The log is in {path}").format(path=path), *notices])
