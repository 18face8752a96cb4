"""When a difference is a conflict, and what keeps two texts from being the same."""

import pytest

from workbench.matching.comparing import compare
from workbench.model.match import DifferenceKind, Relation


def kinds(claim: str, known: str) -> set[DifferenceKind]:
    return {difference.kind for difference in compare(claim, known).differences}


def relation(claim: str, known: str, context: str = "") -> Relation:
    return compare(claim, known, context=context).relation


def test_a_negation_in_a_quotation_counts_where_the_other_side_quotes_nothing() -> None:
    claim = "In dem Brief versichern die Städte, ihre Treue habe »kein Ende«."
    known = "In dem Brief steht, die Treue der Städte habe ein Ende."
    result = compare(claim, known)
    assert result.relation is Relation.CONFLICT
    (difference,) = result.differences
    assert difference.kind is DifferenceKind.NEGATION
    assert (difference.claim.text, difference.known.text) == ("kein", "")


def test_a_quoted_and_an_unquoted_negation_say_the_same() -> None:
    assert DifferenceKind.NEGATION not in kinds(
        "In dem Brief versichern die Städte, ihre Treue habe »kein Ende«.",
        "In dem Brief steht, die Treue der Städte habe kein Ende.",
    )


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        (
            "Die Bank hat den Fehler bislang nicht erklärt und zahlt den Kunden das Geld nicht.",
            "Die Bank zahlt den Kunden das Geld.",
        ),
        (
            "Die Bank hat den Fehler bislang nicht erklärt und zahlt den Kunden das Geld nicht.",
            "Die Bank hat den Fehler erklärt.",
        ),
        (
            "The bank has not explained the error and does not pay back the money.",
            "The bank pays back the money.",
        ),
    ],
)
def test_each_of_two_joined_clauses_is_denied_for_itself(claim: str, known: str) -> None:
    for one, two in ((claim, known), (known, claim)):
        assert relation(one, two) is Relation.CONFLICT
        assert kinds(one, two) == {DifferenceKind.NEGATION}


def test_one_of_two_joined_negations_agrees_with_itself() -> None:
    claim = "Die Bank hat den Fehler bislang nicht erklärt und zahlt den Kunden das Geld nicht."
    assert kinds(claim, "Die Bank hat den Fehler nicht erklärt.") == set()


def test_neither_nor_is_one_negation() -> None:
    claim = "Neither the mill nor the barn was damaged by the flood."
    assert kinds(claim, "The mill and the barn were damaged by the flood.") == {
        DifferenceKind.NEGATION
    }


def test_what_there_is_no_proof_of_is_not_the_same_as_a_fact() -> None:
    claim = "There is no proof that the pilot fell asleep over the Alps."
    assert relation(claim, "The pilot fell asleep over the Alps.") is not Relation.SAME


def test_a_side_that_is_silent_has_an_empty_wording_at_the_place() -> None:
    claim = "Der Zoll hat die Kisten im Hafen geprüft."
    known = "Der Zoll hat die Kisten im Hafen nicht geprüft."
    (difference,) = compare(claim, known).differences
    assert difference.known.text == "nicht"
    assert difference.claim.text == ""
    assert difference.claim.span.start == difference.claim.span.end == claim.index("geprüft")
    (turned,) = compare(known, claim).differences
    assert (turned.claim.text, turned.known.text) == ("nicht", "")


def test_an_unnamed_speaker_is_set_against_nothing() -> None:
    (difference,) = compare(
        "Laut Amnesty ist das Lager bei Tripolis überfüllt.",
        "Das Lager bei Tripolis ist überfüllt.",
    ).differences
    assert difference.kind is DifferenceKind.ATTRIBUTION
    assert (difference.claim.text, difference.known.text) == ("Amnesty", "")


def test_a_piece_of_a_quotation_has_its_speaker_elsewhere() -> None:
    claim = '"We all have a duty to clean up the old harbour.'
    known = '"We all have a duty to clean up the old harbour," mayor Ann Petrie said.'
    assert DifferenceKind.ATTRIBUTION not in kinds(claim, known)


NAMED = "Polen und Litauen einigten sich im Mai auf eine gemeinsame Bahnlinie."
UNNAMED = "Beide Länder einigten sich im Mai auf eine gemeinsame Bahnlinie."


def test_a_name_that_only_one_text_gives_prevents_the_same() -> None:
    assert relation(UNNAMED, NAMED) is not Relation.SAME
    assert relation(NAMED, UNNAMED) is not Relation.SAME
    around = "Estland und Finnland sprachen seit Jahren über Züge."
    assert relation(UNNAMED, NAMED, around) is not Relation.SAME


def test_a_name_around_the_claim_does_not() -> None:
    around = "Polen und Litauen sprachen seit Jahren über Züge."
    assert relation(UNNAMED, NAMED, around) is Relation.SAME


def test_where_something_happened_is_not_taken_from_the_text_around() -> None:
    claim = "Die Erklärung über den Tunnel wurde am Montag unterzeichnet."
    known = "Die Erklärung über den Tunnel wurde am Montag in Zagreb unterzeichnet."
    assert relation(claim, known, "Zagreb und Wien planen einen Tunnel.") is not Relation.SAME


def test_an_ordinal_after_a_genitive_is_one() -> None:
    result = compare(
        "Für Macron war es zugleich der 39. Auftritt.",
        "Das Konzert fiel auf Macrons 40. Auftritt.",
    )
    assert result.relation is Relation.CONFLICT
    (difference,) = result.differences
    assert difference.kind is DifferenceKind.ORDINAL
    assert (difference.claim.text, difference.known.text) == ("39.", "40.")


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Es war Annas dritter Marathon.", "Für Anna war es der 40. Geburtstag."),
        ("Anna gewann ihren zweiten Pokal.", "Anna wohnt im fünften Stock."),
        ("It was Anna's third marathon.", "Anna lives on the fifth floor."),
    ],
)
def test_ordinals_of_different_things_do_not_differ(claim: str, known: str) -> None:
    assert DifferenceKind.ORDINAL not in kinds(claim, known)


def test_figures_that_count_different_things_do_not_differ() -> None:
    assert DifferenceKind.NUMBER not in kinds(
        "Das Theater in Bonn hat 900 Plätze.", "Das Theater in Bonn zeigte 31 Stücke."
    )


def test_a_name_is_not_set_against_another_sort_of_thing() -> None:
    assert DifferenceKind.ENTITY not in kinds(
        "Merkel kam im Mai mit vielen Gästen zur Eröffnung der Oper.",
        "Frankreich schickte im Mai viele Gäste und Geld für die Oper.",
    )


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Das Schloss in Gotha brannte nicht.", "Das Schloss in Gotha hat 120 Zimmer."),
        ("The mill in Hull burnt down on 3 May.", "The mill in Hull was sold on 9 June."),
        ("Unklar ist, ob Macron vom Kauf wusste.", "Macron reiste nach dem Kauf ab."),
    ],
)
def test_a_subject_in_common_is_no_conflict(claim: str, known: str) -> None:
    assert relation(claim, known) in (Relation.RELATED, Relation.UNRELATED)
    assert relation(known, claim) in (Relation.RELATED, Relation.UNRELATED)


def test_anniversaries_differ_as_ordinals() -> None:
    result = compare(
        "Der Verein feierte seinen 39. Jahrestag.", "Der Verein feierte seinen 40. Jahrestag."
    )
    assert result.relation is Relation.CONFLICT
    (difference,) = result.differences
    assert difference.kind is DifferenceKind.ORDINAL
    assert (difference.claim.text, difference.known.text) == ("39. Jahrestag", "40. Jahrestag")
