"""Comparatives, superlatives and figures that contradict a comparison in words."""

import pytest

from workbench.matching.comparing import compare
from workbench.model.match import DifferenceKind, Relation


def kinds(claim: str, known: str) -> set[DifferenceKind]:
    return {difference.kind for difference in compare(claim, known).differences}


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        (
            "Rents in Oldby climbed faster than wages.",
            "In Oldby, wages grew faster than rents.",
        ),
        (
            "Die Mieten in Oldau stiegen schneller als die Löhne.",
            "In Oldau wuchsen die Löhne schneller als die Mieten.",
        ),
        (
            "Der letzte Winter im Tal war der mildeste seit Jahren.",
            "Der letzte Winter im Tal war der härteste seit Jahren.",
        ),
        (
            "The plant is the largest in the region.",
            "Some plants in the region are larger than it.",
        ),
        ("Das neue Haus ist breiter als das alte.", "Das neue Haus ist schmaler als das alte."),
        (
            "Der Abstand ist in zehn Jahren größer geworden.",
            "In zehn Jahren hat sich der Abstand verringert.",
        ),
    ],
)
def test_what_leaves_no_room_for_each_other_is_told(claim: str, known: str) -> None:
    assert DifferenceKind.COMPARISON in kinds(claim, known)
    assert DifferenceKind.COMPARISON in kinds(known, claim)


def test_more_of_the_one_is_less_of_the_other() -> None:
    claim, known = (
        "The east gets more rain than the west.",
        "The west gets less rain than the east.",
    )
    assert DifferenceKind.COMPARISON not in kinds(claim, known)


def test_the_largest_may_be_larger_than_another_one() -> None:
    claim = "The fire in Brindle was the largest of the year."
    known = "The fire in Brindle was larger than the fire in Oake."
    assert DifferenceKind.COMPARISON not in kinds(claim, known)


@pytest.mark.parametrize(
    ("figures", "right", "wrong"),
    [
        (
            "Der Norden zahlt 12 Euro, der Süden 19 Euro pro Kopf.",
            "Der Süden zahlt pro Kopf mehr als der Norden.",
            "Der Norden zahlt pro Kopf mehr als der Süden.",
        ),
        (
            "The club has 40 women and 25 men.",
            "The club has more women than men.",
            "The club has more men than women.",
        ),
    ],
)
def test_figures_belie_a_comparison_in_words(figures: str, right: str, wrong: str) -> None:
    assert DifferenceKind.COMPARISON in kinds(figures, wrong)
    assert DifferenceKind.COMPARISON in kinds(wrong, figures)
    assert DifferenceKind.COMPARISON not in kinds(figures, right)


def test_a_place_in_a_ranking_is_not_its_top() -> None:
    claim, known = "Harlow are third in the table, in third place.", "Harlow are leading the table."
    assert DifferenceKind.ORDINAL in kinds(claim, known)
    assert DifferenceKind.ORDINAL not in kinds("Harlow are in first place.", known)


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Experts consider the dam to be unsafe.", "Experts consider the dam to be safe."),
        ("Das Produkt ist laktosefrei.", "Das Produkt enthält Laktose."),
        ("Der Eintritt ist kostenlos.", "Der Eintritt verursacht Kosten."),
        ("The vaccine is free of side effects.", "The vaccine has side effects."),
    ],
)
def test_words_deny_each_other_by_their_form(claim: str, known: str) -> None:
    assert DifferenceKind.NEGATION in kinds(claim, known)
    assert compare(claim, known).relation is not Relation.SAME
