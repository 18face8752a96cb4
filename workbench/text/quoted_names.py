"""Titles and names in quotation marks: the film „Metropolis“, the „Washington Post“."""

import re
from functools import cache
from itertools import pairwise

from workbench.model.span import Span
from workbench.text import packs
from workbench.text.words import Words

_LONGEST = 80  # code points
_BEFORE = 50  # code points that are looked at for the words before the opening mark
_AFTER = 30
_MOST_WORDS = 6
_CALLED_NEAR = 5  # words between a verb of calling and what it calls something
_CALLED_AFTER = 2
_LEAST_ENDING = 4  # letters of a noun that also counts as the end of a compound
_NO_ENDING = frozenset(("lied", "name", "namen", "band", "hit", "titel", "fest", "spiel"))
_SMALL = frozenset(("of", "the", "for", "de", "du", "la", "le", "del", "&"))
_ABSTRACT = ("ung", "heit", "keit", "tät", "ismus", "schaft")  # one such word alone is no name
_STOPS = re.compile(r"[.!?:;\n]")
_ABBREVIATED = re.compile(r".?\s?\([A-ZÄÖÜ][\w-]{1,12}\)")


@cache
def _words(name: str) -> frozenset[str]:
    """A list of the `[quotes]` tables of all packs: the marks do not tell the language."""
    return frozenset(
        word
        for language in packs.languages()
        for word in packs.section(language, "quotes").get(name, ())
    )


@cache
def _beginnings(name: str) -> tuple[str, ...]:
    return tuple(_words(name))


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(w for w in _words(name) if len(w) >= _LEAST_ENDING and w not in _NO_ENDING)


def is_name(text: str, span: Span) -> bool:
    """Whether the words between marks (`span` is without them) are a name and no quotation."""
    if len(span) > _LONGEST:
        return False
    lead = Words(_STOPS.split(text[max(0, span.start - 1 - _BEFORE) : max(0, span.start - 1)])[-1])
    if _is_noun(lead, "titled_before"):
        return True
    if text[span.end - 1] in ".!?…":
        return False
    inside = Words(span.of(text))
    capitals = _all_capitals(inside)
    after = Words(text[span.end + 1 : span.end + 1 + _AFTER])
    if len(inside) <= _MOST_WORDS and after.low(0) in _words("named_after"):
        return True
    if _is_handle(inside) or _is_named(lead, inside, capitals=capitals):
        return True
    return capitals and _names_itself(text, span, lead, inside)


def _names_itself(text: str, span: Span, lead: Words, inside: Words) -> bool:
    """Whether words with capitals are a name by what stands around them, and nobody's words."""
    if _is_joined(text, span.end + 1) or _ABBREVIATED.match(text, span.end):
        return True
    if len(inside) > 1 and _is_body(inside):
        return True
    if _is_medium(inside, lead):
        return True
    spoken = text[span.end : span.end + 1] == ","
    if spoken or (len(inside) == 1 and inside.low(0).endswith(_ABSTRACT)):
        return False
    return not _is_called(lead, text[span.end + 1 : span.end + 1 + _AFTER])


def _is_named(lead: Words, inside: Words, *, capitals: bool) -> bool:
    """After "the newspaper", "das Projekt"; German also where not all words have capitals."""
    if not _is_noun(lead, "named_before"):
        return False
    german = lead.raw(len(lead) - 1)[:1].isupper()
    first = inside.raw(0)[:1]
    return capitals or (german and first.isupper() and not _is_called(lead, ""))


def _is_medium(inside: Words, lead: Words) -> bool:
    """Whether it is a newspaper, a channel or the like: whom somebody told it is one, too."""
    before = lead.low(len(lead) - 1)
    name = " ".join(inside.lows)
    if {name, name.removesuffix("s")} & _words("media"):
        return not before or before in _words("article_before")
    told = before in _words("told_to") and lead.low(len(lead) - 2).startswith(("sagt", "erklär"))
    return told or any(low.removesuffix("s") in _words("media_nouns") for low in inside.lows)


def _is_body(inside: Words) -> bool:
    """ "Arbeitskreis Altstadt": a name that says itself what it names."""
    raw, low = inside.raw(0), inside.low(0)
    return raw[:1].isupper() and low in _words("bodies")


def _is_called(lead: Words, tail: str) -> bool:
    """Whether a verb of calling, judging or saying stands right before or after."""
    calling = _beginnings("calling")
    parted = [index for index, low in enumerate(lead.lows) if low == ","]
    first = max([len(lead) - _CALLED_NEAR, *(index + 1 for index in parted)], default=0)
    near = [*lead.lows[max(0, first) :], *Words(tail).lows[: _CALLED_AFTER + 1]]
    return any(low.startswith(calling) for low in near)


def _is_handle(inside: Words) -> bool:
    """One word that nobody speaks so: "factcheckUK", "Muslix64", "@harbour"."""
    raw = "".join(inside.raws)
    if " " in inside.text or not raw:
        return False
    inner = any(a.islower() and b.isupper() for a, b in pairwise(raw))
    return inner or raw[0] in "@#" or (raw[0].isalpha() and raw[-1].isdecimal())


def _is_noun(lead: Words, name: str) -> bool:
    """Whether the word before is in a list, or ends in a noun of it: "Kurzfilm", "des Typs"."""
    last = lead.raw(len(lead) - 1)
    low = last.lower()
    if low in _words(name) or low.removesuffix("es") in _words(name):
        return True
    bare = low.removesuffix("s")
    return last[:1].isupper() and (bare in _words(name) or bare.endswith(_endings(name)))


def _all_capitals(inside: Words) -> bool:
    words = [raw for raw in inside.raws if raw[0].isalnum()]
    if not words or len(words) > _MOST_WORDS or not words[0][0].isupper():
        return False
    return all(raw[0].isupper() or raw[0].isdecimal() or raw in _SMALL for raw in words)


def _is_joined(text: str, at: int) -> bool:
    """Whether a hyphen joins the next word, as in „Bild“-Zeitung."""
    return text[at : at + 1] == "-" and text[at + 1 : at + 2].isalpha()
