"""The days that a date may mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.periods import Period, periods_of

DAY = date(2022, 6, 16)  # a Thursday


def may_be(first: str, second: str, day: date | None = None) -> bool:
    return any(
        one.may_be(two) and two.may_be(one)
        for one in periods_of(first, day)
        for two in periods_of(second, None)
    )


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("2021-05", "2021-05-09"),
        ("2021", "2021-34"),
        ("2021-34", "2021-06"),
        ("199X", "1995"),
        ("19XX", "195X"),
        ("--05-09", "2021-05-09"),
        ("--05", "2021-05-09"),
        ("2021-early", "2021-02"),
        ("weekday-3", "2022-06-15"),
        ("2019-24", "2019-01"),
        ("2019-24", "2020-02-29"),
        ("2018-05/2018-07", "2018-06"),
    ],
)
def test_a_part_may_be_the_whole(value: str, other: str) -> None:
    assert may_be(value, other)


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("2021-05", "2021-06-09"),
        ("2021-34", "2021-35"),
        ("2021-40", "2021-41"),
        ("199X", "2005"),
        ("--05-09", "2021-05-10"),
        ("weekday-3", "2022-06-16"),
        ("2021-early", "2021-late"),
        ("2018-05/2018-07", "2018-05/2018-09"),
    ],
)
def test_other_days_are_other_days(value: str, other: str) -> None:
    assert not may_be(value, other)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("day-1", "2022-06-15"),
        ("week-1", "2022-06-07"),
        ("month-1", "2022-05"),
        ("year-1", "2021"),
        ("year+1-40", "2023-03"),
        ("year+0-07", "2022-07"),
        ("weekday-3", "2022-06-22"),
        ("--12", "2021-12"),
        ("--12", "2022-12"),
        ("year-2/year+0", "2020/2022"),
    ],
)
def test_what_leans_on_the_day_of_writing(value: str, iso: str) -> None:
    assert may_be(value, iso, DAY)
    assert not may_be(value, "2001", DAY)


def test_a_text_may_be_older_than_its_date() -> None:
    yesterday = periods_of("day-1", DAY, lag=7)
    assert date(2022, 6, 8).toordinal() in {period.first for period in yesterday}
    assert date(2022, 6, 7).toordinal() not in {period.first for period in yesterday}


@pytest.mark.parametrize("value", ["", "now", "recently", "T20:00", "every-day", "P3Y", "2021-13"])
def test_what_names_no_day_means_none(value: str) -> None:
    assert periods_of(value, None) == ()


@given(
    st.text(alphabet="0123456789-/WX+weekdaymonthrly", max_size=18),
    st.dates(),
    st.integers(0, 9),
)
def test_no_value_and_no_day_is_too_odd(value: str, day: date, lag: int) -> None:
    for period in periods_of(value, day, lag=lag):
        assert isinstance(period, Period)
        assert 1 <= period.first <= period.last <= date.max.toordinal()
        assert period.may_be(period)
