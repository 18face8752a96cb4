"""Lines that belong together: a list of dates, a gallery's captions, a row of teasers cut off."""

import re
from collections.abc import Iterator, Sequence

from workbench.model.split import ExclusionReason
from workbench.text.page_words import page_words
from workbench.text.shape import Shape

_DATES = 4  # so many lines that begin with a date are a list of the article
_CUT = 3  # so many paragraphs cut off next to each other are teasers
_CREDITS = 3  # so many credits with a line between them are a gallery
_CAPTION = 30  # words
_TEASER = 80  # words
_APART = 3  # paragraphs from one teaser to the next
_DATED = re.compile(
    r"(?:(?P<a>[^\W\d_]{3,9})\.?\s\d{1,2}|\d{1,2}\.\s?(?P<b>[^\W\d_]{3,9})\.?)(?:,?\s\d{4})?"
    r"\s?(?:--?|[–—:|,])\s?[^\W\d_].{7}"
)
_ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\.?[\"”“»«]?\Z")
_INSIDE = re.compile(r"[.!?…]\s")


def dated_items(lines: Sequence[str], reasons: Sequence[ExclusionReason | None]) -> frozenset[int]:
    """The lines of lists of events, each with its date: "June 9 – Springfield, Town Hall"."""
    dated = [i for i, line in enumerate(lines) if reasons[i] is None and _is_dated(line)]
    return frozenset(i for run in _runs(dated, 1) if len(run) >= _DATES for i in run)


def _is_dated(line: str) -> bool:
    found = _DATED.match(line)
    return found is not None and (found["a"] or found["b"]).lower() in page_words().date_words


def cut_off(shapes: Sequence[Shape], lines: Sequence[str]) -> frozenset[int]:
    """Paragraphs that break off in "…" next to each other: the beginnings of other articles.

    One alone is left out, too, where the line below it is the link that goes on.
    """
    cut = [
        i for i, shape in enumerate(shapes) if shape.words <= _TEASER and _is_cut(shape, lines[i])
    ]
    teasers = {i for run in _runs(cut, _APART) if len(run) >= _CUT for i in run}
    more = page_words().more_lines
    teasers.update(i for i in cut if i + 1 < len(shapes) and shapes[i + 1].bare in more)
    return frozenset(teasers)


def _is_cut(shape: Shape, line: str) -> bool:
    return len(line) == len(shape.span) and _ELLIPSIS.search(line) is not None


def gallery(
    shapes: Sequence[Shape], lines: Sequence[str], reasons: Sequence[ExclusionReason | None]
) -> frozenset[int]:
    """The captions of a gallery: single sentences, each between two photo credits."""
    credits = [i for i, reason in enumerate(reasons) if reason is ExclusionReason.CREDIT]
    captions: set[int] = set()
    for run in _runs(credits, 2):
        between = [i for i in range(run[0] + 1, run[-1]) if reasons[i] is None]
        if len(run) >= _CREDITS and all(_is_caption(shapes[i], lines[i]) for i in between):
            captions.update(between)
            after = run[-1] + 1
            if after < len(shapes) and reasons[after] is None and not shapes[after].prose:
                captions.add(after)
    return frozenset(captions)


def _is_caption(shape: Shape, line: str) -> bool:
    return shape.words <= _CAPTION and not _INSIDE.search(line)


def _runs(places: Sequence[int], apart: int) -> Iterator[list[int]]:
    """Stretches of places that are at most `apart` from one to the next."""
    run: list[int] = []
    for place in places:
        if run and place - run[-1] > apart:
            yield run
            run = []
        run.append(place)
    if run:
        yield run
