"""Quotations word for word: held against the sources in the background, once there are any."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from workbench.errors import WorkbenchError
from workbench.tui.messages import Failed, Quoted
from workbench.tui.screens.check.base import CheckBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.source import Source

QuotationsAsked = tuple[tuple[str, ...], tuple[str, ...]]
"""The texts of sources, and the words of the claims that may quote them."""


class Quoting(CheckBase):
    """Keeps what was found in the view, so that the claim's pane shows it."""

    quoting = False
    _texts_before: tuple[str, ...] = ()
    _quotations_asked: QuotationsAsked | None = None

    def follow_quotations(self) -> None:
        """Check them again once there are other sources, or other claims after a first check."""
        texts = _texts(self.view.desk.sources)
        if texts != self._texts_before or self._quotations_asked:
            self._texts_before = texts
            self.check_quotations()

    def on_mount(self) -> None:
        """What was there when the article was opened is checked when somebody asks for it."""
        self._texts_before = _texts(self.view.desk.sources)

    def check_quotations(self) -> None:
        """Hold all quotations against the sources, unless that was done with these."""
        desk = self.view.desk
        asked = (_texts(desk.sources), tuple(item.claim.text for item in desk.claims))
        if asked != self._quotations_asked:
            self._quotations_asked = asked
            self.quoting = True
            self._check_them()

    @work(thread=True, exclusive=True, group="quotations", exit_on_error=False)
    def _check_them(self) -> None:
        ws, worker = self.errands.workspace, get_current_worker()
        if ws is None:
            return
        from workbench.desk import quotation_checking, source_checking, sources

        answer = Quoted((), {})
        try:
            attached = sources.attached(ws, self.article_id)
            texts = source_checking.texts_of(ws, attached)
            found = quotation_checking.check_quotations(ws, self.article_id, texts)
            answer = Quoted(found, {item.reference: item.text for item in texts})
        except WorkbenchError as error:
            self.app.post_message(Failed(str(error)))
        finally:
            if not worker.is_cancelled:
                self.post_message(answer)

    @on(Quoted)
    def quoted(self, message: Quoted) -> None:
        """Show what was found."""
        self.quoting = False
        self.view.quotations = message.quotations
        self.view.quoted_texts = message.texts
        self.show_view(moved=True)


def _texts(sources: "Sequence[Source]") -> tuple[str, ...]:
    return tuple(s.extraction.text_sha256 for s in sources if s.extraction)
