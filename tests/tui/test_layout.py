"""The article's layout: nothing lost, nothing doubled, nothing wider than the pane."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.model.span import Span
from workbench.text.guard import display
from workbench.tui.layout import NARROWEST, Layout, Piece, PieceKind, lay_out

CHARACTERS = st.sampled_from(
    "abcdefgh .,\n\n  \t\u00a0»ßé漢字\u3000\u0301\u200d\ufe0f❤👩🇩\x1b\x9b\u202e[]/"
)
TEXTS = st.text(alphabet=CHARACTERS, max_size=300)


class Part(NamedTuple):
    span: Span


def nested(text: str, points: list[int]) -> list[Part]:
    """Spans that are nested or disjoint, in text order."""
    spans: list[Span] = []
    for first, second in zip(points[::2], points[1::2], strict=False):
        start, end = sorted((first % (len(text) + 1), second % (len(text) + 1)))
        span = Span(start, end)
        apart = all(
            not span.overlaps(other) or span.contains(other) or other.contains(span)
            for other in spans
        )
        if len(span) and apart and span not in spans:
            spans.append(span)
    return [Part(span) for span in sorted(spans, key=lambda item: (item.start, -item.end))]


def laid_out(text: str, claims: list[Part], excluded: list[Part], width: int) -> Layout:
    return lay_out(
        display(text),
        claims,
        excluded,
        width,
        marker_widths=[4] * len(claims),
        label_widths=[8] * len(excluded),
    )


def shown(layout: Layout) -> list[Piece]:
    return [piece for line in layout.lines for piece in line]


@given(TEXTS, st.lists(st.integers(0, 400), max_size=12), st.integers(1, 60))
def test_every_code_point_is_laid_out_once_and_in_order(
    text: str, points: list[int], width: int
) -> None:
    claims = nested(text, points)
    covered = [
        place
        for piece in shown(laid_out(text, claims, [], width))
        for place in range(piece.start, piece.end)
    ]
    assert covered == list(range(len(text)))


@given(TEXTS, st.lists(st.integers(0, 400), max_size=12), st.integers(1, 60))
def test_no_line_is_wider_than_the_pane(text: str, points: list[int], width: int) -> None:
    safe = display(text)
    layout = laid_out(text, nested(text, points), nested(text, points[::-1][:2]), width)
    for line in layout.lines:
        cells = 0
        for piece in line:
            if piece.kind is PieceKind.TEXT:
                assert piece.width == cell_len(safe[piece.start : piece.end])
            if piece.kind is PieceKind.HIDDEN:
                assert piece.width == 0
            cells += piece.width
        assert cells <= max(width, NARROWEST)


@given(TEXTS, st.lists(st.integers(0, 400), max_size=12))
def test_each_claim_has_one_marker_right_before_its_words(text: str, points: list[int]) -> None:
    claims = nested(text, points)
    layout = laid_out(text, claims, [], 40)
    markers = [piece for piece in shown(layout) if piece.kind is PieceKind.MARKER]
    assert sorted(piece.claim for piece in markers) == list(range(len(claims)))
    assert all(piece.start == claims[piece.claim].span.start for piece in markers)


@given(TEXTS, st.lists(st.integers(0, 400), max_size=12))
def test_rows_hold_the_first_and_last_word_of_a_claim(text: str, points: list[int]) -> None:
    claims = nested(text, points)
    layout = laid_out(text, claims, [], 24)
    row_of = {
        place: row
        for row, line in enumerate(layout.lines)
        for piece in line
        for place in range(piece.start, piece.end)
    }
    for claim, (first, last) in zip(claims, layout.rows, strict=True):
        assert last == row_of[claim.span.end - 1]
        assert first <= row_of[claim.span.start]


def test_text_belongs_to_the_innermost_claim() -> None:
    text = "He said that it rained, and left."
    outer, inner = Part(Span(0, len(text))), Part(Span(8, 22))
    pieces = shown(laid_out(text, [outer, inner], [], 80))
    owners = {text[piece.start : piece.end].strip(): piece.claim for piece in pieces}
    assert owners["He"] == 0
    assert owners["rained"] == 1
    assert owners["left."] == 0


def test_a_word_is_not_parted_from_its_marker_nor_from_its_full_stop() -> None:
    text = "aaaa bbbb cccc."
    claims = [Part(Span(10, 14))]
    layout = laid_out(text, claims, [], 14)
    last = layout.lines[-1]
    assert [piece.kind for piece in last][:2] == [PieceKind.MARKER, PieceKind.TEXT]
    assert text[last[1].start : last[-1].end] == "cccc."
