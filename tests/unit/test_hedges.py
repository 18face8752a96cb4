"""Words of doubt and rumours, and what only looks like them."""

import pytest

from workbench.text.hedges import find_hedges
from workbench.text.words import words_of


def hedges(text: str, language: str) -> list[tuple[str, str]]:
    return [(signal.text, signal.value) for signal in find_hedges(words_of(text), language)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Der Kassierer soll 300 Euro genommen haben.", "de", "reported"),
        ("Die Täter sollen nach Süden geflohen sein, hieß es.", "de", "reported"),
        ("Der Mann, der das Boot gestohlen haben soll, schweigt.", "de", "reported"),
        ("Der Hafen könnte bald schließen.", "de", "possible"),
        ("Der Damm ist offenkundig undicht.", "de", "likely"),
        ("Die Chefin ist womöglich krank.", "de", "possible"),
        ("Es gibt Spekulationen über einen Verkauf.", "de", "reported"),
        ("Es mehren sich Hinweise auf ein Leck.", "de", "likely"),
        ("Die Fähre dürfte pünktlich sein.", "de", "likely"),
        ("Der Wirt will den Dieb erkannt haben.", "de", "reported"),
        ("Das Paar kann den Weg verfehlt haben.", "de", "possible"),
        ("Das Boot soll aus Emden stammen.", "de", "reported"),
        ("Hintergrund soll ein Streit um ein Boot sein.", "de", "reported"),
        ("Die Wirte sollen Kontakte zu Schmugglern haben.", "de", "reported"),
        ("Der Dieb soll etwa 30 Jahre alt sein.", "de", "reported"),
        ("Zur Ursache ist noch nichts bekannt.", "de", "unclear"),
        ("Die Köche sollen seit Wochen auf ihren Lohn warten.", "de", "reported"),
        ("Der Frost könne zu Rissen führen, hieß es.", "de", "possible"),
        ("Die Werft schloss weitere Schäden nicht aus.", "de", "possible"),
        ("Die Reederei schließt nicht aus, dass Öl austrat.", "de", "possible"),
        ("Vieles deutet auf Brandstiftung hin.", "de", "likely"),
        ("Die Kosten sind noch nicht absehbar.", "de", "unclear"),
        ("Eine Rückkehr ist unwahrscheinlich.", "de", "likely"),
        ("Der vermeintliche Kapitän war Koch.", "de", "reported"),
        ("Die Stadt warnt vor möglichen Rutschungen.", "de", "possible"),
        ("Das Amt ließ die Zahl der Boote offen.", "de", "possible"),
        ("Das dürfte nicht leicht werden.", "de", "likely"),
        ("The possible sale worries the crew.", "en", "possible"),
        ("The potential shortage worries the crew.", "en", "possible"),
        ("The crew is understood to have left.", "en", "likely"),
        ("The new pier should keep boats safe.", "en", "likely"),
        ("The pier appears to be sinking.", "en", "likely"),
        ("The crew is thought to have left.", "en", "likely"),
        ("The captain allegedly slept.", "en", "reported"),
        ("The bridge might close.", "en", "possible"),
    ],
)
def test_a_hedge_is_found(text: str, language: str, value: str) -> None:
    assert [found for _, found in hedges(text, language)] == [value]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Brücke soll 2030 stehen.", "de"),
        ("Der Bau soll im Mai fertiggestellt sein.", "de"),
        ("Sie soll Anspruch auf Rente haben.", "de"),
        ("Der Damm sei sicher.", "de"),
        ("Rund 300 Störche kamen.", "de"),
        ("Der Verband geht davon aus, dass 300 Störche fehlen.", "de"),
        ("Die Lage ist denkbar schlecht.", "de"),
        ("Er weiß das sehr wohl.", "de"),
        ("Der Wirt will bis Montag geliefert haben.", "de"),
        ("Das neue Boot soll künftig in Emden liegen und dort leben.", "de"),
        ("Sie könne morgen Anträge stellen, hieß es.", "de"),
        ("Die Wege dürften nicht gesperrt werden, hieß es.", "de"),
        ("Die Sonne scheint seit Tagen.", "de"),
        ("Die Schienen sind neu.", "de"),
        ("An seiner Schuld gibt es keinen Zweifel.", "de"),
        ("Der Name wurde nicht bekannt gegeben.", "de"),
        ("Löschen muss man offensichtlich rechtswidrige Einträge.", "de"),
        ("Der Hafen liegt nahe der Grenze.", "de"),
        ("Das Angebot wird angenommen.", "de"),
        ("They left as soon as possible.", "en"),
        ("She could hear the horn.", "en"),
        ("The potential of wind is known.", "en"),
        ("They could not swim.", "en"),
        ("The march began on May Day.", "en"),
        ("About 300 boats came.", "en"),
    ],
)
def test_what_is_no_hedge(text: str, language: str) -> None:
    assert hedges(text, language) == []
