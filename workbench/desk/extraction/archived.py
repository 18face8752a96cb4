"""The text of the page that a web archive was made for."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workbench.desk.extraction import media_types
from workbench.desk.extraction.extracted import Extracted, Reader, Task
from workbench.errors import ExtractionError, WebArchiveError
from workbench.i18n import _

_BY = "archive/1"
_ARCHIVES = (media_types.WARC, media_types.WACZ)


def reader_of_archives(reader_for: Callable[[str], Reader | None]) -> Reader:
    """A reader of WARC and WACZ files that reads the page in it with the reader for its type."""

    def read(task: Task) -> Extracted:
        """The page's text; raises `ExtractionError`."""
        from workbench.desk.webarchives.reading import read_archive  # noqa: PLC0415 - if asked

        try:
            archive = read_archive(task.path, name=task.name, should_stop=task.should_stop)
            if archive.main is None:
                no_page = _("There is no page in the archive that could be read.")
                return Extracted("", _BY, notices=(*archive.problems, no_page))
            page = archive.payload(archive.main)
        except WebArchiveError as error:
            raise ExtractionError(str(error)) from error
        found = _read_page(page, archive.main.url, task)
        return replace(
            found,
            extractor=f"{_BY} {found.extractor}",
            notices=(*archive.problems, *found.notices),
        )

    def _read_page(page: bytes, url: str, task: Task) -> Extracted:
        name = url.partition("?")[0].rpartition("/")[2]
        media_type = media_types.media_type_of(page[: media_types.HEAD], name)
        reader = None if media_type in _ARCHIVES else reader_for(media_type)
        if reader is None:
            said = _("The page in the archive is of a kind that is not read ({media_type}).")
            return Extracted("", media_type, notices=(said.format(media_type=media_type),))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "page"
            file.write_bytes(page)
            return reader(replace(task, path=file))

    return read
