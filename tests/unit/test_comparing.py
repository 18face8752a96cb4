"""Comparing a claim with a known claim."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.matching import Outcome, outcomes, share
from workbench.matching.comparing import compare
from workbench.model.match import DifferenceKind, Relation


def kinds(claim: str, known: str) -> set[DifferenceKind]:
    return {difference.kind for difference in compare(claim, known).differences}


def relation(claim: str, known: str) -> Relation:
    return compare(claim, known).relation


pytestmark = pytest.mark.xdist_group("comparing")  # all pairs are compared once


@pytest.fixture(scope="module")
def compared() -> list[Outcome]:
    return outcomes()


def test_a_conflict_is_hardly_ever_called_the_same(compared: list[Outcome]) -> None:
    assert share(compared, Relation.CONFLICT, Relation.SAME) <= 0.02
    assert share(compared, Relation.CONFLICT, Relation.CONFLICT) >= 0.95


def test_other_words_for_the_same_are_the_same(compared: list[Outcome]) -> None:
    assert share(compared, Relation.SAME, Relation.SAME) >= 0.9
    assert share(compared, Relation.SAME, Relation.CONFLICT) <= 0.02


def test_another_assertion_on_the_topic_is_not_the_same(compared: list[Outcome]) -> None:
    assert share(compared, Relation.RELATED, Relation.SAME) <= 0.03
    assert share(compared, Relation.RELATED, Relation.CONFLICT) <= 0.05
    assert share(compared, Relation.UNRELATED, Relation.UNRELATED) == 1


@pytest.mark.parametrize("kind", [kind for kind in DifferenceKind if kind != "hedge"])
def test_each_kind_of_difference_is_found(kind: DifferenceKind, compared: list[Outcome]) -> None:
    those = [item for item in compared if item.pair.label == kind]
    assert len(those) >= 12
    assert sum(item.right for item in those) / len(those) >= 0.9


def test_a_difference_marks_the_words_in_both_texts() -> None:
    claim = "Der Turm in Wismar ist 81 Meter hoch."
    known = "In Wismar ist der Turm 91 Meter hoch."
    (difference,) = compare(claim, known).differences
    assert difference.kind is DifferenceKind.NUMBER
    assert (difference.claim.text, difference.known.text) == ("81 Meter", "91 Meter")
    assert difference.claim.span.of(claim) == "81 Meter"
    assert difference.known.span.of(known) == "91 Meter"


def test_only_the_altered_words_of_a_quotation_are_marked() -> None:
    (difference,) = compare(
        "Die Wirtin sprach von einem »sehr ruhigen Sommer ohne Gäste«.",
        "Die Wirtin sprach von einem »sehr lauten Sommer ohne Gäste«.",
    ).differences
    assert difference.kind is DifferenceKind.QUOTE
    assert (difference.claim.text, difference.known.text) == ("ruhigen", "lauten")


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Die Stadt gab 8,4 Mio. Euro aus.", "Die Stadt hat 8.400.000 Euro ausgegeben."),
        ("Rund 500 Boote nahmen teil.", "Es nahmen 493 Boote teil."),
        ("The lake lost 1.2 million litres.", "The lake lost 1,204,311 litres."),
        ("Ein Viertel der Wähler blieb zu Hause.", "25 Prozent der Wähler blieben zu Hause."),
        ("Der Weg ist 3 Kilometer lang.", "Der Weg ist 3000 Meter lang."),
    ],
)
def test_one_figure_written_in_two_ways_makes_no_difference(claim: str, known: str) -> None:
    assert compare(claim, known).differences == ()


def test_what_a_date_leaves_open_matches_any() -> None:
    claim = "Das Theater in Cottbus brannte am 3. April ab."
    assert relation(claim, "Das Theater in Cottbus brannte am 3. April 1908 ab.") is Relation.SAME
    assert relation(claim, "Das Theater in Cottbus brannte im April ab.") is Relation.SAME
    assert kinds(claim, "Das Theater in Cottbus brannte im Mai ab.") == {DifferenceKind.DATE}


def test_a_date_since_when_is_not_held_against_a_date_when() -> None:
    found = kinds(
        "Seit dem 4. Mai ist der Pass in Tirol gesperrt.",
        "Am 9. Juni war der Pass in Tirol gesperrt.",
    )
    assert DifferenceKind.DATE not in found


def test_two_negations_cancel_each_other() -> None:
    claim = "Der Zoll bestritt, dass die Kisten nicht geprüft wurden."
    assert DifferenceKind.NEGATION in kinds(claim, "Die Kisten wurden nicht geprüft.")
    assert DifferenceKind.NEGATION not in kinds(claim, "Der Zoll hat die Kisten geprüft.")


def test_a_negation_word_that_negates_nothing_is_no_difference() -> None:
    claim = "Lyon lieferte nicht nur Seide, sondern auch Samt nach Genf."
    assert DifferenceKind.NEGATION not in kinds(claim, "Lyon lieferte Seide und Samt nach Genf.")


def test_doubt_against_certainty_is_shown_and_never_the_same() -> None:
    result = compare(
        "Der Kapitän war offenbar betrunken, als das Schiff auflief.",
        "Der Kapitän war betrunken, als das Schiff auflief.",
    )
    assert [item.kind for item in result.differences] == [DifferenceKind.HEDGE]
    assert result.relation is Relation.RELATED


def test_names_of_one_thing_are_no_difference() -> None:
    assert relation("Peking erhöht die Zölle auf Wein.", "China erhöht die Zölle auf Wein.") is (
        Relation.SAME
    )


def test_a_place_is_not_its_government() -> None:
    claim = "Der Sänger trat im Mai in Moskau auf."
    assert DifferenceKind.ENTITY in kinds(claim, "Der Sänger trat im Mai in Kasan auf.")


def test_active_and_passive_say_the_same() -> None:
    active = "Nokia verklagte Siemens wegen eines Patents."
    assert relation(active, "Siemens wurde von Nokia wegen eines Patents verklagt.") is (
        Relation.SAME
    )
    assert DifferenceKind.ROLES in kinds(
        active, "Nokia wurde von Siemens wegen eines Patents verklagt."
    )


def test_what_two_do_with_each_other_has_no_roles() -> None:
    assert relation("Merkel traf Macron in Wien.", "Macron traf Merkel in Wien.") is Relation.SAME


def test_german_and_english_are_compared_by_what_they_share() -> None:
    claim = "Frankreich hat im März 2019 mit Polen ein Abkommen unterzeichnet."
    assert relation(claim, "France signed an agreement with Poland in March 2019.") is (
        Relation.SAME
    )
    assert kinds(claim, "France signed an agreement with Poland in May 2019.") == {
        DifferenceKind.DATE
    }
    assert kinds(claim, "France signed an agreement with Italy in March 2019.") == {
        DifferenceKind.ENTITY
    }


def test_names_around_a_claim_are_not_missed_in_it() -> None:
    claim = "Es war ihr drittes Treffen in diesem Jahr."
    known = "Es war das dritte Treffen von Merkel und Macron in diesem Jahr."
    alone = compare(claim, known)
    placed = compare(claim, known, context="Angela Merkel und Emmanuel Macron sprachen in Wien.")
    assert placed.score > alone.score
    assert placed.relation is Relation.SAME


def test_a_single_word_is_about_nothing() -> None:
    assert relation("China", "China baut in Kenia eine Bahnlinie zum Hafen.") is Relation.UNRELATED


@pytest.mark.parametrize("text", ["", "   ", "…", "»«", "\x00\x1b\u202e"])
def test_texts_without_words_are_unrelated(text: str) -> None:
    assert relation(text, "Die Brücke ist neu.") is Relation.UNRELATED
    assert relation(text, text) is Relation.UNRELATED


@pytest.mark.parametrize(
    "piece", ["1 ", "nicht ab, ", '"ab cd" ', "Xi Putin ", "sagte X, ", "«", "Ä\u0308", "a-"]
)
def test_hostile_texts_are_compared_in_bounded_work(piece: str) -> None:
    result = compare(piece * 50_000, piece[::-1] * 50_000)
    assert 0 <= result.score <= 100


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(
            [
                "Rom",
                "nicht",
                "3",
                "»zu spät«",
                "am 4. Mai",
                "sagte",
                "Anna",
                "stieg",
                ",",
                "von",
                ".",
            ]
        ),
        max_size=14,
    ).map(" ".join),
)
def test_spans_always_cut_out_the_wording(noise: str, known: str) -> None:
    claim = f"{noise} Anna sagte, der Preis in Rom stieg am 5. Mai um 4 Prozent"
    result = compare(claim, known)
    for difference in result.differences:
        assert difference.claim.span.of(claim) == difference.claim.text
        assert difference.known.span.of(known) == difference.known.text
    assert 0 <= result.score <= 100
