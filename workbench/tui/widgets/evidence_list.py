"""What is linked to a claim, for and against apart, and what is proposed."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.i18n import _
from workbench.model.evidence import Evidence
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.evidence_rows import EvidenceRow, Section
from workbench.tui.keys import key
from workbench.tui.source_words import BEARINGS, STANCES, differences, grade, page, title

_MARK = "bold $error"
_LONGEST = 320
"""Of a long passage so many characters are shown in the list; all of it stands beside it."""
_SECTIONS = {
    Section.FOR: _("For"),
    Section.AGAINST: _("Against"),
    Section.CONTEXT: _("Context"),
    Section.PROPOSED: _("Proposed, best first"),
    Section.SILENT: _("Nothing found in these: read them yourself"),
    Section.WHOLE: _("Without text: linked as a whole"),
}


class EvidenceList(OptionList, can_focus=True, inherit_bindings=False):
    """Rows under headings; the one picked is shown in its source."""

    HELP = _(
        "What is linked to the claim: what speaks for it, what against it, and what gives context. "
        "Below, the passages of the sources that bear on it: “=” says so, “≠” speaks of the same "
        "matter with another detail, “~” of the same topic. Nothing counts before you link it."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        key("evidence.page-up", "pageup", "page_up", _("page up"), _("Scroll up"), show=False),
        key("evidence.page-down", "pagedown", "page_down", _("page down"), _("Scroll"), show=False),
    ]

    class Picked(Message):
        """A row was clicked or chosen."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self) -> None:
        super().__init__(markup=False, classes="pane")
        self._places: list[int] = []
        self._told = ""
        self.border_title = _("Evidence")

    def show(self, rows: Sequence[EvidenceRow], at: int, told: str) -> None:
        """Show rows, one of them picked; `told` says what is going on or why there are none."""
        self._told = told if rows else ""
        options: list[Option | None] = []
        self._places = []
        section: Section | None = None
        for row in rows:
            if row.section is not section:
                section = row.section
                head = Content.styled(_SECTIONS[section], "bold $foreground 60%")
                options.append(Option(head, disabled=True))
            self._places.append(sum(option is not None for option in options))
            options += [Option(summary(row)), None]
        if not rows and told:
            options.append(Option(Content.styled(told, paint.MUTED), disabled=True))
        self.set_options(options)
        self.pick(at)

    def pick(self, at: int) -> None:
        """Set a row off."""
        parts = [_("Evidence"), f"{at + 1}/{len(self._places)}" if self._places else "", self._told]
        self.border_title = Content(" · ".join(part for part in parts if part))
        if at < len(self._places):
            self.highlighted = self._places[at]
            # The heading above the first row would stay out of sight.
            if at == 0:
                self.scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click picks a row."""
        event.stop()
        if event.option_index in self._places:
            self.post_message(self.Picked(self._places.index(event.option_index)))


def summary(row: EvidenceRow) -> Content:
    """A row in a few lines."""
    if row.evidence is not None:
        return paint.lines(_linked(row, row.evidence))
    if row.passage is None:
        return paint.assemble(title(row.source))
    look = BEARINGS[row.passage.bearing]
    style = words.STYLES[look.tone]
    head = paint.assemble(
        (f"{look.sign} {row.passage.score:.0f} {look.word.upper()}", f"bold {style}"),
        (f"  {title(row.source)}{_page(row)}", paint.MUTED),
    )
    told = [Content.styled(line, style) for line in differences(row.passage)]
    spans = [item.known.span for item in row.passage.differences]
    wording = paint.marked(row.passage.text[:_LONGEST], spans, _MARK)
    return paint.lines([head, *told, wording])


def _linked(row: EvidenceRow, item: Evidence) -> list[Content]:
    look = STANCES[item.stance]
    head = paint.assemble(
        (f"{look.sign} {grade(row.source, item)} ", f"bold {words.STYLES[look.tone]}"),
        (title(row.source), "bold"),
        (_page(row), paint.MUTED),
    )
    if item.passage is None:
        quoted = Content.styled(_("the whole source"), paint.MUTED)
    else:
        quoted = Content(f"“{one_line(item.passage.quote.exact[:_LONGEST])}”")
    told = differences(row.passage) if row.passage is not None else []
    shown = [head, *(Content.styled(line, words.STYLES["alarm"]) for line in told), quoted]
    if item.note:
        shown.append(paint.assemble((_("note") + " ", paint.MUTED), one_line(item.note)))
    return shown


def _page(row: EvidenceRow) -> str:
    where = page(row.pages, row.span.start) if row.span is not None else ""
    return f" · {where}" if where else ""
