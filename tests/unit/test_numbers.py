"""Quantities with magnitude and unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.split import SignalKind
from workbench.text.numerals import plain_decimal, read_digits
from workbench.text.signals import find_signals


def numbers(text: str, language: str) -> list[tuple[str, str, str]]:
    return [
        (signal.text, signal.value, signal.unit)
        for signal in find_signals(text, language)
        if signal.kind is SignalKind.NUMBER
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Damm kostete 8,4 Millionen Euro.", ("8,4 Millionen Euro", "8400000", "EUR")),
        ("Das kostet 1.250,50 Franken.", ("1.250,50 Franken", "1250.5", "CHF")),
        ("Rund 12.500 Schafe weiden hier.", ("12.500", "12500", "")),
        ("Es kamen 20 000 Gäste.", ("20 000", "20000", "")),
        ("Das sind 3,5 Mrd. Euro mehr.", ("3,5 Mrd. Euro", "3500000000", "EUR")),
        ("Der Anteil liegt bei 7 %.", ("7 %", "7", "percent")),
        ("Er stieg um 0,8 Prozentpunkte.", ("0,8 Prozentpunkte", "0.8", "percentage-point")),
        ("Er stieg um einen Prozentpunkt.", ("einen Prozentpunkt", "1", "percentage-point")),
        ("Sie wartete fünfundsiebzig Minuten.", ("fünfundsiebzig Minuten", "75", "minute")),
        ("Es waren zweitausenddreihundert.", ("zweitausenddreihundert", "2300", "")),
        ("Er hat zwölf Ziegen.", ("zwölf", "12", "")),
        ("Das kostet eine Viertelmillion Euro.", ("Viertelmillion Euro", "250000", "EUR")),
        ("Die Mauer ist 9 Fuß hoch.", ("9 Fuß", "9", "foot")),
        ("Das Beben der Stärke 5,1 Mw war stark.", ("5,1", "5.1", "")),
        ("Es gab Dutzende Verletzte.", ("Dutzende", "12", "multiple")),
        ("Ein Drittel der Felder ist trocken.", ("Ein Drittel", "0.3333", "")),
        ("Eine halbe Million Bäume fiel um.", ("Eine halbe Million", "500000", "")),
        ("Ein 75-jähriger Bauer half.", ("75-jähriger", "75", "year")),
        ("Ein dreitägiges Fest.", ("dreitägiges", "3", "day")),
        ("Es hatte -5 Grad.", ("-5 Grad", "-5", "degree-celsius")),
        (
            "Er fuhr 41 Kilometer pro Stunde.",
            ("41 Kilometer pro Stunde", "41", "kilometre-per-hour"),
        ),
        ("Ein Jahr Haft sei zu viel.", ("Ein Jahr", "1", "year")),
        ("Eine halbstündige Pause folgte.", ("halbstündige", "0.5", "hour")),
        ("Mehrere Tausend Ziegen kamen.", ("Tausend", "1000", "multiple")),
        ("Das kostet 12 345,67 Euro.", ("12 345,67 Euro", "12345.67", "EUR")),
        ("Das kostet 20,- Euro.", ("20,- Euro", "20", "EUR")),
        ("Das kostet Fr. 20 und mehr.", ("Fr. 20", "20", "CHF")),
        ("Er war 20 Knoten schnell.", ("20 Knoten", "20", "knot")),
        ("Es fielen 30 l/m² Regen.", ("30 l/m²", "30", "litre-per-square-metre")),
    ],
)
def test_german(text: str, found: tuple[str, str, str]) -> None:
    assert numbers(text, "de") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dam cost $2.8 billion.", ("$2.8 billion", "2800000000", "USD")),
        ("It grew two and a half percent.", ("two and a half percent", "2.5", "percent")),
        ("It took two and three quarters.", ("two and three quarters", "2.75", "")),
        ("It has a quarter of a million bees.", ("a quarter of a million", "250000", "")),
        (
            "It fell half a percentage point.",
            ("half a percentage point", "0.5", "percentage-point"),
        ),
        ("It took half an hour.", ("half an hour", "0.5", "hour")),
        ("It fell 40 points.", ("40 points", "40", "point")),
        ("It was sold for £20m.", ("£20m", "20000000", "GBP")),
        ("It cost US$1,250.50 to mend.", ("US$1,250.50", "1250.5", "USD")),
        ("Some 12,500 sheep graze here.", ("12,500", "12500", "")),
        ("It rose 3.5 percent.", ("3.5 percent", "3.5", "percent")),
        ("It rose 2 percentage points.", ("2 percentage points", "2", "percentage-point")),
        ("Half a million trees fell.", ("Half a million", "500000", "")),
        ("She waited seventy-five minutes.", ("seventy-five minutes", "75", "minute")),
        (
            "It holds two hundred and fifty thousand.",
            ("two hundred and fifty thousand", "250000", ""),
        ),
        ("Two-thirds of the fields are dry.", ("Two-thirds", "0.6667", "")),
        ("Tens of thousands marched.", ("Tens of thousands", "10000", "multiple")),
        ("A 5-year-old foal.", ("5-year-old", "5", "year")),
        ("It went 63 miles an hour.", ("63 miles an hour", "63", "mile-per-hour")),
        ("Several hundred goats came.", ("hundred", "100", "multiple")),
        ("He paid Rs 25 lakh for it.", ("Rs 25 lakh", "2500000", "INR")),
        ("It lost Rs. 3 crore.", ("Rs. 3 crore", "30000000", "INR")),
        ("Half of the trees fell.", ("Half", "0.5", "")),
        ("It covers 12.5 sq km.", ("12.5 sq km", "12.5", "square-kilometre")),
        ("It holds 2½ gallons.", ("2½ gallons", "2.5", "gallon")),
    ],
)
def test_english(text: str, found: tuple[str, str, str]) -> None:
    assert numbers(text, "en") == [found]


def test_a_range_shares_unit_and_magnitude() -> None:
    assert numbers("Es kostet 5 bis 10 Millionen Euro.", "de") == [
        ("5", "5000000", "EUR"),
        ("10 Millionen Euro", "10000000", "EUR"),
    ]
    assert numbers("Between 5 and 10 percent left.", "en")[0] == ("5", "5", "percent")
    assert numbers("Die 16- bis 20-Jährigen kamen.", "de")[0] == ("16", "16", "year")
    assert numbers("Entre 10 et 20 % sont partis.", "fr")[0] == ("10", "10", "percent")
    assert numbers("It costs $5-10 million.", "en") == [
        ("$5", "5000000", "USD"),
        ("10 million", "10000000", "USD"),
    ]
    assert numbers("It costs $900 to $1 million.", "en")[0] == ("$900", "900", "USD")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They won 3-1.", ["3", "1"]),
        ("They won 102-99.", ["102", "99"]),
        ("They are on a 14-0-1 run.", ["14", "0", "1"]),
        ("Sie siegten mit 3:1.", ["3", "1"]),
    ],
)
def test_both_sides_of_a_result_count(text: str, values: list[str]) -> None:
    assert [value for _, value, _ in numbers(text, "en")] == values


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die A 7 bei Kassel ist gesperrt.", "de"),
        ("Laut Artikel 5 gilt das.", "de"),
        ("Eine Ziege und ein Schaf.", "de"),
        ("Der Airbus A380 startet mit 5G.", "de"),
        ("Das Virus Covid-19 kam 2020 ins Tal.", "de"),
        ("One of them took Route 66.", "en"),
        ("It was built in 1998 and again in 2013.", "en"),
        ("Call 0301234567 now.", "en"),
        ("Call 0800 123 45 67 or +49 30 123456.", "en"),
        ("Call 1-800-555-1234 or (555) 123-4567 or 555-1234.", "en"),
        ("She called 911.", "en"),
        ("The first half of the game was dull.", "en"),
        ("The F-16 and the B-52 flew.", "en"),
        ("The S&P 500 fell.", "en"),
        ("Anna Kaiser (77) lacht.", "de"),
        ("Den Damm lassen sie außer Acht.", "de"),
        ("Sie spielt in der 2. Bundesliga gegen den 1. FC Deichtor.", "de"),
    ],
)
def test_names_years_and_articles_count_nothing(text: str, language: str) -> None:
    assert numbers(text, language) == []


@pytest.mark.parametrize(
    ("raw", "decimal", "value"),
    [
        ("8,400", ",", "8.4"),
        ("8,400", ".", "8400"),
        ("8.400", ",", "8400"),
        ("8.400", ".", "8.4"),
        ("1.234.567", ".", "1234567"),
        ("1.234,5", ".", "1234.5"),
        ("1,234.5", ",", "1234.5"),
        ("1'234", ",", "1234"),
        ("0.125", ",", "0.125"),
        ("1,234", "", "1234"),
    ],
)
def test_separators_by_form_then_by_language(raw: str, decimal: str, value: str) -> None:
    read = read_digits(raw, decimal)
    assert read is not None
    assert plain_decimal(read) == value


@pytest.mark.parametrize("raw", ["24.02.2022", "1.2.3", "12,34,56", "3:15", "9" * 40])
def test_other_digits_are_no_number(raw: str) -> None:
    assert read_digits(raw, ",") is None


@given(st.integers(0, 10**9), st.sampled_from([(".", ","), (",", ".")]))
def test_grouped_digits_keep_their_value(value: int, marks: tuple[str, str]) -> None:
    group, decimal = marks
    assert read_digits(f"{value:,}".replace(",", group), decimal) == Decimal(value)


@given(st.decimals(0, 10**6, places=3), st.sampled_from(["de", "en"]))
def test_values_are_decimal_strings(value: Decimal, language: str) -> None:
    raw = str(value).replace(".", "," if language == "de" else ".")
    (found,) = numbers(f"xx {raw} kg", language)
    assert Decimal(found[1]) == value
    assert found[2] == "kilogram"


def test_a_figure_of_any_length_is_read() -> None:
    """Beyond 28 digits a remainder can't be reckoned in decimals any more."""
    for digits in (28, 29, 40, 400):
        figure = "1" + "0" * digits
        for text in (f"{figure} and a half", f"vor {figure} Jahren", f"{figure},5 Millionen"):
            find_signals(text, "de")
            find_signals(text, "en")
