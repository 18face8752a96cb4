"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Gemeinderat hat die Brücke am Hafen gesperrt, weil sie nicht sicher ist.", "de"),
        ("The council has closed the bridge at the harbour because it is not safe.", "en"),
        ("Die Brücke wurde gesperrt.", "de"),
        ("The bridge was closed.", "en"),
        ("Le conseil municipal a fermé le pont du port parce qu'il est dangereux.", "und"),
        ("12.04. 7:30 +++ ???", "und"),
        ("", "und"),
    ],
)
def test_the_small_words_tell(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_foreign_quotation_does_not_turn_a_text() -> None:
    text = (
        "Die Direktorin des Museums war mit der Schau sehr zufrieden und lobte das Haus. "
        "„The best exhibition of the year“, schrieb eine Zeitung über die Bilder aus dem Archiv."
    )
    assert detect(text) == "de"


def test_a_long_text_in_another_language_stays_unknown() -> None:
    text = "El ayuntamiento de la ciudad anunció que el puente del puerto quedará cerrado. " * 5
    assert detect(text) == "und"


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert detect(text) in {"de", "en", "und"}
