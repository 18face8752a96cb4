"""Known claims that may hold no longer, and where they stand among the matches."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.day_bound import day_bound
from workbench.matching.staleness import stale_reasons, with_stale_below
from workbench.model.known import KnownClaim
from workbench.model.match import Comparison, Decision, Match, Relation, StaleReason

OLD, COUNTED, SO_FAR = StaleReason.OLD, StaleReason.COUNTED, StaleReason.SO_FAR
DAY = date(2022, 6, 15)


def reasons(text: str, checked: str, months: int = 24) -> tuple[StaleReason, ...]:
    return stale_reasons(KnownClaim(0, text, date=checked), day_bound(text), DAY, months)


def match(score: float, relation: Relation, decision: Decision | None = None) -> Match:
    return Match(KnownClaim(0, "x"), Comparison(score, relation, ()), decision)


@pytest.mark.parametrize(
    ("until", "again", "expected"),
    [
        ("2022-06-14", "", (StaleReason.EXPIRED,)),
        ("2022-06-15", "", ()),
        ("", "2022-06-15", (StaleReason.RECHECK,)),
        ("", "2022-06-16", ()),
        ("2022-06", "2020", (StaleReason.EXPIRED, StaleReason.RECHECK)),
    ],
)
def test_a_known_claim_can_say_itself_how_long_it_holds(
    until: str, again: str, expected: tuple[StaleReason, ...]
) -> None:
    for checked in ("", "2022-06-14", "2023-01-01"):
        said = KnownClaim(0, "One.", date=checked, valid_until=until, recheck_on=again)
        assert stale_reasons(said, (), DAY, 24) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es war das dritte Treffen der beiden seit Mai.", (COUNTED,)),
        ("It was their second meeting.", (COUNTED,)),
        ("Es war das erste Treffen der beiden.", ()),
        ("Am 3. Mai 2021 trafen sich die beiden in Kiel.", ()),
        ("Bislang wurde niemand verletzt.", (SO_FAR,)),
        ("Nobody has been hurt so far, at the second attempt.", (COUNTED, SO_FAR)),
        ("Die Brücke kostete 48 Millionen Euro.", ()),
    ],
)
def test_what_binds_a_claim_to_its_day(text: str, expected: tuple[StaleReason, ...]) -> None:
    assert reasons(text, "2022-06-14") == expected
    assert reasons(text, "2022-06-15") == ()
    assert reasons(text, "") == ()


@pytest.mark.parametrize(
    ("checked", "months", "old"),
    [
        ("2020-06-15", 24, True),
        ("2020-06-16", 24, False),
        ("2020-06-16", 23, True),
        ("1990-01-01", 0, False),
        ("2020-06", 24, False),
    ],
)
def test_a_check_is_old_after_whole_months(checked: str, months: int, old: bool) -> None:
    assert (OLD in reasons("Die Brücke ist gesperrt.", checked, months)) is old


def test_a_stale_match_goes_below_fresh_ones_that_are_about_as_much_alike() -> None:
    same, related = Relation.SAME, Relation.RELATED
    matches = [match(90, same), match(88, same), match(85, same), match(70, related)]
    assert with_stale_below(matches, [(OLD,), (), (), ()]) == [1, 0, 2, 3]
    assert with_stale_below(matches, [(OLD,), (OLD,), (), ()]) == [0, 2, 1, 3]
    assert with_stale_below(matches, [(), (), (), (OLD,)]) == [0, 1, 2, 3]


def test_it_stays_above_those_with_another_relation_or_decision() -> None:
    matches = [
        match(90, Relation.SAME, Decision.ACCEPTED),
        match(89, Relation.SAME),
        match(88, Relation.CONFLICT),
        match(87, Relation.SAME),
    ]
    assert with_stale_below(matches, [(OLD,), (OLD,), (), ()]) == [0, 3, 2, 1]


@given(st.text(max_size=200), st.text(max_size=12))
def test_any_text_and_date_is_taken(text: str, checked: str) -> None:
    assert isinstance(reasons(text, checked), tuple)


@given(st.lists(st.tuples(st.integers(0, 100), st.sampled_from(Relation), st.booleans())))
def test_none_is_lost(items: list[tuple[int, Relation, bool]]) -> None:
    matches = [match(score, relation) for score, relation, _ in items]
    order = with_stale_below(matches, [(OLD,) if stale else () for _, _, stale in items])
    assert sorted(order) == list(range(len(items)))
