"""The text of a Word document (.docx)."""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from workbench.desk import child_process
from workbench.desk.extraction.extracted import Extracted, Task, finished, nothing_notice
from workbench.desk.extraction.failures import failure
from workbench.desk.extraction.origin import iso_day, said
from workbench.i18n import _, ngettext

_RULES = 1
_SECONDS = 60.0


def read_docx(task: Task) -> Extracted:
    """The text of a document: headers, paragraphs and tables, notes, footers.

    Rows of a table are lines, their cells parted by tabs. Raises `ExtractionError` where the file
    is locked, broken, or unpacks to more than can be read.
    """
    outcome = child_process.run(
        "workbench.desk.extraction.word_child",
        [str(task.path)],
        seconds=_SECONDS,
        should_stop=task.should_stop,
    )
    if outcome.failed:
        raise failure(outcome.failed, task.name)
    found = outcome.found
    text, cut = finished(found["text"])
    return Extracted(
        text=text,
        extractor=f"docx/lxml {version('lxml')}/{_RULES}",
        title=said(found["title"]),
        author=said(found["author"]),
        published=iso_day(found["saved"]),
        notices=(*cut, *_notices(found)),
    )


def _notices(found: dict[str, Any]) -> Iterator[str]:
    if found["inserted"] or found["deleted"]:
        yield _(
            "The document has tracked changes: what was inserted is in the text, "
            "what was deleted is not."
        )
    if found["hidden"]:
        yield _("Text that is set as hidden was left out.")
    if found["comments"]:
        yield ngettext(
            "{count} comment in the margin was left out.",
            "{count} comments in the margin were left out.",
            found["comments"],
        ).format(count=found["comments"])
    if not found["text"].strip():
        yield nothing_notice()
