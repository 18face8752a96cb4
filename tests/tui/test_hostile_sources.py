"""Sources full of what a terminal or a markup could act on are shown as they are."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.tui.screens.check.screen import CheckScreen
from workbench.tui.widgets.source_text import SourceText

if TYPE_CHECKING:
    from tests.tui.conftest import Start, Walk


@pytest.fixture
def hostile_source(tmp_path: Path, hostile_words: str) -> str:
    """A file whose name, title and text are hostile."""
    file = tmp_path / "[bold]x [@click=app.quit]y.txt"
    file.write_text(
        f"{hostile_words}\n\nThe new bridge {hostile_words} over the Elm cost 84 million euros.\n\n"
        f'"We will not raise [bold]lie[/bold] any toll," she said.\n',
        encoding="utf-8",
    )
    return str(file)


def shown(walk: "Walk") -> str:
    """What is on the screen, checked for anything a terminal would act on."""
    text: str = walk.text()
    assert all(character.isprintable() or character in "\n\u3000" for character in text)
    return text


async def test_hostile_sources_are_shown_literally_everywhere(
    start: "Start", article: str, hostile_source: str, hostile_words: str
) -> None:
    async with start(article, size=(80, 24)) as walk:
        await walk.go_to("48 million")
        await walk.add_source(hostile_source)
        assert "added" in shown(walk)
        await walk.keys("v")
        assert "[bold]lie[/bold]" in shown(walk)
        await walk.keys("minus", "n")
        await walk.paste(hostile_words)
        shown(walk)
        await walk.keys("ctrl+s", "g", "escape", "question_mark", "escape", "enter", "j", "J")
        shown(walk)
        await walk.keys("plus", "escape")
        await walk.keys("t", "e", "ctrl+u")
        await walk.paste(hostile_words)
        await walk.keys("tab")
        await walk.paste(hostile_words)
        shown(walk)
        await walk.keys("ctrl+s")
        assert "[bold]lie[/bold]" in shown(walk)
        await walk.keys("w", "escape", "s")
        assert "[bold]lie[/bold]" in shown(walk)
        await walk.paste(hostile_words)
        await walk.keys("enter")
        assert "s2 added" in shown(walk)
        await walk.keys("quotation_mark")
        assert "‹[bold]lie[/bold›]" in shown(walk)
        await walk.keys("escape", "1", "r")
        await walk.paste(hostile_words)
        await walk.keys("enter", "k")
        assert "[bold]lie[/bold]" in shown(walk)
        await walk.keys("ctrl+p")
        shown(walk)
        await walk.keys("escape")
        assert walk.is_at(CheckScreen)


async def test_a_very_long_text_is_shown_near_its_passage(start: "Start", article: str) -> None:
    line = "Nobody said anything about it on that day in the long debate.\n\n"
    Path("long.txt").write_text(
        line * 800 + "The new bridge over the Elm cost 84 million euros.\n\n" + line * 800,
        encoding="utf-8",
    )
    async with start(article) as walk:
        await walk.go_to("48 million")
        await walk.add_source("long.txt")
        await walk.keys("v")
        assert "▌  The new bridge over the Elm cost 84" in walk.text()
        pane = walk.screen.query_one(SourceText)
        assert pane.virtual_size.height < 1500
        await walk.keys("enter", "home")
        assert "more characters above" not in walk.text()
        for _page in range(60):
            pane.action_turn(1)
            await walk.settle()
            if "84 million euros" in walk.text().split("Source s1")[1]:
                break
        else:
            raise AssertionError("turning pages never came to the passage")
        await walk.keys("end")
        assert "Nobody said" in walk.text()
        await walk.keys("pageup", "pageup")
        assert "Nobody said" in walk.text()
