"""The keys that change what a claim is, on the real desk."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.conftest import Start


SIZES = [(120, 40), (80, 24)]


async def test_narrow_widen_and_undo(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.go_to("the city council said")
        before = walk.current
        await walk.keys("minus")
        assert len(walk.current) < len(before)
        assert before.startswith(walk.current)
        await walk.keys("plus")
        assert walk.current.rstrip(".") == before.rstrip(".")
        await walk.keys("u", "u")
        assert walk.current == before


async def test_edits_in_one_burst_follow_the_claim(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.go_to("the city council said")
        before = walk.current
        await walk.keys("minus", "minus", "1")
        labelled = [walk.view.desk.find(claim) for claim in walk.labels()]
        (found,) = labelled
        assert found is not None
        assert before.startswith(found.claim.text)
        assert len(found.claim.text) < len(before) - 10


async def test_split_asks_where_and_merge_joins(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.go_to("Engineers measured")
        whole = walk.current
        count = len(walk.view.desk.claims)
        await walk.keys("S", "h", "enter")
        assert len(walk.view.desk.claims) == count + 1
        first = walk.current
        assert whole.startswith(first)
        await walk.keys("space", "space", "M")
        assert len(walk.view.desk.claims) == count
        assert walk.current.rstrip(".") == whole.rstrip(".")


@pytest.mark.parametrize("size", SIZES)
async def test_the_current_claim_is_in_sight_from_the_start(
    start: "Start", article: str, size: tuple[int, int]
) -> None:
    async with start(article) as walk:
        await walk.keys(*(["j"] * len(walk.view.claims)))
        last = walk.view.current
        await walk.keys("q")
    async with start(article, size=size) as walk:
        assert walk.view.current == last
        assert f"{last.removeprefix('c')}○ " in walk.text()


async def test_merge_needs_two(start: "Start", article: str) -> None:
    async with start(article) as walk:
        count = len(walk.view.desk.claims)
        await walk.keys("M")
        assert len(walk.view.desk.claims) == count
        assert "at least two" in walk.text()


async def test_not_a_claim_with_a_reason_and_back(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = walk.view.current
        await walk.keys("i", "2")
        found = walk.view.desk.find(claim)
        assert found is not None
        assert found.dismissed == "forecast"
        await walk.keys("k", "i")
        found = walk.view.desk.find(claim)
        assert found is not None
        assert found.dismissed is None


async def test_a_reason_in_ones_own_words(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = walk.view.current
        await walk.keys("i", "6")
        await walk.type("satire")
        await walk.keys("enter")
        found = walk.view.desk.find(claim)
        assert found is not None
        assert found.dismissed == "satire"


async def test_a_claim_is_added_from_what_was_left_out(start: "Start", article: str) -> None:
    async with start(article) as walk:
        before = {item.claim.id for item in walk.view.desk.claims}
        left_out = walk.view.desk.excluded[0].text
        await walk.keys("a", "enter", "enter")
        (added,) = [i for i in walk.view.desk.claims if i.claim.id not in before]
        assert added.claim.text == left_out.strip()
        assert walk.view.current == added.claim.id


async def test_a_claim_is_added_from_words_that_were_found(start: "Start", article: str) -> None:
    async with start(article) as walk:
        before = {item.claim.id for item in walk.view.desk.claims}
        await walk.keys("a")
        await walk.type("eastern")
        await walk.keys("enter", "l", "enter")
        (added,) = [i for i in walk.view.desk.claims if i.claim.id not in before]
        assert added.claim.text == "eastern pier"
