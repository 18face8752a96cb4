"""End marks and what belongs to them: closing marks, reference marks, emoticons."""

import re

OPENING = "`\"'»«“”‘’›‹„‚([–—•*¡¿-"
QUOTES = frozenset("\"'»«“”‘’›‹")

BLANKS = " \t\n\u00a0\u2009\u202f"

_ENDS = ".!?…"
_CLOSING = r"`´\"'»«“”‘’›‹)\]*†‡¹²³⁰⁴⁵⁶⁷⁸⁹"
_BLANK = "[ \u00a0\u202f]"
_FACES = "☹☺❤\U0001f44a-\U0001f44f\U0001f493-\U0001f49f\U0001f600-\U0001f64f\U0001f910-\U0001f93e"
_AFTER_FACE = "\ufe0f\u200d\u2640\u2642\U0001f3fb-\U0001f3ff"
_FACE = rf"(?:[:;=]['’]?-?[)(DPp/|]{{1,4}}|[:;] [)(]|(?:[{_FACES}][{_AFTER_FACE}]*+){{1,3}}+)"
_NUMBER = r"(?:[^\W\d_]{1,8}\.? )?\d{1,3}(?:[,–-] ?\d{1,3})?"
_REFERENCE = rf"{_BLANK}?\[(?:{_NUMBER}|[a-z]|…|\.{{3}})\]|{_BLANK}\((?:…|\.{{3}})\)"

# A run of marks is read from its first one only, and no quantifier gives back what it has read:
# so no text makes the search slow.
MARK = re.compile(
    rf"[{_ENDS}](?<![{_ENDS}]{{2}})(?:"
    rf"[{_CLOSING}]*+(?=[ \n]++(?P<word>\w{{1,40}}))"
    rf"|(?P<more>(?:[{_ENDS}]++|{_BLANK}[.!?](?=\s)){{1,5}}+)?+[{_CLOSING}]*+"
    rf"(?P<lone>{_BLANK}[\"'»«“”’‘›‹](?=\s|\Z))?+(?P<note>\d{{1,3}}(?=\s))?+"
    rf"(?P<references>(?:{_REFERENCE}){{1,6}}+)?+(?:{_BLANK}{_FACE}){{0,3}}+"
    r"(?:(?=\s)|(?P<glued>(?<=[^\W\d_]{2}[.!?])(?=[^\W\d_a-z][^\W\d_]{0,20}\s)))"
    r")"
)
"""An end mark with all that closes with it and a blank after it.

`word` is the next word where nothing but a blank stands before it. Else `more` are the marks
after the first one, `lone` a quotation mark that a blank parts from them, `note` a figure that
touches them ("rose.5 At"), `references` are "[3]" and "[…]"; `glued` is set where a blank is
missing.
"""

NEXT = re.compile(rf"\s*+[{re.escape(OPENING)}]*+\s*+[{re.escape(OPENING)}]*+(?P<word>\w{{0,40}})")
"""What stands between an end mark and the next word, and that word."""

FACE = re.compile(rf"(?:\A|(?<=[\s\w)])){_FACE}\Z")
"""An emoticon at the end of a piece of text."""

FACE_ENDS = rf")(DPp/|{_FACES}{_AFTER_FACE}"
"""The characters with which emoticons end, for a class of a pattern."""
