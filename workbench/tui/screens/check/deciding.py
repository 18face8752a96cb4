"""Verdicts, notes, "not a claim", undo and redo."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from workbench.i18n import _, language
from workbench.model.verdict import Question
from workbench.tui.keys import VERDICTS, key
from workbench.tui.screens.check.moving import Moving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.workspace import Workspace
    from workbench.model.event import Event
    from workbench.tui.screens.check.base import Step


class Deciding(Moving):
    """What the person decides about claims; each decision is written when it is made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(
                f"verdict.{number}",
                str(number),
                f"verdict({number})",
                _("verdict"),
                _("Label {number} of the scale, then on to the next claim").format(number=number),
                group=VERDICTS,
            )
            for number in range(1, 10)
        ),
        key(
            "claim.question",
            "w",
            "question",
            _("said?"),
            _("Judge whether they said it, or whether it is so"),
        ),
        key("claim.note", "n", "note", _("note"), _("Write a note on the claim")),
        key("log.undo", "u", "undo", _("undo"), _("Take back the last step, also after a restart")),
        key("log.redo", "U", "redo", _("redo"), _("Repeat what was taken back"), show=False),
        key("claim.dismiss", "i", "not_a_claim", _("not a claim"), _("Not a claim, with a reason")),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Number keys beyond the scale's labels mean nothing."""
        if action == "verdict":
            number = parameters[0]
            return isinstance(number, int) and number <= len(self.view.scales.active.labels)
        return super().check_action(action, parameters)

    def action_verdict(self, number: int) -> None:
        """Give the claim, or all marked ones, a label of the active scale and move on.

        From "did they say it?" on to "is it so?", from there to the next claim.
        """
        if not self.view.targets:
            return
        label = self.view.scales.active.labels[number - 1]
        asked = self.view.question
        several = len(self.view.targets) > 1
        self.newly_judged += self.view.targets

        def mark(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event | None":
            from workbench.desk import checking

            return checking.mark(ws, article, claims, label.id, question=asked)

        said = _("{count} claims: {label}").format(
            count=len(self.view.targets), label=label.name(language())
        )
        self.write(mark, self.view.targets, then=said if several else "")
        if asked is Question.SO:
            self._done_with_them()
        else:
            self.view.marked.clear()
            self.view.question = Question.SO
            self.show_view()

    def action_question(self) -> None:
        """Switch between "did they say it?" and "is it so?"."""
        if self.view.item is None:
            return
        if self.view.ask_other():
            self.show_view(moved=True)
            return
        silent = (
            _("Not every marked claim names who said it; they can only be judged on “is it so?”.")
            if self.view.marked
            else _("The claim names nobody who said it; it can only be judged on “is it so?”.")
        )
        self.notify(silent, severity="warning", markup=False)

    def _done_with_them(self) -> None:
        """Move on from what was just decided."""
        self.view.marked.clear()
        self.view.move_on()
        self.show_view()
        self.remember()

    async def action_note(self) -> None:
        """Write a note in an editor."""
        if self.view.item is None:
            return
        from workbench.tui.screens.dialogs.note import NoteDialog

        item = self.view.item

        def answered(text: str | None) -> None:
            if text is not None and text != item.note:
                self.write(_noting(text), [item.claim.id])
                self.show_view()

        await self.app.push_screen(NoteDialog(item.claim.text, item.note), answered)

    async def action_not_a_claim(self) -> None:
        """Say that it is not a claim, and why; a dismissed one becomes a claim again."""
        if not self.view.targets:
            return
        targets = self.view.targets
        if self.view.item is not None and self.view.item.dismissed is not None:
            self.write(_restore, targets, then=_("a claim again"))
            self.view.marked.clear()
            self.show_view()
            return
        from workbench.tui.screens.dialogs.dismiss import DismissDialog

        def answered(reason: str | None) -> None:
            if reason:
                self.write(_dismissing(reason), targets)
                self._done_with_them()

        await self.app.push_screen(DismissDialog(len(targets)), answered)

    def action_undo(self) -> None:
        """Take back the last step."""
        self.write(_undo, follow=True, then=_("taken back"))

    def action_redo(self) -> None:
        """Repeat what was taken back last."""
        self.write(_redo, follow=True, then=_("repeated"))


def _undo(ws: "Workspace", article: int, _claims: "Sequence[str]") -> "Event | None":
    from workbench.desk import checking

    return checking.undo(ws, article)


def _redo(ws: "Workspace", article: int, _claims: "Sequence[str]") -> "Event | None":
    from workbench.desk import checking

    return checking.redo(ws, article)


def _restore(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event":
    from workbench.desk import checking

    return checking.restore(ws, article, claims)


def _noting(text: str) -> "Step":
    def note(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event":
        from workbench.desk import checking

        return checking.note(ws, article, claims[0], text)

    return note


def _dismissing(reason: str) -> "Step":
    def dismiss(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event":
        from workbench.desk import checking

        return checking.dismiss(ws, article, claims, reason)

    return dismiss
