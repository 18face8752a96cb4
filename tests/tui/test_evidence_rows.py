"""What is listed beside a claim: linked first, then proposed, then what is left."""

from dataclasses import replace

from workbench.desk.source_checking import SourcePassage
from workbench.model.desk import CheckedClaim
from workbench.model.evidence import Credibility, Evidence, PinnedPassage, Stance
from workbench.model.passage import Bearing, Passage
from workbench.model.selector import TextQuoteSelector
from workbench.model.source import Extraction, Method, Snapshot, Source, SourceDetails, SourceKind
from workbench.model.span import Span
from workbench.model.split import Claim
from workbench.tui.evidence_rows import Section, next_source, rows_of

SPAN = Span(4, 9)


def source(number: int, *, length: int = 100) -> Source:
    """A source with a text of some length."""
    sha256 = f"{number}" * 64
    saved = Snapshot(number, 1, sha256, 9, "text/plain", "a.txt", Method.FILE, "2022", "anna")
    taken = Extraction(number, sha256, "plain", f"text {number}", length, "en", "2022")
    details = SourceDetails(SourceKind.DOCUMENT, f"Title {number}")
    return Source(number, details, "2022", "anna", "", (saved,), (taken,))


def proposal(number: int, span: Span = SPAN) -> SourcePassage:
    """A passage of a source."""
    return SourcePassage(f"s{number}", Passage(span, "words", 50.0, Bearing.RELATED))


def item(number: int, stance: Stance, span: Span | None = SPAN) -> Evidence:
    """An item of evidence from a source."""
    pinned = (
        PinnedPassage("bytes", f"text {number}", span, TextQuoteSelector("words", "", ""))
        if span
        else None
    )
    return Evidence(number, number, stance, pinned, Credibility.UNJUDGED, "", "anna", "2022")


def claim(*evidence: Evidence) -> CheckedClaim:
    """A claim with evidence."""
    plain = Claim("c1", Span(0, 3), "It.", Span(0, 3), True, 0.5, (), False, None, ())
    return replace(CheckedClaim(plain), evidence=evidence)


def test_linked_passages_come_first_for_and_against_apart() -> None:
    checked = claim(item(1, Stance.CONTRADICTS), item(2, Stance.SUPPORTS))
    rows = rows_of(checked, [source(1), source(2), source(3)], [proposal(3)])
    assert [row.section for row in rows] == [Section.FOR, Section.AGAINST, Section.PROPOSED]


def test_a_linked_passage_is_not_proposed_again_but_keeps_what_differs() -> None:
    (row,) = rows_of(claim(item(1, Stance.SUPPORTS)), [source(1)], [proposal(1)])
    assert row.evidence is not None
    assert row.passage is not None


def test_every_source_has_a_row_once_all_are_searched() -> None:
    sources = [source(1), source(2, length=0), source(3)]
    rows = rows_of(claim(), sources, [proposal(3)])
    assert [(row.source.id, row.section) for row in rows] == [
        (3, Section.PROPOSED),
        (1, Section.SILENT),
        (2, Section.WHOLE),
    ]
    searching = rows_of(claim(), sources, [], complete=False)
    assert [row.section for row in searching] == [Section.WHOLE]


def test_sources_are_gone_through_in_a_circle() -> None:
    rows = rows_of(
        claim(), [source(1), source(2)], [proposal(1), proposal(1, Span(20, 25)), proposal(2)]
    )
    assert next_source(rows, 0, 1) == 2
    assert next_source(rows, 1, 1) == 2
    assert next_source(rows, 2, 1) == 0
    assert next_source(rows[:2], 0, 1) is None


def test_a_row_knows_the_pages_of_its_own_text() -> None:
    paged = source(1)
    first, *_more = paged.extractions
    later = replace(first, text_sha256="later", pages=(0,))
    paged = replace(paged, extractions=(replace(first, pages=(0, 8)), later))
    (row,) = rows_of(claim(item(1, Stance.SUPPORTS)), [paged], [])
    assert row.pages == (0, 8)
