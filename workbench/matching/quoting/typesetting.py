"""Words and punctuation that are one and are set in another way."""

import re

from workbench.model.quotation import ChangeReason

_LINE_HYPHEN = re.compile(r"[-\u2010\u00ad][ \t]*\r?\n[ \t]*|\u00ad")
_LEFT_ASIDE = re.compile(r"[\s\"“”„»«'’‘‚‹›\[\]\u00ad\u200b-\u200f\u2060-\u206f\ufeff]+")
_DASHES = re.compile(r"[-\u2010-\u2015\u2212]+")
_LEFT_OUT = re.compile(r"…|\.\s?\.\s?\.|[\[(]\s?[-–—]+\s?[\])]")
_LONGEST_GAP = 100  # code points
_ELLIPSIS = re.compile(r"…|\.{2,}")


def reason_of_type(quotation: str, source: str) -> ChangeReason | None:
    """Why two wordings of one word are not the same characters; None where they are."""
    if quotation == source:
        return None
    if "[" in quotation:
        return ChangeReason.BRACKETED
    mine, theirs = _LINE_HYPHEN.sub("", quotation), _LINE_HYPHEN.sub("", source)
    if mine == theirs:
        return ChangeReason.HYPHENATION
    if mine.lower() == theirs.lower():
        return ChangeReason.CAPITAL
    is_sign = len(mine) == 1 or len(theirs) == 1
    if mine.casefold() == theirs.casefold() or is_sign:
        return ChangeReason.SPELLING
    return ChangeReason.TYPOGRAPHY


def punctuation(gap: str) -> str:
    """What stands between two words, apart from blanks, brackets and marks of quotation."""
    return _ELLIPSIS.sub("…", _DASHES.sub("-", _LEFT_ASIDE.sub("", gap)))


def has_ellipsis(gap: str) -> bool:
    """Whether what stands between two words says that others were left out."""
    return len(gap) <= _LONGEST_GAP and _LEFT_OUT.search(gap) is not None
