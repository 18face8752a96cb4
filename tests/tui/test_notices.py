"""What was done on an article's way in is told until somebody has worked on it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.conftest import Start, Walk

FRENCH = "Le conseil a fermé le pont du port le 24.02.2022. Il coûte 8,4 millions et 50 %.\n" * 3


def _told(walk: "Walk") -> str:
    return " ".join(notification.message for notification in walk.app._notifications)


async def test_a_language_without_word_lists_is_said_to_be_less_sure(
    start: "Start", tmp_path: Path
) -> None:
    file = tmp_path / "pont.txt"
    file.write_text(FRENCH, encoding="utf-8")
    async with start(str(file)) as walk:
        assert "less surely" in _told(walk)
        await walk.keys("1")
        assert walk.view.desk.undo is not None
    async with start(str(file)) as walk:
        assert "less surely" not in _told(walk)


async def test_nothing_is_said_of_an_ordinary_article(start: "Start", article: str) -> None:
    async with start(article) as walk:
        assert _told(walk) == ""


async def test_what_a_claim_leans_on_stands_beside_it(start: "Start", tmp_path: Path) -> None:
    file = tmp_path / "mill.txt"
    file.write_text(
        "By Ada Reed, May 8, 2024\n\nMary Clark bought the mill in 1998. "
        "She sold it on Monday to the town.\n",
        encoding="utf-8",
    )
    async with start(str(file)) as walk:
        await walk.go_to("She sold it")
        shown = walk.text()
        assert "“She” → Mary Clark" in shown
        assert "2024-05-06" in shown
