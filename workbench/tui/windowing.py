"""The stretch of a long text that is laid out, and stretches of lines cut where marks begin. Pure.

A text of millions of characters would take seconds to wrap; what is near the place looked at takes
milliseconds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.model.span import Span

REACH = 12_000
"""So many code points before and after a place are laid out."""
_LINE = 1_000
"""A line end is looked for within so many code points."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is set off; `sign` stands beside its lines."""

    span: Span
    style: str
    sign: str = ""


def window(text: str, around: Span) -> Span:
    """What to lay out to show a stretch and what is near it, from line end to line end."""
    start = max(0, min(around.start, len(text)) - REACH)
    end = min(len(text), around.start + max(len(around), 1) + REACH)
    if start:
        found = text.find("\n", start, start + _LINE)
        start = found + 1 if found >= 0 else start
    if end < len(text):
        found = text.rfind("\n", end - _LINE, end)
        end = found if found >= 0 else end
    return Span(start, max(start, end))


def cut(start: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """The stretch in parts, each with the marks that lie over all of it, in their order."""
    over = [mark for mark in marks if mark.span.start < end and mark.span.end > start]
    edges = {start, end}
    for mark in over:
        edges.update(at for at in (mark.span.start, mark.span.end) if start < at < end)
    places = sorted(edges)
    for first, last in pairwise(places):
        yield first, last, [m for m in over if m.span.start <= first and last <= m.span.end]
