"""What is taken out of a saved file, and what a reader of files is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.desk.child_process import Progress, ShouldStop
from workbench.desk.decoding import storable
from workbench.i18n import _

LONGEST = 20_000_000
"""The most code points of text that are taken out of one file."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a saved file, with LF line ends, without NUL and lone surrogates.

    `extractor` names what read it, with versions: the same one makes the same text of the same
    bytes. `title`, `author` and `published` (an ISO day; of a PDF the day it was made, of a Word
    document the day it was last saved) are as the file says, or empty. `pages` are the offsets in
    code points at which the pages of a PDF begin, else empty; a page without text begins where
    the next text does. `kept_share` (0–1) is how much of the visible characters is in the text,
    None where there was nothing to leave out. `notices` are sentences on what was done, and on
    all that was left out.
    """

    text: str
    extractor: str
    title: str = ""
    author: str = ""
    published: str = ""
    pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()
    kept_share: float | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read; `name` is what people call it, in messages."""

    path: Path
    name: str
    progress: Progress | None = None
    should_stop: ShouldStop | None = None


Reader = Callable[[Task], Extracted]
"""Reads the files of one media type; raises `ExtractionError`."""


def finished(text: str) -> tuple[str, tuple[str, ...]]:
    """A text as it is kept, cut at the most that is taken, and the sentence that says so."""
    text = storable(text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) <= LONGEST:
        return text, ()
    return text[:LONGEST], (cut_notice(),)


def cut_notice() -> str:
    """The sentence on a text that was longer than is taken."""
    return _("Only the first {count} million characters were taken; the file holds more.").format(
        count=LONGEST // 1_000_000
    )


def nothing_notice() -> str:
    """The sentence on a document without text."""
    return _("There is no text in the document; it can't be searched.")
