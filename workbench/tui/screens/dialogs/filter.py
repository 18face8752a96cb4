"""Which claims to go through."""

from textual.content import Content

from workbench.i18n import _
from workbench.model.desk import ClaimFilter
from workbench.tui import paint
from workbench.tui.navigation import passes
from workbench.tui.screens.dialogs.choosing import ChoosingDialog
from workbench.tui.view import View
from workbench.tui.words import FILTERS


class FilterDialog(ChoosingDialog[str]):
    """Offers the filters with the number of claims that pass each."""

    def __init__(self, view: View) -> None:
        choices = [(chosen.value, _row(chosen, view)) for chosen in ClaimFilter]
        super().__init__(_("Go through"), choices, at=list(ClaimFilter).index(view.filter))


def _row(chosen: ClaimFilter, view: View) -> Content:
    count = sum(passes(item, chosen) for item in view.desk.claims)
    return paint.assemble(FILTERS[chosen], (f"  {count}", paint.MUTED))
