"""Texts as they look, for comparing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.comparing import compare
from workbench.matching.folding import Folded
from workbench.model.match import DifferenceKind, Relation
from workbench.model.span import Span

HIDDEN = "\u00ad\u200b\u200d\u202e\u2060\ufeff\U000e0041"


@pytest.mark.parametrize("mark", HIDDEN)
def test_a_character_without_width_does_not_part_a_figure(mark: str) -> None:
    assert Folded(f"1{mark}2 Boote").text == "12 Boote"


@pytest.mark.parametrize(
    ("text", "looks_like"),
    [
        ("M\u043eskau", "Moskau"),  # a Cyrillic o
        ("\u0425i und Merkel", "Xi und Merkel"),  # all of its letters but one are Latin
        ("\uff11\uff12 Tonnen", "12 Tonnen"),
        ("\U0001d401erlin", "Berlin"),
        ("\u0663 Boote", "3 Boote"),
    ],
)
def test_look_alikes_are_read_as_what_they_look_like(text: str, looks_like: str) -> None:
    assert Folded(text).text == looks_like


@pytest.mark.parametrize("text", ["Москва und Киев", "80 m² Äcker", "Ωmega", "naïve Œuvre"])
def test_what_looks_like_nothing_latin_stays(text: str) -> None:
    assert Folded(text).text == text


@given(st.text(alphabet=HIDDEN + "ab1 \u043eä", max_size=30), st.data())
def test_a_stretch_is_found_again_in_the_text_as_it_is(text: str, data: st.DataObject) -> None:
    folded = Folded(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    place = folded.original(Span(start, end))
    assert sum(char not in HIDDEN for char in place.of(text)) == end - start
    assert place.of(text)[:1] not in HIDDEN or start == end
    assert (len(place) == 0) is (start == end)
    assert place.end <= len(text)


def test_a_hidden_character_hides_no_difference() -> None:
    claim, known = "Der Hof hat 1\u200b2 Kühe.", "Der Hof hat 1\u00ad3 Kühe."
    result = compare(claim, known)
    assert result.relation is Relation.CONFLICT
    (difference,) = result.differences
    assert difference.kind is DifferenceKind.NUMBER
    assert (difference.claim.text, difference.known.text) == ("1\u200b2", "1\u00ad3")


def test_look_alikes_make_no_difference() -> None:
    claim = "P\u0430ris kaufte am Montag zw\u0435i Fähren von Genua."
    assert compare(claim, "Paris kaufte am Montag zwei Fähren von Genua.").relation is Relation.SAME
