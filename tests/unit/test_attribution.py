"""Who is said to have said it."""

import pytest

from workbench.text.attribution import find_attribution, find_frame
from workbench.text.blocks import BlockReader, blocks_of
from workbench.text.boilerplate import read_page
from workbench.text.drafts import drafts
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
        (
            "Der Plan wurde von Bürgermeisterin Eva Sommer als riskant bezeichnet.",
            "Bürgermeisterin Eva Sommer",
        ),
        ("„Wir bleiben hier im Tal“, wird der Hirte in der Zeitung zitiert.", "der Hirte"),
        ("Die Firma, die den Damm baut, wies die Kritik zurück.", "Die Firma"),
        ("Zuvor hatte der Verein (TSV) angekündigt, den Platz zu räumen.", "der Verein"),
        (
            "Den Plan erläuterte dem Stadtrat ein Mitarbeiter des Werks.",
            "ein Mitarbeiter des Werks",
        ),
        ("Laut dpa ist der Pass wieder offen.", "dpa"),
        (
            "Laut einer am Montag veröffentlichten Mitteilung des Zoos lebt der Bär.",
            "einer am Montag veröffentlichten Mitteilung des Zoos",
        ),
        ("Aus Sicht der Bauern kam der Regen zu spät.", "der Bauern"),
        ("Unter Berufung auf das Hafenamt ist von drei Schiffen die Rede.", "das Hafenamt"),
        ("Von anderer Stelle hieß es, der Vertrag sei fertig.", "anderer Stelle"),
        ("Die Imker halten das Mittel für nötig.", "Die Imker"),
        ("Die Winzer sehen sich von dem Gesetz benachteiligt.", "Die Winzer"),
        ("Der Trainer zeigte sich nach dem Spiel zuversichtlich.", "Der Trainer"),
        ("Das Haus zeigte sich bestürzt über den Brand.", "Das Haus"),
        ("Die hohen Kosten schätzt das Bauamt auf zwei Millionen Euro.", "das Bauamt"),
        ("Die jedem Hof drohenden Kosten schätzt das Amt auf 300 Euro.", "das Amt"),
        ("Der Plan, den die Stadt lobte, scheiterte, wie schon das Amt sagte.", "das Amt"),
        ("Als es regnete, rief der Wirt an und sagte: „Kommt heute nicht.“", "der Wirt"),
        ("Zudem wirft der Verein dem Bauamt vor, es habe getrödelt.", "der Verein"),
        ("Das gilt, weil die Winzer das seit Jahren gefordert hatten.", "die Winzer"),
        ("Wie aus dem Bericht hervorgeht, fehlen 300 Lehrer.", "dem Bericht"),
        ("Aus dem Bericht geht hervor, dass 300 Lehrer fehlen.", "dem Bericht"),
        (
            "Die Zeitung meldet mehr als das Blatt: „Bei uns sinkt der Preis bald“, so Vogt.",
            "Vogt",
        ),
        ("„Der Preis sinkt bald“, so der Händler gegenüber der Zeitung.", "der Händler"),
        ("Der Hirte fragte nach und forderte eine neue Weide.", "Der Hirte"),
        ("Im Stadtrat übte der Verein Kritik an dem Plan.", "der Verein"),
        ("Das Gericht sah den Betrug als erwiesen an, weil er log.", "Das Gericht"),
        ("Der Verband bezifferte den Schaden auf 300 Euro.", "Der Verband"),
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
        ("The plan was described as reckless by Mayor Eve Summers.", "Mayor Eve Summers"),
        (
            '"It was close," Ann Hill, a geologist at the Coast Survey in Dover, Delaware, said.',
            "Ann Hill",
        ),
        (
            "The harbour board, which runs the ferry, released a statement warning of delays.",
            "The harbour board",
        ),
        ("The firm apologised and said that the bridge would be checked.", "The firm"),
        ("According to evidence shown in court, the door was open.", "evidence shown in court"),
        ("Per the Coast Guard, the ship had no pilot.", "the Coast Guard"),
        ("Some said they would leave the valley.", "Some"),
        ("According to the harbour board, the town had admitted 300 boats.", "the harbour board"),
        ("Tom Hale pointed out that the ferry had been late.", "Tom Hale"),
        ("The ferry was late, say officials.", "officials"),
        ("The harbour board expects 300 boats.", "The harbour board"),
        ("Traders cited the storm as a reason for the fall.", "Traders"),
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
        ("Der Sturm forderte drei Todesopfer.", "de"),
        ("Der Gesetzentwurf sieht eine Frist von drei Jahren vor.", "de"),
        ("Das Fest nennt sich Hafentag.", "de"),
        ("Niemand konnte den Fund bestätigen.", "de"),
        ("Zwei Jahre nach dem Bericht steht die Brücke.", "de"),
        ("Der Brand wurde von Anwohnern gemeldet.", "de"),
        ("Tom Hale added three goals in the final period.", "en"),
        ("The survey team observed the glacier for two years.", "en"),
        ("The video shows the ferry near the pier.", "en"),
        ("Prices rose 3 percent per year.", "en"),
        ("Words cannot describe the storm.", "en"),
        ("We’ve asked for a new pier.", "en"),
        ("Laut Gesetz endet die Frist im Mai.", "de"),
        ("Gemäß dem Mietvertrag endet die Frist im Mai.", "de"),
        ("Der Damm hielt trotz der gemeldeten Risse.", "de"),
        ("Der Abend brachte leider keine der erhofften frühen Antworten.", "de"),
        ("Fünf Boote sanken (die Zeitung berichtete).", "de"),
        ("Sie werden gekürzt, wenn diese ein Angebot ablehnen.", "de"),
        ("Der Dieb wurde von einem Gericht verurteilt.", "de"),
        ("Er kam mehrfach und forderte eine neue Weide.", "de"),
        ("They listened to a newly revealed phone call from the pier.", "en"),
        ("They spoke about the March 8 call.", "en"),
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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Der Verein teilte das mit. Petra Vogt (58) räumt im Saal auf. "
            "„Ich mache das gern“, sagt sie.",
            ["Der Verein", None, "Petra Vogt"],
        ),
        (
            "Petra Vogt lobte das Fest. Sänger Otto Lang (33) packt die Gitarre ein. "
            "„Es war laut hier“, sagte sie.",
            ["Petra Vogt", None, "Petra Vogt"],
        ),
        (
            "Trotz der Niederlage blieb Otto Lang gelassen: „Wir haben noch drei Spiele. "
            "Die werden wir alle gewinnen.“ Der Verein wurde 1931 gegründet.",
            ["Otto Lang", "Otto Lang", "Otto Lang", None],
        ),
        (
            "The union announced a strike. Tom Hale closed his shop. "
            '"We all lose money here," he said.',
            ["The union", None, "Tom Hale"],
        ),
        (
            "The Coast Survey said the cliff was safe. It added that the path would open.",
            ["The Coast Survey", "The Coast Survey"],
        ),
    ],
)
def test_a_pronoun_or_a_bare_quotation_means_the_person_named_last(
    text: str, speakers: list[str | None]
) -> None:
    assert _speakers(text) == speakers


def test_nobody_speaks_again_long_after_the_last_speaker() -> None:
    text = (
        "Das Bergamt meldete einen Riss. Der Tunnel ist alt. Er liegt im Süden. Er ist lang. "
        "Er ist dunkel. Die Arbeiten beginnen bald, hieß es am Abend."
    )
    assert _speakers(text)[-1] is None


def test_what_stands_before_a_clause_that_reports_is_the_narrators() -> None:
    text = "Die Zahl ist schwer zu ermitteln – der Verband geht davon aus, dass 300 Störche fehlen."
    assert _speakers(text) == [None, "der Verband"]


def _frames(text: str) -> list[str | None]:
    page = read_page(text, "de")
    blocks = blocks_of(text, page.body, "de")
    found = drafts(text, blocks, page, BlockReader(text))
    return [draft.frame.of(text) if draft.frame else None for draft in found]


def test_a_claim_knows_the_frame_in_its_sentence() -> None:
    text = "Der Tunnel sei sicher, erklärte das Bergamt. Er werde im Mai geöffnet. Es regnete."
    assert _frames(text) == ["erklärte das Bergamt", None, None]


def test_the_frame_lies_in_the_sentence_and_holds_the_speaker_named_there() -> None:
    text = (
        "Es regnete. Laut Polizei kam ein Auto ins Rutschen. "
        "Die Bahn kündigte für Mai neue Züge an, und der Verband lobte den Plan."
    )
    page = read_page(text, "de")
    for draft in drafts(text, blocks_of(text, page.body, "de"), page, BlockReader(text)):
        if draft.frame is not None:
            assert draft.sentence.contains(draft.frame)
            assert draft.attribution is not None
            assert draft.frame.contains(draft.attribution.span)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Das Haus ist zu, sagte Peter Müller der Zeitung.", "Peter Müller"),
        ("Das Haus ist zu, sagte ein Sprecher der Stadt.", "ein Sprecher der Stadt"),
        ("Das sei falsch, sagte Anna Korbek von der Polizei.", "Anna Korbek von der Polizei"),
        ("Das Amt hat die Zahl am Montag mitgeteilt.", "Das Amt"),
    ],
)
def test_whom_it_was_told_is_no_part_of_the_speaker(sentence: str, speaker: str) -> None:
    found = find_attribution(sentence, "de")
    assert found is not None
    assert found.text == speaker


def test_what_somebody_has_not_said_is_not_theirs() -> None:
    assert find_attribution("Der Verband hat den Angriff bislang nicht verurteilt.", "de") is None
