"""A text cut into words, numerals and single marks: what every reader of signals walks over."""

import re
import unicodedata
from functools import cached_property

from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind

# Groups of three digits may be set apart by a blank; any other blank ends a numeral. The
# quantifiers are possessive: no text makes the scan go back over what it has read.
_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})++(?![.,]?\d)(?:,\d{1,2}(?!\d))?"
    r"|\d++(?:[.,:'’]\d++)*+"
    r"|[^\W\d_]++(?:(?:['’]|[\u0300-\u036f]++)[^\W\d_]++)*+[\u0300-\u036f]*+"
    r"|\S"
)
_LONGEST_GAP = 4


class Words:
    """The tokens of a text, as parallel lists, so that a megabyte stays cheap.

    `starts[i]` and `ends[i]` are code-point offsets (half-open) of token `i`, `raws[i]` is its
    wording and `lows[i]` its key: lower case, composed, straight apostrophe. Tokens cover every
    character that is not a blank.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.raws: list[str] = []
        for match in _TOKEN.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.raws.append(match.group())
        self.lows = [key(raw) for raw in self.raws]

    def __len__(self) -> int:
        return len(self.raws)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different keys, so that a costly look at a word is done once."""
        return frozenset(self.lows)

    def low(self, index: int) -> str:
        """The key of a token; empty before the first and after the last."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def raw(self, index: int) -> str:
        """The wording of a token; empty before the first and after the last."""
        return self.raws[index] if 0 <= index < len(self.raws) else ""

    def glued(self, index: int) -> bool:
        """Whether the token touches the one before it."""
        return 0 < index < len(self.raws) and self.starts[index] == self.ends[index - 1]

    def near(self, index: int) -> bool:
        """Whether only a few blanks, at most one line end among them, part it from the one before."""
        if not 0 < index < len(self.raws):
            return False
        start, end = self.ends[index - 1], self.starts[index]
        return end - start <= _LONGEST_GAP and self.text.count("\n", start, end) <= 1

    def signal(self, kind: SignalKind, first: int, stop: int, value: str, unit: str = "") -> Signal:
        """A signal over the tokens `first` up to but not including `stop`."""
        span = Span(self.starts[first], self.ends[stop - 1])
        return Signal(kind, span, span.of(self.text), value, unit)


def key(raw: str) -> str:
    """The form a word is looked up by: lower case, composed, with a straight apostrophe."""
    if raw.isascii():
        return raw.lower()
    return unicodedata.normalize("NFC", raw).lower().replace("’", "'")
