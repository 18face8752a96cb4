"""Cuts a text at the ends of spans that may be nested, overlap or lie side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from workbench.model.span import Span

Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class Piece(Generic[Tag]):
    """A stretch of text and the tags of all spans that cover it, the outermost first."""

    text: str
    start: int
    tags: tuple[Tag, ...]


def cut(text: str, spans: Sequence[tuple[Span, Tag]]) -> tuple[Piece[Tag], ...]:
    """The whole text in pieces, none empty, each covered by the same spans from end to end.

    Joining the pieces gives the text again. Spans are clipped to the text; empty ones are passed
    over.
    """
    length = len(text)
    inside = [(span, tag) for span, tag in spans if span.start < min(span.end, length)]
    inside.sort(key=lambda item: (item[0].start, -item[0].end))
    ends = {end for span, _ in inside for end in (span.start, min(span.end, length))}
    bounds = sorted({0, length, *ends})
    pieces = []
    coming = 0
    covering: list[tuple[Span, Tag]] = []
    for start, end in pairwise(bounds):
        while coming < len(inside) and inside[coming][0].start <= start:
            covering.append(inside[coming])
            coming += 1
        covering = [(span, tag) for span, tag in covering if span.end > start]
        pieces.append(Piece(text[start:end], start, tuple(tag for _, tag in covering)))
    return tuple(pieces)
