"""What a file says of itself, made fit to be shown and kept."""

from collections.abc import Iterable
from datetime import date

from workbench.desk.decoding import storable
from workbench.i18n import _

_LONGEST = 300  # code points of a title or an author
_NOTHING = frozenset({"anonymous", "unspecified", "untitled", "unknown", "unbenannt", "unbekannt"})


def said(value: str) -> str:
    """A title or a name in one line; empty where a program only filled in that it knows none."""
    words = " ".join(storable(value).split())[:_LONGEST]
    return "" if words.strip("()").lower() in _NOTHING else words


def iso_day(value: str) -> str:
    """The day that an ISO date or time begins with; empty where it is none."""
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return ""


def quoted(values: Iterable[str]) -> str:
    """Words of a file within a sentence of ours."""
    return ", ".join(_("“{words}”").format(words=said(value)) for value in values)
