"""Which backups are kept, day after day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workbench.store.rotation import Rotation, kept

FIRST = date(2025, 1, 1)


def test_after_a_year_there_are_days_weeks_and_months() -> None:
    there: set[date] = set()
    for number in range(400):
        there.add(FIRST + timedelta(number))
        there &= kept(there, Rotation())
    days = [f"{day:%m-%d}" for day in sorted(there, reverse=True)]
    assert days[:7] == ["02-04", "02-03", "02-02", "02-01", "01-31", "01-30", "01-29"]
    assert days[7:9] == ["01-25", "01-18"]  # the Sundays before; 1 February is one, too
    assert days[9:] == ["12-31", "11-30", "10-31", "09-30"]


@given(
    st.lists(st.integers(0, 800), min_size=1),
    st.builds(Rotation, st.integers(1, 9), st.integers(0, 5), st.integers(0, 7)),
)
def test_the_newest_stay_and_no_period_is_forgotten(gaps: list[int], rotation: Rotation) -> None:
    days = [FIRST + timedelta(gap) for gap in gaps]
    found = kept(days, rotation)
    newest = sorted(set(days), reverse=True)
    assert found.issuperset(newest[: rotation.daily])
    assert len(found) <= rotation.daily + rotation.weekly + rotation.monthly
    months = sorted({(day.year, day.month) for day in days}, reverse=True)
    assert {(day.year, day.month) for day in found}.issuperset(months[: rotation.monthly])
    assert kept(found, rotation) == found
