"""A match looked into: both wordings in full, what differs, and where it is from."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from workbench.desk import remarks
from workbench.desk.labels import verdict_of
from workbench.i18n import _
from workbench.model.desk import CheckedClaim
from workbench.model.match import Match
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.keys import key
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.view import View
from workbench.tui.widgets.match_list import NOTHING
from workbench.tui.widgets.panes import Pane

MARK = "bold $error"


class MatchDialog(Dialog[str]):
    """Shows the current match of a view; answers `reuse` or `reject`."""

    AUTO_FOCUS = "Pane"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("match.reuse", "y", "answer('reuse')", _("reuse"), _("Reuse its verdict")),
        key("match.reject", "x", "answer('reject')", _("reject"), _("It does not fit")),
        key("match.next", "l,right,j,down", "step(1)", _("next"), _("Next match")),
        key("match.previous", "h,left,k,up", "step(-1)", _("before"), _("Match before")),
    ]

    def __init__(self, view: View) -> None:
        super().__init__(_("Match"))
        self._view = view

    def content(self) -> ComposeResult:
        """A scrolling text."""
        yield Pane()

    def on_mount(self) -> None:
        """Fill it."""
        self._fill()

    def action_step(self, by: int) -> None:
        """Another match."""
        if self._view.go_match(by):
            self._fill()

    def action_answer(self, wish: str) -> None:
        """Leave with a wish."""
        self.dismiss(wish)

    def _fill(self) -> None:
        item, match = self._view.item, self._view.match
        if item is None or match is None:
            return
        count = len(item.matches)
        title = _("Match {at} of {count}").format(at=self._view.match_at + 1, count=count)
        self.query_one("#box").border_title = Content(title)
        self.query_one(Pane).put(
            paint.lines([*comparison(item, match), Content(""), *_about(match)])
        )


def comparison(item: CheckedClaim, match: Match) -> list[Content]:
    """Relation, both wordings with the differences marked, and the list of differences."""
    look = words.match_look(match)
    ours, theirs = paint.both_wordings(match, item.claim.text, MARK)
    head = f"{look.sign} {look.word.upper()}"
    shown = [
        paint.assemble(
            (head, f"bold {words.STYLES[look.tone]}"),
            (f"  {match.comparison.score:.0f}/100", paint.MUTED),
        ),
        Content(""),
        Content.styled(_("The article says"), paint.MUTED),
        ours,
        Content(""),
        Content.styled(_("The known claim says"), paint.MUTED),
        theirs,
    ]
    if match.comparison.differences:
        shown += [Content(""), Content.styled(_("What differs"), paint.MUTED)]
    for difference in match.comparison.differences:
        shown.append(
            paint.assemble(
                (f"≠ {words.word(difference.kind)}: ", "bold $error"),
                one_line(difference.claim.text) or NOTHING,
                (" ≠ ", "bold $error"),
                one_line(difference.known.text) or NOTHING,
            )
        )
    return shown


def _about(match: Match) -> list[Content]:
    known = match.known
    facts = [
        ("", remarks.stale(match)),
        ("", remarks.reserve(match)),
        ("", remarks.reopened(match)),
        (_("verdict"), verdict_of(known)),
        (_("date"), known.date),
        (_("checked by"), " · ".join(part for part in (known.publisher, known.checked_by) if part)),
        (_("said by"), known.claimant),
        (_("title"), known.title),
        (_("summary"), known.summary),
        (_("address"), known.url),
        (_("from"), known.origin),
    ]
    return paint.table(facts)
