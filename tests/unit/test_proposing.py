"""Known claims proposed for a claim of an article."""

from collections.abc import Sequence
from datetime import date

from workbench.matching.proposing import propose
from workbench.model.known import KnownClaim, SearchHit
from workbench.model.match import Relation

CLAIM = "Der Bund zahlte der Stadt Görlitz 2021 zwölf Millionen Euro für den Hafen."
KNOWN = (
    KnownClaim(
        1, "Im Jahr 2021 zahlte der Bund Görlitz 12 Mio. Euro für den Hafen.", language="de"
    ),
    KnownClaim(2, "Der Bund zahlte der Stadt Görlitz 2021 20 Millionen Euro für den Hafen."),
    KnownClaim(3, "Der Hafen von Görlitz wird von Seglern genutzt.", language="de"),
    KnownClaim(4, "Millionen Zugvögel rasten im Herbst an der Ostsee.", language="de"),
    KnownClaim(5, "Hafen"),
)


class Everything:
    """An index that finds every known claim for every text, some of them near in meaning."""

    def __init__(self, *near: int, claims: Sequence[KnownClaim] = KNOWN) -> None:
        self._near = near
        self._claims = claims

    def candidates(
        self,
        query: str,  # noqa: ARG002 - it finds everything
        limit: int,
        *,
        language: str | None = None,  # noqa: ARG002
        around: str = "",  # noqa: ARG002
    ) -> tuple[SearchHit, ...]:
        found = [SearchHit(item, 50.0, near=item.id in self._near) for item in self._claims]
        return tuple(found[:limit])


INDEX = Everything()


def test_same_and_conflicting_claims_come_before_related_ones() -> None:
    matches = propose(CLAIM, INDEX)
    assert [match.known.id for match in matches] == [1, 2, 3]
    assert [match.comparison.relation for match in matches] == [
        Relation.SAME,
        Relation.CONFLICT,
        Relation.RELATED,
    ]
    assert all(match.decision is None for match in matches)


def test_skipped_claims_are_left_out() -> None:
    assert [match.known.id for match in propose(CLAIM, INDEX, skip={1, 3})] == [2]


def test_no_more_than_the_limit() -> None:
    assert len(propose(CLAIM, INDEX, limit=2)) == 2
    assert propose(CLAIM, INDEX, limit=0) == ()


def test_differences_count_from_the_start_of_the_claim() -> None:
    (match,) = propose(CLAIM, INDEX, skip={1, 3})
    (difference,) = match.comparison.differences
    assert difference.claim.span.of(CLAIM) == "zwölf Millionen Euro"


def test_what_is_near_in_meaning_is_related_at_the_least() -> None:
    matches = propose(CLAIM, Everything(1, 4))
    assert [match.known.id for match in matches] == [1, 2, 3, 4]
    assert matches[0].comparison.relation is Relation.SAME
    assert matches[3].comparison.relation is Relation.RELATED


def test_dates_are_counted_from_the_day_of_either_text() -> None:
    known = KnownClaim(1, "Der Hafen von Görlitz brannte am 15. Juni 2022 ab.", language="de")
    told = KnownClaim(2, "Der Hafen von Görlitz brannte gestern ab.", date="2022-06-16")
    index = Everything(claims=(known, told))
    claim = "Der Hafen von Görlitz brannte am Mittwoch ab."
    same = propose(claim, index, claim_date=date(2022, 6, 17))
    assert {match.comparison.relation for match in same} == {Relation.SAME}
    other = propose(claim, index, claim_date=date(2022, 7, 8))
    assert {match.comparison.relation for match in other} == {Relation.CONFLICT}
