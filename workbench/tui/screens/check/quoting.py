"""Quotations word for word: held against the sources in the background, once there are any."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from workbench.errors import WorkbenchError
from workbench.i18n import ngettext
from workbench.tui.messages import Failed, Quoted
from workbench.tui.screens.check.base import CheckBase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.desk.quotation_checking import CheckedQuotation
    from workbench.model.source import Source

_SETTLED = 1.5
"""Seconds after which somebody who opened an article has settled down to it."""
_MOST_AT_ONCE = 1_000_000
"""So many characters of sources are compared without being asked."""

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
        """Check what was there already, once the start is long over; very much of it on request."""
        sources = self.view.desk.sources
        self._texts_before = _texts(sources)
        length = sum(each.extraction.length for each in sources if each.extraction)
        if 0 < length <= _MOST_AT_ONCE:
            self.set_timer(_SETTLED, self.check_quotations)

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
        before, now = _altered(self.view.quotations), _altered(message.quotations)
        if now > before:
            told = ngettext(
                "{count} quotation is altered; {key} shows it.",
                "{count} quotations are altered; {key} shows them.",
                now,
            )
            self.notify(told.format(count=now, key='"'), severity="warning", markup=False)
        self.view.quotations = message.quotations
        self.view.quoted_texts = message.texts
        self.show_view(moved=True)


def _altered(quotations: "Iterable[CheckedQuotation]") -> int:
    """How many stand in no source as they are quoted, but in one with other words."""
    from workbench.model.quotation import QuotationStatus

    return sum(item.finding.status is QuotationStatus.ALTERED for item in quotations)


def _texts(sources: "Sequence[Source]") -> tuple[str, ...]:
    return tuple(s.extraction.text_sha256 for s in sources if s.extraction)
