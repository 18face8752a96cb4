"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.paragraphs import paragraphs
from workbench.text.sentences import sentences


def _cut(text: str, language: str) -> list[str]:
    return [span.of(text) for span in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Die Brücke wurde am 3. Oktober gesperrt.", "Sie ist 80 Jahre alt."]),
        ("de", ["Es war der 24. Spieltag der 2. Bundesliga.", "Köln gewann."]),
        ("de", ["Das Schloss stammt aus dem 16. Jahrhundert.", "Es brannte 1830 ab."]),
        ("de", ["Der Anteil stieg auf 14 Prozent.", "2019 waren es neun."]),
        ("de", ["Prof. Dr. Anna Kern leitet das Institut.", "Sie folgt auf Dr. h.c. Otto Lang."]),
        ("de", ["Obst, z.B. Äpfel, wurde teurer.", "Gemüse u.a. auch."]),
        ("de", ["Das kostet rund 3 Mio. Euro.", "Die Stadt zahlt 1,2 Mrd. Euro."]),
        ("de", ["»Das reicht.«", "Der Trainer ging."]),
        ("de", ["„Wann kommt er?“, fragte sie.", "Niemand wusste es."]),
        ("de", ["Papst Johannes XXIII. wurde 1958 gewählt.", "Er starb 1963."]),
        ("en", ["Mr. Hale met Gov. Ann Reed in St. Paul.", "They spoke for an hour."]),
        ("en", ["She left the U.S. Army at 5 p.m. on Friday.", "He stayed."]),
        ("en", ["The firm moved to the U.S. in May.", "It hired 300 people."]),
        ("en", ["It cost $2.5 million.", "That was No. 1 on the list."]),
        ("en", ['"It is over."', "He sat down."]),
        ("en", ['"Is it over? " she asked.', "Nobody answered."]),
        ("en", ["J. R. Stone wrote it.", "Critics disliked it…", "But readers did not."]),
        ("en", ["He called it a lake.[3]", "Others disagreed."]),
    ],
)
def test_one_line_is_cut_where_a_reader_would(language: str, parts: list[str]) -> None:
    assert _cut(" ".join(parts), language) == parts


def test_a_line_end_ends_a_sentence_that_has_no_end_mark() -> None:
    assert _cut("Neue Schule eröffnet\nDie Schule hat 20 Klassen.", "de") == [
        "Neue Schule eröffnet",
        "Die Schule hat 20 Klassen.",
    ]


def test_wrapped_lines_are_put_together() -> None:
    text = (
        "The old harbour was closed to ships in the spring of\n"
        "1974 after a storm had damaged both of its piers, and\n"
        "it has not been used since. A museum stands there\n"
        "now."
    )
    assert len(paragraphs(text)) == 1
    assert [part.replace("\n", " ") for part in _cut(text, "en")] == [
        "The old harbour was closed to ships in the spring of 1974 after a storm had damaged both"
        " of its piers, and it has not been used since.",
        "A museum stands there now.",
    ]


def test_short_lines_stay_lines() -> None:
    assert len(paragraphs("Home\nNews\nsport\nweather")) == 4


def test_an_endless_stretch_is_cut_at_a_blank() -> None:
    text = "wort " * 2000
    parts = _cut(text, "de")
    assert len(parts) > 1
    assert all(len(part) <= 2000 for part in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")


def test_a_language_without_a_pack_is_cut_by_its_marks() -> None:
    assert _cut("Llueve. Nadie sale.", "es") == ["Llueve.", "Nadie sale."]


@given(st.text(alphabet=st.sampled_from("aB1 .!?…\n\"'«»“”()„\u00a0\u2028é🙂Dr")))
def test_every_character_lies_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text, "de")
    assert all(before.end <= after.start for before, after in pairwise(spans))
    held = "".join(span.of(text) for span in spans)
    assert "".join(held.split()) == "".join(text.split())
