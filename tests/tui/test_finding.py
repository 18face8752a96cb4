"""Matches fill in while keys are taken; proof, rejected and stale matches on the screen."""

import json
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import KNOWN
from workbench.desk import matching
from workbench.desk.indexing import IndexCondition
from workbench.desk.workspace import Workspace
from workbench.model.match import Decision
from workbench.settings import Settings
from workbench.tui.screens.check.screen import CheckScreen
from workbench.tui.screens.home import HomeScreen
from workbench.tui.widgets.match_list import MatchList
from workbench.tui.workbench_app import WorkbenchApp

if TYPE_CHECKING:
    from tests.tui.conftest import Start

STALE = """\
{"id": "s1", "text": "The new bridge over the Elm cost 48 million euros.", "verdict": "true", \
"date": "2001-06-01", "publisher": "Elm"}
"""


class Gate:
    """Holds matching up before each batch until it is let through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._passes = threading.Semaphore(0)
        self.batches: list[list[str]] = []
        match = matching._match
        monkeypatch.setattr(matching, "_BATCH", 1)

        def held(ws: Workspace, article: object, claims: list[object], own: object) -> None:
            self.batches.append([claim.id for claim in claims])  # type: ignore[attr-defined]
            self._passes.acquire(timeout=20)
            match(ws, article, claims, own)  # type: ignore[arg-type]

        monkeypatch.setattr(matching, "_match", held)

    def let(self, count: int) -> None:
        self._passes.release(count)


async def test_keys_are_taken_while_matches_fill_in(
    opening: Callable[[], Workspace], article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    app = WorkbenchApp(opening, article, Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        while not isinstance(app.screen, CheckScreen):
            await pilot.pause()
        screen = app.screen
        first = screen.view.current
        while not gate.batches:
            await pilot.pause(0.01)
        assert gate.batches == [[first]]
        await pilot.press("j", "j")
        there = screen.view.current
        await pilot.press("1")
        gate.let(1)
        while len(gate.batches) < 2:
            await pilot.pause(0.01)
        while not screen.matching:
            await pilot.pause(0.01)
        assert "1/" in screen.matching
        gate.let(100)
        while screen.matching or not app.errands.idle:
            await pilot.pause(0.01)
        await pilot.pause()
        item = screen.view.desk.find(there)
        assert item is not None
        assert item.verdict is not None
        assert any(claim.matches for claim in screen.view.desk.claims)
        assert sorted(claim for batch in gate.batches for claim in batch) == sorted(
            claim.claim.id for claim in screen.view.desk.claims
        )


async def test_the_claim_that_the_person_is_at_comes_next(
    opening: Callable[[], Workspace], article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    app = WorkbenchApp(opening, article, Settings())
    async with app.run_test(size=(120, 14)) as pilot:
        while not gate.batches:
            await pilot.pause(0.01)
        while not isinstance(app.screen, CheckScreen):
            await pilot.pause()
        await pilot.press(*(["j"] * 20))
        last = app.screen.view.current
        gate.let(1)
        while len(gate.batches) < 2:
            await pilot.pause(0.01)
        assert gate.batches[1] == [last]
        gate.let(100)
        while app.screen.matching:
            await pilot.pause(0.01)


async def test_leaving_the_screen_ends_the_matching(
    opening: Callable[[], Workspace], article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    app = WorkbenchApp(opening, article, Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        while not gate.batches:
            await pilot.pause(0.01)
        while not isinstance(app.screen, CheckScreen):
            await pilot.pause()
        await pilot.press("escape")
        while not isinstance(app.screen, HomeScreen):
            await pilot.pause(0.01)
        gate.let(100)
        while any(not worker.is_finished for worker in app.workers):
            await pilot.pause(0.01)
        assert len(gate.batches) == 1


async def test_proof_is_told_under_the_matches(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.go_to("12,000 cars")
        await walk.keys("p")
        assert "proven: nothing scores higher than" in walk.text()
        assert "(of 4)" in walk.text()


async def test_a_better_one_is_shown_on_top(
    start: "Start", article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.desk.matching.proposals", lambda *_args: [])
    async with start(article) as walk:
        await walk.go_to("48 million")
        assert not walk.view.item or not walk.view.item.matches
        await walk.keys("p")
        assert walk.view.match is not None
        assert walk.view.match.known.external_id == "k1"
        assert "more alike than what was found" in walk.text()


async def test_rejected_ones_stand_apart_and_can_be_taken_back(
    start: "Start", article: str
) -> None:
    async with start(article) as walk:
        await walk.go_to("48 million")
        await walk.keys("x")
        assert "Rejected for this wording:" in walk.text()
        item = walk.view.item
        assert item is not None
        assert [match.known.external_id for match in item.rejected] == ["k1"]
        await walk.keys(*(["l"] * len(item.matches)))
        assert walk.view.match is item.rejected[-1]
        await walk.keys("x")
        assert walk.view.item is not None
        assert not walk.view.item.rejected
        assert "Rejected for this wording:" not in walk.text()


async def test_a_click_on_a_rejected_one_picks_it(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.go_to("48 million")
        await walk.keys("x")
        assert walk.view.item is not None
        places = len(walk.view.item.matches)
        listed = walk.screen.query_one(MatchList)
        await walk.keys("h", "h", "h", "h")
        listed.highlighted = listed.option_count - 1
        listed.action_select()
        await walk.settle()
        assert walk.view.match_at == places - 1
        assert walk.view.match is not None
        assert walk.view.match.decision is Decision.REJECTED


async def test_a_stale_match_says_so(
    start: "Start", article: str, know: Callable[[str], None]
) -> None:
    know(STALE)
    async with start(article) as walk:
        await walk.go_to("48 million")
        assert "stale: old" in walk.text()
        await walk.keys("enter")
        assert "stale: old" in walk.text()


async def test_an_outdated_index_is_told_once(
    start: "Start", article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "ensure_index", lambda *_args: IndexCondition.OUTDATED)
    async with start(article) as walk:
        assert "workbench db reindex" in walk.text()


async def test_reading_the_known_claims_tells_how_far_it_is(
    opening: Callable[[], Workspace], article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slow(_ws: Workspace, progress: Callable[..., None], _cancelled: object) -> IndexCondition:
        progress(512, 20_000, "")
        go_on.wait(20)
        return IndexCondition.CURRENT

    monkeypatch.setattr(matching, "ensure_index", slow)
    app = WorkbenchApp(opening, article, Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        while not isinstance(app.screen, CheckScreen) or not app.screen.matching:
            await pilot.pause(0.01)
        assert app.screen.matching == "reading known claims 512/20000 …"
        go_on.set()
        while app.screen.matching:
            await pilot.pause(0.01)


async def test_one_claim_checked_by_several_stands_once_with_what_each_says(
    start: "Start", article: str, know: Callable[[str], None]
) -> None:
    known = json.loads(KNOWN.splitlines()[0])
    twice = {**known, "id": "twice", "publisher": "Pier Facts", "verdict": "Mostly false"}
    know(json.dumps(twice))
    async with start(article) as walk:
        await walk.go_to("48 million")
        item = walk.view.item
        assert item is not None
        assert [match.known.text for match in item.matches].count(known["text"]) == 2
        text = walk.text()
        assert text.count("also") == 1
        assert "Mostly false" in text
        assert known["verdict"] in text
        await walk.keys("l")
        assert walk.view.match is not None
        assert walk.view.match is item.matches[1]
