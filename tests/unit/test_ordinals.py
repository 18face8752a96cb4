"""Ranks and places in a series."""

import pytest

from workbench.model.split import SignalKind
from workbench.text.signals import find_signals


def ordinals(text: str, language: str) -> list[tuple[str, str]]:
    return [
        (signal.text, signal.value)
        for signal in find_signals(text, language)
        if signal.kind is SignalKind.ORDINAL
    ]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Es war das zweite Treffen der Winzer.", "de", ("zweite", "2")),
        ("Zum dritten Mal brach der Deich.", "de", ("dritten", "3")),
        ("Erstmals blieb der See zu.", "de", ("Erstmals", "1")),
        ("Der zweiundzwanzigste Versuch gelang.", "de", ("zweiundzwanzigste", "22")),
        ("Die hundertste Ausgabe erschien.", "de", ("hundertste", "100")),
        ("Es war der 24. Sieg der Mannschaft.", "de", ("24.", "24")),
        ("Zum 3. Mal brach der Deich.", "de", ("3.", "3")),
        ("Sie landete auf Platz 4 der Liste.", "de", ("Platz 4", "4")),
        ("Es war sein achter Versuch.", "de", ("achter", "8")),
        ("Es ist die drittgrößte Stadt.", "de", ("drittgrößte", "3")),
        ("Der Zweitplatzierte kam später.", "de", ("Zweitplatzierte", "2")),
        ("It is the third-largest town.", "en", ("third", "3")),
        ("It was the third flood of the decade.", "en", ("third", "3")),
        ("She won for the first time.", "en", ("first", "1")),
        ("It was the 22nd attempt.", "en", ("22nd", "22")),
        ("The twentieth bridge fell.", "en", ("twentieth", "20")),
        ("It is ranked No. 2 there.", "en", ("No. 2", "2")),
    ],
)
def test_figures_and_words(text: str, language: str, found: tuple[str, str]) -> None:
    assert ordinals(text, language) == [found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Am 24. Mai brach der Deich.", "de"),
        ("Der Deich brach 1924. Danach wurde er erneuert.", "de"),
        ("Sie bezahlte mit 24. Der Rest kam später.", "de"),
        ("Sie achten auf den Deich.", "de"),
        ("Hunderte kamen.", "de"),
        ("Der Verein 1. FC Deichtor gewann.", "de"),
        ("Nach dem Zweiten Weltkrieg wurde gebaut.", "de"),
        ("It took 60 seconds, a third of a minute less.", "en"),
        ("In the third quarter the harbour grew.", "en"),
        ("At first nobody came.", "en"),
        ("He lives on 6th Avenue, near Fifth Street.", "en"),
        ("Sie spielt in der 2. Bundesliga.", "de"),
        ("Sie ist die achtsamste von allen.", "de"),
    ],
)
def test_dates_sentence_ends_and_idioms_are_none(text: str, language: str) -> None:
    assert ordinals(text, language) == []
