"""Titles and names in quotation marks: the film „Metropolis“, the „Washington Post“."""

from functools import cache

from workbench.model.span import Span
from workbench.text import packs
from workbench.text.words import Words

_LONGEST = 80  # code points
_BEFORE = 40  # code points that are looked at for the word before the opening mark
_MOST_WORDS = 6
_SMALL = frozenset(("of", "the", "for", "de", "du", "la", "le", "del"))


@cache
def _words(name: str) -> frozenset[str]:
    """A list of the `[quotes]` tables of all packs: the marks do not tell the language."""
    return frozenset(
        word
        for language in packs.languages()
        for word in packs.section(language, "quotes").get(name, ())
    )


def is_name(text: str, span: Span) -> bool:
    """Whether the words between marks (`span` is without them) are a name and no quotation."""
    if len(span) > _LONGEST or text[span.end - 1] in ".!?…":
        return False
    lead = text[max(0, span.start - 1 - _BEFORE) : max(0, span.start - 1)]
    before = Words(lead).lows[-1] if lead and not lead.isspace() else ""
    if before in _words("titled_before"):
        return True
    inside = Words(span.of(text))
    if not _all_capitals(inside):
        return False
    if _is_joined(text, span.end + 1) or before in _words("named_before"):
        return True
    several = len(inside) > 1 or " ".join(inside.lows) in _words("media")
    return several and before in _words("article_before")


def _all_capitals(inside: Words) -> bool:
    words = [raw for raw in inside.raws if raw[0].isalnum()]
    if not words or len(words) > _MOST_WORDS or not words[0][0].isupper():
        return False
    return all(raw[0].isupper() or raw[0].isdecimal() or raw in _SMALL for raw in words)


def _is_joined(text: str, at: int) -> bool:
    """Whether a hyphen joins the next word, as in „Bild“-Zeitung."""
    return text[at : at + 1] == "-" and text[at + 1 : at + 2].isalpha()
