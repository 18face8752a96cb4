"""What is said of a source, one line each."""

from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Select, Static

from workbench.desk.vocabulary import detail_of_source
from workbench.errors import WorkbenchError
from workbench.i18n import _
from workbench.model.source import Source, SourceDetails, SourceKind
from workbench.text.guard import display, one_line
from workbench.tui.keys import key
from workbench.tui.screens.dialogs.form import Form
from workbench.tui.widgets.typed import TypedLine
from workbench.tui.words import word

_LINES = ("title", "author", "publisher", "url", "published", "accessed", "language", "origin")
_HINTS = {
    "url": "https://…",
    "published": "2022-06-15",
    "accessed": "2022-06-15T14:30Z",
    "language": "de, en, …",
    "origin": _("the agency whose report it prints, for instance"),
}
_PRIMARY = {"": None, "yes": True, "no": False}


class SourceForm(Form[SourceDetails]):
    """Edits the details; everything but the title may stay empty."""

    AUTO_FOCUS = "#title"
    HINTS: ClassVar[tuple[str, ...]] = ("form.save", "pane.next", "dialog.leave")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("form.save", "ctrl+s", "save", _("save"), _("Save what is said of the source")),
    ]

    def __init__(self, source: Source) -> None:
        super().__init__(_("Source {name}").format(name=source.name))
        self._details = source.details

    def content(self) -> ComposeResult:
        """One line for each."""
        with VerticalScroll(can_focus=False):
            yield from self._choice("kind", _kinds(), self._details.kind.value)
            for name in _LINES:
                value = one_line(getattr(self._details, name))
                with Horizontal(classes="row"):
                    yield Static(Content(detail_of_source(name)), classes="name")
                    yield TypedLine(value, placeholder=_HINTS.get(name, ""), id=name)
            primary = next(k for k, v in _PRIMARY.items() if v is self._details.primary)
            yield from self._choice("primary", _yes_or_no(), primary)
            confidential = "yes" if self._details.confidential else "no"
            yield from self._choice("confidential", _yes_or_no()[1:], confidential)
        yield Static("", classes="problem", markup=False)

    def _choice(self, name: str, options: list[tuple[Content, str]], value: str) -> ComposeResult:
        with Horizontal(classes="row"):
            yield Static(Content(detail_of_source(name)), classes="name")
            yield Select(options, allow_blank=False, value=value, compact=True, id=name)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Leave with the details, once they are in order."""
        from workbench.desk.sources import checked

        try:
            self.dismiss(checked(self._said()))
        except WorkbenchError as error:
            self.query_one(".problem", Static).update(Content(display(str(error))))

    def _said(self) -> SourceDetails:
        """What the lines say; one that nobody has touched keeps what the guard does not show."""
        said: dict[str, Any] = {}
        for name in _LINES:
            typed = self.query_one(f"#{name}", TypedLine).value
            before = getattr(self._details, name)
            said[name] = before if typed == one_line(before) else typed
        return replace(
            self._details,
            **said,
            kind=SourceKind(self._chosen("kind")),
            primary=_PRIMARY[self._chosen("primary")],
            confidential=self._chosen("confidential") == "yes",
        )

    def _chosen(self, name: str) -> str:
        return str(self.query_one(f"#{name}", Select).value)


def _kinds() -> list[tuple[Content, str]]:
    return [(Content(word(kind.value)), kind.value) for kind in SourceKind]


def _yes_or_no() -> list[tuple[Content, str]]:
    return [(Content(_("not judged")), ""), (Content(_("yes")), "yes"), (Content(_("no")), "no")]
