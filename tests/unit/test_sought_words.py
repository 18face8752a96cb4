"""Phrases that must stand in a text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.matching.analysis import plain
from workbench.matching.sought_words import SoughtPhrase

PARTS = st.sampled_from(
    ["mill", "Mill", "müll", "burned", "1,5", "#OldMill", "www.old-mill.example", "–", "ß", "."]
)


@pytest.mark.parametrize(
    ("phrase", "text", "stands"),
    [
        ("old mill", "The OLD, mill burned.", True),
        ("old mill", "The old millstone burned.", False),
        ("old mill", "A fold mill burned.", False),
        ("muhle brannte", "Die Mühle brannte.", True),
        ("Mühle brannte", "Die MÜHLE – brannte.", True),
        ("strasse", "In der Straße.", True),
        ("green city", "We love #GreenCity so much.", True),
        ("…", "Dots … here", False),
        ("a (b", "a (b", True),
    ],
)
def test_a_phrase_stands_in_a_text_word_for_word(phrase: str, text: str, stands: bool) -> None:
    assert SoughtPhrase(phrase).stands_in(text) is stands


@given(st.lists(PARTS, min_size=1, max_size=3), st.lists(PARTS, max_size=12), st.booleans())
@example(["mill", "burned"], ["mill", "#OldMill", "burned"], True)
def test_the_quick_look_says_what_the_thorough_one_says(
    phrase: list[str], text: list[str], tight: bool
) -> None:
    said, whole = " ".join(phrase), (" " if tight else ", ").join(text)
    folded = plain(said)
    thorough = bool(folded) and f" {folded} " in f" {plain(whole)} "
    if thorough:
        assert SoughtPhrase(said).stands_in(whole)
    elif not (set("#@/") & set(said + whole) or "www" in said + whole):
        assert not SoughtPhrase(said).stands_in(whole)
