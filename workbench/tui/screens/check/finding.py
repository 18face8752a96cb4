"""Finding what is known: the whole article in the background, and proof for the current claim."""

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message
from textual.worker import get_current_worker

from workbench.errors import WorkbenchError
from workbench.i18n import _
from workbench.tui import words
from workbench.tui.errands import Errand
from workbench.tui.keys import key
from workbench.tui.messages import Failed, Matched, MatchingStep, Proved, Reading, Renewed
from workbench.tui.screens.check.moving import Moving
from workbench.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace


class Finding(Moving):
    """Fills the matches in while the person works; nothing of it runs on the screen's thread."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "match.prove",
            "p",
            "prove",
            _("prove"),
            _("Prove that no known claim is worded more like the claim than those shown"),
        ),
    ]

    @work(thread=True, exclusive=True, group="matching", exit_on_error=False)
    def match_claims(self) -> None:
        """Match the whole article; what is found fills in from the top, what is in sight first."""
        ws, worker = self.errands.workspace, get_current_worker()
        if ws is None:
            return
        from workbench.desk import matching
        from workbench.desk.indexing import IndexCondition

        found: list[str] = []

        def progress(done: int, total: int, claim: str) -> None:
            if not claim:
                self.post_message(Reading(done, total))
                return
            self.post_message(MatchingStep(done, total, tuple(found)))
            found.clear()

        condition = IndexCondition.CURRENT
        try:
            condition = matching.match_article(
                ws,
                self.article_id,
                progress,
                lambda: worker.is_cancelled,
                first=lambda: self.wanted,
                found=found.extend,
            )
        except WorkbenchError as error:
            self.app.post_message(Failed(str(error)))
        if not worker.is_cancelled:
            self.post_message(Matched(condition is IndexCondition.OUTDATED))

    @on(Reading)
    def reading(self, message: Reading) -> None:
        """Show how far the index is."""
        self.matching = words.reading(message.done, message.total)
        self.show_matches()

    @on(MatchingStep)
    def matching_step(self, message: MatchingStep) -> None:
        """Fetch what has been found, and say what is to come first."""
        self.matching = _("matching {done}/{total} …").format(
            done=message.done, total=message.total
        )
        self.wanted = (self.view.current, *self.query_one(ArticleView).in_sight())
        self._arrived.update(message.claims)
        self._fetch_arrived()
        self.show_matches()

    def _fetch_arrived(self) -> None:
        """Fetch the claims that were matched; after what is being written, so as to have that."""
        if self._fetching or not self._arrived:
            return
        self._fetching = True
        claims = tuple(self._arrived)
        self._arrived.clear()

        def run(ws: "Workspace") -> Message:
            from workbench.desk import library

            return Renewed(library.some_claims(ws, self.article_id, claims))

        self.errands.put(Errand(run, self, Renewed(())))

    @on(Renewed)
    def renewed(self, message: Renewed) -> None:
        """Show the claims that were fetched."""
        self._fetching = False
        self.view.take(message.claims)
        if self._to_top == self.view.current:
            self.view.match_at = 0
        self._to_top = ""
        self._fetch_arrived()
        self.query_one(ArticleView).repaint(self.view)
        self.set_status(self._status)
        if any(item.claim.id == self.view.current for item in message.claims):
            self.show_matches()

    @on(Matched)
    def matched(self, message: Matched) -> None:
        """All is found."""
        self.matching = ""
        self.show_matches()
        if message.outdated and not self._told_outdated:
            self._told_outdated = True
            self.notify(
                _(
                    "The index of known claims was made by other word lists; "
                    "“workbench db reindex” renews it."
                ),
                severity="warning",
                markup=False,
            )

    def action_prove(self) -> None:
        """Look at every known claim for the current one."""
        if self.view.item is None:
            return
        if self.matching:
            self.set_status(_("still matching"))
            return
        self.set_status(_("proving …"))
        self._prove(self.view.current)

    @work(thread=True, exclusive=True, group="proving", exit_on_error=False)
    def _prove(self, claim: str) -> None:
        ws, worker = self.errands.workspace, get_current_worker()
        if ws is None:
            return
        from workbench.desk import proving

        try:
            answer = proving.prove(ws, self.article_id, claim)
        except WorkbenchError as error:
            self.app.post_message(Failed(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(Proved(claim, answer))

    @on(Proved)
    def proved(self, message: Proved) -> None:
        """Say what was proven; what is more alike than the rest is on top of them now."""
        self.view.proofs[message.claim] = message.answer
        self._to_top = message.claim if message.answer.better else ""
        self.set_status("")
        self._arrived.add(message.claim)
        self._fetch_arrived()
