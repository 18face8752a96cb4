"""Why something is not a claim."""

from textual.content import Content

from workbench.i18n import _, ngettext
from workbench.tui.screens.dialogs.choosing import ChoosingDialog
from workbench.tui.screens.dialogs.path import LineDialog
from workbench.tui.words import DISMISSALS, word

_OTHER = "other"


class DismissDialog(ChoosingDialog[str]):
    """Offers the usual reasons, and a line for any other."""

    def __init__(self, count: int) -> None:
        title = ngettext("Not a claim: why?", "{count} times not a claim: why?", count)
        reasons = (*DISMISSALS, _OTHER)
        super().__init__(
            title.format(count=count), [(reason, Content(word(reason))) for reason in reasons]
        )

    def choose(self, at: int) -> None:
        """Leave with the reason, or ask for one."""
        if self._choices[at][0] != _OTHER:
            super().choose(at)
            return
        self.app.push_screen(
            LineDialog(_("Not a claim: why?"), _("The reason, in your words")), self._told
        )

    def _told(self, reason: str | None) -> None:
        if reason:
            self.dismiss(reason)
