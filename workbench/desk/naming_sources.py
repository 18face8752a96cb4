"""What somebody names a source with: its short name, a file, a web address, or a few words."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.desk.decoding import storable
from workbench.errors import SourceError
from workbench.i18n import _
from workbench.model.source import SourceKind

_KNOWN = re.compile(r"s[1-9][0-9]{0,8}")
_ADDRESS = re.compile(r"https?://[^\s/?#\\]\S*", re.IGNORECASE)
_LIKE_AN_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:/\S*", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"www\.[^\s/]+\.[^\s]+", re.IGNORECASE)
_LIKE_A_PATH = re.compile(
    r"(?:~|\.{1,2})?[/\\].*|\S+\.\w{1,5}|.*\.(?:pdf|html?|txt|md|docx?|eml|warc|wacz|gz)"
)
_LONGEST_TITLE = 80

# The first word says how somebody learnt it; anything else is what they know themselves.
_OPENINGS = {
    SourceKind.PHONE_CALL: (
        "telefonat anruf telefon telefongespräch call phone phoned rang spoke telefonisch"
    ),
    SourceKind.E_MAIL: "mail e-mail email",
    SourceKind.INTERVIEW: "interview gespräch conversation",
    SourceKind.OBSERVATION: (
        "beobachtung gesehen gehört beobachtet vor-ort observed observation saw heard seen"
    ),
}


class GivenAs(StrEnum):
    """What somebody gave."""

    KNOWN = "known"  # the short name of a source that is there
    FILE = "file"
    ADDRESS = "address"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gave, and how it is meant; `text` is the name, path, URL or words."""

    how: GivenAs
    text: str


def recognise(given: str) -> Given:
    """How a source is named.

    Raises `SourceError` where nothing is given, or what looks like a path leads to no file.
    """
    text = storable(given).strip()
    if not any(char.isprintable() and not char.isspace() for char in text):
        raise SourceError(_("Name a source: a file, a web address, or a few words for a call."))
    if _KNOWN.fullmatch(text):
        return Given(GivenAs.KNOWN, text)
    if _ADDRESS.fullmatch(text):
        return Given(GivenAs.ADDRESS, text)
    if _BARE_ADDRESS.fullmatch(text):
        return Given(GivenAs.ADDRESS, f"https://{text}")
    if _LIKE_AN_ADDRESS.fullmatch(text):
        raise SourceError(
            _("“{url}” is no web address; it begins with http:// or https://.").format(url=text)
        )
    if text == "-":
        raise SourceError(_("A source is not read from standard input; save it in a file first."))
    path = _file(given.strip())
    if path is not None:
        return Given(GivenAs.FILE, str(path))
    if _LIKE_A_PATH.fullmatch(text):
        raise SourceError(
            _("There is no file “{name}”; give a path, a web address, or a few words.").format(
                name=text
            )
        )
    return Given(GivenAs.WORDS, text)


def kind_of_words(words: str) -> SourceKind:
    """What a source is that was given in a few words; a phone call where they don't tell."""
    opening = re.match(r"[\w-]+", words)
    first = opening[0].casefold() if opening else ""
    for kind, openings in _OPENINGS.items():
        if first in openings.split():
            return kind
    return SourceKind.PHONE_CALL


def title_of_words(words: str) -> str:
    """A title for what was given in a few words: up to the first colon, else their beginning."""
    line = " ".join(words.split())
    head, colon, rest = line.partition(": ")
    if colon and rest and len(head) <= _LONGEST_TITLE:
        return head
    if len(line) <= _LONGEST_TITLE:
        return line
    beginning = line[:_LONGEST_TITLE]
    return (beginning.rpartition(" ")[0] or beginning).rstrip(",;–-") + " …"


def _file(given: str) -> Path | None:
    """The path that is meant, if there is something; what it is shows when it is opened."""
    try:
        path = Path(given).expanduser()
        return path if path.is_symlink() or path.exists() else None
    except (OSError, ValueError, RuntimeError):  # too long, a NUL, or no such home
        return None
