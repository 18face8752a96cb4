"""What a person decides about passages: link, judge, grade, note, unlink."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from workbench.i18n import _, ngettext
from workbench.model.evidence import Credibility, Evidence, Stance
from workbench.tui import paint
from workbench.tui.evidence_rows import EvidenceRow, Section
from workbench.tui.keys import key
from workbench.tui.screens.evidence.moving import MovingAmongPassages
from workbench.tui.source_words import STANCES
from workbench.tui.widgets.article_view import number
from workbench.tui.widgets.evidence_list import EvidenceList
from workbench.tui.widgets.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.workspace import Workspace
    from workbench.model.event import Event
    from workbench.model.span import Span
    from workbench.tui.screens.check.base import Step


class Linking(MovingAmongPassages):
    """One key each; what is linked and what is judged goes into the log."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "evidence.support",
            "plus,equals_sign",
            "link('supports')",
            _("for"),
            _("Link the passage: it supports the claim"),
        ),
        key(
            "evidence.contradict",
            "minus",
            "link('contradicts')",
            _("against"),
            _("Link the passage: it contradicts the claim"),
        ),
        key(
            "evidence.context",
            "c",
            "link('context')",
            _("context"),
            _("Link the passage: it gives context"),
        ),
        key("evidence.unlink", "x", "unlink", _("unlink"), _("Take the passage off the claim")),
        key("evidence.grade", "g", "grade", _("grade"), _("Grade the source, and this passage")),
        key("evidence.note", "n", "note", _("note"), _("Write a note on this passage")),
        key("source.fetch", "f", "fetch", _("fetch"), _("Fetch the source's web page now")),
        key(
            "evidence.whole",
            "w",
            "whole",
            _("whole source"),
            _("Link the source as a whole, such as a photograph"),
            show=False,
        ),
    ]

    def action_link(self, meant: str) -> None:
        """Link what is chosen or picked; what is linked already is judged anew."""
        stance, row = Stance(meant), self.row
        if row is None:
            self.check.set_status(_("nothing to link; s adds a source"))
            return
        selection = self.query_one(SourceText).selection
        if selection is not None:
            if self._is_newest(row):
                self._link(row, selection.span, stance)
        elif row.evidence is not None:
            self._judge(row.evidence, stance)
        elif row.section is Section.SILENT:
            self.check.set_status(_("enter chooses words; w links the whole source"))
        else:
            self._link(row, row.span, stance)

    @on(SourceText.Chosen)
    async def chosen_words(self) -> None:
        """Ask what the words do for the claim, and link them."""
        from workbench.tui.screens.dialogs.choosing import ChoosingDialog

        pane, row = self.query_one(SourceText), self.row
        if pane.selection is None or row is None or not self._is_newest(row):
            return
        span = pane.selection.span

        def answered(stance: Stance | None) -> None:
            if stance is not None:
                self._link(row, span, stance)

        looks = [(x, paint.assemble(f"{look.sign} {look.word}")) for x, look in STANCES.items()]
        dialog = ChoosingDialog[Stance](_("What do these words do for the claim?"), looks)
        await self.app.push_screen(dialog, answered)

    def _is_newest(self, row: EvidenceRow) -> bool:
        """Words are taken from the newest text alone; an older one is only looked at."""
        taken = row.source.extraction
        if taken is not None and taken.text_sha256 == row.sha256:
            return True
        self.check.set_status(_("this is an older text of the source; link from its newest one"))
        return False

    def action_whole(self) -> None:
        """Link the source as a whole; as context until it is judged otherwise."""
        if self.row is not None:
            self._link(self.row, None, Stance.CONTEXT)

    def _link(self, row: EvidenceRow, span: "Span | None", stance: Stance) -> None:
        view = self.check.view
        claims = view.targets if view.current in view.marked else (view.current,)
        sha256 = row.sha256 if span is not None else ""
        self.wanted_row = (row.source.id, sha256, span)
        said = ngettext(
            "{name} {stance} claim {claim}", "{name} linked to {count} claims", len(claims)
        ).format(
            name=row.source.name,
            stance=STANCES[stance].word,
            claim=number(view.current),
            count=len(claims),
        )
        self.check.write(_linking(row.source.id, span, stance), claims, then=said)
        self.query_one(EvidenceList).focus()

    def _judge(self, item: Evidence, stance: Stance) -> None:
        if item.stance is stance:
            self.check.set_status(_("that is how it is linked"))
            return
        self._write(_judging(item.id, stance=stance), STANCES[stance].word)

    def _write(self, step: "Step", said: str) -> None:
        self.chosen = True
        self.check.write(step, [self.check.view.current], then=said)

    def action_unlink(self) -> None:
        """Take it away; undo brings it back."""
        if self.row is None or self.row.evidence is None:
            self.check.set_status(_("this is not linked"))
            return
        self._write(_unlinking(self.row.evidence.id), _("unlinked"))

    async def action_note(self) -> None:
        """Write a note on a linked passage."""
        item = self.row.evidence if self.row is not None else None
        if self.row is None or item is None:
            self.check.set_status(_("link it first; then write the note"))
            return
        from workbench.tui.screens.dialogs.note import NoteDialog

        def answered(text: str | None) -> None:
            if text is not None and text != item.note:
                self._write(_judging(item.id, note=text), _("noted"))

        quoted = item.passage.quote.exact if item.passage else self.row.source.details.title
        await self.app.push_screen(NoteDialog(quoted, item.note), answered)

    def action_fetch(self) -> None:
        """Fetch the page of the source, because somebody asked for it."""
        if self.row is None or not self.row.source.details.url:
            self.check.set_status(_("this source has no web address"))
        else:
            self.check.fetch_page(self.row.source)

    async def action_grade(self) -> None:
        """Ask for the grade of the source and of the passage, each apart from the other."""
        if self.row is None:
            return
        from workbench.tui.screens.dialogs.grade import GradeDialog, Grades

        row, item = self.row, self.row.evidence

        def answered(grades: Grades | None) -> None:
            if grades is None:
                return
            if grades.source is not row.source.details.reliability:
                self.check.grade_source(row.source, grades.source)
            if item is not None and grades.item not in (None, item.credibility):
                self._write(_grading(item.id, grades.item), _("graded"))

        await self.app.push_screen(GradeDialog(row.source, item), answered)


def _linking(source_id: int, span: "Span | None", stance: Stance) -> "Step":
    def link(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event | None":
        from workbench.desk import evidence

        return evidence.link(ws, article, claims, source_id, span, stance=stance)

    return link


def _judging(evidence_id: int, *, stance: Stance | None = None, note: str | None = None) -> "Step":
    def judge(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event | None":
        from workbench.desk import evidence

        return evidence.judge(ws, article, claims[0], evidence_id, stance=stance, note=note)

    return judge


def _unlinking(evidence_id: int) -> "Step":
    def unlink(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event | None":
        from workbench.desk import evidence

        return evidence.unlink(ws, article, claims[0], evidence_id)

    return unlink


def _grading(evidence_id: int, credibility: Credibility | None) -> "Step":
    def grade(ws: "Workspace", article: int, claims: "Sequence[str]") -> "Event | None":
        from workbench.desk import evidence

        return evidence.grade(
            ws, article, claims[0], evidence_id, credibility or Credibility.UNJUDGED
        )

    return grade
