"""The questions that a claim raises, the labels of the active scale under their keys, the note."""

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from workbench.desk.vocabulary import question
from workbench.i18n import _, language
from workbench.model.desk import CheckedClaim
from workbench.model.verdict import Question, Scale
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.view import View

_GAP = "   "
_ASKED, _OTHER = "▶ ", "  "
_SHORTEST_NAME = 12


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
        """Show the questions, the labels, the present one set off, and the note."""
        self._view = view
        item = view.item
        scale = view.scales.active
        title = f"{_('Verdict')} · {one_line(scale.names.get(language()) or scale.names['en'])}"
        if view.marked:
            title += " · " + _("for {count} marked claims").format(count=len(view.marked))
        self.border_title = Content(title)
        verdict = item.verdict_on(view.question) if item else None
        present = verdict.label if verdict and verdict.scale == scale.ref else ""
        width = self.content_size.width or 72
        rows = _questions(view, width, joined=self.screen.has_class("-narrow"))
        rows.append(labels(scale, present, width))
        if item is not None and item.note:
            rows.append(paint.assemble((_("note") + " ", paint.MUTED), one_line(item.note)))
        self.update(paint.lines(rows))


def _questions(view: View, width: int, *, joined: bool) -> list[Content]:
    """Both questions with the verdicts on them, the one that is being judged set off.

    One below the other, or `joined` on one line where they fit; nothing where there is only one
    question, which needs no telling.
    """
    if len(view.questions) < 2 or view.item is None:
        return []
    alone = None if view.marked else view.item
    tails = [_answer(view, alone, asked) for asked in view.questions]
    who = one_line(alone.claim.attribution.text) if alone and alone.claim.attribution else ""
    room = width - _taken(view.questions[0]) - tails[0].cell_length
    shared = room - _taken(view.questions[1]) - tails[1].cell_length - len(_GAP)
    joined = joined and shared >= min(cell_len(who), _SHORTEST_NAME)
    who = Content(who).truncate(max(shared if joined else room, 1), ellipsis=True).plain
    rows = [
        paint.assemble(
            (_ASKED, "bold $primary") if asked is view.question else _OTHER,
            (question(asked, who), "bold" if asked is view.question else paint.MUTED),
            tail,
        )
        for asked, tail in zip(view.questions, tails, strict=True)
    ]
    return [Content(_GAP).join(rows)] if joined else rows


def _answer(view: View, item: CheckedClaim | None, asked: Question) -> Content:
    verdict = item.verdict_on(asked) if item else None
    if verdict is None:
        return paint.assemble((" –", paint.MUTED))
    look = view.scales.verdict(verdict)
    return paint.assemble((f" {look.sign} {look.word}", words.STYLES[look.tone]))


def _taken(asked: Question) -> int:
    """The cells that a question takes without a name in it."""
    return len(_ASKED) + cell_len(question(asked, "-")) - 1


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
