"""Figures, dates, units and comparisons of two texts."""

from datetime import date

import pytest

from workbench.matching.comparing import compare
from workbench.model.match import DifferenceKind, Relation

NUMBER, DATE, UNIT = DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.UNIT
COMPARISON, ORDINAL = DifferenceKind.COMPARISON, DifferenceKind.ORDINAL
THURSDAY = date(2022, 6, 16)


def found(claim: str, known: str, written: date | None = None) -> set[DifferenceKind]:
    return {item.kind for item in compare(claim, known, claim_date=written).differences}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("rund 500", "480"),
        ("knapp 500", "488"),
        ("gut 500", "530"),
        ("mehr als 500", "600"),
        ("bis zu 500", "450"),
        ("fast die Hälfte der", "48 Prozent der"),
        ("etwa ein Drittel der", "34 Prozent der"),
        ("jede fünfte der", "20 Prozent der"),
        ("Hunderte", "400"),
        ("8,4 Mio.", "8.400.000"),
        ("146,9 Millionen", "146,88 Millionen"),
        ("14,7 Millionen", "14,688 Millionen"),
    ],
)
def test_a_figure_may_be_given_more_or_less_exactly(first: str, second: str) -> None:
    frame = "In Soest wurden {} Linden gepflanzt."
    assert found(frame.format(first), frame.format(second)) == set()


def test_pounds_are_money_beside_sterling() -> None:
    assert (
        found("The strike cost it 11 million pounds.", "The strike cost it £11 million.") == set()
    )
    assert found("Der Streik kostete 11 Millionen Pfund.", "The strike cost £12 million.") == {
        NUMBER
    }
    heavy = found("The whale weighed 4,000 pounds.", "The whale weighed 4,000 kilograms.")
    assert heavy == {UNIT}


def test_a_birthday_is_no_other_day_than_a_weekday() -> None:
    assert found("Ada Brook feierte den 69. Geburtstag.", "Ada Brook feierte am Mittwoch.") == set()
    assert found("Brook turned 69 on her 69th birthday.", "It rained on the Wednesday.") == set()
    wrong = found("Ada Brook feierte den 69. Geburtstag.", "Ada Brook feierte den 70. Geburtstag.")
    assert wrong == {ORDINAL}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("rund 500", "700"),
        ("knapp 500", "530"),
        ("mehr als 500", "300"),
        ("fast die Hälfte der", "60 Prozent der"),
        ("Hunderte", "40"),
        ("jede fünfte der", "jede dritte der"),
    ],
)
def test_but_not_another_figure(first: str, second: str) -> None:
    frame = "In Soest wurden {} Linden gepflanzt."
    assert found(frame.format(first), frame.format(second)) == {NUMBER}


def test_more_than_and_less_than_a_figure_is_a_comparison() -> None:
    frame = "The ferry carried {} 500 cars."
    assert found(frame.format("more than"), frame.format("fewer than")) == {COMPARISON}
    assert found(frame.format("more than"), frame.format("nearly")) == {COMPARISON}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("40 cents per litre", "40 cents per gallon"),
        ("3 percent", "3 percentage points"),
        ("30 euros", "30 dollars"),
        ("9 metres", "9 feet"),
    ],
)
def test_one_figure_in_two_units_is_a_difference_of_units(first: str, second: str) -> None:
    frame = "The price of milk in Fife rose by {}."
    assert found(frame.format(first), frame.format(second)) == {UNIT}


def test_another_magnitude_is_told_as_number_and_unit() -> None:
    result = compare("Die Werft erhielt 3 Millionen Euro.", "Die Werft erhielt 3 Milliarden Euro.")
    assert [(item.kind, item.claim.text, item.known.text) for item in result.differences] == [
        (NUMBER, "3 Millionen Euro", "3 Milliarden Euro"),
        (UNIT, "Millionen", "Milliarden"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("at 20 miles", "at 32 kilometres"),
        ("after three and a half years", "after 42 months"),
        ("for half an hour", "for 30 minutes"),
        ("with a quarter of a million euros", "with €250,000"),
    ],
)
def test_one_quantity_in_two_units_is_none(first: str, second: str) -> None:
    frame = "The race in Hull ended {}."
    assert found(frame.format(first), frame.format(second)) == set()


def test_rain_in_millimetres_is_rain_in_litres() -> None:
    claim = "In Gent fielen 80 Millimeter Regen."
    assert found(claim, "In Gent fielen 80 Liter Regen pro Quadratmeter.") == set()
    assert found(claim, "In Gent fielen 60 Liter Regen pro Quadratmeter.") == {NUMBER}


@pytest.mark.parametrize(
    ("relative", "absolute"),
    [
        ("am Mittwoch", "am 15. Juni 2022"),
        ("gestern", "am 15. Juni 2022"),
        ("in der vergangenen Woche", "am 8. Juni 2022"),
        ("im vergangenen Jahr", "2021"),
        ("vor zwei Jahren", "2020"),
        ("im Mai", "im Mai 2022"),
        ("im dritten Quartal des vergangenen Jahres", "im August 2021"),
        ("am 3. März", "am 3. März 2023"),  # who tells of what is to come names no year, either
    ],
)
def test_a_day_is_counted_from_the_day_of_writing(relative: str, absolute: str) -> None:
    frame = "Die Mühle in Husum brannte {} ab."
    claim, known = frame.format(relative), frame.format(absolute)
    assert compare(claim, known, claim_date=THURSDAY).relation is Relation.SAME
    assert compare(known, claim, known_date=THURSDAY).relation is Relation.SAME


@pytest.mark.parametrize(
    ("relative", "absolute"),
    [
        ("am Mittwoch", "am 8. Juni 2022"),
        ("am Mittwoch", "am 16. Juni 2022"),
        ("gestern", "am 14. Juni 2022"),
        ("im vergangenen Jahr", "2020"),
        ("im Mai", "im Mai 2020"),
        ("am 3. März", "am 3. März 2019"),
    ],
)
def test_another_day_than_that_is_a_difference(relative: str, absolute: str) -> None:
    frame = "Die Mühle in Husum brannte {} ab."
    assert found(frame.format(relative), frame.format(absolute), THURSDAY) == {DATE}


def test_a_weekday_is_known_without_the_day_of_writing() -> None:
    claim = "Die Mühle in Husum brannte am Mittwoch ab."
    assert found(claim, "Die Mühle in Husum brannte am 15. Juni 2022 ab.") == set()
    assert found(claim, "Die Mühle in Husum brannte am 16. Juni 2022 ab.") == {DATE}


def test_a_check_may_be_some_days_younger_than_what_it_checks() -> None:
    known = "The mill in Hull burnt down on Wednesday."
    claim = "The mill in Hull burnt down on 8 June 2022."
    assert compare(claim, known, known_date=THURSDAY).relation is Relation.SAME
    late = date(2022, 8, 20)
    assert compare(claim, known, known_date=late).relation is Relation.CONFLICT


def test_the_same_words_years_apart_are_another_time() -> None:
    text = "Im vergangenen Jahr wurden in Bern 40 Linden gefällt."
    first, second = date(2020, 3, 1), date(2022, 3, 1)
    assert compare(text, text, claim_date=first, known_date=first).relation is Relation.SAME
    result = compare(text, text, claim_date=first, known_date=second)
    assert {item.kind for item in result.differences} == {DATE}


def test_a_period_named_by_both_ends_is_no_other_one() -> None:
    frame = "The fair in Bath runs from June to {}."
    assert found(frame.format("July"), frame.format("August")) == {DATE}


def test_a_day_after_the_end_of_a_period_is_another_one() -> None:
    claim = "The director left the mill in October 2019."
    assert found(claim, "The director had left the mill by August 2019.") == {DATE}
    assert found(claim, "The director had left the mill by December 2019.") == set()


def test_a_year_that_is_part_of_a_name_is_no_date_of_the_event() -> None:
    claim = "On Tuesday Malta won at Expo 2025."
    assert DATE not in found("Malta won on Tuesday.", claim, THURSDAY)


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Oslo is the second largest port.", "Oslo is the largest port."),
        ("Graz ist die zweitgrößte Stadt.", "Graz ist die größte Stadt."),
        ("Kiel ist Tabellenzweiter der Liga.", "Kiel ist Tabellendritter der Liga."),
    ],
)
def test_a_rank_is_told_from_none(claim: str, known: str) -> None:
    assert ORDINAL in found(claim, known)
    assert ORDINAL in found(known, claim)
    assert found(claim, claim) == set()


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Der Preis stieg nicht so rasch wie in Wien.", "Der Preis stieg rascher als in Wien."),
        ("The fee was lower than in Bath.", "The fee was higher than in Bath."),
        ("Sales of the mill beat forecasts.", "Sales of the mill missed forecasts."),
        ("In Lund studieren mehr Frauen als Männer.", "In Lund studieren mehr Männer als Frauen."),
    ],
)
def test_comparisons_that_point_the_other_way(claim: str, known: str) -> None:
    assert COMPARISON in found(claim, known)


def test_a_comparison_turned_round_twice_is_none() -> None:
    assert found("Lettland ist kleiner als Litauen.", "Litauen ist größer als Lettland.") == set()


def test_another_day_and_another_figure_are_another_event() -> None:
    claim = "The mill in Hull lost 40 jobs in March 2019."
    known = "In June 2021 the mill in Hull lost 75 jobs to a rival."
    assert compare(claim, known).relation is Relation.RELATED
    assert compare(claim, known.replace("75", "40")).relation is Relation.CONFLICT


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("Der Damm ist 40 Meter hoch.", "Der Damm ist 300 Meter lang."),
        ("The bridge is 40 metres high.", "The bridge is 300 metres long."),
    ],
)
def test_height_and_length_are_no_figures_of_one_thing(claim: str, known: str) -> None:
    assert found(claim, known) == set()


def test_a_result_is_not_held_against_a_count() -> None:
    claim = "Malta beat Cyprus 3-0 on Sunday."
    assert found(claim, "Malta beat Cyprus 3-1 on Sunday.") == {NUMBER}
    assert NUMBER not in found(claim, "Malta beat Cyprus on Sunday before 20 guests.")
