"""What is checkable, and what deserves checking first."""

import pytest

from workbench.model.span import Span
from workbench.model.split import Claim
from workbench.text.splitting import annotate, split


def _claim(text: str, language: str) -> Claim:
    return annotate(text, Span(0, len(text)), claim_id="c1", language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Warum hat niemand den Tunnel geprüft?", "de"),
        ("Vielen Dank für Ihre Treue und bis bald.", "de"),
        ("»Das ist eine Schande, und es ist peinlich für uns alle.«", "de"),
        ("Who would build a bridge like this?", "en"),
        ("Thank you for reading this story with us.", "en"),
        ("“She is a wonderful person and we love her.”", "en"),
        ("We must build a fair and open society.", "en"),
        ("Ein Treffen sei unter diesen Umständen nicht sinnvoll, sagte Pohl.", "de"),
        ("Die Stadt müsse den Plan aufgeben, verlangte die Anwohnerin.", "de"),
        ("Für die Mannschaft ist sein Wechsel ein herber Verlust.", "de"),
        ("»Man lebt doch nur für solche Momente«, sagte der Sänger.", "de"),
        ("Der Wald dürfe nicht übersehen werden, sagte Pohl.", "de"),
        ("»Du bist ein Vorbild, und das schaffst du noch«, rief der zweimalige Chef.", "de"),
        ("Die Bilder sorgten im Saal für Gänsehaut.", "de"),
        ("It was a disgraceful decision, Ms. Pohl said.", "en"),
        ("“Something like that just changes your life.”", "en"),
    ],
)
def test_there_is_nothing_to_check_in_opinion_appeal_and_question(text: str, language: str) -> None:
    claim = _claim(text, language)
    assert not claim.checkable
    assert claim.worth < 0.3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Tunnel wurde am 3. Mai 1931 eröffnet.", "de"),
        ("Sie ist die Schwester des Bürgermeisters.", "de"),
        ("Der Verband nannte die Reform am Montag einen Fehler.", "de"),
        ("The tunnel opened on May 3, 1931.", "en"),
        ("She is the mayor's sister.", "en"),
        ("“We paid 40 million dollars for this wonderful bridge.”", "en"),
        ("Die Abgabe müsse bis Freitag gezahlt werden, sagte Pohl.", "de"),
        ("Der Bürgermeister sei am Morgen festgenommen worden, sagte Pohl.", "de"),
        ("»Meine Mutter hat hier noch selbst gemauert«, sagte der Wirt.", "de"),
        ("Pohl called the decision wrong, her spokeswoman confirmed.", "en"),
    ],
)
def test_an_assertion_of_fact_is_checkable(text: str, language: str) -> None:
    assert _claim(text, language).checkable


def test_hard_facts_come_before_vague_ones_with_their_reasons() -> None:
    hard = _claim("Der Umsatz stieg 2024 um 12 Prozent auf 3,4 Milliarden Euro.", "de")
    vague = _claim("Viele Gäste kommen oft wieder.", "de")
    assert hard.worth > vague.worth
    assert {"number", "date"} <= set(hard.reasons)
    assert 0 <= vague.worth <= hard.worth <= 1


def test_a_headline_lifts_the_claim_that_takes_it_up() -> None:
    body = "Der Tunnel bei Emden bleibt bis Herbst zu. Der Hafen bei Emden bleibt bis Herbst zu."
    tunnel, harbour = split("Sperrung: Tunnel macht Sorgen\n" + body).claims
    assert "headline" in tunnel.reasons
    assert "headline" not in harbour.reasons
    assert tunnel.worth > harbour.worth


def test_doubt_makes_a_claim_hedged_but_not_a_few_quoted_words() -> None:
    assert _claim("Der Tunnel bleibt offenbar bis Mai gesperrt.", "de").hedged
    assert not _claim("Der Tunnel bleibt bis Mai gesperrt.", "de").hedged
    quoted = "The law bars plans to “harm people because they may disagree”, a court in Bern ruled."
    assert not _claim(quoted, "en").hedged


def test_a_sentence_inside_a_longer_quotation_is_somebodys_own_words() -> None:
    own = "Man erlebt ja immer etwas."
    text = f"Die Bühne fehlt Ida Pohl. „Ich lese viel. {own} Ich klage nicht“, sagt Pohl."
    (inside,) = [claim for claim in split(text).claims if claim.text == own]
    assert not inside.checkable
    assert _claim(own, "de").checkable


def test_a_clause_has_a_fact_however_short_it_is() -> None:
    _, short = split("Die Brücke wurde am Montag gesprengt und ist eingestürzt.").claims
    assert short.text == "ist eingestürzt"
    assert short.checkable
    assert not _claim("Und jetzt?", "de").checkable


def test_denials_come_before_background_and_reactions() -> None:
    denial = _claim("Der Kassenwart bestreitet den Diebstahl.", "de")
    background = _claim("Der Kassenwart gilt als sparsam.", "de")
    reaction = _claim("Der Kassenwart zeigte sich erleichtert.", "de")
    assert "dispute" in denial.reasons
    assert "background" in background.reasons
    assert denial.worth > max(background.worth, reaction.worth)


def test_an_age_beside_a_name_is_no_figure() -> None:
    bare, with_age = (
        _claim(f"Gerda Pohl{age} blättert in alten Liederbüchern.", "de") for age in ("", " (78)")
    )
    assert abs(bare.worth - with_age.worth) < 0.05
    assert "number" not in with_age.reasons
