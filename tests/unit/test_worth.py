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
