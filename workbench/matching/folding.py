"""Texts as they look: characters without width left out, look-alikes of Latin letters as these."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate

from workbench.model.span import Span

# Format characters, fillers, variation selectors and tags: nobody sees them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
# Cyrillic and Greek letters that look like a Latin one in most typefaces (Unicode TR 39).
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХҮаеѕіјорсухһԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνι",
    "ABESIJKMHOPCTXYaesijopcyxhdqwlABEZHIKMNOPTYXopvi",
)
_FOREIGN_WORD = re.compile(r"[^\W\d_]*[\u0370-\u03ff\u0400-\u052f][^\W\d_]*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# Letters and digits in styles of mathematics or of full width.
_STYLED = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
_LONGEST = 8000  # code points; four times what is compared
_OTHER_DIGITS = re.compile(r"[^\D0-9]")


class Folded:
    """A text as it looks, and where each of its stretches stands in the text as it is.

    `text` is the text as it looks, `unfolded` as it is.
    """

    __slots__ = ("_gaps", "_shifts", "text", "unfolded")

    def __init__(self, text: str) -> None:
        self.unfolded = text
        self._gaps: list[int] = []
        self._shifts: list[int] = [0]
        if text.isascii():
            self.text = text
            return
        runs = [match.span() for match in _INVISIBLE.finditer(text)]
        lengths = [end - start for start, end in runs]
        self._shifts = [0, *accumulate(lengths)]
        self._gaps = [start - left for (start, _), left in zip(runs, self._shifts, strict=False)]
        self.text = _latin(_INVISIBLE.sub("", text))

    def original(self, span: Span) -> Span:
        """The stretch of the text as it is that a stretch of the folded text stands for."""
        if not self._gaps:
            return span
        start = span.start + self._shifts[bisect_right(self._gaps, span.start)]
        if not span:
            return Span(start, start)
        return Span(start, span.end + self._shifts[bisect_left(self._gaps, span.end)])


def folded(text: str) -> Folded:
    """The first 8000 code points of a text as they look.

    One character stands for one, but those without width are left out.
    """
    return _folded(text[:_LONGEST])


@lru_cache(maxsize=256)  # a claim is compared with many known claims
def _folded(text: str) -> Folded:
    return Folded(text)


def _latin(text: str) -> str:
    text = _STYLED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _OTHER_DIGITS.sub(lambda found: str(unicodedata.digit(found[0])), text)
    if not _LATIN.search(text):
        return text
    return _FOREIGN_WORD.sub(lambda found: _word_as_it_looks(found[0]), text)


def _word_as_it_looks(word: str) -> str:
    """A word with look-alikes of Latin letters in Latin; a word of another script stays."""
    latin = word.translate(_LOOK_ALIKES)
    is_mixed = _LATIN.search(word) is not None
    return latin if is_mixed or latin.isascii() else word
