"""The loop of the product with keys only, and what a kill leaves of it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk import demo, verifying
from workbench.desk.workspace import Workspace
from workbench.model.desk import ClaimState
from workbench.model.match import Decision

if TYPE_CHECKING:
    from tests.tui.conftest import Start


async def test_the_whole_loop_survives_a_kill(start: "Start", tmp_path: Path) -> None:
    database = str(tmp_path / "demo.db")

    def open_it() -> Workspace:
        return demo.open_demo("anna", "desk", database)[0]

    async with start(demo.demo_article(), open_it=open_it) as walk:
        assert any(item.matches for item in walk.view.desk.claims)
        to_judge = [i.claim.id for i in walk.view.claims if i.state is ClaimState.OPEN]
        await walk.keys("J", *(["k"] * len(walk.view.claims)))
        while walk.view.current != to_judge[0]:
            await walk.keys("j")
        await walk.keys("1", "1", "2", "3", "1")
        decided = walk.labels()
        assert len(decided) == 5
        assert len(set(decided.values())) == 3
        noted = walk.view.current
        await walk.keys("n")
        await walk.type("ask the embassy")
        await walk.keys("ctrl+s", "4", "u")
        assert walk.labels() == decided
        while not (walk.view.item and walk.view.item.matches):
            await walk.keys("j")
        claim, rejected = walk.view.current, walk.view.match
        assert rejected is not None
        await walk.keys("x", "e", "tab", "ctrl+u")
        await walk.type("log.json")
        await walk.keys("enter", "enter")
        assert (tmp_path / "log.json").exists()
        # What a kill leaves: no screen is left, no worker told, the database is not closed.
        dropped = walk.app.errands.workspace
        assert dropped is not None

    async with start(demo.demo_article(), open_it=open_it) as walk:
        assert walk.labels() == decided
        found = walk.view.desk.find(noted)
        assert found is not None
        assert found.note == "ask the embassy"
        found = walk.view.desk.find(claim)
        assert found is not None
        decisions = {match.known.id: match.decision for match in found.matches}
        assert decisions[rejected.known.id] is Decision.REJECTED
        ws = walk.app.errands.workspace
        assert ws is not None
        assert verifying.verify_log(ws).ok


async def test_keys_are_taken_while_the_database_is_still_opening(
    start: "Start", article: str, opening: Callable[[], Workspace]
) -> None:
    def slow() -> Workspace:
        import time

        time.sleep(0.3)
        return opening()

    async with start(article, open_it=slow) as walk:
        await walk.keys("1", "2")
        assert len(walk.labels()) == 2


async def test_leaving_at_once_loses_nothing(start: "Start", article: str) -> None:
    async with start(article) as walk:
        first = walk.view.current
        walk.app.simulate_key("1")
        walk.app.simulate_key("2")
        await asyncio.sleep(0)
        await walk.keys("q")
    async with start(article) as walk:
        assert len(walk.labels()) == 2
        assert walk.label(first) == "ok"
