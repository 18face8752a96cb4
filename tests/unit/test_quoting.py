"""Quotations against a source: verbatim, altered, translated, or not there."""

import pytest

from workbench.matching.quoting.checking import check_quotation
from workbench.matching.quoting.source import QuotationSource
from workbench.model.quotation import ChangeKind, ChangeReason, QuotationCheck, QuotationStatus

BRIDGE = (
    "Der Bürgermeister sagte im Rathaus: „Wir werden die alte Brücke nicht abreißen, solange der "
    "Fluß Hochwasser führt. Die Stadt hat 1.200 Euro für jeden der 35 Anwohner zurückgelegt, und "
    "wir stehen zu den gemeinsamen Werten unserer Partner.“ Danach ging er mit Anna Becker in die "
    "Sitzung. Ein neues Ufer bekommt der Park erst im nächsten Jahr."
)
HARBOUR = (
    'The harbour master told the council: "We will keep the old pier open for 48 boats this '
    "winter, and nobody shall pay more than twelve pounds a night. It isn't our job to close it.\" "
    "The council will vote on Tuesday."
)


def check(
    quotation: str, source: str, *, language: str = "de", of: str = "", context: str = ""
) -> QuotationCheck:
    found = check_quotation(
        quotation, QuotationSource(source, of or language), language=language, context=context
    )
    for change in found.changes:
        assert change.quotation.span.of(quotation) == change.quotation.text
        assert change.source.span.of(source) == change.source.text
    assert all(0 <= place.start < place.end <= len(source) for place in found.places)
    return found


def told(found: QuotationCheck) -> list[tuple[str, str, str, str]]:
    return [
        (it.kind.value, it.reason.value, it.quotation.text, it.source.text) for it in found.changes
    ]


def places(found: QuotationCheck, source: str) -> list[str]:
    return [place.of(source) for place in found.places]


def test_the_very_words() -> None:
    found = check("die alte Brücke nicht abreißen", BRIDGE)
    assert found.status is QuotationStatus.VERBATIM
    assert found.changes == ()
    assert found.share == 1.0
    assert places(found, BRIDGE) == ["die alte Brücke nicht abreißen"]


def test_words_that_nobody_said() -> None:
    found = check("Der Sommer war viel zu kurz", BRIDGE)
    assert found.status is QuotationStatus.NOT_FOUND
    assert found.places == ()


HARMLESS = [
    ("solange der Fluss Hochwasser führt", "spelling"),
    ("wir werden die alte Brücke nicht abreißen", "capital"),
    ("Die Stadt hat 1200 Euro", "typography"),
    ("Die Stadt hat 1.200\u00a0€", "spelling"),
    ("für jeden der fünfunddreißig Anwohner", "spelling"),
    ("die alte Brü\u00adcke", "hyphenation"),
    ("abreißen – solange der Fluß", "typography"),
    ("gemeinsame Werte", "inflected"),
    ("die gemeinsamen Werte unserer Partner", "inflected"),
    ("in dem nächsten Jahr", "inflected"),
    ("[D]ie Stadt hat 1.200 Euro", None),
    ("[d]ie Stadt hat 1.200 Euro", "bracketed"),
    ("ein neue[s] Ufer", "bracketed"),
    ("[Die Gemeinde] hat 1.200 Euro", "bracketed"),
    ("wir stehen [in jedem Fall] zu den gemeinsamen Werten", "bracketed"),
    ("wir stehen zu den gemeinsamen Werten [sic]", "bracketed"),
    ("Die Stadt hat 1.200 Euro […] zurückgelegt", "ellipsis"),
    ("Die Stadt hat 1.200 Euro (...) zurückgelegt", "ellipsis"),
    ("Die Stadt hat 1.200 Euro … zurückgelegt", "ellipsis"),
    ("Die Stadt hat 1.200 Euro ... zurückgelegt", "ellipsis"),
]


@pytest.mark.parametrize(("quotation", "reason"), HARMLESS)
def test_what_a_quotation_may_do(quotation: str, reason: str | None) -> None:
    found = check(quotation, BRIDGE)
    assert found.status is QuotationStatus.VERBATIM
    assert not any(change.matters for change in found.changes)
    reasons = {change.reason.value for change in found.changes}
    assert (reason or "bracketed") in reasons


ALTERED = [
    ("Wir werden die neue Brücke nicht abreißen", "changed", "wording", "neue", "alte"),
    ("Wir werden die alte Brücke abreißen", "left-out", "negation", "", "nicht"),
    ("Die Stadt hat 1.300 Euro für jeden der 35 Anwohner", "changed", "number", "1.300", "1.200"),
    ("Danach ging er mit Paula Becker in die Sitzung", "changed", "name", "Paula", "Anna"),
    ("die wunderbare alte Brücke nicht abreißen", "added", "wording", "wunderbare", ""),
    ("wir stehen zu den Werten unserer Partner", "left-out", "wording", "", "gemeinsamen"),
    (
        "Die Stadt hat für jeden der 35 Anwohner 1.200 Euro zurückgelegt",
        *("moved", "order", "1.200 Euro", "1.200 Euro"),
    ),
    ("der Park bekommt erst im nächsten Jahr", "moved", "order", "bekommt", "bekommt"),
]


@pytest.mark.parametrize(("quotation", "kind", "reason", "ours", "theirs"), ALTERED)
def test_what_changes_what_was_said(
    quotation: str, kind: str, reason: str, ours: str, theirs: str
) -> None:
    found = check(quotation, BRIDGE)
    assert found.status is QuotationStatus.ALTERED
    assert (kind, reason, ours, theirs) in told(found)


def test_english_words() -> None:
    assert check("keep the old pier open", HARBOUR, language="en").changes == ()
    found = check("We shall keep the old pier open for 48 boats", HARBOUR, language="en")
    assert told(found) == [("changed", "wording", "shall", "will")]
    found = check("it is not our job to close it", HARBOUR, language="en")
    assert found.status is QuotationStatus.VERBATIM
    found = check("It is our job to close it", HARBOUR, language="en")
    assert found.status is QuotationStatus.ALTERED
    assert ("changed", "negation", "is", "isn't") in told(found)


def test_english_endings_are_words_of_their_own() -> None:
    found = check("keep the old piers open", HARBOUR, language="en")
    assert found.status is QuotationStatus.ALTERED


def test_british_and_american_spelling() -> None:
    found = check("The harbor master told the council", HARBOUR, language="en")
    assert told(found) == [("changed", "spelling", "harbor", "harbour")]
    assert found.status is QuotationStatus.VERBATIM


def test_a_comparative_is_another_word() -> None:
    found = check(
        "ein schnellerer Zug nach Aachen", "Er versprach einen schnellen Zug nach Aachen."
    )
    assert found.status is QuotationStatus.ALTERED


def test_faster_is_no_form_of_fast() -> None:
    found = check("Der Zug fährt schneller nach Aachen", "Der Zug fährt schnell nach Aachen.")
    assert told(found) == [("changed", "wording", "schneller", "schnell")]


def test_a_prefix_that_denies_is_a_negation() -> None:
    found = check("die Halle ist unsicher für Gäste", "Die Halle ist sicher für Gäste.")
    assert ("changed", "negation", "unsicher", "sicher") in told(found)


def test_inflected_words_are_told() -> None:
    found = check("gemeinsame Werte", BRIDGE)
    assert found.inflected
    assert [change.reason for change in found.changes] == [ChangeReason.INFLECTED] * 2
    assert not check("gemeinsamen Werten", BRIDGE).inflected


def test_an_ellipsis_has_a_place_for_each_part() -> None:
    found = check("Die Stadt hat 1.200 Euro […] zurückgelegt", BRIDGE)
    assert places(found, BRIDGE) == ["Die Stadt hat 1.200 Euro", "zurückgelegt"]
    (change,) = found.changes
    assert change.kind is ChangeKind.LEFT_OUT
    assert change.source.text == "für jeden der 35 Anwohner"


def test_an_ellipsis_in_place_of_a_negation_matters() -> None:
    found = check("Wir werden die alte Brücke […] abreißen", BRIDGE)
    assert found.status is QuotationStatus.ALTERED
    assert told(found) == [("left-out", "negation", "", "nicht")]


def test_parts_in_the_wrong_order_matter() -> None:
    found = check("Die Stadt hat 1.200 Euro […] die alte Brücke nicht abreißen", BRIDGE)
    assert found.status is QuotationStatus.ALTERED
    assert [change.kind for change in found.changes] == [ChangeKind.MOVED]


def test_words_of_two_places_joined_without_a_mark() -> None:
    quotation = "solange der Fluß Hochwasser führt und wir stehen zu den gemeinsamen Werten"
    found = check(quotation, BRIDGE)
    assert found.status is QuotationStatus.ALTERED
    assert len(found.places) == 2
    assert [change.reason for change in found.changes] == [ChangeReason.JOINED]


def test_words_of_two_far_places_joined_with_a_mark() -> None:
    source = (
        "Wir bauen das Stadion im Süden. " + "Es regnete lange. " * 60 + "Und wir zahlen selbst."
    )
    found = check("Wir bauen das Stadion […] und wir zahlen selbst", source)
    assert found.status is QuotationStatus.VERBATIM
    assert ChangeReason.JOINED in {change.reason for change in found.changes}
    assert len(found.places) == 2


def test_the_source_names_its_speaker_in_between() -> None:
    source = "»Wir bleiben hier«, sagte Meier am Montag, »und zahlen jeden Cent.«"
    found = check("Wir bleiben hier und zahlen jeden Cent", source)
    assert found.status is QuotationStatus.VERBATIM
    assert ChangeReason.BETWEEN_QUOTES in {change.reason for change in found.changes}


def test_the_source_leaves_words_out_itself() -> None:
    source = "Sie schrieb: „Wir zahlen jeden Cent … bis zum Ende des Jahres.“"
    found = check("Wir zahlen jeden Cent ohne Murren bis zum Ende des Jahres", source)
    assert found.status is QuotationStatus.VERBATIM
    assert told(found)[0][:3] == ("added", "ellipsis", "ohne Murren")


def test_a_word_parted_at_the_end_of_a_line() -> None:
    found = check(
        "die Zusammenarbeit mit dem Onlinehandel", "die Zusam-\nmenarbeit mit dem Online-Handel"
    )
    assert found.status is QuotationStatus.VERBATIM
    assert [change.reason.value for change in found.changes] == ["hyphenation", "spelling"]


def test_letters_that_are_not_to_be_read() -> None:
    found = check("get off my d--n lawn", "He shouted: get off my damn lawn.", language="en")
    assert found.status is QuotationStatus.VERBATIM


FRIENDS = "Die Freundschaft der beiden Länder kennt Grenzen, sagte der Minister in Oslo."
SENTENCE = "Die Freundschaft der Länder habe »keine Grenzen«, sagte der Minister."


def test_a_negation_put_in_brackets_matters() -> None:
    found = check("Die Stadt hat [nie] 1.200 Euro für jeden der 35 Anwohner", BRIDGE)
    assert found.status is QuotationStatus.ALTERED
    assert told(found) == [("added", "negation", "nie", "")]


def test_round_brackets_of_the_source_are_its_own() -> None:
    source = "Der Rat (elf Sitze hat die Mehrheit) stimmte gestern zu."
    found = check("Der Rat (zwölf Sitze hat die Mehrheit) stimmte gestern zu", source)
    assert found.status is QuotationStatus.ALTERED
    found = check("Der Rat (in Emden) stimmte gestern zu", "Der Rat stimmte gestern zu.")
    assert found.status is QuotationStatus.VERBATIM


def test_the_part_behind_an_ellipsis_is_the_next_one() -> None:
    source = (
        "Das Haus am Deich ist alt. Er kaufte im Mai das weiße Boot und im Juni das Haus am Deich. "
        "Später verkaufte er das Haus am Deich."
    )
    found = check("Er kaufte […] das Haus am Deich", source)
    assert places(found, source) == ["Er kaufte", "das Haus am Deich"]
    assert found.places[1].start == source.index("das Haus am Deich")


def test_a_small_word_is_no_form_of_a_word_with_content() -> None:
    source = "Sie bauten eine Schule für einen Ort, in einem Tal."
    assert check("Eins zu Eins", source).status is QuotationStatus.NOT_FOUND


def test_a_source_of_unknown_language_is_compared() -> None:
    found = check("Wir werden die neue Brücke nicht abreißen", BRIDGE, of="und")
    assert found.status is QuotationStatus.ALTERED
    assert check("Der Sommer war kurz", BRIDGE, of="und").status is QuotationStatus.NOT_FOUND


def test_words_that_a_source_in_another_language_quotes_itself() -> None:
    source = 'In Bristol sagte er: "We will keep the old stone pier open." Dann fuhr er ab.'
    found = check("We shall keep the old stone pier open", source, language="en", of="de")
    assert told(found) == [("changed", "wording", "shall", "will")]


@pytest.mark.parametrize("language", ["fr", "und", ""])
def test_a_language_without_rules(language: str) -> None:
    source = "Nous garderons le vieux port ouvert cet hiver."
    found = check("le vieux port ouvert", source, language=language, of="fr")
    assert found.status is QuotationStatus.VERBATIM
    found = check("le nouveau port ouvert cet hiver", source, language=language, of="fr")
    assert found.status is QuotationStatus.ALTERED


def test_few_words_are_altered_only_beside_words_of_their_sentence() -> None:
    assert check("keine Grenzen", FRIENDS).status is QuotationStatus.NOT_FOUND
    found = check("keine Grenzen", FRIENDS, context=SENTENCE)
    assert told(found) == [("changed", "negation", "keine", "kennt")]


def test_of_several_places_the_one_beside_words_of_the_sentence() -> None:
    source = "Der Zoll kennt keine Grenzen. Am Ende hat die Freundschaft der Länder keine Grenzen."
    found = check("keine Grenzen", source, context=SENTENCE)
    assert found.places[0].start == source.rindex("keine")


def test_a_translation_is_no_quotation_that_is_not_there() -> None:
    source = "The ministers said that the friendship between the two countries knows no limits."
    found = check("keine Grenzen", source, of="en", context=SENTENCE)
    assert found.status is QuotationStatus.TRANSLATED
    assert places(found, source) == [source.rstrip(".")]


def test_of_several_passages_the_one_beside_words_of_the_sentence() -> None:
    source = (
        "The customs house knows no borders. "
        "The ministers said that the friendship between the two countries knows no borders."
    )
    found = check("keine Grenzen", source, of="en", context=SENTENCE)
    assert places(found, source)[0].startswith("The ministers")


def test_another_language_without_a_passage_is_not_compared() -> None:
    found = check("Wir werden die alte Brücke nicht abreißen", HARBOUR, of="en")
    assert found.status is QuotationStatus.NOT_COMPARABLE


def test_a_quotation_in_the_language_of_the_source_is_compared() -> None:
    found = check("keep the old pier open", HARBOUR, language="de", of="en")
    assert found.status is QuotationStatus.VERBATIM


def test_no_words_are_nowhere() -> None:
    assert check("…", BRIDGE).status is QuotationStatus.NOT_FOUND
    assert check("…", "").status is QuotationStatus.NOT_FOUND
    assert check("Wir", "").status is QuotationStatus.NOT_FOUND
