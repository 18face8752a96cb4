"""Why less evidence than the rule wants is enough."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from workbench.i18n import _, ngettext
from workbench.model.desk import CheckedClaim
from workbench.text.guard import one_line
from workbench.tui import paint
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.widgets.article_view import number
from workbench.tui.widgets.backing_lines import shortfall
from workbench.tui.widgets.typed import TypedLine

_MOST = 6


class ShortfallDialog(Dialog[str]):
    """Names the claims and asks for a reason; an emptied line takes an earlier reason back."""

    AUTO_FOCUS = "Input"

    def __init__(self, claims: Sequence[CheckedClaim]) -> None:
        super().__init__(_("Decided on little evidence: why is it enough?"))
        self._claims = claims
        self._before = claims[0].shortfall or ""

    def content(self) -> ComposeResult:
        """What falls short by how much, and the line."""
        shown = [_row(item) for item in self._claims[:_MOST]]
        more = len(self._claims) - _MOST
        if more > 0:
            told = ngettext("and {count} more", "and {count} more", more).format(count=more)
            shown.append(Content.styled(told, paint.MUTED))
        yield Static(paint.lines(shown), classes="hint")
        yield TypedLine(one_line(self._before), placeholder=_("The reason goes into the log"))

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Leave with the reason; nothing typed and nothing there before means leaving."""
        reason = self.query_one(TypedLine).value.strip()
        self.dismiss(reason if reason or self._before else None)


def _row(item: CheckedClaim) -> Content:
    return paint.assemble(
        (f"{number(item.claim.id)} ", "bold"),
        (f"{shortfall(item)} ", "$warning"),
        one_line(item.claim.text),
    )
