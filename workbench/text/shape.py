"""What a paragraph looks like: running text, a heading, a figure, a row of capitals."""

import re
from dataclasses import dataclass

from workbench.model.span import Span

# Behind the end mark the initials of author and agency may stand: "(dpa/gem)".
_ENDS = re.compile(
    r"[.!?…][\"'»«“”‘’›‹)\]]{0,4}"
    r"(?:\[\d{1,3}\]|\s\([a-z][a-z-]{1,12}(?:[/,;]\s?(?:[a-z][a-z-]{1,12}|[\d.]{4,10})){0,4}\))?\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]{0,40}")
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/)\S+\Z")
_LONGEST_LINK = 120
_HEAD = 600  # code points that are looked at from the start
_TAIL = 48
_MARKS = " \t\u00a0.:;,!?…|•·*»«›‹>-–—()[]#+▶►→←↓↑✓\u200b\ufeff"
_LONG = 25  # words: so much running text needs no end mark to count as such


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph with what its outline tells.

    `low` is its beginning in small letters (at most 600 code points), `bare` the same without
    the marks around it. `words` counts blank-separated words. `small` is the number of words
    among the first that begin with a small letter.
    """

    span: Span
    low: str
    bare: str
    words: int
    small: int
    ended: bool
    capitals: bool
    figures: bool

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: sentences with an end mark, or very long."""
        if self.capitals or self.figures:
            return False
        if self.ended:
            return self.words >= 4 and self.small >= 2
        if self.low.endswith(":"):
            return self.words >= 6 and self.small >= 3
        return self.words >= _LONG and self.small >= self.words // 3


def shape(text: str, span: Span) -> Shape:
    """The outline of a paragraph of `text`."""
    tail = text[max(span.start, span.end - _LONGEST_LINK) : span.end]
    link = _LINK.search(tail)
    if link:
        tail = tail[: link.start()].rstrip()
    head = text[span.start : min(span.end, span.start + _HEAD)]
    words = _WORD.findall(head)
    small = sum(word[0].islower() for word in words)
    letters = [letter for letter in head if letter.isalpha()]
    low = head.lower().replace("’", "'").replace("\u00a0", " ")
    return Shape(
        span=span,
        low=low,
        bare=low.strip(_MARKS),
        words=_count(text, span),
        small=small,
        ended=bool(_ENDS.search(tail[-_TAIL:])),
        capitals=len(letters) > 3 and sum(map(str.isupper, letters)) > 0.8 * len(letters),
        figures=len(words) <= 1 and len(letters) < 4 and any(c.isdigit() for c in head),
    )


def _count(text: str, span: Span) -> int:
    return len(span.of(text).split())
