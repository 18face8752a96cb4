"""Text from outside is shown as it is and does nothing, on every screen."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.text.guard import display, one_line
from workbench.tui.screens.check.screen import CheckScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Start, Walk


@pytest.fixture
def hostile(tmp_path: Path, know: Callable[[str], None], hostile_words: str) -> str:
    """An article and a known claim full of what a terminal or a markup could act on."""
    sentence = f"The harbour {hostile_words} handled 310 ships in 2019, the port authority said."
    file = tmp_path / "harbour.txt"
    file.write_text(f"Harbour {hostile_words}\n\n{sentence}\n", encoding="utf-8")
    known = {
        "id": "[/b]",
        "text": sentence.replace("310", "410"),
        "verdict": "[bold]false[/",
        "publisher": hostile_words,
        "title": hostile_words,
        "url": "javascript:alert(1)",
    }
    know(json.dumps(known) + "\n")
    return str(file)


def shown(walk: "Walk") -> str:
    """What is on the screen, checked for anything a terminal would act on."""
    text: str = walk.text()
    assert all(character.isprintable() or character in "\n\u3000" for character in text)
    return text


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_hostile_words_are_shown_literally_everywhere(
    start: "Start", hostile: str, size: tuple[int, int]
) -> None:
    async with start(hostile, size=size) as walk:
        assert "[bold]lie[/bold]" in shown(walk)
        await walk.go_to("harbour")
        assert walk.view.match is not None
        for key, leaving in (
            ("enter", "escape"),
            ("y", "escape"),
            ("n", "escape"),
            ("S", "escape"),
            ("i", "escape"),
            ("e", "escape"),
            ("f", "escape"),
            ("question_mark", "escape"),
            ("ctrl+p", "escape"),
        ):
            await walk.keys(key)
            # What the keys do is never pushed off the screen by what can be chosen.
            assert "⏎ choose" in shown(walk) or key != "e"
            await walk.keys(leaving)
            assert isinstance(walk.screen, CheckScreen)
        await walk.keys("a")
        shown(walk)
        await walk.keys("enter")
        shown(walk)
        await walk.keys("escape", "escape", "slash")
        await walk.type("harbour")
        assert "[bold]lie[/bold]" in shown(walk)
        await walk.keys("escape", "escape")
        assert "[bold]lie[/bold]" in shown(walk)


async def test_a_hostile_name_in_an_error_is_told_literally(start: "Start") -> None:
    async with start() as walk:
        await walk.keys("o")
        await walk.type("nowhere/[bold]x[/")
        await walk.keys("enter")
        assert "[bold]x[/" in shown(walk)
        assert "That did not work" in shown(walk)


async def test_pasted_control_characters_never_reach_the_screen(
    start: "Start", hostile: str, hostile_words: str
) -> None:
    async with start(hostile) as walk:
        await walk.keys("n")
        await walk.paste(f"a{hostile_words}\nb")
        assert "[@click=app.quit]" in shown(walk)
        await walk.keys("ctrl+s")
        assert walk.view.item is not None
        assert walk.view.item.note == display(f"a{hostile_words}\nb").strip()
        await walk.keys("slash")
        await walk.paste(hostile_words)
        assert one_line(hostile_words).strip()[:20] in shown(walk)
