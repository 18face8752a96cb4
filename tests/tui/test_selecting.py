"""Choosing words of a source, and the stretch of it that is laid out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.span import Span
from workbench.tui.selecting import LONGEST, Selection
from workbench.tui.windowing import REACH, Mark, cut, window

TEXT = "First we met. Then Dr. Stone spoke of 12 ships. At last we left.\n\nNobody stayed."


def chosen(selection: Selection) -> str:
    return selection.span.of(TEXT)


def test_steps_go_from_sentence_to_sentence() -> None:
    selection = Selection(TEXT, "en", Span(0, 0))
    assert chosen(selection) == "First we met."
    selection.step(1)
    assert chosen(selection) == "Then Dr. Stone spoke of 12 ships."
    selection.step(1)
    selection.step(1)
    selection.step(1)
    assert chosen(selection) == "Nobody stayed."
    selection.step(-1)
    assert chosen(selection) == "At last we left."


def test_stepping_back_out_of_a_part_goes_to_its_sentence_first() -> None:
    selection = Selection(TEXT, "en", Span(TEXT.index("spoke"), TEXT.index("ships")))
    selection.step(-1)
    assert chosen(selection) == "Then Dr. Stone spoke of 12 ships."


def test_either_end_moves_by_word_and_by_sentence() -> None:
    start = TEXT.index("Then")
    selection = Selection(TEXT, "en", Span(start, TEXT.index(" At")))
    selection.start_by_word(1)
    selection.end_by_word(-1)
    assert chosen(selection) == "Dr. Stone spoke of 12"
    selection.end_by_word(1)
    selection.end_by_sentence(1)
    assert chosen(selection) == "Dr. Stone spoke of 12 ships. At last we left."
    selection.start_by_sentence(-1)
    selection.start_by_sentence(-1)
    assert chosen(selection).startswith("First we met. Then Dr.")
    selection.end_by_sentence(-1)
    selection.start_by_sentence(1)
    assert chosen(selection) == "Then Dr. Stone spoke of 12 ships."


def test_a_single_word_is_the_least() -> None:
    selection = Selection(TEXT, "en", Span(0, 5))
    selection.end_by_word(-1)
    selection.start_by_word(1)
    assert chosen(selection) == "First"


@given(
    st.text(alphabet="ab .!?\n\u00e4\u6f22\x1b", max_size=300).filter(lambda text: text.strip()),
    st.lists(st.sampled_from("jkhlHLJK<>"), max_size=25),
    st.integers(0, 300),
)
def test_a_selection_always_holds_words(text: str, keys: list[str], at: int) -> None:
    at = min(at, len(text))
    selection = Selection(text, "en", Span(at, at))
    does = {
        "j": lambda: selection.step(1),
        "k": lambda: selection.step(-1),
        "h": lambda: selection.end_by_word(-1),
        "l": lambda: selection.end_by_word(1),
        "H": lambda: selection.start_by_word(-1),
        "L": lambda: selection.start_by_word(1),
        "J": lambda: selection.end_by_sentence(1),
        "K": lambda: selection.end_by_sentence(-1),
        "<": lambda: selection.start_by_sentence(-1),
        ">": lambda: selection.start_by_sentence(1),
    }
    for key in keys:
        does[key]()
        assert selection.span.of(text).strip()
        assert selection.span.end <= len(text)
        assert len(selection.span) <= LONGEST


@given(st.text(alphabet="ab \n", max_size=200), st.integers(0, 200), st.integers(0, 40))
def test_what_is_laid_out_holds_the_place(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    place = Span(start, min(start + length, len(text)))
    assert window(text, place).contains(place)


def test_of_a_long_text_only_what_is_near_is_laid_out() -> None:
    text = "A line of some words.\n" * 250_000
    near = window(text, Span(3_000_000, 3_000_050))
    assert near.contains(Span(3_000_000, 3_000_050))
    assert len(near) < 3 * REACH
    assert near.of(text).startswith("A line")


@pytest.mark.parametrize(
    ("marks", "parts"),
    [
        ([], [(0, 9, [])]),
        ([Span(3, 5)], [(0, 3, []), (3, 5, [0]), (5, 9, [])]),
        ([Span(0, 5), Span(3, 20)], [(0, 3, [0]), (3, 5, [0, 1]), (5, 9, [1])]),
    ],
)
def test_a_line_is_cut_where_marks_begin_and_end(
    marks: list[Span], parts: list[tuple[int, int, list[int]]]
) -> None:
    given_marks = [Mark(span, "differs") for span in marks]
    found = [(s, e, [given_marks.index(m) for m in over]) for s, e, over in cut(0, 9, given_marks)]
    assert found == parts
