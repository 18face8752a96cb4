"""Asks which words of the article to make a claim of."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from workbench.i18n import _
from workbench.model.desk import ArticleOnDesk
from workbench.model.span import Span
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.keys import key
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.widgets.rows import Rows
from workbench.tui.widgets.typed import TypedLine

_MOST = 50
_AROUND = 40


class AddClaimDialog(Dialog[Span]):
    """Offers the stretches left out, or those with the words typed; then asks for the borders."""

    AUTO_FOCUS = "TypedLine"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("add.next", "down", "move(1)", _("next"), _("The next stretch")),
        key("add.previous", "up", "move(-1)", _("before"), _("The stretch before"), show=False),
        key("add.choose", "enter", "choose", _("choose"), _("Choose its borders next")),
    ]

    def __init__(self, desk: ArticleOnDesk) -> None:
        super().__init__(_("Add a claim"))
        self._desk = desk
        self._places: list[Span] = []

    def on_mount(self) -> None:
        """Begin with what was left out."""
        self.add_class("-tall")
        self._fill("")

    def content(self) -> ComposeResult:
        """A line to type in, and stretches of the article."""
        yield Static(
            Content(_("Left out of the claims; or type words of the article to find them.")),
            classes="hint",
        )
        yield TypedLine()
        rows = Rows()
        rows.can_focus = False
        yield rows

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Find what was typed."""
        self._fill(event.value.strip())

    def _fill(self, typed: str) -> None:
        found = _find(self._desk, typed) if typed else _left_out(self._desk)
        self._places = [span for span, _shown in found]
        rows = self.query_one(Rows)
        rows.clear_options()
        if not found:
            nothing = _("No such words in the article.") if typed else _("Nothing was left out.")
            rows.add_option(Option(Content.styled(nothing, paint.MUTED), disabled=True))
            return
        rows.add_options([Option(shown) for _span, shown in found])
        rows.highlighted = 0

    def action_move(self, by: int) -> None:
        """To another stretch."""
        rows = self.query_one(Rows)
        if by > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """Go on to the borders of the stretch."""
        at = self.query_one(Rows).highlighted
        if at is None or at >= len(self._places):
            return
        from workbench.tui.screens.dialogs.borders import BordersDialog

        dialog = BordersDialog(self._desk.article.text, self._places[at])
        self.app.push_screen(dialog, self._bordered)

    def _bordered(self, span: Span | None) -> None:
        if span is not None:
            self.dismiss(span)

    @on(Rows.OptionSelected)
    def clicked(self) -> None:
        """A click chooses, too."""
        self.action_choose()


def _left_out(desk: ArticleOnDesk) -> list[tuple[Span, Content]]:
    return [
        (
            part.span,
            paint.assemble(
                (f"⟨{words.word(part.reason)}⟩ ", "italic $foreground 60%"), one_line(part.text)
            ),
        )
        for part in desk.excluded
    ]


def _find(desk: ArticleOnDesk, typed: str) -> list[tuple[Span, Content]]:
    """Where the words stand, upper or lower case, with what is around them."""
    text = desk.article.text
    # Lower case of single characters, as that of a whole text may be of another length.
    folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    wanted = typed.lower()
    found: list[tuple[Span, Content]] = []
    start = folded.find(wanted)
    while start >= 0 and len(found) < _MOST:
        end = start + len(wanted)
        before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        shown = paint.assemble(
            one_line(before), (one_line(text[start:end]), "bold $accent"), one_line(after)
        )
        found.append((Span(start, min(end, len(text))), shown))
        start = folded.find(wanted, end)
    return found
