"""What pages print below the article in whole sentences: reader comments, teasers of others."""

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.model.split import ExclusionReason
from workbench.text import furniture
from workbench.text.credits import is_date_line
from workbench.text.shape import Shape

# Somebody's comment opens with a line of its own: "anna says:", "Anna Muster sagt:".
_VOICE = re.compile(
    r"\S.{0,60}\s(?:says|said|writes|wrote|replies|sagt|sagte|schreibt|schrieb|meint|antwortet)\s?:?\Z"
)
_VOICES = 3  # so many in a row are readers, not people an article quotes
_REACH = 12  # paragraphs from one reader to the next, and from the head to the first
_STAMPS = 3  # dates below each other, each over somebody's words
_COST = 5  # what a line between two paragraphs weighs against the words of the second
_GAP = 35  # at most so much: a table or a box may part an article
_BAR = 2  # lines that weigh nothing: a sub-heading, the link of a picture
_TABLE = 50  # lines: no table is longer than that
_PICTURES = {ExclusionReason.CAPTION, ExclusionReason.CREDIT, ExclusionReason.DUPLICATE}
_MOST = 60  # words of a paragraph that count
_BLURB = 45  # words of the text to another article's headline
_TEASER = 80  # words of a teaser's paragraph
_TEASER_LINES = 6  # lines from one teaser's headline to the next one's
_LEAST_TITLE = 3  # words
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 60  # words: a paragraph that says so much stays, wherever it stands


def comments_from(
    shapes: Sequence[Shape], lines: Sequence[str], reasons: Sequence[ExclusionReason | None]
) -> int | None:
    """The paragraph with which the readers' comments begin; None where there are none."""
    prose = [index for index, shape in enumerate(shapes) if _is_prose(shape, reasons[index])]
    if not prose:
        return None
    voices = [i for i, line in enumerate(lines) if i > prose[0] and _is_voice(shapes[i], line)]
    near = _first_of_run(voices, _VOICES)
    if near is not None:
        heads = range(max(prose[0], near - 3), near)
        return next((i for i in heads if furniture.ends_article(shapes[i])), near)
    stamps = [i for i, reason in enumerate(reasons) if reason is ExclusionReason.BYLINE]
    for head in range(prose[0] + 1, len(shapes)):
        if not furniture.heads_comments(shapes[head]):
            continue
        below = [stamp for stamp in stamps if stamp > head]
        first = _first_of_run(below, _STAMPS)
        if first is None or first != below[0] or first - head > _REACH:
            continue
        if not any(_is_prose(shapes[i], reasons[i]) for i in range(head, first)):
            return head
    return None


def _is_voice(shape: Shape, line: str) -> bool:
    return shape.words <= 14 and not shape.ended and _VOICE.match(line) is not None


def _first_of_run(places: Sequence[int], size: int) -> int | None:
    """The first of `size` places that follow each other closely."""
    for at in range(len(places) - size + 1):
        run = places[at : at + size]
        if all(b - a <= _REACH for a, b in pairwise(run)):
            return run[0]
    return None


def _is_prose(shape: Shape, reason: ExclusionReason | None) -> bool:
    return reason is None and shape.prose


def teasers_from(
    shapes: Sequence[Shape], lines: Sequence[str], reasons: Sequence[ExclusionReason | None]
) -> int | None:
    """The headline with which a row of other articles begins, each with its author and its day."""
    stamps = [i for i, line in enumerate(lines) if _is_stamp(shapes[i], line)]
    heads = [(_teaser_head(shapes, reasons, stamp), stamp) for stamp in stamps]
    for (head, _), (following, _) in pairwise(heads):
        near = head is not None and following is not None and following - head <= _TEASER_LINES
        if near:
            return head
    return None


def _is_stamp(shape: Shape, line: str) -> bool:
    return not shape.prose and _YEAR.search(line) is not None and is_date_line(line)


def _teaser_head(
    shapes: Sequence[Shape], reasons: Sequence[ExclusionReason | None], stamp: int
) -> int | None:
    """The line above one paragraph, the author and the date: the headline of a teaser."""
    at = stamp - 1
    while at > stamp - 3 and at > 0 and not shapes[at].prose:
        at -= 1
    if at < 1 or not _is_prose(shapes[at], reasons[at]) or shapes[at].words > _TEASER:
        return None
    title = shapes[at - 1]
    return at - 1 if not title.prose and title.words >= _LEAST_TITLE else None


def article_end(shapes: Sequence[Shape], reasons: Sequence[ExclusionReason | None]) -> int:
    """The last paragraph of the stretch that holds most of the running text.

    Each paragraph weighs its words, each line between two of them weighs against the second:
    the heaviest stretch is the article. -1 where there is no running text.
    """
    best, total, between, end = 0, 0, 0, -1
    box = False
    for index, shape in enumerate(shapes):
        if not _is_prose(shape, reasons[index]):
            between += reasons[index] not in _PICTURES
            box = box or furniture.opens_box(shape)
            continue
        if box and shape.words <= _BLURB and _stands_alone(shapes, reasons, index):
            between += 1
            continue
        box = False
        gap = min(_COST * max(between - _BAR, 0), _GAP) + _COST * max(between - _TABLE, 0)
        total = max(total - gap, 0) + min(shape.words, _MOST)
        between = 0
        if total > best:
            best, end = total, index
    return end


def _stands_alone(
    shapes: Sequence[Shape], reasons: Sequence[ExclusionReason | None], index: int
) -> bool:
    near = [at for at in (index - 1, index + 1) if at < len(shapes)]
    return not any(_is_prose(shapes[at], reasons[at]) for at in near)


def is_short(shape: Shape) -> bool:
    """Whether a paragraph is no longer than teasers and notices are."""
    return shape.words <= _LONGEST
