"""The evidence screen: the claim with what is linked to it left, the source right."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from workbench.i18n import _
from workbench.model.span import Span
from workbench.tui.evidence_rows import EvidenceRow
from workbench.tui.keys import VERDICTS, key
from workbench.tui.screens.evidence.linking import Linking
from workbench.tui.source_words import STANCES
from workbench.tui.widgets.claim_pane import ClaimPane
from workbench.tui.widgets.evidence_list import EvidenceList
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.panes import BREAKPOINTS, look
from workbench.tui.widgets.progress_line import ProgressLine
from workbench.tui.widgets.source_heading import SourceHeading
from workbench.tui.widgets.source_text import SourceText
from workbench.tui.widgets.verdict_bar import VerdictBar
from workbench.tui.windowing import Mark

if TYPE_CHECKING:
    from workbench.model.desk import CheckedClaim

_BAR = "▌"


class EvidenceScreen(Linking):
    """Links passages to the current claim, and goes from claim to claim."""

    HELP = _(
        "One key links the passage: it speaks for the claim, against it, or gives context. No "
        "verdict follows from that; the number keys decide, here as on the check screen."
    )
    CSS_PATH = look("evidence/evidence.tcss")
    AUTO_FOCUS = "EvidenceList"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    HINTS: ClassVar[tuple[str, ...]] = (
        "evidence.support",
        "evidence.contradict",
        "evidence.context",
        "passage.choose",
        "passage.next",
        "claim.next",
        "select.link",
        "select.next",
        "select.word-more",
        "select.word-less",
        "select.start-more",
        "select.start-less",
        "select.sentence-more",
        "evidence.grade",
        "evidence.note",
        "evidence.unlink",
        "verdict.1",
        "source.add",
        "log.undo",
        "passage.find",
        "passage.source-next",
        "evidence.leave",
    )
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
        key("source.add", "s", "check('add_source')", _("source"), _("Add a source")),
        key("article.sources", "t", "check('sources')", _("sources"), _("The sources")),
        key(
            "claim.shortfall",
            "r",
            "check('shortfall')",
            _("reason"),
            _("Say why less evidence than the rule wants is enough"),
            show=False,
        ),
        key("log.undo", "u", "check('undo')", _("undo"), _("Take back the last step")),
        key("log.redo", "U", "check('redo')", _("redo"), _("Repeat it"), show=False),
        key("pane.next", "tab", "app.focus_next", _("pane"), _("To the next pane"), show=False),
        key(
            "pane.previous",
            "shift+tab",
            "app.focus_previous",
            _("pane before"),
            _("To the pane before"),
            show=False,
        ),
        key("app.help", "question_mark", "app.help", _("help"), _("What the keys do here")),
    ]

    def compose(self) -> ComposeResult:
        """Line on top, claim and evidence, source, keys."""
        yield ProgressLine()
        with Container(id="body"):
            with Container(id="claim"):
                yield ClaimPane()
                yield EvidenceList()
                yield VerdictBar()
            with Container(id="source"):
                yield SourceHeading()
                yield SourceText()
        yield KeyLine()

    def on_mount(self) -> None:
        """Follow what is written, and show the claim once the panes are there."""
        self.check.news.subscribe(self, self._news)
        self._current = self.check.view.current
        self.call_after_refresh(self.show_all)

    def _news(self, _told: str) -> None:
        """Something was written, or something is under way."""
        if self.check.view.current != self._current:
            self._current = self.check.view.current
            self.at = 0
            self.chosen = False
            if self.query_one(SourceText).has_focus:
                self.query_one(EvidenceList).focus()
        self.show_all()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Number keys beyond the scale's labels mean nothing."""
        if action == "verdict":
            return self.check.check_action(action, parameters)
        return super().check_action(action, parameters)

    def action_verdict(self, number: int) -> None:
        """Decide the claim; no evidence is needed for that."""
        self.check.action_verdict(number)

    async def action_check(self, name: str) -> None:
        """Do what a key of the check screen does."""
        await self.check.run_action(name)

    def show_all(self) -> None:
        """Bring every pane up to date."""
        if not self.is_attached:
            return
        view = self.check.view
        found = self.proposals()
        self.make_rows(found, complete=not self.searching)
        self.query_one(ProgressLine).show(view, self.check.status)
        self.query_one(ClaimPane).show(view)
        self.query_one(VerdictBar).show(view)
        self.query_one(EvidenceList).show(self.rows, self.at, self._told())
        self.show_row()

    def _told(self) -> str:
        if not self.sources:
            return _("No source is attached yet; s adds one.")
        if self.searching:
            return _("searching the sources …")
        return ""

    def show_row(self) -> None:
        """Show the row picked in its source, what differs set off."""
        row, text = self.row, self.text_of_row()
        heading, pane = self.query_one(SourceHeading), self.query_one(SourceText)
        if row is None:
            heading.say(self._told())
            pane.show("", "en", Span(0, 0))
            return
        at = self._place(row)
        heading.show(row.source, row.sha256, at.start)
        if text is None:
            return
        language = row.source.details.language or self.check.view.desk.article.language
        taken = row.source.extraction
        pane.show(text, taken.language if taken else language, at, self._marks(row))
        if at is self.wanted_place:
            pane.focus()  # which takes a moment, in which the row may be shown again

    def _place(self, row: EvidenceRow) -> Span:
        """The place to show: that which somebody wants to go to, else that of the row."""
        if self.wanted_place is not None and not self.wanted_source:
            return self.wanted_place
        return row.span or Span(0, 0)

    def _marks(self, row: EvidenceRow) -> list[Mark]:
        """What is set off in the text: what is linked, then the row picked and what differs."""
        item: CheckedClaim | None = self.check.view.item
        marks = [
            Mark(each.passage.span, "linked", STANCES[each.stance].sign)
            for each in (item.evidence if item else ())
            if each.passage is not None and each.passage.text_sha256 == row.sha256
        ]
        if row.span is not None:
            marks.append(Mark(row.span, "passage", _BAR))
            marks += [
                Mark(found.known.span.shifted(row.span.start), "differs")
                for found in (row.passage.differences if row.passage else ())
                if len(found.known.span)
            ]
        return marks

    @on(SourceText.Moved)
    def moved(self) -> None:
        """Other keys mean something now; who selects words has arrived at the place wanted."""
        if self.query_one(SourceText).has_focus and not self.wanted_source:
            self.wanted_place = None
        self.refresh_bindings()
