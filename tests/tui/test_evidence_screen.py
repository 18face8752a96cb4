"""Sources and evidence, from adding a source to linked passages, by keys."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.model.evidence import Credibility, Stance
from workbench.model.source import Reliability
from workbench.tui.screens.check.screen import CheckScreen
from workbench.tui.screens.evidence.screen import EvidenceScreen
from workbench.tui.widgets.source_text import SourceText

if TYPE_CHECKING:
    from tests.tui.conftest import Start, Walk

SIZES = [(120, 40), (80, 24)]

REPORT = """\
Minutes of the city council, 5 May 2021

The mayor opened the new bridge over the Elm on 4 May 2021. It was built in three years.

The treasurer told the council that the new bridge over the Elm had cost 84 million euros. \
A count of last week found 12,000 cars a day on it.

The mayor was asked about a toll. "We will raise no toll whatsoever," she said.
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    """The path of a source that supports some claims and contradicts others."""
    file = tmp_path / "council minutes.txt"
    file.write_text(REPORT, encoding="utf-8")
    return str(file)


async def add(walk: "Walk", given: str) -> None:
    await walk.keys("s")
    await walk.paste(given)
    await walk.keys("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_a_source_is_added_with_two_keys_and_a_path(
    start: "Start", article: str, report: str, size: tuple[int, int]
) -> None:
    async with start(article, size=size) as walk:
        await walk.go_to("48 million")
        await add(walk, report)
        print(walk.text())
        (source,) = walk.view.desk.sources
        assert source.details.title == "council minutes"
        assert f"bear on claim {walk.view.current[1:]}" in walk.text()
        await walk.keys("v")
        assert isinstance(walk.screen, EvidenceScreen)
        assert "84 million" in walk.text()
        assert "CONTRADICTS" in walk.text()
        print(walk.text())


@pytest.mark.parametrize("size", SIZES)
async def test_a_passage_is_linked_graded_noted_and_unlinked(
    start: "Start", article: str, report: str, size: tuple[int, int]
) -> None:
    async with start(article, size=size) as walk:
        claim = await walk.go_to("48 million")
        await add(walk, report)
        await walk.keys("v", "minus")
        (item,) = walk.view.desk.find(claim).evidence
        assert item.stance is Stance.CONTRADICTS
        assert "84 million euros" in item.passage.quote.exact
        await walk.keys("plus", "g", "b", "2", "enter", "n")
        await walk.type("see page 3")
        await walk.keys("ctrl+s")
        (item,) = walk.view.desk.find(claim).evidence
        assert (item.stance, item.credibility) == (Stance.SUPPORTS, Credibility.PROBABLY_TRUE)
        assert item.note == "see page 3"
        assert walk.view.desk.sources[0].details.reliability is Reliability.USUALLY
        assert "B2" in walk.text()
        print(walk.text())
        await walk.keys("x")
        assert not walk.view.desk.find(claim).evidence
        await walk.keys("u")
        assert walk.view.desk.find(claim).evidence
        await walk.keys("escape")
        assert isinstance(walk.screen, CheckScreen)
        assert "1 for (1 origin)" in walk.text()
        print(walk.text())


async def test_words_are_chosen_by_keyboard(start: "Start", article: str, report: str) -> None:
    async with start(article) as walk:
        claim = await walk.go_to("48 million")
        await add(walk, report)
        await walk.keys("v", "enter")
        pane = walk.screen.query_one(SourceText)
        assert pane.selection is not None
        text = REPORT
        await walk.keys("k", "j", "j")
        assert pane.selection.span.of(text).startswith("A count of last week")
        await walk.keys("H", "h", "h", "h", "h")
        assert pane.selection.span.of(text) == "euros. A count of last week found 12,000 cars"
        await walk.keys("L", "J", "plus")
        (item,) = walk.view.desk.find(claim).evidence
        assert item.passage.quote.exact == "A count of last week found 12,000 cars a day on it."
        assert pane.selection is None
