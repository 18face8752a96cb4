"""Reads the article of an HTML page in a process of its own, which a hostile page can't hang."""

import tempfile
from dataclasses import dataclass
from typing import Any

from workbench.desk import child_process, child_side
from workbench.desk.child_process import Outcome, ShouldStop
from workbench.desk.decoding import storable
from workbench.errors import IntakeError
from workbench.i18n import _
from workbench.model.split import Metadata

_SECONDS = 10
_AUTHORS = 8  # at most, of no more code points than this each:
_NAME = 100


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


def read_page(
    page: str,
    *,
    seconds: float = _SECONDS,
    memory: int = child_side.MEMORY,
    least_share: float = 0.0,
    least_length: int = 0,
    whole: bool = False,
    should_stop: ShouldStop | None = None,
) -> Page:
    """The article of a page; the whole visible text where no article can be told apart.

    What has less than `least_share` of the page's visible characters, or is shorter than
    `least_length`, is not taken for its article; with `whole` none is looked for. Raises
    `IntakeError` where the page shows no text at all, where reading it takes more than `seconds`
    of processor time or `memory` bytes, or where `should_stop` asks to leave off.
    """
    limits = [str(seconds), str(memory), str(least_share), str(least_length)]
    outcome = _run("whole" if whole else "article", page, limits, seconds, should_stop)
    if not whole and outcome.failed not in ("", "stopped"):
        outcome = _run("whole", page, limits, seconds, should_stop)
    if outcome.failed == "stopped":
        raise IntakeError(_("Reading the page was stopped; start it again to have its text."))
    if outcome.failed:
        raise IntakeError(
            _(
                "The page is built in a way that can't be read in reasonable time; "
                "copy its text into a .txt file and open that."
            )
        )
    return _page(outcome.found)


def _page(found: dict[str, Any]) -> Page:
    text = storable(found["text"])
    if not text.strip():
        raise IntakeError(
            _("The page shows no text without its scripts; copy its text into a .txt file.")
        )
    share = min(1.0, sum(len(word) for word in text.split()) / max(1, found["visible"]))
    notices = [
        _("Of the page's visible characters, {share} % were kept.").format(share=round(share * 100))
    ]
    if found["whole"]:
        notices.append(
            _("The article could not be told from the rest of the page; all of it was taken.")
        )
    return Page(text, storable(found["title"]) or None, _metadata(found), share, tuple(notices))


def _metadata(found: dict[str, Any]) -> Metadata:
    names = (storable(name).strip()[:_NAME] for name in found["authors"].split(";"))
    authors = tuple(name for name in names if name)[:_AUTHORS]
    return Metadata(found["published"], (), authors)


def _run(
    mode: str, page: str, limits: list[str], seconds: float, should_stop: ShouldStop | None
) -> Outcome:
    with tempfile.TemporaryFile() as file:
        file.write(page.encode())
        file.seek(0)
        return child_process.run(
            "workbench.desk.html_child",
            [mode, *limits],
            seconds=seconds,
            stdin=file,
            should_stop=should_stop,
        )
