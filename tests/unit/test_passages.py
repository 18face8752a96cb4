"""Passages of a source that bear on a claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.passages import PassageIndex
from workbench.model.passage import Bearing, Passage

HARBOUR = """Stadt Görlitz
Mitteilung der Verwaltung

Görlitz, 3. Mai 2023

Der Rat hat am Dienstag den Haushalt der Stadt beschlossen. Für den neuen Hafen an der Neiße sind
darin zwölf Millionen Euro vorgesehen. Das Theater bekommt weniger Geld als im Jahr davor.

Die Bürgermeisterin lobte die Fahrradwege. Im Zoo leben jetzt 40 Otter.
"""


def _first(source: str, claim: str) -> Passage:
    return PassageIndex(source).passages(claim)[0]


def test_the_sentence_that_says_so_comes_first() -> None:
    found = _first(HARBOUR, "Für den Hafen an der Neiße gibt Görlitz zwölf Millionen Euro aus.")
    assert found.text.startswith("Für den neuen Hafen")
    assert found.span.of(HARBOUR) == found.text
    assert found.bearing is Bearing.SUPPORTS


def test_another_figure_contradicts() -> None:
    found = _first(HARBOUR, "Im Zoo leben 50 Otter.")
    assert found.text == "Im Zoo leben jetzt 40 Otter."
    assert found.bearing is Bearing.CONTRADICTS
    (difference,) = found.differences
    assert difference.claim.span.of("Im Zoo leben 50 Otter.") == difference.claim.text == "50"
    assert difference.known.span.of(found.text) == difference.known.text == "40"


@pytest.mark.parametrize("source", ["", " \n", "»" * 2000, "1 " * 500, "(" * 999])
def test_texts_that_say_nothing_have_no_passage(source: str) -> None:
    assert PassageIndex(source).passages("Im Zoo leben 50 Otter.") == ()


@given(st.text(max_size=300), st.text(max_size=80))
def test_passages_are_stretches_of_the_source_best_first(source: str, claim: str) -> None:
    for text in (source, source + HARBOUR):
        found = PassageIndex(text).passages(claim + " 40 Otter im Zoo")
        assert [passage.span.of(text) for passage in found] == [each.text for each in found]
        assert all(0 <= passage.score <= 100 for passage in found)
        assert found == PassageIndex(text).passages(claim + " 40 Otter im Zoo")
