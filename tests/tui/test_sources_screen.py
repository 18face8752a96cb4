"""The sources of an article: added, edited, graded, detached; slow work stopped; reasons given."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from workbench.desk import fetching_sources, taking_in
from workbench.errors import SourceError
from workbench.model.source import Reliability, Source, SourceKind
from workbench.tui.screens.check.screen import CheckScreen
from workbench.tui.screens.dialogs.add_source import AddSourceDialog
from workbench.tui.screens.evidence.screen import EvidenceScreen
from workbench.tui.screens.sources.screen import SourcesScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Start, Walk
    from workbench.desk.workspace import Workspace

SIZES = [(120, 40), (80, 24)]


def source(walk: "Walk") -> Source:
    """The only source of the article."""
    (found,) = walk.view.desk.sources
    return found


async def test_a_few_words_are_kept_as_a_call(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.keys("s")
        await walk.type("Phoned the treasurer: it was 84 million")
        assert "phone call" in walk.text()
        await walk.keys("enter")
        assert source(walk).details.kind is SourceKind.PHONE_CALL
        assert source(walk).details.title == "Phoned the treasurer"


async def test_a_path_that_leads_nowhere_is_said_in_the_dialog(
    start: "Start", article: str
) -> None:
    async with start(article) as walk:
        await walk.keys("s")
        await walk.type("./nowhere.pdf")
        await walk.keys("enter")
        assert walk.is_at(AddSourceDialog)
        assert "There is no file" in walk.text()


async def test_tab_completes_a_path(start: "Start", article: str, minutes: str) -> None:
    async with start(article) as walk:
        await walk.keys("s")
        await walk.type("./coun")
        await walk.keys("tab", "enter")
        assert source(walk).details.title == Path(minutes).stem


async def test_a_source_of_the_library_is_picked_with_the_arrow(
    start: "Start", article: str, minutes: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The old bridge over the Elm had been closed in 2019.", encoding="utf-8")
    async with start(str(other)) as walk:
        await walk.add_source(minutes)
        await walk.add_source("https://example.org/bridge")
    async with start(article) as walk:
        await walk.keys("s")
        await walk.type("council")
        assert "example.org" not in walk.text()
        await walk.keys("down", "enter")
        assert source(walk).details.title == Path(minutes).stem


async def test_details_are_edited_in_a_form(start: "Start", article: str, minutes: str) -> None:
    async with start(article, size=(80, 24)) as walk:
        await walk.add_source(minutes)
        await walk.keys("t", "e", "ctrl+u")
        await walk.type("Minutes of May")
        await walk.keys("tab", "tab")
        await walk.type("Elm City Council")
        await walk.keys("tab", "tab")
        await walk.type("yesterday")
        await walk.keys("ctrl+s")
        assert "is no date" in walk.text()
        await walk.keys("ctrl+u")
        await walk.type("2021-05-05")
        await walk.keys("enter")
        details = source(walk).details
        assert (details.title, details.publisher) == ("Minutes of May", "Elm City Council")
        assert details.published == "2021-05-05"
        assert "Elm City Council" in walk.text()


async def test_a_key_each_for_grade_primary_and_confidential(
    start: "Start", article: str, minutes: str
) -> None:
    async with start(article) as walk:
        await walk.add_source(minutes)
        await walk.keys("t", "g", "c", "enter", "p", "c")
        details = source(walk).details
        assert details.reliability is Reliability.FAIRLY
        assert details.primary is True
        assert details.confidential
        assert "hidden in public exports" in walk.text()
        await walk.keys("p", "p", "c")
        assert source(walk).details.primary is None
        assert not source(walk).details.confidential


async def test_detaching_and_attaching_from_all_there_are(
    start: "Start", article: str, minutes: str
) -> None:
    async with start(article) as walk:
        await walk.add_source(minutes)
        await walk.keys("t", "x")
        assert not walk.view.desk.sources
        assert "No source here yet" in walk.text()
        await walk.keys("w")
        assert "council minutes" in walk.text()
        await walk.keys("a")
        assert source(walk).details.title == Path(minutes).stem
        await walk.keys("w", "slash")
        await walk.type("nothing like it")
        assert "0 sources" in walk.text()
        await walk.keys("escape", "enter")
        assert walk.is_at(EvidenceScreen)
        await walk.keys("escape")
        assert walk.is_at(SourcesScreen)
        await walk.keys("escape")
        assert walk.is_at(CheckScreen)


async def test_a_source_with_evidence_is_not_detached(
    start: "Start", article: str, minutes: str
) -> None:
    async with start(article) as walk:
        await walk.go_to("48 million")
        await walk.add_source(minutes)
        await walk.keys("v", "minus", "t", "x")
        assert "unlink that first" in walk.text()
        assert source(walk).snapshots


async def test_another_file_becomes_the_newest_snapshot(
    start: "Start", article: str, minutes: str, tmp_path: Path
) -> None:
    (tmp_path / "later.txt").write_text("The bridge cost 85 million euros.", encoding="utf-8")
    async with start(article) as walk:
        await walk.go_to("48 million")
        await walk.add_source(minutes)
        await walk.keys("v", "minus", "escape", "t", "o")
        await walk.type("later.txt")
        await walk.keys("enter")
        assert len(source(walk).snapshots) == 2
        await walk.keys("T")
        assert len(source(walk).snapshots) == 2
        await walk.keys("enter")
        assert "84 million" in walk.text(), "what was linked stands in its own snapshot"
        await walk.keys("enter", "plus")
        assert "older text" in walk.text()
        await walk.keys("escape", "j")
        assert "85 million" in walk.text()


async def test_two_papers_of_one_agency_are_one_origin(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.go_to("48 million")
        for name in ("a", "b"):
            Path(f"{name}.txt").write_text(
                f"ELM (Reuters) - The new bridge over the Elm cost 48 million euros. {name}",
                encoding="utf-8",
            )
            await walk.add_source(f"{name}.txt")
        await walk.keys("v", "plus", "l", "plus", "escape")
        assert "2 for (1 origin)" in walk.text()
        await walk.keys("t")
        assert "Counts as one origin with s2" in walk.text()


@pytest.mark.parametrize("size", SIZES)
async def test_a_decision_on_little_evidence_takes_a_reason(
    start: "Start", article: str, size: tuple[int, int]
) -> None:
    async with start(article, size=size) as walk:
        claim = await walk.go_to("48 million")
        await walk.keys("1")
        assert walk.label(claim) == "ok", "no evidence is needed to decide"
        assert f"claim {claim[1:]}: 0 of 2 origins" in walk.text()
        await walk.keys("r")
        await walk.type("the council itself says so")
        await walk.keys("enter", "k")
        assert walk.view.current == claim
        assert "0 of 2 independent origins" in walk.text()
        assert "itself says so" in walk.text()
        await walk.keys("r", "ctrl+u", "enter")
        assert "! 0 of 2 independent origins" in walk.text()
        await walk.keys("u")
        item = walk.view.desk.find(claim)
        assert item is not None
        assert item.shortfall == "the council itself says so"


async def test_slow_work_shows_how_far_it_is_and_escape_stops_it(
    start: "Start", article: str, minutes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped, under_way = threading.Event(), threading.Event()

    def slow(*_args: object, progress: Any, should_stop: Any, **_more: object) -> None:
        progress(taking_in.Step("reading", 120, 2000))
        under_way.set()
        while not should_stop():
            stopped.wait(0.005)
        stopped.set()
        raise SourceError("Stopped; nothing was stored.")

    async with start(article) as walk:
        with monkeypatch.context() as patched:
            patched.setattr(taking_in, "take_in", slow)
            await walk.keys_only("s")
            await walk.paste_only(minutes)
            await walk.keys_only("enter")
            await walk.until(under_way.is_set)
            await walk.until(lambda: "120/2000 · escape stops" in walk.text())
            claim = walk.view.current
            await walk.keys_only("1")
            await walk.until(lambda: walk.label(claim) == "ok")
            await walk.keys("escape")
            assert stopped.wait(5)
        assert walk.is_at(CheckScreen)
        assert "stopped; nothing was stored" in walk.text()
        await walk.add_source(minutes)
        assert source(walk).snapshots


async def test_what_nobody_foresaw_is_told_and_the_next_source_taken(
    start: "Start", article: str, minutes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise RuntimeError("disk on fire")

    async with start(article) as walk:
        with monkeypatch.context() as patched:
            patched.setattr(taking_in, "take_in", broken)
            await walk.add_source(minutes)
            assert "disk on fire" in walk.text()
        await walk.keys("enter")
        await walk.add_source(minutes)
        assert source(walk).snapshots


async def test_a_page_is_fetched_only_when_the_key_says_so(
    start: "Start", article: str, minutes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def fetched(ws: "Workspace", source_id: int, **how: Any) -> taking_in.TakenIn:
        asked.append(source_id)
        return taking_in.save_file(ws, source_id, Path(minutes), **how)

    monkeypatch.setattr(fetching_sources, "fetch_source", fetched)
    async with start(article) as walk:
        await walk.go_to("48 million")
        await walk.add_source("https://example.org/minutes")
        assert "f fetches it" in walk.text()
        await walk.keys("v")
        assert not asked
        await walk.keys("f")
        assert asked == [1]
        assert "84 million" in walk.text()
        await walk.keys("escape", "t", "f")
        assert asked == [1, 1]


async def test_a_switched_off_web_is_told(start: "Start", article: str, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("fetching = false\n", encoding="utf-8")
    async with start(article) as walk:
        await walk.add_source("https://example.org/minutes")
        await walk.keys("t", "f")
        assert "That did not work" in walk.text()
        await walk.keys("enter")
        assert not source(walk).snapshots
