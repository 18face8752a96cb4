"""The article as text, every claim underlined, coloured and signed by its state."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle

from workbench.i18n import _
from workbench.model.span import Span
from workbench.text.guard import display
from workbench.tui import paint, words
from workbench.tui.keys import key
from workbench.tui.layout import Layout, Line, Piece, PieceKind, lay_out
from workbench.tui.view import View
from workbench.tui.widgets.backing_lines import evidence_sign

GUTTER = 2
_CURRENT, _MARKED, _PLAIN = "▌ ", "◆ ", "  "
_MARKER = Style(bold=True, underline=False)
_STYLES = {
    **{tone: f"underline {style}" for tone, style in words.STYLES.items()},
    "off": paint.MUTED,
    "alarm": "underline $foreground",
    "plain": paint.MUTED,
    "excluded": "$foreground 45%",
    "label": "italic $foreground 45%",
    "marker-alarm": "bold $error",
    "current": "bold $foreground on $primary 22%",
    "bar": "bold $accent",
}


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a `View`; moving about in it restyles the lines in sight and wraps nothing again."""

    HELP = _(
        "The article. Underlined are the claims, each with its number and the sign of its state; "
        "dim is what was left out, with the reason. A bar on the left marks the current claim. "
        "⁺ and ⁻ after the sign: evidence for it and against it, ± both; ! means that it is "
        "decided on less than the rule wants, and nobody has said why."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("article.page-up", "pageup", "page_up", _("page up"), _("Scroll up"), show=False),
        key("article.page-down", "pagedown", "page_down", _("page down"), _("Scroll"), show=False),
        key("article.top", "home", "scroll_home", _("top"), _("To the top"), show=False),
        key("article.end", "end", "scroll_end", _("end"), _("To the end"), show=False),
    ]

    class Picked(Message):
        """A claim was clicked."""

        def __init__(self, claim_id: str) -> None:
            super().__init__()
            self.claim_id = claim_id

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.border_title = _("Article")
        self._view: View | None = None
        self._shown = ""
        self._layout = Layout([], [])
        self._laid_out: tuple[object, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}

    def show(self, view: View) -> None:
        """Show the state as it is now, the current claim in sight."""
        self.repaint(view)
        self.reveal()

    def repaint(self, view: View) -> None:
        """Show the state as it is now, and the lines that are in sight already."""
        self._view = view
        if not self._relay():
            self._strips.clear()
            self.refresh()

    def reveal(self) -> None:
        """Scroll the current claim into sight."""
        at = self._current_index()
        if at is not None and self._layout.rows:
            first, last = self._layout.rows[at]
            around = 3 if self.size.height > 14 else 1
            height = min(last - first + 1, max(1, self.size.height - 2 * around))
            self.scroll_to_region(
                Region(0, first, 1, height),
                spacing=Spacing(around, 0, around, 0),
                animate=False,
                x_axis=False,
                force=True,
            )

    def in_sight(self) -> tuple[str, ...]:
        """The ids of the claims that stand in the lines on the screen, from the top."""
        top = self.scroll_offset.y
        bottom = top + self.scrollable_content_region.height
        claims = self._view.desk.claims if self._view is not None else ()
        return tuple(
            item.claim.id
            for item, (first, last) in zip(claims, self._layout.rows, strict=False)
            if first < bottom and last >= top
        )

    def on_resize(self) -> None:
        """Wrap to the new width."""
        if self._view is not None and self._relay():
            self.call_after_refresh(self.reveal)

    def notify_style_update(self) -> None:
        """Forget lines painted in the colours of another theme."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def _relay(self) -> bool:
        """Lay the article out again if its claims or the width changed."""
        assert self._view is not None  # noqa: S101 - tells the type checker
        desk = self._view.desk
        width = self.scrollable_content_region.width - GUTTER
        spans = tuple(item.claim.span for item in desk.claims)
        key_now = (desk.article.id, desk.article.revision, width, spans)
        if width <= 0 or key_now == self._laid_out:
            return False
        self._laid_out = key_now
        self._shown = display(desk.article.text)
        self._layout = lay_out(
            self._shown,
            [item.claim for item in desk.claims],
            desk.excluded,
            width,
            marker_widths=[len(number(item.claim.id)) + 2 for item in desk.claims],
            label_widths=[cell_len(_label(part.reason)) for part in desk.excluded],
        )
        self._strips.clear()
        self.virtual_size = Size(width + GUTTER, len(self._layout.lines))
        self.refresh()
        return True

    def _current_index(self) -> int | None:
        if self._view is None:
            return None
        current = self._view.current
        claims = self._view.desk.claims
        return next((at for at, item in enumerate(claims) if item.claim.id == current), None)

    def render_line(self, y: int) -> Strip:
        """One line in sight."""
        row = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if self._view is None or row >= len(self._layout.lines):
            return Strip.blank(width, self.rich_style)
        if row not in self._strips:
            segments = self._segments(row, self._view)
            strip = Strip(segments).simplify()
            self._strips[row] = strip.adjust_cell_length(width, self.rich_style)
        return self._strips[row]

    def _segments(self, row: int, view: View) -> list[Segment]:
        item = view.item
        current = item.claim.span if item else Span(0, 0)
        bright = self._component("current")
        line = self._layout.lines[row]
        segments = [self._gutter(row, line, view)]
        for piece in line:
            if piece.kind is PieceKind.HIDDEN:
                continue
            style = self._style(piece, view)
            inside = current.start <= piece.start and piece.end <= current.end
            if inside and piece.start < current.end:
                style += Style(bgcolor=bright.bgcolor, bold=True)
            segments.append(Segment(self._words(piece, view), style))
        return segments

    def _gutter(self, row: int, line: Line, view: View) -> Segment:
        at = self._current_index()
        if at is not None and self._layout.rows[at][0] <= row <= self._layout.rows[at][1]:
            return Segment(_CURRENT, self._component("bar"))
        chosen = any(
            piece.claim >= 0 and view.desk.claims[piece.claim].claim.id in view.marked
            for piece in line
        )
        return Segment(_MARKED if chosen else _PLAIN, self._component("bar"))

    def _words(self, piece: Piece, view: View) -> str:
        if piece.kind is PieceKind.MARKER:
            item = view.desk.claims[piece.claim]
            return f"{number(item.claim.id)}{view.look(item).sign}{evidence_sign(item)}"
        if piece.kind is PieceKind.LABEL:
            return _label(view.desk.excluded[piece.excluded].reason)
        return self._shown[piece.start : piece.end]

    def _style(self, piece: Piece, view: View) -> Style:
        if piece.kind is PieceKind.LABEL:
            return self._component("label")
        if piece.claim < 0:
            return self._component("excluded" if piece.excluded >= 0 else "plain")
        tone = view.look(view.desk.claims[piece.claim]).tone
        style = self._component(tone)
        if piece.kind is PieceKind.MARKER:
            return self._component("marker-alarm") if tone == "alarm" else style + _MARKER
        return style

    def _component(self, name: str) -> Style:
        """A style by its name, in the colours of the theme.

        No component class of the style sheet: those are worked out anew with every focus.
        """
        if name not in self._styles:
            style = VisualStyle.parse(_STYLES[name], self.app.theme_variables)
            self._styles[name] = (self.visual_style + style).rich_style
        return self._styles[name]

    def on_click(self, event: events.Click) -> None:
        """Pick the claim that was clicked."""
        offset = event.get_content_offset(self)
        row = self.scroll_offset.y + (offset.y if offset else -1)
        if self._view is None or offset is None or not 0 <= row < len(self._layout.lines):
            return
        left = GUTTER
        for piece in self._layout.lines[row]:
            left += piece.width
            if offset.x < left:
                if piece.claim >= 0:
                    self.post_message(self.Picked(self._view.desk.claims[piece.claim].claim.id))
                return


def number(claim_id: str) -> str:
    """The claim's id as it is shown: `12` for `c12`."""
    return display(claim_id.removeprefix("c"))


def _label(reason: str) -> str:
    return f"⟨{words.word(reason)}⟩ "
