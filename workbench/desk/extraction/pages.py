"""The text of a saved web page: its article, or all of it."""

from importlib.metadata import version

from workbench.desk import child_side
from workbench.desk.decoding import decode
from workbench.desk.extraction.extracted import Extracted, Task, finished
from workbench.desk.extraction.files import read_bytes
from workbench.desk.extraction.origin import iso_day, said
from workbench.desk.html import read_page
from workbench.errors import ExtractionError, IntakeError
from workbench.i18n import _

LARGEST = 80_000_000
"""The most bytes that a page may have."""

_RULES = 1
_LEAST_SHARE = 0.3  # with less of a page, more than its frame is missing: tables, lists, speeches
# What trafilatura takes from pages with less text is parted at every tag.
_SHORTEST_ARTICLE = 250
_SECONDS = 10.0
_SECONDS_A_MEGABYTE = 1.0
_MEMORY_A_BYTE = 60  # that a page takes up while it is read
_MOST_MEMORY = 3 << 30
_LARGEST_WITH_ARTICLE = 2_000_000  # code points: an article is looked for in no larger page


def read_html(task: Task) -> Extracted:
    """The article of a page, or all that it shows where that is less than 30 % of it.

    Raises `ExtractionError` where the page shows no text, or can't be read in time.
    """
    raw = read_bytes(task, LARGEST + 1)
    if len(raw) > LARGEST:
        raise ExtractionError(
            _(
                "“{name}” is larger than {size} MB, too large for a page; it is kept but not read."
            ).format(name=task.name, size=LARGEST // 1_000_000)
        )
    decoded = decode(raw, html=True)
    return from_page(decoded.text, task, decoded.notices)


def from_page(
    page: str, task: Task, notices: tuple[str, ...] = (), *, whole: bool = False
) -> Extracted:
    """The same for a page that is decoded already, as `notices` say; `whole`: no article in it."""
    size = len(page)
    try:
        found = read_page(
            page,
            seconds=_SECONDS + _SECONDS_A_MEGABYTE * size / 1_000_000,
            memory=min(_MOST_MEMORY, max(child_side.MEMORY, _MEMORY_A_BYTE * size)),
            least_share=_LEAST_SHARE,
            least_length=_SHORTEST_ARTICLE,
            whole=whole or size > _LARGEST_WITH_ARTICLE,
            should_stop=task.should_stop,
        )
    except IntakeError as error:
        raise ExtractionError(str(error)) from error
    text, cut = finished(found.text)
    return Extracted(
        text=text,
        extractor=f"html/trafilatura {version('trafilatura')}/lxml {version('lxml')}/{_RULES}",
        title=said(found.title or ""),
        author=said("; ".join(found.metadata.bylines)),
        published=iso_day(found.metadata.published),
        notices=(*cut, *notices, *found.notices),
        kept_share=found.kept_share * len(text) / len(found.text),
    )
