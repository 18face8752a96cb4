"""Reads the text of a PDF; run as a script, in a process that may be killed.

The argument is the file. Answers with `text`, `pages` (the offset at which each page begins),
`empty` (numbers of the pages without text, from 1), `recurring` (what was left out at the edges
of the pages), `kept` (share of the visible characters), `cut` (true where there is more),
`form` (true where it has fields to fill in), and `title`, `author`, `created`. Fails with
`encrypted` or `broken`.
"""

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from workbench.desk import child_side
from workbench.desk.child_process import Progress
from workbench.desk.extraction.extracted import LONGEST
from workbench.desk.extraction.hyphens import hyphened_words
from workbench.desk.extraction.lines import Line
from workbench.desk.extraction.recurring import without_recurring
from workbench.desk.extraction.reflow import flowed, gap_across, gaps

_PAGES = 20_000
_SECONDS = 20.0  # of processor time for a page
# PDFium ends a line with CR LF, and puts one of these in place of the hyphen and the line's end
# where a word goes on in the next line.
_PDFIUM_HYPHENS = ("\x02", "\ufffe")
# Those it leaves, after a figure or of another kind.
_HYPHEN = re.compile("(?<=[^\\W_])[-\u2010\u00ad]\\Z")
_LINE = re.compile("([^\r\n\x02\ufffe]*)(\r\n|[\r\n\x02\ufffe]|\\Z)")

Box = tuple[float, float, float, float]
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def main() -> None:
    """Read the file, answer with what was found in it."""
    child_side.limit_memory()
    child_side.allow(_SECONDS)
    child_side.answer(lambda: read(sys.argv[1], _sign_of_life))


def _sign_of_life(done: int, of: int) -> None:
    child_side.tell(done, of)
    child_side.allow(_SECONDS)


def read(path: str, progress: Progress) -> dict[str, Any]:
    """The text of a PDF and what the file says of itself; raises `UnreadableError`."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise child_side.UnreadableError("encrypted" if locked else "broken") from error
    with document:
        said = document.get_metadata_dict()
        form = document.get_formtype() != raw.FORMTYPE_NONE
        pages, cut = _pages(document, progress)
    kept, recurring = without_recurring(pages)
    text, starts = _running_text(kept)
    letters = _letters(pages)
    return {
        "text": text,
        "pages": starts,
        "empty": [number for number, page in enumerate(kept, start=1) if not _has_words(page)],
        "recurring": recurring,
        "kept": _letters(kept) / letters if letters else 1.0,
        "cut": cut,
        "form": form,
        "title": said.get("Title", ""),
        "author": said.get("Author", ""),
        "created": said.get("CreationDate", ""),
    }


def _pages(document: pypdfium2.PdfDocument, progress: Progress) -> tuple[list[list[Line]], bool]:
    """The lines of each page, and whether there was more than is taken."""
    pages: list[list[Line]] = []
    count, length = len(document), 0
    for number in range(min(count, _PAGES)):
        pages.append(list(_lines(document, number)))
        length += sum(len(line.text) + 1 for line in pages[-1])
        progress(number + 1, count)
        if length > LONGEST:
            break
    return pages, len(pages) < count


def _lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    try:
        page = document[number]
        shown = page.get_textpage()
    except pypdfium2.PdfiumError:  # counted as a page without text
        return
    turn = _turn(page)
    below = 0.0
    for match in _LINE.finditer(shown.get_text_range()):
        words = match.group(1).strip()
        if words:
            start = match.start() + match.group(1).index(words)
            box = turn(_box(shown, start)), turn(_box(shown, start + len(words) - 1))
            hyphen = _HYPHEN.search(words)
            broken = hyphen is not None or match.group(2) in _PDFIUM_HYPHENS
            line = _placed(_HYPHEN.sub("", words), *box, below=below, broken=broken)
            below = line.bottom
            yield line
    shown.close()
    page.close()


def _box(shown: pypdfium2.PdfTextPage, at: int) -> Box:
    """Where a character of the text stands: left, bottom, right and top in points, or zeros."""
    index = raw.FPDFText_GetCharIndexFromTextIndex(shown, at)
    if index < 0:
        return _NOWHERE
    try:
        left, bottom, right, top = shown.get_charbox(index, loose=True)
    except pypdfium2.PdfiumError:
        return _NOWHERE
    return left, bottom, right, top


def _turn(page: pypdfium2.PdfPage) -> Callable[[Box], Box]:
    """From the places in a page to those that a reader sees, who may see it turned."""
    width, height = page.get_mediabox()[2:]
    turns: dict[int, Callable[[Box], Box]] = {
        90: lambda box: (box[1], width - box[2], box[3], width - box[0]),
        180: lambda box: (width - box[2], height - box[3], width - box[0], height - box[1]),
        270: lambda box: (height - box[3], box[0], height - box[1], box[2]),
    }
    return turns.get(page.get_rotation(), lambda box: box)


def _placed(words: str, first: Box, last: Box, *, below: float, broken: bool) -> Line:
    left, right = min(first[0], last[0]), max(first[2], last[2])
    bottom, top = first[1], first[3]
    if right <= left or top <= bottom:  # not told, so it is taken for a line as any other
        left, right, bottom, top = 0.0, 5.0 * len(words), below - 12.0, below - 2.0
    return Line(words, left, right, bottom, top, broken)


def _running_text(pages: list[list[Line]]) -> tuple[str, list[int]]:
    """The text of all pages, and the offset at which each begins."""
    lines = [line for page in pages for line in page]
    between: list[str] = []
    last: list[Line] = []
    for page in filter(None, pages):
        if last:
            between.append(gap_across(last, page[0]))
        between.extend(gaps(page))
        last = page
    compounds = hyphened_words("\n".join(line.text for line in lines))
    text, starts = flowed(lines, between, compounds)
    begins: list[int] = []
    number = 0
    for page in pages:
        begins.append(starts[number] if number < len(starts) else len(text))
        number += len(page)
    return text, begins


def _has_words(page: list[Line]) -> bool:
    return any(letter.isalpha() for line in page for letter in line.text)


def _letters(pages: list[list[Line]]) -> int:
    return sum(len(word) for page in pages for line in page for word in line.text.split())


if __name__ == "__main__":
    main()
