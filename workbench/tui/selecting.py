"""Selecting a stretch of a source by sentences and words. Pure, and quick in very long texts."""

import re
from bisect import bisect_right

from workbench.model.span import Span
from workbench.text.sentences import sentences

REACH = 8_000
"""So many code points before and after a place are parted into sentences at a time."""

LONGEST = 5_000
"""A selection grows no longer than this many code points."""

_WORD = re.compile(r"\S+")


class Selection:
    """A stretch of a text that is moved, widened and narrowed; it is never empty of words."""

    def __init__(self, text: str, language: str, span: Span) -> None:
        self._text = text
        self._language = language
        self._known = Span(0, 0)
        self._sentences: list[Span] = []
        self.span = span
        if not span.of(text).strip():
            self._to_sentence_at(span.start)

    def step(self, by: int) -> None:
        """To the sentence after the selection (1), or the one before it (-1)."""
        around = self._around(self.span.start)
        starts = [sentence.start for sentence in around]
        at = bisect_right(starts, self.span.start) - 1
        whole = at >= 0 and around[at].start == self.span.start
        at = at + by if by > 0 or whole else at
        if 0 <= at < len(around):
            self.span = around[at]

    def end_by_word(self, by: int) -> None:
        """One more word at the end (1), or one less (-1)."""
        self._set(self.span.start, self._word_end(by))

    def start_by_word(self, by: int) -> None:
        """One more word at the start (-1), or one less (1)."""
        words = self._words(max(0, self.span.start - REACH), self.span.end)
        starts = [word.start for word in words]
        places = [at for at in starts if (at < self.span.start if by < 0 else at > self.span.start)]
        if places:
            self._set(max(places) if by < 0 else min(places), self.span.end)

    def end_by_sentence(self, by: int) -> None:
        """On to the next end of a sentence (1), or back to the one before (-1)."""
        ends = [sentence.end for sentence in self._around(self.span.end)]
        places = [at for at in ends if (at > self.span.end if by > 0 else at < self.span.end)]
        if places:
            self._set(self.span.start, min(places) if by > 0 else max(places))

    def start_by_sentence(self, by: int) -> None:
        """Back to the start of a sentence (-1), or on to the next one (1)."""
        starts = [sentence.start for sentence in self._around(self.span.start)]
        places = [at for at in starts if (at < self.span.start if by < 0 else at > self.span.start)]
        if places:
            self._set(max(places) if by < 0 else min(places), self.span.end)

    def _word_end(self, by: int) -> int:
        words = self._words(self.span.start, min(len(self._text), self.span.end + REACH))
        ends = [word.end for word in words]
        places = [at for at in ends if (at > self.span.end if by > 0 else at < self.span.end)]
        if not places:
            return self.span.end
        return min(places) if by > 0 else max(places)

    def _words(self, start: int, end: int) -> list[Span]:
        return [Span(*found.span()) for found in _WORD.finditer(self._text, start, end)]

    def _set(self, start: int, end: int) -> None:
        if start < end <= start + LONGEST and self._text[start:end].strip():
            self.span = Span(start, end)

    def _to_sentence_at(self, offset: int) -> None:
        around = self._around(offset)
        after = [sentence for sentence in around if sentence.end > offset]
        if after:
            self.span = after[0]
        elif around:
            self.span = around[-1]

    def _around(self, offset: int) -> list[Span]:
        """The sentences near a place; those at the very borders of what is read may be cut."""
        low, high = max(0, offset - REACH // 2), min(len(self._text), offset + REACH // 2)
        if not self._known.contains(Span(low, high)) or not self._sentences:
            start = _blank(self._text, max(0, offset - REACH), back=True)
            end = _blank(self._text, min(len(self._text), offset + REACH), back=False)
            found = sentences(self._text[start:end], self._language)
            self._known = Span(start, end)
            self._sentences = [sentence.shifted(start) for sentence in found]
        return self._sentences


def _blank(text: str, offset: int, *, back: bool) -> int:
    """A line end near an offset, else the offset itself: what is cut there is cut least."""
    if offset in (0, len(text)):
        return offset
    if back:
        found = text.rfind("\n", max(0, offset - 400), offset)
    else:
        found = text.find("\n", offset, offset + 400)
    return offset if found < 0 else found
