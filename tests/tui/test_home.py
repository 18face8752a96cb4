"""The articles on the desk: open, import, search, errors, keymap, theme, no colour."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.desk.workspace import Workspace
from workbench.errors import StoreError
from workbench.settings import Settings
from workbench.tui.screens.check.screen import CheckScreen
from workbench.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Start


async def test_an_empty_desk_says_what_to_do(start: "Start") -> None:
    async with start() as walk:
        assert "No article on the desk yet" in walk.text()


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_progress_of_an_article(start: "Start", article: str, size: tuple[int, int]) -> None:
    async with start(article, size=size) as walk:
        await walk.keys("1", "1", "escape")
        assert isinstance(walk.screen, HomeScreen)
        assert "2/" in walk.text()
        assert "conflict" in walk.text()
        assert "━" in walk.text()


async def test_the_desk_says_when_and_by_which_agency(start: "Start", tmp_path: Path) -> None:
    text = "Ferry runs aground\nPublished March 3, 2024\nHARTFORD (AP) — The ferry with 48 people"
    file = tmp_path / "ferry.txt"
    file.write_text(text + " on board ran aground on Sunday, the police said.", encoding="utf-8")
    async with start(str(file)) as walk:
        await walk.keys("escape")
        assert "published 2024-03-03 · AP" in walk.text()


async def test_a_file_is_opened_by_path_with_completion(start: "Start", article: str) -> None:
    async with start() as walk:
        await walk.keys("o")
        await walk.type("bri")
        await walk.keys("tab", "enter")
        assert isinstance(walk.screen, CheckScreen)
        assert "The new bridge" in walk.text()


async def test_known_claims_are_imported(start: "Start", tmp_path: Path, known_lines: str) -> None:
    file = tmp_path / "more.jsonl"
    file.write_text(known_lines + '{"id": "k9"}\n', encoding="utf-8")
    async with start() as walk:
        await walk.keys("i")
        await walk.paste(file.name)
        await walk.keys("enter")
        assert "4 new" in walk.text()
        assert "1 could not be taken" in walk.text()


async def test_a_file_that_is_not_there_is_told_and_the_articles_stay(start: "Start") -> None:
    async with start() as walk:
        await walk.keys("o")
        await walk.type("nowhere.txt")
        await walk.keys("enter")
        assert "That did not work" in walk.text()
        await walk.keys("enter", "escape")
        assert isinstance(walk.screen, HomeScreen)


async def test_a_database_that_does_not_open_ends_with_two(start: "Start") -> None:
    def broken() -> Workspace:
        raise StoreError("The file is [not] a database.")

    async with start(open_it=broken) as walk:
        assert "The file is [not] a database." in walk.text()
        await walk.keys("enter")
        assert walk.app.return_value == 2


async def test_an_unforeseen_failure_is_told_and_the_work_goes_on(
    start: "Start", article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.desk import checking

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("[/b]")

    async with start(article) as walk:
        with monkeypatch.context() as patch:
            patch.setattr(checking, "undo", broken)
            await walk.keys("u")
            assert "ZeroDivisionError: [/b]" in walk.text()
        await walk.keys("enter", "1")
        assert len(walk.labels()) == 1


async def test_the_settings_give_other_keys_and_a_theme(start: "Start", article: str) -> None:
    settings = Settings(keymap={"claim.next": "w"}, theme="workbench-light")
    async with start(article, settings=settings) as walk:
        first = walk.view.current
        await walk.keys("j")
        assert walk.view.current == first
        await walk.keys("w")
        assert walk.view.current != first
        assert walk.app.theme == "workbench-light"
        await walk.keys("question_mark")
        assert "w  " in walk.text()


async def test_two_actions_on_one_key_are_told(start: "Start", article: str) -> None:
    async with start(article, settings=Settings(keymap={"claim.next": "n"})) as walk:
        assert "claim.note" in walk.text()


async def test_an_unknown_theme_is_told(start: "Start", article: str) -> None:
    async with start(article, settings=Settings(theme="[/none]")) as walk:
        assert "[/none]" in walk.text()


async def test_without_colour_every_state_has_its_sign_and_word(
    start: "Start", article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with start(article) as walk:
        first = walk.view.current
        await walk.keys("2", "k")
        shown = walk.text()
        assert f"{first.removeprefix('c')}✗" in shown
        assert "✗ to correct" in shown
        await walk.go_to("48 million")
        assert "CONFLICT" in walk.text()
        assert "‹84 million" in walk.text()


async def test_every_key_has_an_id_and_a_sentence(start: "Start", article: str) -> None:
    async with start(article) as walk:
        own = [
            active.binding
            for active in walk.screen.active_bindings.values()
            if type(active.node).__module__.startswith("workbench.")
        ]
        inherited = {"app.help_quit", "help_quit", "command_palette", "screen.copy_text"}
        for binding in own:
            if binding.action in inherited or binding.action.startswith("screen."):
                continue
            assert binding.id, binding
            assert binding.tooltip, binding


def test_starting_needs_neither_editor_nor_tables() -> None:
    import subprocess

    code = (
        "import sys, workbench.tui.workbench_app, workbench.tui.screens.check.screen\n"
        "print(*sys.modules, sep='\\n')"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {
        "textual.widgets._text_area",
        "textual.widgets._data_table",
        "textual.widgets._markdown",
        "sqlalchemy",
        "rapidfuzz",
        "alembic",
    }
    assert heavy.isdisjoint(loaded)


async def test_four_hundred_claims_are_never_wrapped_again(
    start: "Start",
    tmp_path: Path,
    opening: Callable[[], Workspace],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from workbench.tui import layout
    from workbench.tui.widgets import article_view

    text = "\n\n".join(
        f"In {1600 + number} the town counted {number * 7 + 11} boats on the Elm, it said."
        for number in range(400)
    )
    file = tmp_path / "boats.txt"
    file.write_text(text, encoding="utf-8")
    async with start(str(file)) as walk:
        assert len(walk.view.claims) >= 400
        wrapped: list[int] = []
        real = layout.lay_out

        def counting(*arguments: object, **named: object) -> object:
            wrapped.append(1)
            return real(*arguments, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(article_view, "lay_out", counting)
        await walk.keys(*(["j"] * 20), "1", "end")
        assert wrapped == []
        assert len(walk.labels()) == 1
