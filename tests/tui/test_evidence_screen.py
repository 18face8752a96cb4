"""Sources and evidence, from adding a source to linked passages, by keys."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.model.evidence import Credibility, Evidence, Stance
from workbench.model.source import Reliability
from workbench.tui.screens.check.screen import CheckScreen
from workbench.tui.screens.evidence.screen import EvidenceScreen
from workbench.tui.widgets.source_text import SourceText

if TYPE_CHECKING:
    from tests.tui.conftest import Start, Walk


def linked(walk: "Walk", claim: str) -> "tuple[Evidence, ...]":
    """The evidence of a claim."""
    item = walk.view.desk.find(claim)
    assert item is not None
    return item.evidence


SIZES = [(120, 40), (80, 24)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_source_is_added_with_two_keys_and_a_path(
    start: "Start", article: str, minutes: str, size: tuple[int, int]
) -> None:
    async with start(article, size=size) as walk:
        await walk.go_to("48 million")
        await walk.add_source(minutes)
        (source,) = walk.view.desk.sources
        assert source.details.title == "council minutes"
        assert f"bear on claim {walk.view.current[1:]}" in walk.text()
        await walk.keys("v")
        assert walk.is_at(EvidenceScreen)
        assert "84 million" in walk.text()
        assert "CONTRADICTS" in walk.text()


@pytest.mark.parametrize("size", SIZES)
async def test_a_passage_is_linked_graded_noted_and_unlinked(
    start: "Start", article: str, minutes: str, size: tuple[int, int]
) -> None:
    async with start(article, size=size) as walk:
        claim = await walk.go_to("48 million")
        await walk.add_source(minutes)
        await walk.keys("v", "minus")
        (item,) = linked(walk, claim)
        assert item.stance is Stance.CONTRADICTS
        assert item.passage is not None
        assert "84 million euros" in item.passage.quote.exact
        await walk.keys("plus", "g", "b", "2", "enter", "n")
        await walk.type("see page 3")
        await walk.keys("ctrl+s")
        (item,) = linked(walk, claim)
        assert (item.stance, item.credibility) == (Stance.SUPPORTS, Credibility.PROBABLY_TRUE)
        assert item.note == "see page 3"
        assert walk.view.desk.sources[0].details.reliability is Reliability.USUALLY
        assert "B2" in walk.text()
        await walk.keys("x")
        assert not linked(walk, claim)
        await walk.keys("u")
        assert linked(walk, claim)
        await walk.keys("escape")
        assert walk.is_at(CheckScreen)
        assert "1 for (1 origin)" in walk.text()
        assert f"{claim[1:]}≠⁺The new bridge" in walk.text()


async def test_words_are_chosen_by_keyboard(start: "Start", article: str, minutes: str) -> None:
    async with start(article) as walk:
        claim = await walk.go_to("48 million")
        await walk.add_source(minutes)
        await walk.keys("v", "enter")
        pane = walk.screen.query_one(SourceText)
        assert pane.selection is not None
        text = Path(minutes).read_text(encoding="utf-8")
        await walk.keys("k", "j", "j")
        assert pane.selection.span.of(text).startswith("A count of last week")
        await walk.keys("H", "h", "h", "h", "h")
        assert pane.selection.span.of(text) == "euros. A count of last week found 12,000 cars"
        await walk.keys("L", "J", "plus")
        (item,) = linked(walk, claim)
        assert item.passage is not None
        assert item.passage.quote.exact == "A count of last week found 12,000 cars a day on it."
        assert pane.selection is None


async def test_the_next_claim_is_checked_without_leaving(
    start: "Start", article: str, minutes: str
) -> None:
    async with start(article) as walk:
        await walk.go_to("48 million")
        await walk.add_source(minutes)
        await walk.keys("v", "J")
        assert "12,000 cars" in walk.current
        assert walk.is_at(EvidenceScreen)
        assert "12,000 cars a day on it" in walk.text()
        claim = walk.view.current
        await walk.keys("plus", "enter", "1")
        assert walk.label(claim) == "ok"
        assert walk.screen.query_one(SourceText).selection is None
        assert walk.view.current != claim
        assert "0/1" not in walk.text()
        await walk.keys("u", "u")
        assert walk.label(claim) is None
        assert not linked(walk, claim)
        assert walk.view.current == claim


async def test_words_are_found_in_the_source(start: "Start", article: str, minutes: str) -> None:
    async with start(article) as walk:
        await walk.go_to("48 million")
        await walk.add_source(minutes)
        await walk.keys("v", "slash")
        await walk.type("NO TOLL")
        await walk.keys("enter")
        selection = walk.screen.query_one(SourceText).selection
        assert selection is not None
        assert selection.span.of(Path(minutes).read_text(encoding="utf-8")) == "no toll"
        await walk.keys("escape", "slash", "ctrl+u")
        await walk.type("nowhere")
        await walk.keys("enter")
        assert "do not stand there" in walk.text()


async def test_a_source_without_text_is_linked_as_a_whole(start: "Start", article: str) -> None:
    async with start(article) as walk:
        claim = await walk.go_to("48 million")
        await walk.add_source("https://example.org/bridge")
        await walk.keys("v")
        assert "Without text" in walk.text()
        await walk.keys("c")
        (item,) = linked(walk, claim)
        assert item.passage is None
        assert item.stance is Stance.CONTEXT
        assert "the whole source" in walk.text()


async def test_a_passage_is_linked_to_all_marked_claims(
    start: "Start", article: str, minutes: str
) -> None:
    async with start(article) as walk:
        await walk.go_to("48 million")
        await walk.add_source(minutes)
        first = walk.view.current
        await walk.keys("space", "space", "k", "v", "c")
        assert "linked to 2 claims" in walk.text()
        assert linked(walk, first)
        assert linked(walk, walk.view.current)
