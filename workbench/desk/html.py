"""Reads the article of an HTML page in a process of its own, which a hostile page can't hang."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from workbench.desk.decoding import storable
from workbench.errors import IntakeError
from workbench.i18n import _
from workbench.model.split import Metadata

_SECONDS = 10
_STARTING = 30  # more seconds at most until the child has loaded its libraries on a busy machine
_AUTHORS = 8  # at most, of no more code points than this each:
_NAME = 100
_CHILD = Path(__file__).with_name("html_child.py")


@dataclass(frozen=True, slots=True)
class Page:
    """The text taken from a page, paragraphs parted by blank lines.

    `kept_share` is the share (0–1) of the page's visible characters that is in `text`, `metadata`
    what the page says of author and day in its markup.
    """

    text: str
    title: str | None
    metadata: Metadata
    kept_share: float
    notices: tuple[str, ...]


def read_page(page: str, *, seconds: float = _SECONDS) -> Page:
    """The article of a page; the whole visible text where no article can be told apart.

    Raises `IntakeError` where the page shows no text at all, or where reading it takes more than
    `seconds` of processor time, or more memory than the child process may have.
    """
    found = _run("article", page, seconds) or _run("whole", page, seconds)
    if found is None:
        raise IntakeError(
            _(
                "The page is built in a way that can't be read in reasonable time; "
                "copy its text into a .txt file and open that."
            )
        )
    text = storable(str(found["text"]))
    if not text.strip():
        raise IntakeError(
            _("The page shows no text without its scripts; copy its text into a .txt file.")
        )
    share = min(1.0, sum(len(word) for word in text.split()) / max(1, int(str(found["visible"]))))
    notices = [
        _("Of the page's visible characters, {share} % were kept.").format(share=round(share * 100))
    ]
    if found["whole"]:
        notices.append(
            _("The article could not be told from the rest of the page; all of it was taken.")
        )
    title = storable(str(found["title"])) or None
    return Page(text, title, _metadata(found), share, tuple(notices))


def _metadata(found: dict[str, object]) -> Metadata:
    names = (storable(name).strip()[:_NAME] for name in str(found["authors"]).split(";"))
    authors = tuple(name for name in names if name)[:_AUTHORS]
    return Metadata(str(found["published"]), (), authors)


def _run(mode: str, page: str, seconds: float) -> dict[str, object] | None:
    """What the child process found; None where it was killed or failed."""
    # -P keeps the current folder and the script's own off the import path.
    command = [sys.executable, "-P", str(_CHILD), mode, str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, the page goes in on standard input
            command,
            input=page.encode(),
            capture_output=True,
            timeout=seconds + _STARTING,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        return None
    found: dict[str, object] = json.loads(done.stdout)
    return found
