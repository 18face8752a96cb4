"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.paragraphs import paragraphs
from workbench.text.sentences import sentences


def _cut(text: str, language: str) -> list[str]:
    return [span.of(text) for span in sentences(text, language)]


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


def test_ten_megabytes_in_one_line_are_cut_like_a_page() -> None:
    line = "Die Brücke wurde am 3. Oktober gesperrt. Sie ist z. B. für Dr. Kern 80 Jahre alt. "
    spans = sentences(line * 120_000, "de")
    assert len(spans) == 240_000
    assert {len(span) for span in spans} == {40}


@pytest.mark.parametrize(
    "text",
    [
        "." * 100_000,
        ". " * 50_000,
        ".»" * 50_000,
        "24. " * 25_000,
        "z. B. " * 20_000,
        "Wir " * 25_000,
        ":) " * 30_000,
        "(a.) " * 20_000,
        "a. » " * 20_000,
        "😀" * 100_000,
        ". [1]" * 20_000,
    ],
)
def test_no_mark_is_lost_in_endless_repetitions(text: str) -> None:
    held = "".join(span.of(text) for span in sentences(text, "de"))
    assert "".join(held.split()) == "".join(text.split())


_PIECES = [
    *"aB1 .!?…\n\"'»«›‹“”„‚‘()[]–:;*\u00a0\u2028é🙂²",
    "Dr. ",
    "z. B. ",
    "24. ",
    "Mai ",
    "Wir ",
    "The ",
    "[3]",
    "[…] ",
    " :) ",
    "...",
    "e\u0301",
    "https://a.de ",
    "p.m. ",
]


@given(st.lists(st.sampled_from(_PIECES)).map("".join), st.sampled_from(["de", "en", "und"]))
def test_every_character_lies_in_exactly_one_sentence(text: str, language: str) -> None:
    _is_whole(text, language)


@given(st.text(), st.sampled_from(["de", "en", "und"]))
def test_offsets_hold_for_any_unicode(text: str, language: str) -> None:
    _is_whole(text, language)


def _is_whole(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    wordings = [span.of(text) for span in spans]
    assert all(wording == wording.strip() != "" for wording in wordings)
    assert "".join("".join(wordings).split()) == "".join(text.split())
