"""Dates that lean on the article's date, worked out from it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.split import SignalKind
from workbench.text.resolving import resolve
from workbench.text.splitting import split

WEDNESDAY = date(2022, 6, 15)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("day+0", "2022-06-15"),
        ("day-1", "2022-06-14"),
        ("week-1", "2022-W23"),
        ("month-1", "2022-05"),
        ("month+7", "2023-01"),
        ("quarter+0", "2022-34"),
        ("halfyear-1", "2021-41"),
        ("year-1", "2021"),
        ("decade-1", "201X"),
        ("century-1", "19XX"),
        ("now", "2022-06-15"),
        ("year+1-40", "2023-40"),
        ("year+0-07", "2022-07"),
        ("month+0-early", "2022-06-early"),
        ("weekday-3", "2022-06-15"),
        ("weekday-4", "2022-06-09"),
        ("--02-24", "2022-02-24"),
        ("--12-24", "2021-12-24"),
        ("--02-29", "2022-06-15"),
        ("--08", "2022-08"),
        ("--01", "2022-01"),
        ("--22", "2022-22"),
        ("year-2/year+0", "2020/2022"),
        ("year-10/", "2012/"),
        ("weekday-6/weekday-7", "2022-06-11/2022-06-12"),
    ],
)
def test_what_a_value_stands_for(value: str, meant: str) -> None:
    expected = "" if value == "--02-29" else meant
    assert resolve(value, WEDNESDAY) == expected


def test_a_leap_day_is_found_in_a_leap_year_nearby() -> None:
    assert resolve("--02-29", date(2023, 6, 1)) == "2024-02-29"


@pytest.mark.parametrize(("direction", "meant"), [(-1, "2022-06-08"), (1, "2022-06-22")])
def test_a_weekday_follows_the_word_before_it(direction: int, meant: str) -> None:
    assert resolve("weekday-3", WEDNESDAY, direction=direction) == meant


@pytest.mark.parametrize(
    "value", ["2022-02-24", "2021", "P3M", "T20:00", "year-n/year+0", "minute+3:then", "199X", ""]
)
def test_what_needs_no_help_gets_none(value: str) -> None:
    assert resolve(value, WEDNESDAY) == ""


@given(
    st.from_regex(
        r"(day|week|month|quarter|halfyear|year|decade|century)[+-][0-9]{1,4}", fullmatch=True
    )
    | st.from_regex(r"--[0-9]{2}(-[0-9]{2})?", fullmatch=True)
    | st.text(max_size=12),
    st.dates(),
)
def test_any_value_and_day_have_an_answer(value: str, published: date) -> None:
    assert resolve(value, published) == "" or resolve(value, published)[0].isdigit()


@pytest.mark.parametrize(
    ("text", "worded", "meant"),
    [
        ("Der Rat stimmte am vergangenen Montag zu.", "vergangenen Montag", "2022-06-13"),
        ("Die Brücke öffnet am kommenden Montag.", "kommenden Montag", "2022-06-20"),
        ("Last week the council met.", "Last week", "2022-W23"),
        ("The mill burnt down on Tuesday.", "Tuesday", "2022-06-14"),
    ],
)
def test_the_claims_of_an_article_know_their_days(text: str, worded: str, meant: str) -> None:
    dates = [
        (signal.text, signal.resolved)
        for claim in split(text, published=WEDNESDAY).claims
        for signal in claim.signals
        if signal.kind is SignalKind.DATE
    ]
    assert dates == [(worded, meant)]


def test_nothing_is_worked_out_without_the_articles_date() -> None:
    claims = split("The mill burnt down on Tuesday.").claims
    assert not any(signal.resolved for claim in claims for signal in claim.signals)
