"""Makes text from outside safe to show: one code point in, one code point out.

A terminal acts on control characters, and bidirectional marks show words in another order than
they are stored in. Each is mapped to a visible stand-in, so that every offset still holds.
"""

import json
import re
import unicodedata

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
_INVISIBLE = (
    *(0x00AD, 0x034F, 0x180E, 0x200B, 0x200C, 0x200D, 0xFEFF),
    *range(0x2060, 0x2065),
    *range(0xFFF9, 0xFFFC),
)
_BROKEN = (*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xE0000, 0xE1000))

_STAND_INS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x09: " ",
    0x0A: "\n",
    0x0D: " ",
    0x7F: "␡",
    **dict.fromkeys(_BROKEN, "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(_BIDI, "⇄"),
    **dict.fromkeys(_INVISIBLE, "·"),
    **dict.fromkeys((0x2028, 0x2029), "↵"),
}

_ACTED_ON = re.compile(
    "["
    + "".join(map(chr, (*range(0x7F, 0xA0), *_BIDI, 0x2028, 0x2029)))
    + f"{chr(0xE0000)}-{chr(0xE0FFF)}"
    + "]"
)

_MARKS_ALLOWED = 4
# Letters up to U+02FF can't be combining marks, so that most texts are passed over at once.
_PERHAPS_MARKS = re.compile(f"[^\x00-\u02ff]{{{_MARKS_ALLOWED + 1},}}")


def display(text: str) -> str:
    """The text as it may be shown, of the same length; line feeds stay.

    Control characters become their pictures, tabs and carriage returns blanks, bidirectional
    marks `⇄`, characters without width `·`, line separators `↵`; C1 controls, tags, lone
    surrogates and every combining mark after the fourth on one letter become U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    return _PERHAPS_MARKS.sub(_thinned, text.translate(_STAND_INS))


def one_line(text: str) -> str:
    """`display` for a place that has room for a single line: line feeds become blanks."""
    return display(text).replace("\n", " ")


def quiet_json(document: str) -> str:
    """JSON that means the same, with nothing in it that a terminal acts on.

    JSON itself escapes the controls of ASCII; those beyond, bidirectional marks, tags and line
    separators, which can only stand inside its strings, are escaped here.
    """
    return _ACTED_ON.sub(lambda found: json.dumps(found.group())[1:-1], document)


def _thinned(run: re.Match[str]) -> str:
    """The run with the combining marks beyond the allowed number in a row replaced."""
    shown: list[str] = []
    marks = 0
    for character in run.group():
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        shown.append(character if marks <= _MARKS_ALLOWED else "\N{REPLACEMENT CHARACTER}")
    return "".join(shown)
