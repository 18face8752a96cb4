"""Quotations word for word, on their screen and beside their claim."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.model.quotation import QuotationStatus
from workbench.tui.screens.evidence.screen import EvidenceScreen
from workbench.tui.screens.quotations import QuotationsScreen
from workbench.tui.widgets.source_text import SourceText

if TYPE_CHECKING:
    from tests.tui.conftest import Start

SIZES = [(120, 40), (80, 24)]


@pytest.mark.parametrize("size", SIZES)
async def test_an_altered_quotation_is_found_and_shown_in_its_source(
    start: "Start", article: str, minutes: str, size: tuple[int, int]
) -> None:
    async with start(article, size=size) as walk:
        await walk.add_source(minutes)
        await walk.keys("quotation_mark")
        assert walk.is_at(QuotationsScreen)
        (checked,) = walk.view.quotations
        assert checked.finding.status is QuotationStatus.ALTERED
        assert "ALTERED" in walk.text()
        assert "‹any›" in walk.text()
        await walk.keys("enter")
        assert walk.is_at(EvidenceScreen)
        assert "any toll" in walk.current
        selection = walk.screen.query_one(SourceText).selection
        assert selection is not None
        assert selection.span.of(Path(minutes).read_text("utf-8")) == "We will raise no toll"
        await walk.keys("enter", "2")
        assert walk.view.item is not None
        (item,) = walk.view.item.evidence
        assert item.passage is not None
        assert item.passage.quote.exact == "We will raise no toll"


async def test_the_place_wanted_is_selected_though_its_source_is_shown_again_meanwhile(
    start: "Start", article: str, minutes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = EvidenceScreen.show_row

    def show_twice(screen: EvidenceScreen) -> None:
        show(screen)
        show(screen)

    monkeypatch.setattr(EvidenceScreen, "show_row", show_twice)
    async with start(article) as walk:
        await walk.add_source(minutes)
        await walk.keys("quotation_mark", "enter")
        selection = walk.screen.query_one(SourceText).selection
        assert selection is not None
        assert selection.span.of(Path(minutes).read_text("utf-8")) == "We will raise no toll"
        await walk.keys("tab", "j")
        assert not walk.screen.query_one(SourceText).has_focus


async def test_the_claim_tells_how_its_quotation_stands(
    start: "Start", article: str, minutes: str
) -> None:
    Path("speech.txt").write_text('"We will not raise any toll," the mayor said.', encoding="utf-8")
    async with start(article) as walk:
        await walk.go_to("any toll")
        await walk.add_source(minutes)
        assert "≠ altered s1" in walk.text()
        assert "1 quotation is altered" in walk.text()
        await walk.add_source("speech.txt")
        assert "= word for word s2" in walk.text()
        await walk.keys("quotation_mark")
        assert "altered in s1" in walk.text()


async def test_without_sources_it_says_so(start: "Start", article: str) -> None:
    async with start(article) as walk:
        await walk.keys("quotation_mark")
        assert "No source with a text is attached" in walk.text()
        await walk.keys("enter")
        assert "any toll" in walk.current
