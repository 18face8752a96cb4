"""Takes the text out of a saved file, by the reader for its media type."""

from pathlib import Path

from workbench.desk.child_process import Progress, ShouldStop
from workbench.desk.extraction import media_types
from workbench.desk.extraction.archived import reader_of_archives
from workbench.desk.extraction.extracted import Extracted, Reader, Task
from workbench.desk.extraction.mail import read_eml
from workbench.desk.extraction.pages import read_html
from workbench.desk.extraction.pdf import read_pdf
from workbench.desk.extraction.plain import read_text
from workbench.desk.extraction.word import read_docx
from workbench.i18n import _

READERS: dict[str, Reader] = {
    media_types.PLAIN: read_text,
    media_types.MARKDOWN: read_text,
    media_types.HTML: read_html,
    media_types.PDF: read_pdf,
    media_types.DOCX: read_docx,
    media_types.EML: read_eml,
}
"""The reader for each media type that is read."""

READERS |= dict.fromkeys((media_types.WARC, media_types.WACZ), reader_of_archives(READERS.get))

_UNREAD = "none/1"
# Prefixes of the media types of documents that another program can save in a form that is read.
_DOCUMENTS = (
    media_types.OLD_WORD,
    "application/vnd.ms-",
    "application/vnd.openxmlformats",
    "application/vnd.oasis.opendocument",
    "application/rtf",
    "application/epub",
)
_RECORDINGS = ("audio/", "video/")


def extract(
    path: Path,
    media_type: str,
    *,
    name: str = "",
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
) -> Extracted:
    """The text of a saved file; waits until it is read, so it is called in a worker.

    `name` is what messages call the file, else the path's own. `progress` is told pages done and
    pages in all, where a file has pages; once `should_stop` says so, reading ends at the next
    look. A media type without a reader gives an empty text and a notice.

    Raises `ExtractionError` where the file is locked, broken, too large, can't be read in time,
    or reading was stopped.
    """
    reader = READERS.get(media_type)
    if reader is None:
        return Extracted("", _UNREAD, notices=(_unread(media_type),))
    return reader(Task(path, name or path.name, progress, should_stop))


def _unread(media_type: str) -> str:
    if media_type.startswith("image/"):
        return _("A picture has no text to search; note in words what it shows.")
    if media_type.startswith(_RECORDINGS):
        return _("A recording has no text to search; add what is said in it as a .txt file.")
    if media_type.startswith(_DOCUMENTS):
        return _(
            "This kind of document is kept, but not read; save it as .docx, .pdf or .txt, without "
            "a password, and add that to search its text."
        )
    return _("The file is kept, but its kind is not read; there is no text to search.")
