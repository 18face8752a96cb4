"""Asks for a source: a file, a web address, a few words, or one that is there already."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from workbench.errors import WorkbenchError
from workbench.i18n import _
from workbench.model.source import Source
from workbench.text.guard import display, one_line
from workbench.tui import paint
from workbench.tui.errands import Errand, Errands
from workbench.tui.keys import key
from workbench.tui.library import fetch_library, fits
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.source_messages import Library
from workbench.tui.source_words import about
from workbench.tui.widgets.rows import Rows
from workbench.tui.widgets.typed import TypedLine
from workbench.tui.words import word

_MOST = 50


class _Line(TypedLine):
    """The line to type in; it has the focus all the time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("add.take", "enter", "submit", _("take it"), _("Take what is typed or picked")),
        key("add.next", "down", "screen.move(1)", _("one of these"), _("To the sources there are")),
        key(
            "add.previous",
            "up",
            "screen.move(-1)",
            _("before"),
            _("The source before"),
            show=False,
        ),
    ]


class AddSourceDialog(Dialog[str]):
    """Enter takes what is typed; the arrow down goes to the sources that are there already."""

    AUTO_FOCUS = "_Line"
    HINTS: ClassVar[tuple[str, ...]] = ("add.take", "dialog.complete", "add.next", "dialog.leave")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("dialog.complete", "tab", "complete", _("complete"), _("Complete the path")),
    ]

    def __init__(self, errands: Errands, attached: frozenset[int]) -> None:
        super().__init__(_("Add a source"))
        self._errands = errands
        self._attached = attached
        self._library: tuple[Source, ...] = ()
        self._offered: list[Source] = []

    def content(self) -> ComposeResult:
        """A line to type in, how it is understood, and the sources there are."""
        yield _Line(placeholder=_("path, web address, or a few words for a call"))
        yield Static(Content(_hint()), classes="hint")
        rows = Rows()
        rows.can_focus = False
        yield rows

    def on_mount(self) -> None:
        """Fetch the sources there are."""
        self._errands.put(Errand(fetch_library, self))

    @on(Library)
    def fetched(self, message: Library) -> None:
        """Offer them."""
        self._library = message.sources
        self._offer()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Say how it is understood, and offer what fits."""
        self.query_one(".hint", Static).update(Content(_understood(event.value.strip())))
        self._offer()

    def _offer(self) -> None:
        typed = self.query_one(_Line).value.strip()
        self._offered = [source for source in self._library if fits(source, typed)][:_MOST]
        options = [Option(self._row(source)) for source in self._offered]
        rows = self.query_one(Rows)
        rows.set_options(options)
        rows.highlighted = None

    def _row(self, source: Source) -> Content:
        here = source.id in self._attached
        return paint.assemble(
            ("● " if here else "  ", "bold $success"),
            (f"{source.name} ", "bold $primary"),
            one_line(source.details.title),
            (f"  {about(source)}", paint.MUTED),
        )

    def action_move(self, by: int) -> None:
        """To one of the sources there are; up from the first goes back to what is typed."""
        rows = self.query_one(Rows)
        at = -1 if rows.highlighted is None else rows.highlighted
        if self._offered:
            to = min(at + by, len(self._offered) - 1)
            rows.highlighted = to if to >= 0 else None

    def action_complete(self) -> None:
        """Complete the path as far as it is certain."""
        from workbench.tui.completing import complete

        line = self.query_one(_Line)
        line.value, choices = complete(line.value)
        line.cursor_position = len(line.value)
        if len(choices) > 1:
            self.query_one(".hint", Static).update(Content("  ".join(choices[:12])))

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Leave with the source picked, or with what is typed if it can be understood."""
        at = self.query_one(Rows).highlighted
        if at is not None and at < len(self._offered):
            self.dismiss(self._offered[at].name)
            return
        from workbench.desk.naming_sources import recognise

        typed = self.query_one(_Line).value.strip()
        try:
            recognise(typed)
        except WorkbenchError as error:
            problem = Content.styled(display(str(error)), "bold $error")
            self.query_one(".hint", Static).update(problem)
            return
        self.dismiss(typed)

    @on(Rows.OptionSelected)
    def clicked(self, event: Rows.OptionSelected) -> None:
        """A click takes a source, too."""
        self.dismiss(self._offered[event.option_index].name)


def _hint() -> str:
    return _("Or pick one that is here already with the arrow down; ● is attached.")


def _understood(typed: str) -> str:
    """How what is typed will be taken."""
    if not typed:
        return _hint()
    from workbench.desk.naming_sources import GivenAs, kind_of_words, recognise

    try:
        meant = recognise(typed)
    except WorkbenchError as error:
        return display(str(error))
    if meant.how is GivenAs.WORDS:
        kind = word(kind_of_words(meant.text).value)
        return _("→ kept as your own words: {kind}").format(kind=kind)
    return {
        GivenAs.FILE: _("→ a file: it is copied and its text read"),
        GivenAs.ADDRESS: _("→ a web address: it is noted, and fetched when you ask for it"),
        GivenAs.KNOWN: _("→ a source that is here already"),
    }[meant.how]
