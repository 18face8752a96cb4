"""Finding the passages that bear on the claim, and reading texts, away from the screen's thread."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from workbench.errors import WorkbenchError
from workbench.tui.messages import Failed
from workbench.tui.screens.evidence.base import EvidenceBase
from workbench.tui.source_messages import Proposed, Searched, TextRead

if TYPE_CHECKING:
    from textual.timer import Timer

    from workbench.desk.source_checking import ClaimPassages, SourcePassage

REST = 0.05
"""Seconds for which a claim stays the current one before its passages are looked for."""
_MOST_TEXTS = 6

Asked = tuple[str, str, tuple[str, ...]]
"""A claim's id and words, and the texts it was held against."""


class _OutdatedError(Exception):
    """Another claim is looked at by now."""


class FindingPassages(EvidenceBase):
    """Asks the desk for passages and texts, and keeps what it was told."""

    _resting: "Timer | None" = None
    _reading = ""
    _asked: Asked | None = None
    _under_way = False

    def on_mount(self) -> None:
        """Nothing was found yet."""
        self._found: dict[Asked, tuple[SourcePassage, ...]] = {}
        self._complete: set[Asked] = set()

    def proposals(self) -> "tuple[SourcePassage, ...] | None":
        """The passages that bear on the current claim; None as long as none has come."""
        item = self.check.view.item
        if item is None or not self.sources:
            return ()
        texts = tuple(s.extraction.text_sha256 for s in self.sources if s.extraction)
        asked = (item.claim.id, item.claim.text, texts)
        if asked != self._asked:
            self._asked = asked
            if self._resting is not None:
                self._resting.stop()
            self._resting = self.set_timer(REST, self._ask)
        return self._found.get(asked)

    @property
    def searching(self) -> bool:
        """Whether more may come for the current claim."""
        return self._asked is not None and self._asked not in self._complete

    def _ask(self) -> None:
        """Look for what is asked now, unless something is being looked for: then after that."""
        if self.searching and not self._under_way and self._asked is not None:
            self._under_way = True
            self._find(self._asked)

    @work(thread=True, group="passages", exit_on_error=False)
    def _find(self, asked: Asked) -> None:
        ws, worker = self.check.errands.workspace, get_current_worker()
        if ws is None:
            return

        def arrived(so_far: "ClaimPassages") -> None:
            self.post_message(Proposed(asked, so_far.passages))
            if worker.is_cancelled or asked != self._asked:
                raise _OutdatedError

        over = True
        try:
            from workbench.desk import source_checking

            # What is made of a source to search it is made once, whoever searches.
            with self.check.one_search:
                source_checking.check_claim(ws, self.check.article_id, asked[0], arrived=arrived)
        except WorkbenchError as error:
            if not worker.is_cancelled:
                self.app.post_message(Failed(str(error)))
        except _OutdatedError:
            over = False
        finally:
            self.post_message(Searched(asked, over))

    @on(Proposed)
    def proposed(self, message: Proposed) -> None:
        """Show what was found so far, if that claim is still the current one."""
        self._found[message.asked] = message.passages
        if message.asked == self._asked:
            self.show_all()

    @on(Searched)
    def searched(self, message: Searched) -> None:
        """Look for what was asked for meanwhile."""
        self._under_way = False
        if message.over:
            self._complete.add(message.asked)
        self._ask()
        self.show_all()

    def text_of_row(self) -> str | None:
        """The text of the row picked; None as long as it is being read."""
        row = self.row
        if row is None or not row.sha256:
            return ""
        if row.sha256 not in self.texts and self._reading != row.sha256:
            self._reading = row.sha256
            self._read(row.sha256)
        return self.texts.get(row.sha256)

    @work(thread=True, exclusive=True, group="source-text", exit_on_error=False)
    def _read(self, sha256: str) -> None:
        ws = self.check.errands.workspace
        if ws is None:
            return
        from workbench.desk import evidence

        try:
            text = evidence.text_named(ws, sha256)
        except WorkbenchError as error:
            self.app.post_message(Failed(str(error)))
            return
        self.post_message(TextRead(sha256, text))

    @on(TextRead)
    def text_read(self, message: TextRead) -> None:
        """Show it, if it is still the one picked."""
        while len(self.texts) >= _MOST_TEXTS:
            del self.texts[next(iter(self.texts))]
        self.texts[message.sha256] = message.text
        if self._reading == message.sha256:
            self._reading = ""
        self.show_row()
