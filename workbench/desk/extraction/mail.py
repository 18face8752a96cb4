"""The text of a saved e-mail (.eml)."""

from collections.abc import Iterator
from typing import Any

from workbench.desk import child_process
from workbench.desk.extraction.extracted import Extracted, Task, finished
from workbench.desk.extraction.failures import failure, unreadable
from workbench.desk.extraction.origin import quoted, said
from workbench.desk.extraction.pages import from_page
from workbench.i18n import ngettext

_RULES = 1
_SECONDS = 60.0
_NAMED = 5  # attachments


def read_eml(task: Task) -> Extracted:
    """Sender, receivers, day and subject a line each, a blank line, and the body of a message.

    The plain body, else all that the page in it shows. Raises `ExtractionError` where the
    file is broken, or can't be read in time.
    """
    try:
        with task.path.open("rb") as file:
            outcome = child_process.run(
                "workbench.desk.extraction.mail_child",
                [],
                seconds=_SECONDS,
                stdin=file,
                should_stop=task.should_stop,
            )
    except OSError as error:
        raise unreadable(task.name, error) from error
    if outcome.failed:
        raise failure(outcome.failed, task.name)
    return _extracted(outcome.found, task)


def _extracted(found: dict[str, Any], task: Task) -> Extracted:
    headers = dict(found["headers"])
    page = from_page(found["html"], task, whole=True) if found["html"].strip() else None
    head = "\n".join(f"{name}: {value}" for name, value in headers.items())
    parts = (head, found["plain"], page.text if page else "")
    text, cut = finished("\n\n".join(filter(None, parts)))
    return Extracted(
        text=text,
        extractor=f"eml/{_RULES}" + (f" {page.extractor}" if page else ""),
        title=said(headers.get("Subject", "")),
        author=said(headers.get("From", "")),
        published=found["day"],
        notices=(*cut, *_attached(found["attachments"]), *(page.notices[:1] if page else ())),
        kept_share=page.kept_share if page else None,
    )


def _attached(names: list[str]) -> Iterator[str]:
    if not names:
        return
    shown = quoted(names[:_NAMED])
    if len(names) > _NAMED:
        shown += " …"
    yield ngettext(
        "{count} attachment was not read: {names}; add it as a source of its own.",
        "{count} attachments were not read: {names}; add them as sources of their own.",
        len(names),
    ).format(count=len(names), names=shown)
