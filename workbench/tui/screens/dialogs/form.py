"""A dialog of several lines to fill in, one below the other."""

from typing import ClassVar

from textual.binding import BindingType

from workbench.i18n import _
from workbench.tui.keys import key
from workbench.tui.screens.dialogs.base import Answer, Dialog


class Form(Dialog[Answer]):
    """Goes from line to line by tab and the arrow keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("pane.next", "tab,down", "app.focus_next", _("next line"), _("To the next line")),
        key(
            "pane.previous",
            "shift+tab,up",
            "app.focus_previous",
            _("line before"),
            _("To the line before"),
            show=False,
        ),
    ]
