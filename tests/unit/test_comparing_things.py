"""Things that no list knows, types, compounds, places and units."""

import pytest

from workbench.matching.comparing import compare
from workbench.model.match import DifferenceKind, Relation


def kinds(claim: str, known: str) -> set[DifferenceKind]:
    return {difference.kind for difference in compare(claim, known).differences}


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        (
            "Traces of gralium were found in the drinking water of three schools.",
            "Traces of tervine were found in the drinking water of three schools.",
        ),
        (
            "The strike was set off by an increase in bread prices.",
            "An increase in fuel prices set off the strike.",
        ),
        ("Die Firma liefert 40 Busse vom Typ C2.", "Die Firma liefert 40 Busse vom Typ C4."),
        (
            "Der Anstieg der Brotpreise löste den Streik aus.",
            "Der Anstieg der Benzinpreise löste den Streik aus.",
        ),
    ],
)
def test_another_thing_in_one_place_is_told(claim: str, known: str) -> None:
    assert DifferenceKind.ENTITY in kinds(claim, known)
    assert DifferenceKind.ENTITY in kinds(known, claim)


def test_another_thing_keeps_texts_from_being_the_same() -> None:
    claim = "The fire destroyed a bakery and two garages in the harbour district."
    known = "A brewery and two garages in the harbour quarter burnt down."
    assert compare(claim, known).relation is not Relation.SAME


def test_nouns_for_nothing_in_particular_are_no_things() -> None:
    claim = "At the time, the mayor opened the new market hall."
    known = "In the end, the mayor opened the new market hall."
    assert DifferenceKind.ENTITY not in kinds(claim, known)


@pytest.mark.parametrize(
    ("claim", "known", "kind"),
    [
        ("Water leaks at 40 litres per hour.", "Per minute, 40 litres of water leak.", "unit"),
        ("It costs 9 dollars at a monthly rate.", "It costs 9 dollars per week.", "unit"),
        ("Der Wert lag bei 60 µg.", "Der Wert lag bei 60 mg.", "unit"),
        (
            "The man who was arrested on the bridge is aged 75.",
            "The 57-year-old man was arrested on the bridge.",
            "number",
        ),
        (
            "The shop starts with 22 games, at first a dozen offers.",
            "The shop has 12 games.",
            "number",
        ),
        ("The call dates from 12 March.", "The call was made on 21 March.", "date"),
    ],
)
def test_rates_ages_and_counts_of_another_thing(claim: str, known: str, kind: str) -> None:
    assert kind in {item.value for item in kinds(claim, known)}


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        (
            "A man from Leeds threatened to kill Rep. Ann Oake.",
            "Rep. Ann Oake threatened to kill a man from Leeds.",
        ),
        ("Nearly 150 Indians were deported.", "India deported nearly 150 Americans."),
        (
            "Der Stürmer kam von Hansa Rostock nach Kiel.",
            "Der Stürmer kam von Kiel nach Hansa Rostock.",
        ),
        ("Exports outweighed imports in May.", "Imports outweighed exports in May."),
    ],
)
def test_who_does_what_is_told_by_the_order_of_words(claim: str, known: str) -> None:
    assert DifferenceKind.ROLES in kinds(claim, known)


def test_the_passive_turns_the_order_of_words() -> None:
    claim, known = "A pupil insulted the teacher.", "The teacher was insulted by a pupil."
    assert DifferenceKind.ROLES not in kinds(claim, known)


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        (
            "The lawyer of a man from Leeds announced that he had confessed to the theft.",
            "The prosecutor's office of Leeds announced that he had confessed to the theft.",
        ),
        (
            "Die Veranstalter nannten es das „größte Fest seit Jahren“.",
            "Die Polizei nannte es das „größte Fest seit Jahren“.",
        ),
        (
            "The nuclear watchdog said on Tuesday that the reactor had been shut down.",
            "The reactor was shut down, the operator Enervia said on Tuesday.",
        ),
    ],
)
def test_speakers_differ_by_their_heads(claim: str, known: str) -> None:
    assert DifferenceKind.ATTRIBUTION in kinds(claim, known)
