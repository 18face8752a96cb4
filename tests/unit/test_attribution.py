"""Who is said to have said it."""

import pytest

from workbench.text.attribution import find_attribution, find_frame
from workbench.text.splitting import split
from workbench.text.words import words_of


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "Die Zahl der Störche sei gestiegen, teilte das Umweltamt am Montag mit.",
            "das Umweltamt",
        ),
        ("Die Pegel sinken, wie der Deutsche Wetterdienst meldete.", "der Deutsche Wetterdienst"),
        ("Wie das Kartellamt mitteilte, ist die Übernahme erlaubt.", "das Kartellamt"),
        ("Laut Polizei wurde niemand verletzt.", "Polizei"),
        ("Der Schaden liegt nach Angaben der Feuerwehr bei 20.000 Euro.", "der Feuerwehr"),
        ("Dem Bericht zufolge fehlen 300 Lehrer.", "Dem Bericht"),
        ("»Das war knapp«, sagte Trainerin Eva Sommer.", "Trainerin Eva Sommer"),
        ("Der Verband kritisierte den Plan.", "Der Verband"),
        ("Die Preise, so der Händler, steigen weiter.", "der Händler"),
        ("Die Bahn kündigte für Mai neue Züge an.", "Die Bahn"),
        ("Otto Lang (FDP) wies die Vorwürfe zurück.", "Otto Lang"),
        ("Petra Vogt, Sprecherin der Stadt, nannte die Zahl falsch.", "Petra Vogt"),
        ("In Bonn hat die Behörde mitgeteilt, dass der Tunnel schließt.", "die Behörde"),
    ],
)
def test_german_speakers_are_found(sentence: str, speaker: str) -> None:
    found = find_attribution(sentence, "de")
    assert found is not None
    assert found.text == speaker
    assert found.span.of(sentence) == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The bridge is safe, the transport ministry said on Friday.", "the transport ministry"),
        ('"It was close," said coach Eve Summers.', "coach Eve Summers"),
        ("Tom Hale, the firm's lawyer, told reporters that the deal was off.", "Tom Hale"),
        ("Nobody was hurt, according to the fire service.", "the fire service"),
        ("Officials said 300 homes had lost power.", "Officials"),
        ("The Coast Guard announced a search on Sunday.", "The Coast Guard"),
        ("In a statement on Monday, the airline denied the report.", "the airline"),
    ],
)
def test_english_speakers_are_found(sentence: str, speaker: str) -> None:
    found = find_attribution(sentence, "en")
    assert found is not None
    assert found.text == speaker


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Der Fluss trat am Dienstag über die Ufer.", "de"),
        ("Die Brücke wurde 1931 gebaut.", "de"),
        ("The storm is said to be the worst in years.", "en"),
        ("The river rose by two metres overnight.", "en"),
        ("Nadie dijo nada.", "es"),
        ("", "de"),
    ],
)
def test_nobody_is_invented(sentence: str, language: str) -> None:
    assert find_attribution(sentence, language) is None


def test_a_frame_that_names_nobody_has_no_speaker() -> None:
    frame = find_frame(words_of("Die Strecke bleibe gesperrt, hieß es weiter."), "de")
    assert frame is not None
    assert frame.speaker is None


def _speakers(text: str) -> list[str | None]:
    voices = [claim.attribution for claim in split(text).claims]
    return [voice.text if voice else None for voice in voices]


def test_reported_speech_keeps_its_speaker() -> None:
    text = (
        "Der Tunnel sei sicher, erklärte das Bergamt am Freitag. Er werde im Mai geöffnet. "
        "Die Arbeiten hätten sich verzögert, hieß es weiter. Gebaut wurde er 1931."
    )
    assert _speakers(text) == ["das Bergamt", "das Bergamt", "das Bergamt", None]


def test_a_pronoun_means_the_last_one_named() -> None:
    text = 'Eve Summers said the team was tired. "We will rest for a week," she said.'
    assert _speakers(text) == ["Eve Summers", "Eve Summers"]


def test_a_quotation_over_several_sentences_is_put_to_the_one_named_at_its_end() -> None:
    text = "„Wir sind müde. Wir ruhen eine Woche aus“, sagte Trainerin Eva Sommer."
    assert _speakers(text) == ["Trainerin Eva Sommer", "Trainerin Eva Sommer"]


def test_an_embedded_post_is_put_to_the_one_who_signed_it() -> None:
    text = (
        "The team lost again on Sunday in front of 20,000 people.\n"
        "We are tired and we will rest for a week.\n"
        "— Eve Summers (@evesummers) May 12, 2025\n"
    )
    assert _speakers(text)[1] == "Eve Summers"
