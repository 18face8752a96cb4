"""Texts worded anew from end to end, and texts that repeat each other word by word."""

import pytest

from workbench.matching.comparing import compare
from workbench.model.match import DifferenceKind, Relation


def relation(claim: str, known: str) -> Relation:
    return compare(claim, known).relation


def kinds(claim: str, known: str) -> set[DifferenceKind]:
    return {difference.kind for difference in compare(claim, known).differences}


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        (
            "Ein Bagger riss am Montag in Fulda ein Gaskabel auf, 300 Anwohner mussten gehen.",
            "300 Menschen aus der Nachbarschaft wurden am Montag in Fulda nach dem Unfall eines "
            "Baggers an einer Gasleitung in Sicherheit gebracht.",
        ),
        (
            "The ferry operator must pay passengers 1.7 million pounds in compensation.",
            "Passengers are to receive 1.7 million pounds from the company that runs the ferry.",
        ),
        (
            "Police seized half a tonne of cocaine in the port of Gdynia.",
            "Officers confiscated 500 kilograms of cocaine at Gdynia's harbour.",
        ),
    ],
)
def test_other_words_for_the_same_are_the_same(claim: str, known: str) -> None:
    assert relation(claim, known) is Relation.SAME
    assert relation(known, claim) is Relation.SAME


def test_who_repeats_a_text_and_goes_on_in_other_words_says_something_else() -> None:
    claim = "Prosecutors told reporters in Lima that the mayor sold the land to a friend."
    known = "Prosecutors told reporters in Lima that the mayor paid the fine with a cheque."
    assert relation(claim, known) is not Relation.SAME


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        # The first word of a text is no name by its capital letter.
        (
            "Ministerpräsident Aldo Ferri will 3 Milliarden Kronen (umgerechnet) ausgeben.",
            "Umgerechnet 3 Mrd. Kronen plant Landeschef Ferri an Ausgaben ein.",
        ),
        # A noun of the verb does not act.
        (
            "„Wir wollen die Abläufe straffer ordnen“, hatte Tessin-Chef Halbig gesagt.",
            "Eine straffere Ordnung der Abläufe kündigte Jens Halbig, Chef von Tessin, an.",
        ),
        # Whose wish it was is a genitive.
        (
            "Die Entscheidung wurde von Helvetia auf Wunsch der Tamedia aufgehoben.",
            "Auf Drängen der Tamedia hob Helvetia die Entscheidung auf.",
        ),
    ],
)
def test_who_acts_is_told_from_names(claim: str, known: str) -> None:
    assert DifferenceKind.ROLES not in kinds(claim, known)


def test_a_nationality_differs_only_of_one_thing() -> None:
    claim = "The Norwegian skipper was fined in March for breaking the harbour rules of Riga."
    known = "In March the skipper was fined for breaking Latvian rules in the harbour of Riga."
    assert DifferenceKind.ENTITY not in kinds(claim, known)


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        (
            "Der Rückstand ist praktisch unaufholbar.",
            "Der Rückstand ist praktisch nicht aufzuholen.",
        ),
        (
            "Die Benutzung der Halle ist gebührenfrei.",
            "Die Benutzung der Halle kostet keine Gebühr.",
        ),
        ("The debt is practically irrecoverable.", "The debt can practically not be recovered."),
    ],
)
def test_a_negation_inside_a_word_answers_one_outside_it(claim: str, known: str) -> None:
    assert DifferenceKind.NEGATION not in kinds(claim, known)
    assert DifferenceKind.NEGATION not in kinds(known, claim)


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Vor über zehn Jahren schloss das Bad.", "Vor mehr als einem Jahrzehnt schloss das Bad."),
        ("Rates fell by a quarter-point in May.", "Rates fell by 0.25 percentage points in May."),
        ("Turnout was 3.8 percent, against 3 percent.", "Turnout was 3.8, against 3 percent."),
    ],
)
def test_a_figure_in_another_unit_or_none_is_no_difference(claim: str, known: str) -> None:
    assert not compare(claim, known).differences


@pytest.mark.parametrize(
    ("claim", "known", "words"),
    [
        (
            "Die Ministerin sprach sich für eine Impfpflicht aus.",
            "Die Ministerin sprach sich gegen eine Impfpflicht aus.",
            ("für", "gegen"),
        ),
        (
            "The senator voted against the dam.",
            "The senator voted for the dam.",
            ("voted against", "voted for"),
        ),
    ],
)
def test_for_and_against_one_thing_is_a_conflict(
    claim: str, known: str, words: tuple[str, str]
) -> None:
    result = compare(claim, known)
    assert result.relation is Relation.CONFLICT
    (difference,) = result.differences
    assert difference.kind is DifferenceKind.NEGATION
    assert (difference.claim.text, difference.known.text) == words


def test_for_and_against_in_one_text_is_none() -> None:
    claim = "Der Rat stimmte für den Damm und gegen den Tunnel."
    known = "Gegen den Tunnel und für den Damm stimmte der Rat."
    assert DifferenceKind.NEGATION not in kinds(claim, known)


def test_words_near_to_a_meaning_do_not_hide_opposites() -> None:
    result = compare("The bridge is open to lorries.", "The bridge is closed to lorries.")
    assert result.relation is Relation.CONFLICT
