"""The labels of the active scale under their keys, and the note."""

from textual.content import Content
from textual.widgets import Static

from workbench.i18n import _, language
from workbench.model.verdict import Scale
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.view import View

_GAP = "   "


class VerdictBar(Static):
    """Shows what the number keys say, and what was said about the current claim."""

    def __init__(self) -> None:
        super().__init__(markup=False, classes="pane")
        self.border_title = _("Verdict")
        self._view: View | None = None

    def on_resize(self) -> None:
        """Break the labels anew."""
        if self._view is not None:
            self.show(self._view)

    def show(self, view: View) -> None:
        """Show the labels, the present one set off, and the note."""
        self._view = view
        item = view.item
        scale = view.scales.active
        title = f"{_('Verdict')} · {one_line(scale.names.get(language()) or scale.names['en'])}"
        if view.marked:
            title += " · " + _("for {count} marked claims").format(count=len(view.marked))
        self.border_title = Content(title)
        verdict = item.verdict if item else None
        present = verdict.label if verdict and verdict.scale == scale.ref else ""
        rows = [labels(scale, present, self.content_size.width or 72)]
        if item is not None and item.note:
            rows.append(paint.assemble((_("note") + " ", "$foreground 60%"), one_line(item.note)))
        self.update(paint.lines(rows))


def labels(scale: Scale, present: str = "", width: int = 72) -> Content:
    """The labels with their keys, as many on a line of `width` cells as fit."""
    rows: list[Content] = []
    for at, label in enumerate(scale.labels, 1):
        style = words.STYLES[label.tone.value]
        if label.id == present:
            style = f"bold reverse {style}"
        name = f"{one_line(label.sign)} {one_line(label.name(language()))}"
        shown = paint.assemble((f"{at}", "bold"), " ", (name, style))
        if rows and rows[-1].cell_length + shown.cell_length + len(_GAP) <= width:
            rows[-1] = Content.assemble(rows[-1], _GAP, shown)
        else:
            rows.append(shown)
    return paint.lines(rows)
