"""The marks by which an author's answers are found again, in whatever language and program.

They are words in square brackets, because these survive mail programs and word processors.
"""

import re

from workbench.i18n import _

_STRAY = str.maketrans({"\u00a0": " ", "\u202f": " ", **dict.fromkeys("\u200b\u200e\ufeff")})
_ROOM = 60  # characters that a mark may take with all that is put around it
_START = re.compile(
    r"[\s*_\\]*\[\s*(?:answer|antwort)\s+q\s?([1-9][0-9]{0,8})\s*\\?\][\s*_]*", re.I
)
_END = re.compile(r"\[\s*(?:end|ende)\s+q\s?([1-9][0-9]{0,8})\s*\\?\][\s*_]*", re.I)
_HEADING = re.compile(
    r"[\s#*_\\]*q\s?([1-9][0-9]{0,8})\s*[·.:–-]\s*"
    r"(?:question|correction|frage|korrektur)[\s*_]*",
    re.I,
)
_WORD = r"(?P<no>not agreed|nicht einverstanden)|(?P<yes>agreed|einverstanden)"
_BOX = re.compile(
    rf"(?:[-*+]\s*)?(?:\\?[\[(]\s*(?P<mark>[^\s\])]?)\s*\\?[\])]|(?P<sign>[☐□☒☑✓✔✗xX]))\s*"
    rf"(?:{_WORD})\s*[.!]?",
    re.I,
)
_ALONE = re.compile(rf"(?:{_WORD})\s*[.!]?", re.I)
_LABEL = re.compile(
    r"\s*(?:[-*]\s+)?(?:in the article|im artikel|question|frage|instead of|statt|proposed|"
    r"vorschlag|reason|grund|source|quelle)\s*:",
    re.I,
)
_BLANKS = ("", "-", "_", ".", "☐", "□")


def start_mark(name: str) -> str:
    """The line above the place for an answer to the query of that name."""
    return f"[{_('Answer')} {name}]"


def end_mark(name: str) -> str:
    """The line below it."""
    return f"[{_('End')} {name}]"


def agreed(ticked: bool) -> str:
    """The line by which a correction is accepted."""
    return f"{_box(ticked)} {_('Agreed')}"


def not_agreed(ticked: bool) -> str:
    """The line by which it is rejected."""
    return f"{_box(ticked)} {_('Not agreed')}"


def started(line: str) -> tuple[int, str] | None:
    """The number of the answer that a line begins, and what else stands in it."""
    head = line.translate(_STRAY)
    found = _START.match(head[:_ROOM])
    return (int(found[1]), head[found.end() :]) if found else None


def ended(line: str) -> tuple[int, str] | None:
    """The number of the answer that a line ends, and what stands before the mark."""
    at = line.rfind("[")
    tail = line[at:].translate(_STRAY)
    found = _END.fullmatch(tail) if at >= 0 and len(tail) <= _ROOM else None
    return (int(found[1]), line[:at].rstrip(" \t*_\\")) if found else None


def headed(line: str) -> int | None:
    """The number of the query whose heading a line is."""
    found = _HEADING.fullmatch(line.translate(_STRAY)) if len(line) <= _ROOM else None
    return int(found[1]) if found else None


def labelled(line: str) -> bool:
    """Whether a line is one that the document itself says something in."""
    return _LABEL.match(line[:_ROOM]) is not None


def choice(line: str) -> tuple[bool, bool] | None:
    """Whether a line is a box to tick: whether it is that of agreement, and whether it is ticked.

    None for any other line.
    """
    found = _BOX.fullmatch(line.translate(_STRAY).strip()) if len(line) <= _ROOM else None
    if found is None:
        return None
    mark = found["sign"] or found["mark"] or ""
    return found["yes"] is not None, mark not in _BLANKS


def spoken(text: str) -> bool | None:
    """Whether a whole answer says in the words of the boxes that somebody agrees, or not."""
    found = _ALONE.fullmatch(text.strip()) if len(text) <= _ROOM else None
    return None if found is None else found["yes"] is not None


def _box(ticked: bool) -> str:
    return "[x]" if ticked else "[ ]"
