"""What a known claim says, one line each."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from workbench.i18n import _
from workbench.model.known import KnownClaim
from workbench.text.guard import one_line
from workbench.tui.keys import key
from workbench.tui.known_details import FACTS, label
from workbench.tui.screens.dialogs.form import Form
from workbench.tui.widgets.typed import TypedLine

_LINES = ("text", *FACTS)
_DATE = "2022-06-15"
_HINTS = {
    "date": _DATE,
    "claim_date": _DATE,
    "valid_until": _DATE,
    "recheck_on": _DATE,
    "url": "https://…",
    "language": "de, en, …",
}


class KnownForm(Form[dict[str, str]]):
    """Edits a known claim, or words a new one; its answer is what was changed."""

    AUTO_FOCUS = "#text"
    HINTS: ClassVar[tuple[str, ...]] = ("known-form.save", "pane.next", "dialog.leave")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("known-form.save", "ctrl+s", "save", _("save"), _("Save what the known claim says")),
    ]

    def __init__(self, known: KnownClaim | None) -> None:
        super().__init__(
            _("Known claim {id}").format(id=known.id) if known else _("New known claim")
        )
        self._known = known or KnownClaim(0, "")

    def content(self) -> ComposeResult:
        """One line for each."""
        with VerticalScroll(can_focus=False):
            for name in _LINES:
                with Horizontal(classes="row"):
                    yield Static(Content(label(name)), classes="name")
                    yield TypedLine(
                        one_line(getattr(self._known, name)),
                        placeholder=_HINTS.get(name, ""),
                        id=name,
                    )
        yield Static("", classes="problem", markup=False)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Leave with what was changed; a line that nobody has touched stays as it is."""
        typed = {name: self.query_one(f"#{name}", TypedLine).value for name in _LINES}
        if not typed["text"].strip():
            self.query_one(".problem", Static).update(Content(_("A known claim needs words.")))
            return
        self.dismiss(
            {
                name: value
                for name, value in typed.items()
                if value != one_line(getattr(self._known, name))
            }
        )
