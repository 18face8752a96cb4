"""Words of a quotation or source, and the key that is one for all ways to set a word in type."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from workbench.matching.analysis import whole_number
from workbench.matching.folding import Folded
from workbench.matching.quoting import wordlists

_LETTER = r"[^\W\d_]"
_NUMBER = r"\d++(?:[.,'’:]\d++)*+"
_COMBINING = "\u0300-\u036f"
_HIDDEN = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
# A hyphen at the end of a line parts one word, but not "Bau-" in "Bau- und".
_LINE_END = r"[-\u2010\u00ad][ \t]*+\r?\n[ \t]*+(?!(?:und|oder|bis|and|or|to)\b)(?=[^\W\d_A-ZÄÖÜ])"
_INNER = rf"(?:['’{_COMBINING}{_HIDDEN}]++|{_LINE_END}){_LETTER}++"
_TAIL = rf"[{_COMBINING}]*+"
_SYMBOL = "[%‰€$£]"
# A word that is not to be read in full: d--n, f***.
_MASKED = rf"(?<!\w){_LETTER}{{1,3}}(?:\*++|[-–—_]{{2,9}}){_LETTER}{{0,5}}(?![\w*])"
# A letter in brackets belongs to its word: [D]ie, gemeinsame[n].
_WORD = re.compile(
    rf"{_SYMBOL}|{_NUMBER}|{_MASKED}"
    rf"|(?:\[{_LETTER}{{1,4}}\](?={_LETTER}))?+{_LETTER}++(?:{_INNER}|\[{_LETTER}{{0,4}}\])*+{_TAIL}"
)
_LONGEST = 200  # code points; what is longer is no word and only lower case is made of it
_MASK = re.compile(r"\*+|[-–—_]{2,}")
MASK = "*"  # stands for the letters of a key that are not to be read
_NO_LETTER = re.compile(r"['’\[\]\-\u2010\s]+")


def word_spans(text: str) -> Iterator[re.Match[str]]:
    """The words of a text: runs of letters, numerals, and signs such as % that are read out.

    Letters in brackets are a part of the word that they touch.
    """
    return _WORD.finditer(text)


def word_key(raw: str, language: str) -> str:
    """What a word has in common with itself in any other type.

    Lower case, composed, ß as ss, without ligatures, soft hyphens, apostrophes, brackets and the
    hyphen of a line end; of a figure without marks between thousands.
    """
    if len(raw) > _LONGEST:
        return raw.casefold()
    if raw[0].isdecimal():
        return whole_number(Folded(raw).text.replace("’", "'"))
    if raw.isascii() and raw.isalpha():
        return raw.lower()
    if _MASK.search(raw):
        return _MASK.sub(MASK, raw).lower()
    if len(raw) == 1 and not raw.isalpha():
        return _signs(language).get(raw, raw)
    looks = unicodedata.normalize("NFKC", Folded(raw).text).casefold()
    return _NO_LETTER.sub("", looks) or raw


@cache
def _signs(language: str) -> dict[str, str]:
    return wordlists.table(language, "signs")
