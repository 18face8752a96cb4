"""The text of a PDF, as running text.

PDFium reads it (by `pypdfium2`): the reader of a browser, which keeps the words of a table's row
together, parts words as they are printed and marks the hyphens that end a line.
"""

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

from workbench.desk import child_process
from workbench.desk.extraction.extracted import Extracted, Task, cut_notice, finished
from workbench.desk.extraction.failures import failure
from workbench.desk.extraction.origin import iso_day, quoted, said
from workbench.i18n import _, ngettext

_RULES = 1  # counts up when the same bytes come out as another text
_SECONDS = 20.0
_EXAMPLES = 3
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
# Codes that stand for no letter, where a font does not say which letters it shows.
_UNREADABLE = re.compile("[\x00-\x08\ufffd\ue000-\uf8ff]")
_MUCH = 0.05


def read_pdf(task: Task) -> Extracted:
    """The text of a PDF, its paragraphs parted by blank lines.

    Words parted at a line's end are put together, and what recurs at the edge of the pages is
    left out; `reflow`, `hyphens` and `recurring` say by which rules. Raises `ExtractionError`
    where the file is locked, broken, or can't be read in time.
    """
    outcome = child_process.run(
        "workbench.desk.extraction.pdf_child",
        [str(task.path)],
        seconds=_SECONDS,
        progress=task.progress,
        should_stop=task.should_stop,
    )
    if outcome.failed:
        raise failure(outcome.failed, task.name)
    return _extracted(outcome.found)


def _extracted(found: dict[str, Any]) -> Extracted:
    text, cut = finished(found["text"])
    if found["cut"]:
        cut = (cut_notice(),)
    day = _DATE.match(found["created"])
    return Extracted(
        text=text,
        extractor=f"pdf/pypdfium2 {version('pypdfium2')}/{_RULES}",
        title=said(found["title"]),
        author=said(found["author"]),
        published=iso_day("-".join(day.groups())) if day else "",
        pages=tuple(min(start, len(text)) for start in found["pages"]),
        notices=(*cut, *_notices(found)),
        kept_share=found["kept"],
    )


def _notices(found: dict[str, Any]) -> Iterator[str]:
    empty, pages = found["empty"], len(found["pages"])
    if empty and len(empty) == pages:
        yield _("There is no text in the file, only pictures of pages; it can't be searched.")
    elif empty:
        yield ngettext(
            "Page {numbers} has no text; it may be a picture.",
            "Pages {numbers} have no text; they may be pictures.",
            len(empty),
        ).format(numbers=_ranges(empty))
    if found["recurring"]:
        examples = quoted(found["recurring"][:_EXAMPLES])
        yield _("What recurs at the edge of the pages was left out, such as {examples}.").format(
            examples=examples
        )
    if found["form"]:
        yield _("The file is a form; what was filled in to its fields may not be in the text.")
    if len(_UNREADABLE.findall(found["text"])) > _MUCH * len(found["text"]):
        yield _("Many letters can't be read: the fonts in the file don't say what they show.")


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in order as people write them: 3, 5–8, 11."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{low}–{high}" if low < high else str(low) for low, high in runs)
