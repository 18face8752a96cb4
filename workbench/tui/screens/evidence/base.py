"""What all actions of the evidence screen share: the rows, the one picked, and its text."""

from typing import TYPE_CHECKING

from workbench.model.span import Span
from workbench.tui.evidence_rows import EvidenceRow, rows_of
from workbench.tui.telling import Telling

if TYPE_CHECKING:
    from workbench.desk.source_checking import SourcePassage
    from workbench.model.source import Source
    from workbench.tui.screens.check.sourcing import Sourcing

Key = tuple[int, str, Span | None]


class EvidenceBase(Telling):
    """Holds the state of the evidence screen; decisions are written by the check screen."""

    def __init__(self, check: "Sourcing", source_id: int = 0, place: Span | None = None) -> None:
        super().__init__()
        self.check = check
        self.rows: list[EvidenceRow] = []
        self.at = 0
        self.chosen = False
        self.wanted_source = source_id
        self.wanted_place = place
        self.wanted_row: Key | None = None
        self.texts: dict[str, str] = {}

    @property
    def row(self) -> EvidenceRow | None:
        """The row that is picked."""
        return self.rows[self.at] if self.at < len(self.rows) else None

    @property
    def sources(self) -> "tuple[Source, ...]":
        """The sources that the article is checked against."""
        return self.check.view.desk.sources

    def make_rows(self, proposals: "tuple[SourcePassage, ...] | None", *, complete: bool) -> None:
        """Bring the rows up to date; the one picked stays picked, or what it has become."""
        before = self.row.key if self.row is not None and self.chosen else None
        item = self.check.view.item
        self.rows = rows_of(item, self.sources, proposals or (), complete=complete) if item else []
        keys = [row.key for row in self.rows]
        if self.wanted_row in keys:
            self.at = keys.index(self.wanted_row)
            self.wanted_row = None
            self.chosen = True
        elif before is None:
            self.at = 0
        elif before in keys:
            self.at = keys.index(before)
        self.at = min(self.at, max(len(self.rows) - 1, 0))
        self._go_to_wanted_source(complete)

    def _go_to_wanted_source(self, complete: bool) -> None:
        if not self.wanted_source:
            return
        of_it = [at for at, row in enumerate(self.rows) if row.source.id == self.wanted_source]
        if of_it and (complete or self.rows[of_it[0]].span is not None):
            self.at = of_it[0]
            self.chosen = True
            self.wanted_source = 0

    def show_all(self) -> None:
        """Bring every pane up to date."""
        raise NotImplementedError

    def show_row(self) -> None:
        """Show the row picked in its source."""
        raise NotImplementedError
