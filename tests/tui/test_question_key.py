"""Two questions on a claim that names who said it: one key switches between them."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.model.desk import ClaimState
from workbench.model.verdict import Question
from workbench.tui.widgets.verdict_bar import VerdictBar

if TYPE_CHECKING:
    from tests.tui.conftest import Start, Walk

SIZES = [(120, 40), (80, 24)]
QUOTED, SILENT = "48 million", "12,000 cars"


def said(walk: "Walk", claim_id: str) -> str | None:
    """The label on "did they say it?"."""
    item = walk.view.desk.find(claim_id)
    assert item is not None
    return item.said.label if item.said else None


def bar(walk: "Walk") -> str:
    """What the verdict pane shows, without its padding."""
    pane = walk.screen.query_one(VerdictBar)
    strips = pane.render_lines(pane.outer_size.region)
    return " ".join(" ".join(strip.text for strip in strips).split())


def told(walk: "Walk") -> str:
    """The notification on the screen."""
    return " ".join(notification.message for notification in walk.app._notifications)


@pytest.mark.parametrize("size", SIZES)
async def test_the_key_asks_who_said_it_then_goes_on_to_whether_it_is_so(
    start: "Start", article: str, size: tuple[int, int]
) -> None:
    async with start(article, size=size) as walk:
        claim = await walk.go_to(QUOTED)
        assert "did the city council say it? – ▶ is it so? –" in bar(walk)
        await walk.keys("w")
        assert "▶ did the city council say it? – is it so? –" in bar(walk)
        await walk.keys("1")
        assert (said(walk, claim), walk.label(claim)) == ("ok", None)
        assert walk.view.current == claim
        assert "did the city council say it? ✓ ok ▶ is it so? –" in bar(walk)
        item = walk.view.item
        assert item is not None
        assert item.state is ClaimState.PENDING
        await walk.keys("2")
        assert (said(walk, claim), walk.label(claim)) == ("ok", "correct")
        assert walk.view.current != claim
        await walk.keys("k")
        assert "say it? ✓ ok ▶ is it so? ✗ to correct" in bar(walk)


async def test_pressed_twice_it_is_the_first_question_again(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = await walk.go_to(QUOTED)
        await walk.keys("w", "w", "1")
        assert (said(walk, claim), walk.label(claim)) == (None, "ok")


async def test_where_nobody_is_named_it_says_why_not(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = await walk.go_to(SILENT)
        assert "is it so?" not in bar(walk)
        await walk.keys("w")
        assert "names nobody who said it" in told(walk)
        await walk.keys("1")
        assert (said(walk, claim), walk.label(claim)) == (None, "ok")


async def test_another_claim_is_asked_whether_it_is_so(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = await walk.go_to(QUOTED)
        await walk.keys("w", "j", "k", "1")
        assert (said(walk, claim), walk.label(claim)) == (None, "ok")
        await walk.go_to(QUOTED)
        await walk.keys("w", "minus")
        assert walk.view.current != claim
        assert walk.view.question is Question.SO


async def test_keys_pressed_at_once_answer_both_in_order(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = await walk.go_to(QUOTED)
        for key in ("w", "1", "2", "k", "w", "3"):
            walk.burst(key)
        await walk.settle()
        assert (said(walk, claim), walk.label(claim)) == ("imprecise", "correct")


async def test_both_answers_are_taken_back_over_a_restart(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = await walk.go_to(QUOTED)
        await walk.keys("w", "1", "2")
    async with start(article) as walk:
        assert (said(walk, claim), walk.label(claim)) == ("ok", "correct")
        await walk.keys("u")
        assert (said(walk, claim), walk.label(claim)) == ("ok", None)
        await walk.keys("u")
        assert (said(walk, claim), walk.label(claim)) == (None, None)
        await walk.keys("U", "U")
        assert (said(walk, claim), walk.label(claim)) == ("ok", "correct")


async def test_a_conflict_stays_an_alarm_until_somebody_says_whether_it_is_so(
    start: "Start", article: str
) -> None:
    async with start(article) as walk:
        await walk.go_to(QUOTED)
        await walk.keys("w", "1")
        assert walk.view.item is not None
        assert walk.view.look(walk.view.item).sign == "≠"
        await walk.go_to("second bridge")
        await walk.keys("w", "1")
        assert walk.view.look(walk.view.item).sign == "◐"
        assert "2 half judged" in walk.text()


async def test_marked_claims_are_asked_together_if_all_name_somebody(
    start: "Start", article: str
) -> None:
    async with start(article) as walk:
        first = await walk.go_to(QUOTED)
        await walk.keys("space")
        second = await walk.go_to("second bridge")
        await walk.keys("space", "w")
        assert "▶ did they say it?" in bar(walk)
        await walk.keys("1")
        assert [said(walk, claim) for claim in (first, second)] == ["ok", "ok"]
        assert walk.labels() == {}
        await walk.go_to(SILENT)
        await walk.keys("space")
        await walk.go_to(QUOTED)
        await walk.keys("space", "w")
        assert "Not every marked claim" in told(walk)


async def test_the_question_stands_in_help_key_line_and_palette(
    start: "Start", article: str
) -> None:
    async with start(article) as walk:
        claim = await walk.go_to(QUOTED)
        assert "w said?" in walk.text()
        await walk.keys("question_mark")
        assert "Judge whether they said it" in walk.text()
        await walk.keys("escape", "ctrl+p")
        await walk.type("said")
        await walk.keys("enter", "1")
        assert said(walk, claim) == "ok"


async def test_an_answer_on_another_scale_keeps_its_name(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.go_to(QUOTED)
        await walk.keys("c", "3", "w", "1")
        name = walk.view.scales.active.labels[0].name("en")
    async with start(article) as walk:
        await walk.go_to(QUOTED)
        assert walk.view.scales.active.id == "desk"
        assert f"say it? ✗ {name}" in bar(walk)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the \u202eElm\u202c \x1b Company said.", "did the ⇄Elm⇄ ␛ Company say it? –"),
        ("said Captain Obadiah Long-Harbour of the Elm Steam Navigation and Towage Company.", "…"),
    ],
)
async def test_long_and_hostile_names_do_no_harm(
    start: "Start", tmp_path: Path, size: tuple[int, int], words: str, shown: str
) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(f"The ferry carried 48 people, {words}\n", encoding="utf-8")
    async with start(str(file), size=size) as walk:
        said_by, *_rest = bar(walk).split("▶ is it so? –")
        assert shown in said_by
        assert said_by.rstrip().endswith("say it? –")
