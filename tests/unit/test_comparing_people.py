"""Who does it, who says it and how it is quoted, as far as two texts agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.comparing import compare
from workbench.matching.stems import root
from workbench.matching.strong_verbs import infinitive
from workbench.model.match import DifferenceKind, Relation


def kinds(claim: str, known: str, context: str = "") -> set[DifferenceKind]:
    return {item.kind for item in compare(claim, known, context=context).differences}


def relation(claim: str, known: str, context: str = "") -> Relation:
    return compare(claim, known, context=context).relation


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", ["festnehmen", "festnahm", "festgenommen", "festnimmt", "festzunehmen"]),
        ("de", ["verbieten", "verbot", "verboten", "verbotene"]),
        ("de", ["angreifen", "angriffen", "angegriffen"]),
        ("en", ["sell", "sold", "sells", "selling"]),
        ("en", ["withdraw", "withdrew", "withdrawn"]),
    ],
)
def test_strong_forms_have_the_root_of_their_infinitive(language: str, forms: list[str]) -> None:
    assert len({root(form, language) for form in forms}) == 1


@pytest.mark.parametrize(
    "noun", ["verband", "zustand", "betrieb", "ausgaben", "sprachen", "betrug"]
)
def test_a_noun_that_looks_like_a_strong_form_is_left_alone(noun: str) -> None:
    assert infinitive(noun, "de") == noun


@pytest.mark.parametrize("pair", ["nacht nach", "haft hafen", "konzert konzern"])
def test_a_noun_in_t_has_a_root_of_its_own(pair: str) -> None:
    first, second = pair.split()
    assert root(first, "de") != root(second, "de")


@given(st.text(max_size=40), st.sampled_from(["de", "en", "xx"]))
def test_an_infinitive_of_anything_is_its_own(word: str, language: str) -> None:
    found = infinitive(word, language)
    assert infinitive(found, language) == found


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Anna Berg leitet das Werk in Pirna.", "Das Werk in Pirna leitet Ben Berg."),
        ("The Harbour Party won the vote.", "The Meadow Party won the vote."),
        ("Eastgate University closed its library.", "Westgate University closed its library."),
        ("Die Ärztin rettete den Jungen.", "Der Junge wurde vom Piloten gerettet."),
        ("He stole a car in the village.", "He stole a bicycle in the village."),
        ("Der Umweltminister trat zurück.", "Der Finanzminister trat zurück."),
    ],
)
def test_another_one_in_the_same_place_is_told(claim: str, known: str) -> None:
    assert DifferenceKind.ENTITY in kinds(claim, known)
    assert relation(claim, known) is Relation.CONFLICT


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Das Labor gehört dem Nordic Polar Institute.", "Das Labor gehört dem NPI."),
        ("Mahmud Karimov opened the dam.", "The dam was opened by Mahmoud Karimov."),
        ("Frau Lindner eröffnete die Messe.", "Petra Lindner eröffnete die Messe."),
    ],
)
def test_one_name_in_two_spellings_makes_no_difference(claim: str, known: str) -> None:
    assert DifferenceKind.ENTITY not in kinds(claim, known)


def test_what_is_so_of_others_too_makes_no_difference() -> None:
    assert DifferenceKind.ENTITY not in kinds(
        "Estland verbietet den Verkauf von Feuerwerk.",
        "Den Verkauf von Feuerwerk verbietet auch Lettland.",
    )


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Der Pächter verklagte den Imker.", "Der Pächter wurde vom Imker verklagt."),
        ("Ghana sold the ferry to Togo.", "Ghana bought the ferry from Togo."),
        ("Dänische Taucher warnten polnische.", "Polnische Taucher warnten dänische."),
        ("The nurse was attacked by two tourists.", "The nurse attacked two tourists."),
        ("The ferry from Oslo to Kiel was late.", "The ferry from Kiel to Oslo was late."),
        ("The lorry hit the ambulance in Dover.", "The ambulance hit the lorry in Dover."),
        ("Kestrel acquired its rival Merlin.", "Kestrel was acquired by its rival Merlin."),
    ],
)
def test_roles_that_are_swapped_are_told(claim: str, known: str) -> None:
    assert DifferenceKind.ROLES in kinds(claim, known)


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Ghana sold the ferry to Togo.", "Togo bought the ferry from Ghana."),
        ("Harcourt beat Delgado in Lima.", "Delgado lost to Harcourt in Lima."),
        ("Die Stadt verklagte die Reederei.", "Die Reederei wurde von der Stadt verklagt."),
    ],
)
def test_one_event_from_its_other_side_is_the_same(claim: str, known: str) -> None:
    assert relation(claim, known) is Relation.SAME


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        (
            "Laut der Ministerin ist der Damm sicher.",
            "Der Damm ist sicher, teilte die Feuerwehr mit.",
        ),
        ("Larsen told reporters that the vote was rigged.", "The vote was rigged."),
        ("Lehmann behauptet, das Bild sei eine Fälschung.", "Das Bild ist eine Fälschung."),
        (
            "The U.S. ambassador Hale said that the port is closed.",
            "The U.S. general Price said that the port is closed.",
        ),
    ],
)
def test_another_speaker_or_none_is_told(claim: str, known: str) -> None:
    assert DifferenceKind.ATTRIBUTION in kinds(claim, known)


def test_an_office_may_be_anybody_with_a_name() -> None:
    assert DifferenceKind.ATTRIBUTION not in kinds(
        "Der Damm sei sicher, sagte der Minister.", "Der Damm sei sicher, sagte Lindner."
    )


def test_who_made_the_known_claim_said_it() -> None:
    claim, known = "Larsen said that the vote was rigged.", "The vote was rigged."
    assert not compare(claim, known, claimant="Jo Larsen").differences
    assert compare(claim, known, claimant="Jo Berg").differences


def test_whoever_rejects_something_reports_nothing() -> None:
    assert not compare(
        "Voters rejected the new charter.", "The new charter was voted down."
    ).differences


AROUND = "Die Ministerpräsidenten Anna Berger und Ole Lindqvist haben miteinander telefoniert."
CALL = "Es war das zweite Treffen der beiden Regierungschefs seit Jahresbeginn."


def test_names_in_the_text_around_say_who_is_meant() -> None:
    known = "Berger und Lindqvist telefonierten seit Jahresbeginn zum zweiten Mal."
    assert relation(CALL, known, AROUND) is Relation.SAME


def test_somebody_else_than_the_text_around_names_is_not_meant() -> None:
    refused = "Sie lehnte den Vorschlag ab."
    assert relation(refused, "Anna Berger lehnte den Vorschlag ab.", AROUND) is Relation.SAME
    assert relation(refused, "Clara Moretti lehnte den Vorschlag ab.", AROUND) is Relation.RELATED


def altered(claim: str, known: str) -> list[tuple[str, str]]:
    return [
        (item.claim.text, item.known.text)
        for item in compare(claim, known).differences
        if item.kind is DifferenceKind.QUOTE
    ]


def test_altered_words_of_a_quotation_are_told_one_by_one() -> None:
    assert altered(
        'Hale said the harbour "needs more money and far fewer ferries".',
        'Hale said the harbour "needs less money and far fewer lorries".',
    ) == [("more", "less"), ("ferries", "lorries")]


def test_a_word_put_into_a_quotation_is_told_with_the_next_one() -> None:
    assert altered(
        "»Wir lassen niemanden zurück«, sagte die Bergwacht.",
        "»Wir lassen fast niemanden zurück«, sagte die Bergwacht.",
    ) == [("niemanden", "fast niemanden")]


@given(st.text("ab «»„“ ", max_size=60), st.text("ab «»„“ ", max_size=60))
def test_altered_words_stand_where_they_are_said_to(claim: str, known: str) -> None:
    for item in compare(f"Er sagte: »{claim}«.", f"Er sagte: »{known}«.").differences:
        assert item.claim.span.of(f"Er sagte: »{claim}«.") == item.claim.text
        assert item.known.span.of(f"Er sagte: »{known}«.") == item.known.text


def test_names_of_two_clauses_that_change_places_are_told() -> None:
    claim = "After Ana Reyes left the bank, it was Tom Hale who took over the fund."
    assert DifferenceKind.ROLES in kinds(
        claim, "After Tom Hale left the bank, it was Ana Reyes who took over the fund."
    )
    assert relation(claim, "When Ana Reyes had left the bank, Tom Hale took over the fund.") is (
        Relation.SAME
    )
