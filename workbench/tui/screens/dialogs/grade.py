"""The Admiralty code: a letter for the source, a number for what it says."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.desk import vocabulary
from workbench.i18n import _
from workbench.model.evidence import Credibility, Evidence
from workbench.model.source import Reliability, Source
from workbench.tui import paint
from workbench.tui.keys import key
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.source_words import title


class Grades(NamedTuple):
    """The grade of a source, and of an item of evidence where there is one."""

    source: Reliability
    item: Credibility | None


class GradeDialog(Dialog[Grades]):
    """A letter and a number set the two grades, enter takes them; neither says the other."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(
                f"grade.{letter.value}",
                f"{letter.value.lower()},{letter.value}",
                f"letter('{letter.value}')",
                letter.value,
                vocabulary.reliability(letter),
                show=False,
            )
            for letter in Reliability
        ),
        *(
            key(
                f"grade.{digit.value}",
                digit.value,
                f"digit('{digit.value}')",
                digit.value,
                vocabulary.credibility(digit),
                show=False,
            )
            for digit in Credibility
        ),
        key("grade.take", "enter", "take", _("take"), _("Take these grades")),
    ]

    def __init__(self, source: Source, item: Evidence | None) -> None:
        super().__init__(_("Grade"))
        self._source = source
        self._letter = source.details.reliability
        self._digit = item.credibility if item is not None else None

    def content(self) -> ComposeResult:
        """Both scales, the grades of now set off."""
        yield Static(Content(title(self._source)), classes="hint")
        yield Static(self._shown(), id="grades")

    def _shown(self) -> Content:
        rows = [Content.styled(_("The source is"), paint.MUTED)]
        rows += [_row(x.value, vocabulary.reliability(x), x is self._letter) for x in Reliability]
        if self._digit is None:
            rows.append(Content.styled(_("What it says is graded once it is linked."), paint.MUTED))
            return paint.lines(rows)
        rows += [Content(""), Content.styled(_("What it says here is"), paint.MUTED)]
        rows += [_row(x.value, vocabulary.credibility(x), x is self._digit) for x in Credibility]
        return paint.lines(rows)

    def action_letter(self, letter: str) -> None:
        """Grade the source."""
        self._letter = Reliability(letter)
        self.query_one("#grades", Static).update(self._shown())

    def action_digit(self, digit: str) -> None:
        """Grade what it says."""
        if self._digit is not None:
            self._digit = Credibility(digit)
            self.query_one("#grades", Static).update(self._shown())

    def action_take(self) -> None:
        """Leave with both."""
        self.dismiss(Grades(self._letter, self._digit))


def _row(sign: str, said: str, chosen: bool) -> Content:
    style = "bold $accent" if chosen else "$foreground"
    return paint.assemble(
        ("▶ " if chosen else "  ", "bold $accent"), (f"{sign} ", "bold $primary"), (said, style)
    )
