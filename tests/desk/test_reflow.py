"""Words that were parted at a line's end come together, and hyphens that belong stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.extraction.hyphens import hyphened_words, joined
from workbench.desk.extraction.lines import Line
from workbench.desk.extraction.reflow import flowed, gaps


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("die Sou", "veränität", "die Souveränität"),
        ("„Sou", "veränität“", "„Souveränität“"),
        ("beim EU", "Gipfel", "beim EU-Gipfel"),
        ("die US", "amerikanische", "die US-amerikanische"),
        ("COVID", "19", "COVID-19"),
        ("24", "stündig", "24-stündig"),
        ("1990", "1995", "1990-1995"),
        ("im Nord", "und Südhafen", "im Nord- und Südhafen"),
        ("short", "and long-term", "short- and long-term"),
        ("state-of", "the-art", "state-of-the-art"),
        ("a well", "known fact", "a well-known fact"),
        ("a", "„b“", "a-„b“"),
    ],
)
def test_parts_of_words(before: str, after: str, whole: str) -> None:
    compounds = hyphened_words("This is well-known, not state-of-the-art.")
    assert before + joined(before, after, compounds) + after == whole


lines = st.builds(
    lambda text, left, bottom, height, broken: Line(
        text, left, left + 5 * len(text), bottom, bottom + height, broken
    ),
    st.text("abAB.- 1", min_size=1).map(lambda text: text.strip() or "x"),
    st.floats(0, 500),
    st.floats(0, 800),
    st.floats(1, 40),
    st.booleans(),
)


@given(st.lists(lines, max_size=12))
def test_no_letter_is_lost_and_every_start_holds(page: list[Line]) -> None:
    text, starts = flowed(page, gaps(page), frozenset())
    assert all(text.startswith(line.text, at) for line, at in zip(page, starts, strict=True))
    rest = "".join(text.replace("-", "").split())
    assert rest == "".join("".join(line.text for line in page).replace("-", "").split())


def test_a_hyphen_at_the_very_end_stays() -> None:
    line = Line("Sou", 0, 15, 0, 10, broken=True)
    assert flowed([line], [], frozenset()) == ("Sou-", [0])
