"""A text cut into words, numerals and single marks: what every reader of signals walks over."""

import re
import unicodedata
from bisect import bisect_left
from functools import cached_property, lru_cache

from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind

# Groups of three digits may be set apart by a blank; any other blank ends a numeral. The
# quantifiers are possessive: no text makes the scan go back over what it has read.
_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})++(?!\.?\d|,\d{3})(?:,\d{1,2}(?!\d))?"
    r"|\d++(?:[.,'’]\d++|:[0-5]\d(?!\d))*+"
    r"|[^\W\d_]++(?:(?:['’]|[\u0300-\u036f]++)[^\W\d_]++)*+[\u0300-\u036f]*+"
    r"|\S"
)
_LONGEST_GAP = 4
_NEAR, _GLUED = 1, 2
_PADDING = [""] * 16
_NO_GAPS = bytes(len(_PADDING))


class Words:
    """The tokens of a text, as parallel lists, so that a megabyte stays cheap.

    `starts[i]` and `ends[i]` are code-point offsets (half-open) of token `i`, `raws[i]` is its
    wording and `lows[i]` its key: lower case, composed, straight apostrophe. Tokens cover every
    character that is not a blank.
    """

    def __init__(self, text: str) -> None:
        raws: list[str] = _TOKEN.findall(text)
        self._take(text, raws, [key(raw) for raw in raws])

    def _take(self, text: str, raws: list[str], lows: list[str]) -> None:
        self.text = text
        self.raws = raws
        self.lows = lows
        # Padded, so that a look beyond either end (an index of -1 included) finds nothing.
        self._raws = [*raws, *_PADDING]
        self._lows = [*lows, *_PADDING]

    def part(self, span: Span) -> "Words":
        """The tokens of a stretch, as if it had been cut up by itself."""
        text = span.of(self.text)
        first = bisect_left(self.starts, span.start)
        stop = bisect_left(self.starts, span.end)
        cuts_first = first > 0 and self.ends[first - 1] > span.start
        cuts_last = stop > first and self.ends[stop - 1] > span.end
        if cuts_first or cuts_last:
            return Words(text)
        by = span.start
        part = Words.__new__(Words)
        part._take(text, self.raws[first:stop], self.lows[first:stop])
        part.starts = [start - by for start in self.starts[first:stop]]
        part.ends = [end - by for end in self.ends[first:stop]]
        gaps = self._gaps[first:stop]
        gaps[:1] = b"\0"  # nothing stands before the first
        part._gaps = gaps + _NO_GAPS
        return part

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins; not every reader asks."""
        starts: list[int] = []
        find, end = self.text.find, 0
        for raw in self.raws:  # nothing but blanks stands between two tokens
            start = find(raw, end)
            starts.append(start)
            end = start + len(raw)
        return starts

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends."""
        return [start + len(raw) for start, raw in zip(self.starts, self.raws, strict=True)]

    @cached_property
    def _gaps(self) -> bytearray:
        """For each token how it stands to the one before it: apart, near, or touching it."""
        gaps = bytearray(len(self.raws) + len(_PADDING))
        before = _LONGEST_GAP * -2
        for index, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            gap = start - before
            if gap == 0:
                gaps[index] = _GLUED
            elif gap <= _LONGEST_GAP and (gap == 1 or self.text.count("\n", before, start) <= 1):
                gaps[index] = _NEAR
            before = end
        return gaps

    def __len__(self) -> int:
        return len(self.raws)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different keys, so that a costly look at a word is done once."""
        return frozenset(self.lows)

    def low(self, index: int) -> str:
        """The key of a token; empty before the first and after the last."""
        return self._lows[index]

    def raw(self, index: int) -> str:
        """The wording of a token; empty before the first and after the last."""
        return self._raws[index]

    def glued(self, index: int) -> bool:
        """Whether the token touches the one before it."""
        return self._gaps[index] == _GLUED

    def near(self, index: int) -> bool:
        """Whether a few blanks at most, with at most one line end, part it from the one before."""
        return self._gaps[index] != 0

    def signal(self, kind: SignalKind, first: int, stop: int, value: str, unit: str = "") -> Signal:
        """A signal over the tokens `first` up to but not including `stop`."""
        span = Span(self.starts[first], self.ends[stop - 1])
        return Signal(kind, span, span.of(self.text), value, unit)


@lru_cache(maxsize=1024)
def words_of(text: str) -> Words:
    """The tokens of a short text; what several readers of one sentence share is cut up once."""
    return Words(text)


@lru_cache(maxsize=20_000)
def key(raw: str) -> str:
    """The form a word is looked up by: lower case, composed, with a straight apostrophe."""
    if raw.isascii():
        return raw.lower()
    return unicodedata.normalize("NFC", raw).lower().replace("’", "'")
