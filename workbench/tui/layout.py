"""Lays an article out in lines of a given width, with a marker before each claim.

Pure: text and spans in, lines of pieces out. Every code point of the text lies in exactly one
piece, in order. What a claim looks like is no part of it, so that a verdict never wraps again.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple, Protocol

from rich.cells import cell_len, split_graphemes

from workbench.model.span import Span

NARROWEST = 12
"""Lines are never laid out narrower than this many cells."""

_TOKEN = re.compile(
    "\n|[ \u2000-\u2006\u2008-\u200a\u3000]+|[^\n \u2000-\u2006\u2008-\u200a\u3000]+"
)


class PieceKind(IntEnum):
    """What a piece shows."""

    TEXT = 0
    MARKER = 1  # `12✓ ` before a claim; `claim` says which
    LABEL = 2  # `caption ` before an excluded span; `excluded` says which
    HIDDEN = 3  # line ends, and blanks that a line end swallowed


class Piece(NamedTuple):
    """A stretch of a line that looks the same all over.

    `start` and `end` are code points of the article (equal for markers and labels). `claim` and
    `excluded` are indices into what was laid out, -1 for none; of nested claims the innermost.
    `width` is in cells.
    """

    kind: PieceKind
    start: int
    end: int
    claim: int
    excluded: int
    width: int


class Spanned(Protocol):
    """Anything with a span: a claim or an excluded stretch."""

    @property
    def span(self) -> Span:
        """Code points of the article."""


Line = tuple[Piece, ...]


class Layout(NamedTuple):
    """`rows` gives the first and the last line of each claim."""

    lines: list[Line]
    rows: list[tuple[int, int]]


def lay_out(
    shown: str,
    claims: Sequence[Spanned],
    excluded: Sequence[Spanned],
    width: int,
    *,
    marker_widths: Sequence[int],
    label_widths: Sequence[int],
) -> Layout:
    """Wrap `shown` (the guarded text) to `width` cells.

    Claims may be nested but not overlap partly, and both sequences are in text order. The two
    lists of widths are the cells that the marker of a claim and the label of an excluded span
    take, its trailing blank included.
    """
    wrap = _Wrap(shown, max(width, NARROWEST))
    for kind, run in _runs(len(shown), claims, excluded):
        if kind is PieceKind.MARKER:
            wrap.glue(Piece(kind, run[0], run[0], run[2], run[3], marker_widths[run[2]]))
        elif kind is PieceKind.LABEL:
            wrap.glue(Piece(kind, run[0], run[0], run[2], run[3], label_widths[run[3]]))
        else:
            wrap.text(*run)
    wrap.end()
    return Layout(wrap.lines, _rows(wrap.lines, claims))


_Run = tuple[int, int, int, int]


def _runs(
    length: int, claims: Sequence[Spanned], excluded: Sequence[Spanned]
) -> Iterator[tuple[PieceKind, _Run]]:
    """Markers, labels and stretches of text in which neither claim nor excluded span changes."""
    claims_at: dict[int, list[int]] = {}
    excluded_at: dict[int, int] = {}
    cuts = {0, length}
    for index, item in enumerate(claims):
        claims_at.setdefault(item.span.start, []).append(index)
        cuts.update((item.span.start, item.span.end))
    for index, item in enumerate(excluded):
        excluded_at[item.span.start] = index
        cuts.update((item.span.start, item.span.end))
    edges = sorted(cut for cut in cuts if cut <= length)
    inside: list[int] = []
    left_out = -1
    for start, end in zip(edges, [*edges[1:], length], strict=True):
        inside = [index for index in inside if claims[index].span.end > start]
        if left_out >= 0 and excluded[left_out].span.end <= start:
            left_out = -1
        if start in excluded_at:
            left_out = excluded_at[start]
            yield PieceKind.LABEL, (start, start, -1, left_out)
        for index in sorted(claims_at.get(start, ()), key=lambda i: -claims[i].span.end):
            inside.append(index)
            yield PieceKind.MARKER, (start, start, index, left_out)
        if end > start:
            yield PieceKind.TEXT, (start, end, inside[-1] if inside else -1, left_out)


class _Wrap:
    """Greedy wrapping; a word goes on over the borders of runs and takes its marker along."""

    def __init__(self, shown: str, width: int) -> None:
        self.lines: list[Line] = []
        self._shown = shown
        self._width = width
        self._line: list[Piece] = []
        self._used = 0
        self._word: list[Piece] = []
        self._word_width = 0

    def glue(self, piece: Piece) -> None:
        """Add a piece that the next word must not be parted from."""
        self._word.append(piece)
        self._word_width += piece.width

    def text(self, start: int, end: int, claim: int, excluded: int) -> None:
        """Add a stretch of text."""
        for token in _TOKEN.finditer(self._shown, start, end):
            first, last = token.span()
            words = token.group()
            if words == "\n":
                self._place_word()
                self._line.append(Piece(PieceKind.HIDDEN, first, last, claim, excluded, 0))
                self._break()
            elif words[0] in " \u3000" or "\u2000" <= words[0] <= "\u200a":
                self._place_word()
                self._blank(first, last, claim, excluded)
            else:
                piece = Piece(PieceKind.TEXT, first, last, claim, excluded, cell_len(words))
                self.glue(piece)

    def end(self) -> None:
        """Close the last line."""
        self._place_word()
        self._break()

    def _break(self) -> None:
        self.lines.append(tuple(self._line))
        self._line = []
        self._used = 0

    def _add(self, piece: Piece) -> None:
        self._line.append(piece)
        self._used += piece.width

    def _place_word(self) -> None:
        if self._used and self._used + self._word_width > self._width:
            self._break()
        if self._word_width <= self._width:
            self._line.extend(self._word)
            self._used += self._word_width
        else:
            for piece in self._word:
                self._place_cut(piece)
        self._word = []
        self._word_width = 0

    def _place_cut(self, piece: Piece) -> None:
        """Place a piece of a word too long for one line, cut between graphemes."""
        if piece.kind is not PieceKind.TEXT:
            if self._used + piece.width > self._width:
                self._break()
            self._add(piece._replace(width=min(piece.width, self._width)))
            return
        start, width = piece.start, 0
        graphemes, _ = split_graphemes(self._shown[piece.start : piece.end])
        for first, _last, cells in graphemes:
            here = piece.start + first
            if self._used + width + cells > self._width:
                if here > start:
                    self._add(piece._replace(start=start, end=here, width=width))
                self._break()
                start, width = here, 0
            width += cells
        self._add(piece._replace(start=start, width=width))

    def _blank(self, start: int, end: int, claim: int, excluded: int) -> None:
        """Show as many blanks as fit; the line end swallows the rest."""
        fits = start
        width = 0
        while fits < end:
            cells = cell_len(self._shown[fits])
            if self._used + width + cells > self._width:
                break
            width += cells
            fits += 1
        if fits > start:
            self._add(Piece(PieceKind.TEXT, start, fits, claim, excluded, width))
        if fits < end:
            self._line.append(Piece(PieceKind.HIDDEN, fits, end, claim, excluded, 0))


def _rows(lines: Sequence[Line], claims: Sequence[Spanned]) -> list[tuple[int, int]]:
    """The first and last line of each claim, nested ones counted for the outer ones, too."""
    markers = [0] * len(claims)
    starts: list[int] = []
    done = 0
    for row, line in enumerate(lines):
        starts.append(done)
        done = line[-1].end if line else done
        for piece in line:
            if piece.kind is PieceKind.MARKER:
                markers[piece.claim] = row
    return [
        (markers[index], max(markers[index], _row_of(starts, item.span.end - 1)))
        for index, item in enumerate(claims)
    ]


def _row_of(starts: Sequence[int], position: int) -> int:
    """The last line that starts at or before a code point."""
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] <= position:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)
