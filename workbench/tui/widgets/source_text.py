"""The text of a source with the passages marked in it; selects words by keyboard."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Blur, Focus
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle

from workbench.desk.remarks import grouped
from workbench.i18n import _
from workbench.model.span import Span
from workbench.text.guard import display
from workbench.tui.keys import key
from workbench.tui.layout import Layout, Line, PieceKind, lay_out
from workbench.tui.selecting import Selection
from workbench.tui.windowing import Mark, cut, window

_GUTTER = 3
_BAR = "▌"
_STYLES = {
    "plain": "$foreground 75%",
    "passage": "bold $foreground on $primary 22%",
    "linked": "underline $foreground",
    "differs": "bold reverse $error",
    "selected": "bold $foreground on $accent 35%",
    "bar": "bold $accent",
    "more": "italic $foreground 45%",
}


class SourceText(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a text near a place; while it has the focus, words of it are selected."""

    HELP = _(
        "The text of the source. The bar on the left marks the passage, reversed is what differs "
        "from the claim. Go into it with enter to choose words yourself: up and down step by "
        "sentence, left and right move the end by a word."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("select.next", "j,down", "step(1)", _("sentence"), _("Select the next sentence")),
        key(
            "select.previous",
            "k,up",
            "step(-1)",
            _("sentence before"),
            _("Select the sentence before"),
            show=False,
        ),
        key("select.word-more", "l,right", "end_word(1)", _("word"), _("A word more at the end")),
        key(
            "select.word-less",
            "h,left",
            "end_word(-1)",
            _("word less"),
            _("A word less at the end"),
        ),
        key(
            "select.start-more",
            "H,shift+left",
            "start_word(-1)",
            _("start back"),
            _("A word more at the start"),
        ),
        key(
            "select.start-less",
            "L,shift+right",
            "start_word(1)",
            _("start on"),
            _("A word less at the start"),
        ),
        key(
            "select.sentence-more",
            "J,shift+down",
            "end_sentence(1)",
            _("on to its end"),
            _("On to the next end of a sentence"),
        ),
        key(
            "select.sentence-less",
            "K,shift+up",
            "end_sentence(-1)",
            _("sentence less"),
            _("Back to the end of the sentence before"),
            show=False,
        ),
        key(
            "select.start-sentence-more",
            "less_than_sign",
            "start_sentence(-1)",
            _("sentence more at the start"),
            _("Back to the start of the sentence before"),
            show=False,
        ),
        key(
            "select.start-sentence-less",
            "greater_than_sign",
            "start_sentence(1)",
            _("sentence less at the start"),
            _("Without its first sentence"),
            show=False,
        ),
        key("select.link", "enter", "link", _("link"), _("Link these words; asks what they do")),
        key("source.page-up", "pageup", "turn(-1)", _("page up"), _("Scroll up"), show=False),
        key("source.page-down", "pagedown", "turn(1)", _("page down"), _("Scroll"), show=False),
        key("source.top", "home", "edge(0)", _("top"), _("To the beginning"), show=False),
        key("source.end", "end", "edge(1)", _("end"), _("To the end"), show=False),
    ]

    class Moved(Message):
        """Something else is selected, or nothing any more."""

    class Chosen(Message):
        """The words selected are to be linked."""

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.selection: Selection | None = None
        self._text = ""
        self._language = "en"
        self._at = Span(0, 0)
        self._marks: tuple[Mark, ...] = ()
        self._window = Span(0, 0)
        self._shown = ""
        self._layout = Layout([], [])
        self._starts: list[int] = []
        self._laid_out: tuple[object, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}

    def show(self, text: str, language: str, at: Span, marks: Sequence[Mark] = ()) -> None:
        """Show a text at a place, which is scrolled into sight."""
        changed = text is not self._text
        self._text, self._language = text, language
        self._at, self._marks = at, tuple(marks)
        if changed or not self.has_focus:
            self.selection = Selection(text, language, at) if self.has_focus and text else None
        self._look_at(self._place)
        self.call_after_refresh(self._reveal)

    @property
    def _place(self) -> Span:
        return self.selection.span if self.selection is not None else self._at

    def _look_at(self, place: Span) -> None:
        """Lay out what is near a place, unless that is laid out already."""
        near = window(self._text, place)
        kept = self._window.contains(place) and self._laid_out[:1] == (id(self._text),)
        self._relay(self._window if kept else near)

    def _relay(self, part: Span) -> None:
        width = self.scrollable_content_region.width - _GUTTER
        key_now = (id(self._text), part, width)
        self._strips.clear()
        if width > 0 and key_now != self._laid_out:
            self._laid_out = key_now
            self._window = part
            self._shown = display(part.of(self._text))
            self._layout = lay_out(self._shown, (), (), width, marker_widths=(), label_widths=())
            self._starts = _starts(self._layout.lines)
            below = 1 if part.end < len(self._text) else 0
            height = self._lead + len(self._layout.lines) + below
            self.virtual_size = Size(width + _GUTTER, height)
        self.refresh()

    @property
    def _lead(self) -> int:
        """The line above the text, where there is more of it than is laid out."""
        return 1 if self._window.start else 0

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._relay(self._window if self._laid_out else window(self._text, self._place))
        self.call_after_refresh(self._reveal)

    def on_focus(self, _event: Focus) -> None:
        """Begin to select at the passage."""
        if self._text and self.selection is None:
            self.selection = Selection(self._text, self._language, self._at)
        self._selected()

    def on_blur(self, _event: Blur) -> None:
        """Select nothing any more."""
        self.selection = None
        self._strips.clear()
        self.refresh()
        self.post_message(self.Moved())

    def _selected(self) -> None:
        self._look_at(self._place)
        self._reveal()
        self.post_message(self.Moved())

    def _row_of(self, offset: int) -> int:
        """The line, counted with the notice above, that a code point stands in."""
        line = bisect_right(self._starts, offset - self._window.start) - 1
        return self._lead + max(line, 0)

    def _reveal(self) -> None:
        """Scroll the place into sight, some lines around it."""
        place = self._place
        first, last = self._row_of(place.start), self._row_of(max(place.start, place.end - 1))
        around = 3 if self.size.height > 14 else 1
        height = max(1, min(last - first + 1, self.size.height - 2 * around))
        self.scroll_to_region(
            Region(0, first, 1, height),
            spacing=Spacing(around, 0, around, 0),
            animate=False,
            x_axis=False,
            force=True,
        )

    def action_step(self, by: int) -> None:
        """Select another sentence."""
        if self.selection is not None:
            self.selection.step(by)
            self._selected()

    def action_end_word(self, by: int) -> None:
        """Move the end by a word."""
        if self.selection is not None:
            self.selection.end_by_word(by)
            self._selected()

    def action_start_word(self, by: int) -> None:
        """Move the start by a word."""
        if self.selection is not None:
            self.selection.start_by_word(by)
            self._selected()

    def action_end_sentence(self, by: int) -> None:
        """Move the end by a sentence."""
        if self.selection is not None:
            self.selection.end_by_sentence(by)
            self._selected()

    def action_start_sentence(self, by: int) -> None:
        """Move the start by a sentence."""
        if self.selection is not None:
            self.selection.start_by_sentence(by)
            self._selected()

    def action_link(self) -> None:
        """Have the words linked."""
        if self.selection is not None:
            self.post_message(self.Chosen())

    def find(self, sought: str) -> bool:
        """Select words where they stand next, from the top again after the last place."""
        pattern = re.compile(r"\s+".join(map(re.escape, sought.split())), re.IGNORECASE)
        after = pattern.search(self._text, self._place.start + 1)
        found = after or pattern.search(self._text)
        if found is None:
            return False
        self.selection = Selection(self._text, self._language, Span(*found.span()))
        self._selected()
        return True

    def action_turn(self, by: int) -> None:
        """Scroll by a page, beyond what is laid out as well."""
        page = max(1, self.size.height - 1)
        top = self.scroll_offset.y + by * page
        beyond = top < 0 if by < 0 else top + page >= self.virtual_size.height
        if beyond and self._more(by):
            edge = self.scroll_offset.y + (page if by > 0 else 0)
            line = min(max(edge - self._lead, 0), len(self._starts) - 1)
            offset = self._window.start + self._starts[line]
            self._relay(window(self._text, Span(offset, offset)))
            shown = self._row_of(offset)
            top = shown if by > 0 else shown - page
        self.scroll_to(y=max(top, 0), animate=False, force=True)

    def _more(self, by: int) -> bool:
        return self._window.end < len(self._text) if by > 0 else self._window.start > 0

    def action_edge(self, end: int) -> None:
        """To the beginning or the end of the text."""
        offset = len(self._text) if end else 0
        self._relay(window(self._text, Span(offset, offset)))
        self.scroll_to(y=len(self._layout.lines) if end else 0, animate=False, force=True)

    def notify_style_update(self) -> None:
        """Forget lines painted in the colours of another theme."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def render_line(self, y: int) -> Strip:
        """One line in sight."""
        row = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if row not in self._strips:
            self._strips[row] = Strip(self._segments(row)).adjust_cell_length(
                width, self.rich_style
            )
        return self._strips[row]

    def _segments(self, row: int) -> list[Segment]:
        at = row - self._lead
        if not 0 <= at < len(self._layout.lines):
            return [Segment(self._notice(above=at < 0), self._component("more"))]
        line = self._layout.lines[at]
        segments = [self._beside(line)]
        marks = self._all_marks()
        low = self._window.start
        for piece in line:
            if piece.kind is PieceKind.HIDDEN:
                continue
            for start, end, over in cut(piece.start + low, piece.end + low, marks):
                style = self._component("plain")
                for mark in over:
                    style += self._component(mark.style)
                segments.append(Segment(self._shown[start - low : end - low], style))
        return segments

    def _all_marks(self) -> tuple[Mark, ...]:
        if self.selection is None:
            return self._marks
        return (*self._marks, Mark(self.selection.span, "selected", _BAR))

    def _beside(self, line: Line) -> Segment:
        """The signs of the marks in a line, one beside the other."""
        if not line:
            return Segment(" " * _GUTTER, self._component("bar"))
        low, high = line[0].start + self._window.start, line[-1].end + self._window.start
        signs = [m.sign for m in self._all_marks() if m.span.start < high and m.span.end > low]
        bar = _BAR if _BAR in signs else " "
        others = next((sign for sign in signs if sign not in ("", _BAR)), " ")
        return Segment(f"{bar}{others} ", self._component("bar"))

    def _notice(self, *, above: bool) -> str:
        """How much of a long text lies beyond what is laid out; empty below the end."""
        count = self._window.start if above else len(self._text) - self._window.end
        said = _("⋯ {count} more characters above") if above else _("⋯ {count} more below")
        return said.format(count=grouped(count)) if count else ""

    def _component(self, name: str) -> Style:
        if name not in self._styles:
            style = VisualStyle.parse(_STYLES[name], self.app.theme_variables)
            self._styles[name] = (self.visual_style + style).rich_style
        return self._styles[name]


def _starts(lines: Sequence[Line]) -> list[int]:
    """The code point at which each line begins; an empty one begins where the last ended."""
    found: list[int] = []
    done = 0
    for line in lines:
        found.append(line[0].start if line else done)
        done = line[-1].end if line else done
    return found
