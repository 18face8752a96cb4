"""The rows of the evidence screen: what is linked to a claim, then what is proposed. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from workbench.model.desk import CheckedClaim
from workbench.model.evidence import Evidence, Stance
from workbench.model.passage import Passage
from workbench.model.source import Source
from workbench.model.span import Span


class Section(Enum):
    """What rows are grouped by, in the order shown."""

    FOR = Stance.SUPPORTS
    AGAINST = Stance.CONTRADICTS
    CONTEXT = Stance.CONTEXT
    PROPOSED = "proposed"
    SILENT = "silent"  # sources in whose text nothing was found
    WHOLE = "whole"  # sources that there is no text of, to be linked as a whole


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One thing to look at: an item of evidence, a proposed passage, or a source as a whole.

    `sha256` names the text that `span` counts in. A source as a whole has neither, one in whose
    text nothing was found has no span.
    """

    section: Section
    source: Source
    evidence: Evidence | None = None
    passage: Passage | None = None
    sha256: str = ""
    span: Span | None = None

    @property
    def pages(self) -> tuple[int, ...]:
        """Where the pages of its text begin; empty for a text without pages."""
        taken = (item for item in self.source.extractions if item.text_sha256 == self.sha256)
        return next((item.pages for item in taken), ())

    @property
    def key(self) -> tuple[int, str, Span | None]:
        """What stays the same when a proposed passage is linked."""
        return self.source.id, self.sha256, self.span


class Proposal(Protocol):
    """A passage and the name of the source that it is from."""

    @property
    def source(self) -> str:
        """The source's short name."""

    @property
    def passage(self) -> Passage:
        """The passage."""


def rows_of(
    item: CheckedClaim,
    sources: Sequence[Source],
    proposals: Iterable[Proposal],
    *,
    complete: bool = True,
) -> list[EvidenceRow]:
    """What is linked, by what it does for the claim; then what is proposed and not linked yet.

    Every source has at least one row once the proposals are `complete`.
    """
    by_id = {source.id: source for source in sources}
    by_name = {source.name: source for source in sources}
    found = (
        _offered(each.passage, by_name[each.source]) for each in proposals if each.source in by_name
    )
    offered = {row.key: row for row in found}
    linked = [_linked(each, by_id[each.source]) for each in item.evidence if each.source in by_id]
    # What differs in a passage is still told when it is linked.
    rows = [
        replace(row, passage=offered[row.key].passage) if row.key in offered else row
        for row in sorted(linked, key=lambda row: list(Section).index(row.section))
    ]
    taken = {row.key for row in rows}
    rows += [row for row in offered.values() if row.key not in taken]
    shown = {row.source.id for row in rows}
    others = [_alone(source) for source in sources if source.id not in shown]
    if not complete:
        others = [row for row in others if row.section is Section.WHOLE]
    return [*rows, *sorted(others, key=lambda row: list(Section).index(row.section))]


def _linked(item: Evidence, source: Source) -> EvidenceRow:
    section = Section(item.stance)
    if item.passage is None:
        return EvidenceRow(section, source, item)
    return EvidenceRow(
        section, source, item, sha256=item.passage.text_sha256, span=item.passage.span
    )


def _offered(passage: Passage, source: Source) -> EvidenceRow:
    sha256 = source.extraction.text_sha256 if source.extraction else ""
    return EvidenceRow(Section.PROPOSED, source, passage=passage, sha256=sha256, span=passage.span)


def _alone(source: Source) -> EvidenceRow:
    taken = source.extraction
    if taken is None or not taken.length:
        return EvidenceRow(Section.WHOLE, source)
    return EvidenceRow(Section.SILENT, source, sha256=taken.text_sha256)


def next_source(rows: Sequence[EvidenceRow], at: int, by: int) -> int | None:
    """The first row of the next source, in the order in which the sources come up first."""
    firsts: dict[int, int] = {}
    for index, row in enumerate(rows):
        firsts.setdefault(row.source.id, index)
    if at >= len(rows) or len(firsts) < 2:
        return None
    order = list(firsts)
    here = order.index(rows[at].source.id)
    return firsts[order[(here + by) % len(order)]]
