"""The claims database on the screen: conditions, order, pages, and changing what is there."""

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.tui.conftest import Walk
from workbench.desk import known
from workbench.desk.known_search import find, parsed
from workbench.desk.workspace import Workspace
from workbench.model.known import KnownClaim
from workbench.tui.messages import Found
from workbench.tui.screens import search
from workbench.tui.screens.search import SearchScreen
from workbench.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tests.tui.conftest import Start


def desk_of(walk: Walk) -> Workspace:
    """The desk that a walk is on."""
    ws = walk.app.errands.workspace
    assert ws is not None
    return ws


def fill(walk: Walk) -> None:
    """Some more known claims on the desk of a walk."""
    ws = desk_of(walk)
    for number in range(30):
        said = KnownClaim(
            0,
            f"The ferry number {number} sank in {1990 + number}.",
            verdict="Falsch" if number % 2 else "Größtenteils falsch",
            publisher="Quay Check" if number % 3 else "Pier Facts",
            date=f"{1990 + number}-05-06",
            language="en",
        )
        known.add(ws, said)
    known.add(ws, KnownClaim(0, "The ferry number 7 sank in 1997!", publisher="Pier Facts"))


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_conditions_orders_and_pages(
    start: "Start", article: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PAGE", 12)
    async with start(article, size=size) as walk:
        fill(walk)
        await walk.keys("slash")
        screen = walk.screen
        assert isinstance(screen, SearchScreen)
        await walk.type('ferry publisher:"quay check"')
        assert "20 hits · 12 listed" in walk.text()
        rows = screen.query_one(Rows)
        await walk.keys(*["down"] * 11)
        assert "20 hits" in walk.text()
        assert rows.option_count == 20
        await walk.keys("ctrl+t")
        assert "newest first" in walk.text()
        assert screen.current is not None
        assert screen.current.date == "2019-05-06"
        assert "Falsch (false)" in walk.text()
        screen.query_one(Input).value = ""
        await walk.type("ferry since:soon")
        assert "“soon” is no date" in walk.text()


async def test_the_same_claim_by_several_publishers_stands_once(
    start: "Start", article: str
) -> None:
    async with start(article) as walk:
        fill(walk)
        await walk.keys("slash")
        await walk.type("ferry number 7 sank in 1997")
        assert "+1  " in walk.text()


async def test_a_known_claim_is_edited_added_and_withdrawn(start: "Start", article: str) -> None:
    async with start(article) as walk:
        fill(walk)
        ws = desk_of(walk)
        await walk.keys("slash")
        await walk.type("ferry number 5 sank 1995")
        screen = walk.screen
        assert isinstance(screen, SearchScreen)
        before = screen.current
        assert before is not None
        await walk.keys("enter", "tab")
        assert before.text in walk.text()
        assert "Quay Check" in walk.text() or "Pier Facts" in walk.text()
        line = walk.app.screen.query_one("#verdict", Input)
        line.value = "Richtig"
        await walk.keys("ctrl+s")
        assert known.show(ws, before.id).verdict == "Richtig"
        (version,) = known.provenance(ws, before.id).versions
        assert version.known.verdict == before.verdict
        await walk.keys("ctrl+r")
        walk.app.screen.query_one(Input).value = "a double"
        await walk.keys("enter")
        assert known.show(ws, before.id).withdrawn_because == "a double"
        await walk.keys("ctrl+n")
        walk.app.screen.query_one("#text", Input).value = "A tug sank."
        await walk.keys("ctrl+s")
        assert known.search(ws, "tug sank")[0].known.text == "A tug sank."
        await walk.keys("ctrl+n", "ctrl+s")
        assert "needs words" in walk.text()
        await walk.keys("escape", "escape")


async def test_an_answer_to_an_earlier_question_is_not_shown(start: "Start", article: str) -> None:
    async with start(article) as walk:
        fill(walk)
        await walk.keys("slash")
        await walk.type("ferry number 5 sank 1995")
        screen = walk.screen
        assert isinstance(screen, SearchScreen)
        page = find(desk_of(walk), parsed("bridge"))
        assert page.hits
        shown = walk.text()
        screen.post_message(Found(screen._asked - 1, page))
        screen.post_message(Found(screen._asked - 1, None, "it failed"))
        await walk.settle()
        assert walk.text() == shown
        await walk.keys("ctrl+t")
        assert "newest first" in walk.text()
