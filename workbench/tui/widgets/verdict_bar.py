"""The labels of the active scale under their keys, and the note."""

from textual.content import Content
from textual.widgets import Static

from workbench.i18n import _, language
from workbench.model.verdict import Scale
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.view import View


class VerdictBar(Static):
    """Shows what the number keys say, and what was said about the current claim."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.border_title = _("Verdict")

    def show(self, view: View) -> None:
        """Show the labels, the present one set off, and the note."""
        item = view.item
        scale = view.scales.active
        self.border_title = Content(
            f"{_('Verdict')} · {one_line(scale.names.get(language()) or scale.names['en'])}"
        )
        count = len(view.marked)
        self.border_subtitle = Content(_("{count} marked").format(count=count) if count else "")
        verdict = item.verdict if item else None
        present = verdict.label if verdict and verdict.scale == scale.ref else ""
        rows = [labels(scale, present)]
        if item is not None and item.note:
            rows.append(paint.assemble((_("note") + " ", "$text-muted"), one_line(item.note)))
        self.update(paint.lines(rows))


def labels(scale: Scale, present: str = "") -> Content:
    """The labels with their keys; words of one label are not parted at a line end."""
    parts: list[Content] = []
    for at, label in enumerate(scale.labels, 1):
        name = one_line(label.name(language())).replace(" ", "\u00a0")
        style = words.STYLES[label.tone.value]
        if label.id == present:
            style = f"bold reverse {style}"
        sign = one_line(label.sign)
        parts.append(paint.assemble((f"{at}", "bold"), "\u00a0", (f"{sign}\u00a0{name}", style)))
    return Content("  ").join(parts)
