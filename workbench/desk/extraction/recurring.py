"""Finds what recurs at the edge of the pages: titles, page numbers, dates of a print."""

import re
from collections import Counter
from collections.abc import Sequence

from workbench.desk.extraction.lines import Line
from workbench.desk.extraction.reflow import usual_distance

_AT_EDGE = 3  # lines at the top and at the bottom of a page, parted from its text
_APART = 1.3  # of the distance between the lines of the text
_PAGES = 3  # a line recurs that stands on so many, or on both of two
_SAME_PLACE = 3.0  # points
_FIGURES = re.compile(r"\d+")
_LETTERS = 8  # a line with so many is the same line though its figures differ
_PAGE_NUMBER = re.compile(
    r"\W*(?:seite|s\.|page|p\.|blatt)?\s*\d+\s*(?:(?:von|of|/)\s*\d+)?\W*", re.IGNORECASE
)

_Key = tuple[str, int]


def without_recurring(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without the lines that recur at their edges, and what those lines say.

    A line recurs that stands at the same height among the first or last three lines of three
    pages or more, or of both of two, and is parted from the text by a gap. Lines that differ in
    their figures alone count as the same if they are page numbers, or have eight letters or more:
    the last rows of a table stay.
    """
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    enough = _PAGES if len(pages) > 2 else 2
    recurring = {key for key, count in counts.items() if count >= enough}
    said: dict[_Key, str] = {}
    kept: list[list[Line]] = []
    for page in pages:
        edges = [line for line in _edges(page) if _key(line) in recurring]
        for line in edges:
            said.setdefault(_key(line), line.text)
        # By identity: the same words may stand in the text, too.
        gone = {id(line) for line in edges}
        kept.append([line for line in page if id(line) not in gone])
    return kept, list(dict.fromkeys(said.values()))


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines above the text of a page and below it."""
    downward = sorted(page, key=lambda line: -line.bottom)
    apart = _APART * usual_distance(page)
    return [*_until_gap(downward, apart), *_until_gap(downward[::-1], apart)]


def _until_gap(lines: Sequence[Line], apart: float) -> Sequence[Line]:
    """The first lines up to a gap that is wider than `apart`; none if it is not near."""
    for number in range(1, min(len(lines), _AT_EDGE + 1)):
        if abs(lines[number - 1].bottom - lines[number].bottom) > apart:
            return lines[:number]
    return []


def _key(line: Line) -> _Key:
    place = round(line.bottom / _SAME_PLACE)
    text = " ".join(line.text.split())
    if _PAGE_NUMBER.fullmatch(text):
        return "#", place
    if sum(map(str.isalpha, text)) >= _LETTERS:
        return _FIGURES.sub("#", text), place
    return text, place
