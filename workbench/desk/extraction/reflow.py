"""From the lines of a printed page to running text, by where the lines stand.

Rules, for two lines that follow each other:

* A new paragraph begins after a gap that is wider than between the page's lines, in letters of
  quite another size, and in a line that is set in after a sentence has ended.
* A line that ends though the next line's first word had room in it was ended on purpose: a new
  paragraph begins if a sentence ended there or the size changes, else a new line, so that
  lists, tables and addresses keep their form.
* All other lines are joined by a blank; a hyphen between them goes where it parted syllables.
* At the head of a column or page, where no gap can be measured, the text goes on if the line
  before was full and ended no sentence.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from workbench.desk.extraction.hyphens import joined
from workbench.desk.extraction.lines import Line

PARAGRAPH = "\n\n"
"""What stands between two paragraphs."""

_WIDER = 1.3  # of the page's usual distance between lines
_MUCH_WIDER = 2.0  # formulas and other fonts push lines apart within a sentence
_OTHER_SIZE = 1.15  # of the height; a word in another font alone may make a line higher
_HEADING = 1.4
_SET_IN = 0.8  # of the height of the letters
_SAME_EDGE = 4.0  # heights that the lines of one column begin apart at most
_NEAR = 10  # lines before and after that show where a column ends
_ROOM = 1.15  # of the next word's width, as letters differ in theirs
_FULL = 0.85  # of the way to the right edge of the page's text
_ENDS_SENTENCE = re.compile(r"[.!?:…][\s”“\"»«’‘')\]]{0,3}\Z")
_BULLET = re.compile(r"[•▪◦‣·■●○►–*-]\s")
_FIRST_WORD = re.compile(r"\S+")


def gaps(lines: Sequence[Line]) -> list[str]:
    """What stands between each line of a page and the next; one fewer than lines.

    A paragraph's end, a line's end, a tab between two cells of a row, a blank, or nothing after
    a line that is `broken`.
    """
    distance = usual_distance(lines)
    return [_gap(lines, number, distance) for number in range(len(lines) - 1)]


def gap_across(page: Sequence[Line], following: Line) -> str:
    """What stands between the last line of a page and the first of the next."""
    line = page[-1]
    if line.broken:
        return ""
    if _ends_sentence(line) or _ratio(line, following) > _OTHER_SIZE:
        return PARAGRAPH
    short = line.right < _FULL * max(other.right for other in page)
    return PARAGRAPH if short or _had_room(line, page, following) else " "


def flowed(
    lines: Sequence[Line], between: Sequence[str], compounds: frozenset[str]
) -> tuple[str, list[int]]:
    """The lines as running text, and the offset in it at which each begins.

    `between` is what `gaps` says, `compounds` what `hyphens.hyphened_words` found.
    """
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1]
            gap = (
                joined(before.text, line.text, compounds) if before.broken else between[number - 1]
            )
            parts.append(gap)
            length += len(gap)
        starts.append(length)
        parts.append(line.text)
        length += len(line.text)
    if lines and lines[-1].broken:
        parts.append("-")
    return "".join(parts), starts


def _gap(lines: Sequence[Line], number: int, distance: float) -> str:
    line, following = lines[number], lines[number + 1]
    drop = line.bottom - following.bottom
    if line.broken:
        return ""
    if abs(drop) < 0.5 * line.height and following.left >= line.right:
        return "\t"
    near = lines[max(0, number - _NEAR) : number + _NEAR + 1]
    had_room = _had_room(line, near, following)
    runs_on = not had_room and not _ends_sentence(line)
    if _begins_paragraph(line, following, distance, had_room=had_room, runs_on=runs_on):
        return PARAGRAPH
    bullet = not runs_on and _BULLET.match(following.text)
    return "\n" if had_room or bullet else " "


def _begins_paragraph(
    line: Line, following: Line, distance: float, *, had_room: bool, runs_on: bool
) -> bool:
    drop, ratio = line.bottom - following.bottom, _ratio(line, following)
    if ratio > _HEADING:
        return True
    if drop < 0:  # the head of the next column
        return not runs_on
    if distance and drop > _WIDER * distance:
        in_sentence = runs_on and following.text[0].islower() and drop <= _MUCH_WIDER * distance
        return not in_sentence
    ended = _ends_sentence(line)
    if had_room:
        return ended or ratio > _OTHER_SIZE
    return ended and following.left - line.left > _SET_IN * line.height


def usual_distance(lines: Sequence[Line]) -> float:
    """The distance between neighbouring lines of the same size in points; 0 if there are none.

    Taken from the nearer ones: a page of short paragraphs has more gaps than line breaks.
    """
    drops = sorted(
        line.bottom - following.bottom
        for line, following in pairwise(lines)
        if _ratio(line, following) <= _OTHER_SIZE
        and line.bottom - following.bottom > 0.5 * line.height
    )
    if not drops:
        return 0.0
    near = drops[len(drops) // 4]
    return median(drop for drop in drops if drop <= _WIDER * near)


def _ends_sentence(line: Line) -> bool:
    return _ENDS_SENTENCE.search(line.text) is not None


def _ratio(line: Line, following: Line) -> float:
    """How much higher the higher of two lines is."""
    small, large = sorted((line.height, following.height))
    return large / small


def _had_room(line: Line, near: Sequence[Line], following: Line) -> bool:
    """Whether the next line's first word would have gone into this line of the column.

    How far the column goes is seen by the lines in it that are `near`.
    """
    word = _FIRST_WORD.match(following.text)
    width = (len(word.group()) + 1) * following.letter if word else 0.0
    edge = max(
        (
            other.right
            for other in near
            if abs(other.left - line.left) < _SAME_EDGE * line.height
            and _ratio(line, other) <= _OTHER_SIZE
        ),
        default=line.right,
    )
    return line.right + _ROOM * width < edge
