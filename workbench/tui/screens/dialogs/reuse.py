"""Asks before a claim gets a verdict because of a known claim."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.i18n import _
from workbench.model.desk import CheckedClaim
from workbench.model.match import Match, Relation
from workbench.text.guard import one_line
from workbench.tui import paint
from workbench.tui.keys import VERDICTS, key
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.screens.dialogs.match import comparison
from workbench.tui.widgets.match_list import provenance
from workbench.tui.widgets.panes import Pane
from workbench.tui.widgets.verdict_bar import labels
from workbench.tui.words import Scales

_WARNINGS = {
    Relation.CONFLICT: _("≠ It differs in a critical detail: its verdict may not fit."),
    Relation.RELATED: _("~ It is only related: its verdict is about other words."),
}


class ReuseDialog(Dialog[str]):
    """Shows the known verdict, and the differences once more; the label is chosen by hand.

    Enter takes the label that is called like the known verdict, and only where both say the same.
    """

    AUTO_FOCUS = "Pane"
    HINTS: ClassVar[tuple[str, ...]] = ("verdict.1", "reuse.same", "dialog.leave")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(
                f"verdict.{number}",
                str(number),
                f"label({number})",
                _("label"),
                _("This label of the active scale"),
                group=VERDICTS,
            )
            for number in range(1, 10)
        ),
        key("reuse.same", "enter", "same", _("the same"), _("The label of the same name")),
    ]

    def __init__(self, item: CheckedClaim, match: Match, scales: Scales) -> None:
        super().__init__(_("Reuse the verdict: which label for this claim?"))
        self._scale = scales.active
        self._warning = _WARNINGS.get(match.comparison.relation, "")
        self._about = [_verdict(match), Content("")]
        if self._warning:
            self._about += comparison(item, match)
        else:
            self._about.append(Content(one_line(match.known.text)))
        self._same = "" if self._warning else _same_label(match, scales)

    def content(self) -> ComposeResult:
        """The warning, what is known, the labels."""
        if self._warning:
            yield Static(Content(self._warning), classes="problem")
        yield Pane()
        yield Static(labels(self._scale, self._same), id="labels")

    def on_mount(self) -> None:
        """Show what is known."""
        self.query_one(Pane).put(paint.lines(self._about))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No keys without a label behind them."""
        if action == "label":
            number = parameters[0]
            return isinstance(number, int) and number <= len(self._scale.labels)
        if action == "same":
            return bool(self._same)
        return super().check_action(action, parameters)

    def action_label(self, number: int) -> None:
        """That label."""
        self.dismiss(self._scale.labels[number - 1].id)

    def action_same(self) -> None:
        """The label of the same name."""
        self.dismiss(self._same)


def _verdict(match: Match) -> Content:
    return paint.assemble((_("its verdict") + " ", paint.MUTED), provenance(match))


def _same_label(match: Match, scales: Scales) -> str:
    """The label of the active scale that is called like the known verdict; empty if none is."""
    said = match.known.verdict.casefold().strip()
    for label in scales.active.labels:
        if said in {name.casefold() for name in (label.id, *label.names.values())}:
            return label.id
    return ""
