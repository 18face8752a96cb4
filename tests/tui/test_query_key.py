"""The key that asks the author, on the real desk."""

from typing import TYPE_CHECKING

from textual.widgets import Input, Select

from workbench.model.query import Query, QueryKind, Reply
from workbench.tui.screens.dialogs.queries import QueriesDialog
from workbench.tui.screens.dialogs.query_form import QueryForm

if TYPE_CHECKING:
    from tests.tui.conftest import Start, Walk


def queries(walk: "Walk") -> tuple[Query, ...]:
    assert walk.view.item is not None
    return walk.view.item.queries


def line(walk: "Walk", name: str) -> Input:
    return walk.screen.query_one(f"#{name}", Input)


async def test_asked_corrected_answered_and_taken_back(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.go_to("the city council said")
        await walk.keys("A")
        assert walk.is_at(QueryForm)
        await walk.keys("ctrl+s")
        assert "Say what the author is asked." in walk.text()
        await walk.paste("Net or gross?")
        await walk.keys("ctrl+s")
        assert [(q.name, q.text, q.is_open) for q in queries(walk)] == [
            ("q1", "Net or gross?", True)
        ]
        assert "? q1 Question Net or gross? · not answered yet" in walk.text()
        assert "1 query to the author" in walk.text()

        await walk.keys("A", "2", "ctrl+t")
        assert line(walk, "new").value == walk.current
        await walk.keys("ctrl+s")
        assert "Nothing would change" in walk.text()
        line(walk, "new").value = walk.current.replace("48", "84")
        await walk.paste("the minutes say so")
        await walk.keys("ctrl+s")
        assert queries(walk)[1].kind is QueryKind.CORRECTION
        assert "84 million" in queries(walk)[1].new
        assert "2 queries to the author" in walk.text()

        await walk.keys("A", "2")
        walk.screen.query_one("#reply", Select).value = Reply.ACCEPTED.value
        line(walk, "answer").value = "Thanks"
        await walk.keys("ctrl+s")
        assert (queries(walk)[1].reply, queries(walk)[1].answer) == (Reply.ACCEPTED, "Thanks")
        assert "✓ q2" in walk.text()
        await walk.keys("A", "2")
        line(walk, "text").value = "the treasurer said so"
        await walk.keys("ctrl+s")
        assert queries(walk)[1].is_open
        await walk.keys("A")
        assert walk.is_at(QueriesDialog)
        await walk.keys("1", "ctrl+r")
        assert [q.id for q in queries(walk)] == [2]
        await walk.keys("u", "u")
        assert [(q.id, q.reply) for q in queries(walk)] == [(1, None), (2, Reply.ACCEPTED)]
        await walk.keys("u", "u", "u")
        assert queries(walk) == ()
        await walk.keys("question_mark")
        assert "Ask the author, or propose other words" in walk.text()


async def test_hostile_words_and_a_small_terminal(
    start: "Start", article: str, hostile_words: str
) -> None:
    async with start(article, size=(80, 24)) as walk:
        await walk.keys("A")
        await walk.paste(hostile_words)
        await walk.keys("ctrl+s")
        assert "q1 Question [bold]lie[/bold]" in walk.text()
        assert not set("\x1b\x9b\u202e") & set(walk.text())
        await walk.keys("A", "2", "ctrl+t")
        assert "Proposed" in walk.text()
        assert "Source" in walk.text()
