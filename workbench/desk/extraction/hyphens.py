"""Puts words together that were parted at the end of a line."""

import re

_LAST_WORD = re.compile(r"[^\s„“”\"»«›‹(\[]{1,60}\Z")
_FIRST_WORD = re.compile(r"[^\W_]{1,60}")
# "Nord- und Südhafen": the hyphen stands for the word that both share.
_SHARED = frozenset({"und", "oder", "bzw", "sowie", "bis", "beziehungsweise", "and", "or", "to"})
# "EU-weit", "24-stündig": no syllable ends in a capital letter or in a figure.
_NO_SYLLABLE = re.compile(r"[\dA-ZÄÖÜ]\Z")


def joined(before: str, after: str, compounds: frozenset[str]) -> str:
    """What stands between a line that ends in a hyphen and the next: nothing, `-` or `- `.

    Both without the hyphen. It is kept before a capital letter and a figure (EU-Gipfel,
    COVID-19), after a capital letter and a figure (24-stündig), within a word that has a hyphen
    already, and where the two stand with one elsewhere in the text (`compounds`, in small
    letters, from `hyphened_words`); else it parted syllables.
    """
    word = _LAST_WORD.search(before)
    following = _FIRST_WORD.match(after)
    if word is None or following is None:
        return "-"
    if following.group() in _SHARED:
        return "- "
    first, second = word.group(), following.group()
    keeps = (
        not second[0].islower()
        or "-" in first
        or _NO_SYLLABLE.search(first)
        or f"{first}-{second}".lower() in compounds
    )
    return "-" if keeps else ""


def hyphened_words(text: str) -> frozenset[str]:
    """The words with one hyphen in a text, in small letters."""
    return frozenset(match.group().lower() for match in _HYPHENED.finditer(text))


_HYPHENED = re.compile(r"(?<![\w-])[^\W\d_]{1,40}-[^\W\d_]{1,40}(?![\w-])")
