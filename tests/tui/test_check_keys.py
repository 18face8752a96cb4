"""Every key of the check screen, on a real desk."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from workbench.desk.exporting import Exported
from workbench.model.desk import ClaimState
from workbench.model.match import Decision, Relation
from workbench.tui.screens.check.screen import CheckScreen
from workbench.tui.screens.home import HomeScreen
from workbench.tui.screens.search import SearchScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Start


SIZES = [(120, 40), (80, 24)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_number_decides_and_moves_on(
    start: "Start", article: str, size: tuple[int, int]
) -> None:
    async with start(article, size=size) as walk:
        first = walk.view.current
        await walk.keys("1")
        assert walk.label(first) == "ok"
        assert walk.view.current != first
        assert "saved" in walk.text()


async def test_keys_pressed_at_once_are_all_written_in_order(start: "Start", article: str) -> None:
    async with start(article) as walk:
        ids = [item.claim.id for item in walk.view.claims if item.state is ClaimState.OPEN]
        await walk.keys("1", "2", "3", "1", "2", "u")
        names = [label.id for label in walk.view.scales.active.labels]
        expected = [names[0], names[1], names[2], names[0]]
        assert [walk.label(claim) for claim in ids[:5]] == [*expected, None]


async def test_next_previous_and_next_open(start: "Start", article: str) -> None:
    async with start(article) as walk:
        ids = [item.claim.id for item in walk.view.claims]
        await walk.go_to("The new bridge over the Elm was opened")
        await walk.keys("1")
        await walk.keys("k")
        here = ids.index(walk.view.current)
        await walk.keys("down", "down", "up")
        assert walk.view.current == ids[here + 1]
        await walk.keys(*(["j"] * len(ids)))
        assert walk.view.current == ids[-1]
        await walk.keys("1", "J")
        assert walk.view.item is not None
        assert walk.view.item.state is ClaimState.OPEN


@pytest.mark.parametrize("size", SIZES)
async def test_a_note_is_written_in_an_editor(
    start: "Start", article: str, size: tuple[int, int]
) -> None:
    async with start(article, size=size) as walk:
        claim = walk.view.current
        await walk.keys("n")
        await walk.type("see the budget")
        await walk.keys("enter")
        await walk.type("page 12")
        await walk.keys("ctrl+s")
        found = walk.view.desk.find(claim)
        assert found is not None
        assert found.note == "see the budget\npage 12"
        assert "see the budget" in walk.text()


async def test_leaving_a_changed_note_asks_first(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = walk.view.current
        await walk.keys("n", "x", "escape", "n")
        assert walk.screen.query_one(TextArea).text == "x"
        await walk.keys("escape", "y")
        assert isinstance(walk.screen, CheckScreen)
        found = walk.view.desk.find(claim)
        assert found is not None
        assert found.note == ""


async def test_looking_into_a_match_shows_both_wordings(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.go_to("48 million")
        match = walk.view.match
        assert match is not None
        assert match.comparison.relation is Relation.CONFLICT
        await walk.keys("enter")
        assert "‹48 million" in walk.text()
        assert "‹84 million" in walk.text()
        assert "≠" in walk.text()
        assert "Elm Courier" in walk.text()
        await walk.keys("escape")
        assert isinstance(walk.screen, CheckScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_reuse_asks_for_the_label_and_warns_of_a_conflict(
    start: "Start", article: str, size: tuple[int, int]
) -> None:
    async with start(article, size=size) as walk:
        claim = await walk.go_to("48 million")
        await walk.keys("y")
        assert "differs in a critical detail" in walk.text()
        assert "2 ✗ to correct" in walk.text()
        await walk.keys("enter")
        assert walk.label(claim) is None, "enter alone must not carry a verdict over"
        await walk.keys("2")
        assert walk.label(claim) == walk.view.scales.active.labels[1].id
        found = walk.view.desk.find(claim)
        assert found is not None
        assert found.matches[0].decision is Decision.ACCEPTED


async def test_reuse_of_the_same_claim_offers_the_label_of_that_name(
    start: "Start", article: str
) -> None:
    async with start(article) as walk:
        claim = await walk.go_to("12,000 cars")
        assert walk.view.match is not None
        assert walk.view.match.comparison.relation is Relation.SAME
        await walk.keys("c", "3", "y", "enter")
        assert walk.label(claim) == "true"


async def test_a_rejected_match_is_remembered_and_can_be_proposed_again(
    start: "Start", article: str
) -> None:
    async with start(article) as walk:
        claim = await walk.go_to("48 million")
        await walk.keys("x")
        found = walk.view.desk.find(claim)
        assert found is not None
        rejected = [match for match in found.matches if match.decision is Decision.REJECTED]
        assert [match.known.external_id for match in rejected] == ["k1"]
        places = [match.known.external_id for match in found.matches]
        await walk.keys(*(["h"] * len(places)), *(["l"] * places.index("k1")), "x")
        found = walk.view.desk.find(claim)
        assert found is not None
        assert all(match.decision is None for match in found.matches)


async def test_left_and_right_move_among_matches(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.go_to("48 million")
        assert walk.view.item is not None
        count = len(walk.view.item.matches)
        await walk.keys(*(["l"] * (count + 2)))
        assert walk.view.match_at == count - 1
        await walk.keys(*(["left"] * (count + 2)))
        assert walk.view.match_at == 0


async def test_several_marked_claims_are_decided_at_once(start: "Start", article: str) -> None:
    async with start(article) as walk:
        first = walk.view.current
        await walk.keys("space")
        second = walk.view.current
        await walk.keys("space", "4")
        assert walk.labels().keys() == {first, second}
        assert not walk.view.marked
        await walk.keys("u")
        assert walk.labels() == {}


async def test_escape_unmarks_before_it_leaves(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.keys("space", "escape")
        assert isinstance(walk.screen, CheckScreen)
        assert not walk.view.marked
        await walk.keys("escape")
        assert isinstance(walk.screen, HomeScreen)
        assert "New bridge over the Elm opens" in walk.text()
        await walk.keys("enter")
        assert isinstance(walk.screen, CheckScreen)


async def test_undo_and_redo_over_a_restart(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = walk.view.current
        await walk.keys("1", "k", "2")
        assert walk.label(claim) == "correct"
    async with start(article) as walk:
        await walk.keys("u")
        assert walk.label(claim) == "ok"
        await walk.keys("u")
        assert walk.label(claim) is None
        await walk.keys("U", "U")
        assert walk.label(claim) == "correct"
        assert walk.view.current == claim


async def test_search_over_known_claims(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.keys("slash")
        assert isinstance(walk.screen, SearchScreen)
        await walk.type("closed bridge")
        assert "closed in 2019" in walk.text()
        await walk.keys("down", "escape")
        assert isinstance(walk.app.screen, CheckScreen)


async def test_filter_and_order(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.keys("f", "5")
        conflicts = [item.claim.id for item in walk.view.desk.claims if item.in_conflict]
        assert walk.view.passing() == conflicts
        assert walk.view.current in conflicts
        await walk.keys("f", "1", "o")
        worths = [item.claim.worth for item in walk.view.claims]
        assert worths == sorted(worths, reverse=True)
        place = walk.view.place
    async with start(article) as walk:
        assert walk.view.place == place


async def test_export_to_a_file_and_not_over_another(
    start: "Start", article: str, tmp_path: Path
) -> None:
    async with start(article) as walk:
        await walk.keys("1", "e")
        await walk.keys("tab", "ctrl+u")
        await walk.type("log.md")
        await walk.keys("enter")
        assert "log.md" in walk.text()
        written = (tmp_path / "log.md").read_text(encoding="utf-8")
        assert "bridge" in written
        (tmp_path / "log.md").write_text("mine", encoding="utf-8")
        await walk.keys("enter", "e", "tab", "ctrl+u")
        await walk.type("log.md")
        await walk.keys("enter")
        assert "Replace it?" in walk.text()
        await walk.keys("n")
        assert (tmp_path / "log.md").read_text(encoding="utf-8") == "mine"
        await walk.keys("enter", "y")
        assert "bridge" in (tmp_path / "log.md").read_text(encoding="utf-8")
        await walk.keys("enter", "e", "tab", "ctrl+u")
        await walk.type("log.html")
        await walk.keys("enter")
        assert "<html" in (tmp_path / "log.html").read_text(encoding="utf-8")


async def test_a_long_export_says_how_far_it_is_and_may_be_left(
    start: "Start", article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts, go_on = [], threading.Event()

    def slow(*_order: object, progress: Callable[[int, int, str], None], **_rest: object) -> object:
        starts.append(1)
        progress(1, 3, "writing it out")
        assert go_on.wait(30)
        return Exported(tmp_path / "log.md", b"", ("Something was left out.",))

    monkeypatch.setattr("workbench.desk.exporting.export_log", slow)
    async with start(article) as walk:
        await walk.keys("e")
        await walk.keys_only("enter")
        await walk.until(lambda: "1/3 writing it out" in walk.text())
        await walk.keys_only("enter", "ctrl+t", "escape", "j")
        await walk.until(lambda: walk.is_at(CheckScreen))
        go_on.set()
        await walk.until(lambda: "Something was left out." in walk.text())
        assert starts == [1]


async def test_export_for_the_public_is_named_and_says_what_is_left_out(
    start: "Start", article: str, tmp_path: Path
) -> None:
    async with start(article) as walk:
        await walk.keys("e")
        assert "internal edition" in walk.text()
        await walk.keys("ctrl+t")
        assert "public edition" in walk.text()
        place = walk.screen.query_one(Input)
        assert place.value.endswith("-log-public.md")
        await walk.keys("ctrl+t", "ctrl+t", "tab", "ctrl+u")
        await walk.type("out.md")
        await walk.keys("enter")
        assert "For the public all notes were left out" in walk.text()
        assert "public edition" in (tmp_path / "out.md").read_text(encoding="utf-8")


async def test_another_scale_gives_other_labels(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = walk.view.current
        await walk.keys("1")
        other = walk.view.current
        await walk.keys("c", "j", "enter")
        assert walk.view.scales.active.id != "desk"
        await walk.keys("1")
        assert walk.label(claim) == "ok"
        found = walk.view.desk.find(other)
        assert found is not None
        assert found.verdict is not None
        assert found.verdict.scale == walk.view.scales.active.ref
        await walk.keys(str(len(walk.view.scales.active.labels) + 1))
        assert len(walk.labels()) == 2


async def test_help_is_about_the_focused_pane(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.keys("question_mark")
        assert "A bar on the left" in walk.text()
        await walk.keys("escape", "tab", "question_mark")
        assert "The current claim" in walk.text()
        await walk.keys("escape", "tab", "question_mark")
        assert "Known claims that may be" in walk.text()


async def test_the_palette_offers_the_keys_by_name(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = walk.view.current
        await walk.keys("ctrl+p")
        await walk.type("not a claim")
        await walk.keys("enter", "enter")
        await walk.keys("1")
        found = walk.view.desk.find(claim)
        assert found is not None
        assert found.dismissed == "opinion"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting_leaves_with_zero(start: "Start", article: str, key: str) -> None:
    async with start(article) as walk:
        await walk.keys(key)
        assert walk.app.return_value == 0


async def test_what_is_typed_right_after_opening_a_dialog_goes_into_it(
    start: "Start", article: str
) -> None:
    async with start(article) as walk:
        claim = walk.view.current
        for key in ("1", "k", "n", *"asap", "ctrl+s", "j", "e", "tab", "ctrl+u", "x", "enter"):
            walk.burst(key)
        await walk.settle()
        found = walk.view.desk.find(claim)
        assert found is not None
        assert found.note == "asap"
        assert walk.label(claim) == "ok"
        assert "The log is in" in walk.text()
        assert Path("x").exists()
