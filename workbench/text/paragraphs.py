"""Paragraphs of a text: a line each, or several lines where the text was wrapped at a width."""

import re
from collections.abc import Iterator
from itertools import pairwise

from workbench.model.span import Span

_LINE = re.compile(r"[^\n\v\f\x85\u2028\u2029]++")
_NARROWEST = 40  # code points: shorter lines are lists and headings, not wrapped text
_WIDEST = 130
_FULL = 0.85  # of the width: a wrapped line has no room for the next line's first word
_LOWER_STARTS = 0.2  # of the line breaks of wrapped text go on with a small letter
_LONGEST_WORD = 40


def lines(text: str) -> Iterator[Span]:
    """The lines that hold more than blanks, each without the blanks around it."""
    for match in _LINE.finditer(text):
        line = match.group()
        body = line.strip()
        if body:
            start = match.start() + len(line) - len(line.lstrip())
            yield Span(start, start + len(body))


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text in text order; every non-blank character lies in exactly one.

    A line is a paragraph. Lines that were wrapped at a width of 40 to 130 code points are put
    together up to the next blank line or the next line that ends well before the width.
    """
    found: list[Span] = []
    for block in _blocks(text):
        found.extend(_unwrapped(text, block))
    return tuple(found)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Lines with no blank line between them."""
    block: list[Span] = []
    for line in lines(text):
        if block and text.count("\n", block[-1].end, line.start) > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _unwrapped(text: str, block: list[Span]) -> Iterator[Span]:
    width = max(len(line) for line in block)
    if not _is_wrapped(text, block, width):
        yield from block
        return
    start = block[0].start
    for line, following in pairwise(block):
        if not _runs_on(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, block[-1].end)


def _is_wrapped(text: str, block: list[Span], width: int) -> bool:
    if len(block) < 2 or not _NARROWEST <= width <= _WIDEST:
        return False
    pairs = list(pairwise(block))
    lower = sum(text[following.start].islower() for _, following in pairs)
    full = sum(_runs_on(text, line, following, width) for line, following in pairs)
    return lower >= max(1.0, _LOWER_STARTS * len(pairs)) and full >= 0.7 * len(pairs)


def _runs_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a line was full, or broke off within a sentence."""
    end = min(following.end, following.start + _LONGEST_WORD)
    word = text[following.start : end].split(maxsplit=1)[0]
    full = len(line) + 1 + len(word) > _FULL * width
    return full or (text[following.start].islower() and len(line) >= _NARROWEST)
