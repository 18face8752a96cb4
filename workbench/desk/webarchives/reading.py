"""Takes a web archive in: what is in it, whether its hashes hold, and the documents themselves.

Nothing is fetched and nothing is written; archives are read in place, within bounds.
"""

import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from workbench.desk.webarchives import wacz
from workbench.desk.webarchives.body import payload
from workbench.desk.webarchives.main_page import main_page, named_page
from workbench.desk.webarchives.model import Capture, Problem, Survey
from workbench.desk.webarchives.ration import BOUNDS, Bounds, Ration, SpentError
from workbench.desk.webarchives.survey import survey
from workbench.desk.webarchives.zipped import BROKEN, Zipped
from workbench.errors import WebArchiveError
from workbench.i18n import _, ngettext

_ZIP = b"PK\x03\x04"
_WARC = (b"\x1f\x8b", b"WARC/")
_MOST_PROBLEMS = 50


@dataclass(frozen=True, slots=True)
class WebArchive:
    """A web archive that was read.

    `kind` is `warc` or `wacz`, `main` the document that it was made for, as far as that can be
    told. Of `records`, `verified` have a hash that holds. An archive is intact where nothing was
    found that is wrong with it.
    """

    kind: str
    captures: tuple[Capture, ...]
    main: Capture | None
    found: tuple[Problem, ...]
    records: int
    verified: int
    source: Path | bytes = field(repr=False)
    bounds: Bounds = BOUNDS

    @property
    def problems(self) -> tuple[str, ...]:
        """All that is wrong with it or could not be checked, a sentence each."""
        return tuple(item.said for item in self.found)

    @property
    def faults(self) -> tuple[str, ...]:
        """Those of its problems that tell of damage or of a hash that does not hold."""
        return tuple(item.said for item in self.found if item.is_fault)

    def payload(self, capture: Capture) -> bytes:
        """A document as it was before it was packed for the wire.

        Raises `WebArchiveError` where it can't be unpacked, or is larger than the bounds allow.
        """
        ration = Ration(self.bounds)
        with _opened(self.source) as file:
            if self.kind == "warc":
                return payload(file, capture, ration)
            try:
                with closing(Zipped(file).open(capture.file)) as member:
                    return payload(member, capture, ration)
            except (*BROKEN, KeyError) as error:
                raise WebArchiveError(
                    _("“{file}” in the archive is damaged.").format(file=capture.file)
                ) from error


def read_archive(
    source: Path | bytes,
    *,
    name: str = "",
    should_stop: Callable[[], bool] | None = None,
    bounds: Bounds = BOUNDS,
) -> WebArchive:
    """Read a WARC, gzipped or not, or a WACZ, from a file or from its bytes.

    `name` is what the problems call a WARC; without one, they say the file's. `should_stop` is
    asked often. A damaged or altered archive is read as far as it goes, and says so in its
    `problems`. Raises `WebArchiveError` where it is none, can't be read, or was to stop.
    """
    ration = Ration(bounds, should_stop)
    with _opened(source) as file:
        head = file.read(5)
        file.seek(0)
        if head.startswith(_ZIP):
            return _read_wacz(file, source, ration)
        if head.startswith(_WARC):
            return _read_warc(file, source, name, ration)
    raise _no_archive()


def _read_warc(file: BinaryIO, source: Path | bytes, name: str, ration: Ration) -> WebArchive:
    called = name or (source.name if isinstance(source, Path) else "WARC")
    found = survey(file, called, ration)
    if not found.records:
        raise _no_archive()
    return _made("warc", found, main_page(found.captures), source, ration)


def _read_wacz(file: BinaryIO, source: Path | bytes, ration: Ration) -> WebArchive:
    archive = Zipped(file)
    names = wacz.warcs(archive)
    if not names:
        raise WebArchiveError(_("The zip file is no web archive: there is no WARC in it."))
    surveys = [_survey_member(archive, name, ration) for name in names]
    captures = tuple(capture for found in surveys for capture in found.captures)
    problems = [*archive.problems(), *(p for found in surveys for p in found.problems)]
    main = None
    try:
        problems += wacz.check(archive, ration)
        url, at = wacz.start_page(archive, ration)
        main = named_page(captures, url, at)
        if url and main is None:
            said = _("The page that the archive begins with, “{url}”, is not in it.")
            problems.append(Problem(said.format(url=url[:2_000]), is_fault=False))
    except SpentError:
        unread = _("The archive holds more than is read of one; the rest was not checked.")
        problems.append(Problem(unread, is_fault=False))
    found = Survey(
        captures,
        tuple(problems),
        sum(found.records for found in surveys),
        sum(found.verified for found in surveys),
    )
    return _made("wacz", found, main or main_page(captures), source, ration)


def _survey_member(archive: Zipped, name: str, ration: Ration) -> Survey:
    try:
        with archive.open(name) as member:
            return survey(member, name, ration)
    except BROKEN:
        problem = _("“{file}” in the archive is damaged.").format(file=name)
        return Survey((), (Problem(problem),), 0, 0)


def _made(
    kind: str, found: Survey, main: Capture | None, source: Path | bytes, ration: Ration
) -> WebArchive:
    problems = found.problems
    if len(problems) > _MOST_PROBLEMS:
        more = len(problems) - _MOST_PROBLEMS
        said = ngettext("There is {count} problem more.", "There are {count} problems more.", more)
        is_fault = any(item.is_fault for item in problems[_MOST_PROBLEMS:])
        problems = (*problems[:_MOST_PROBLEMS], Problem(said.format(count=more), is_fault))
    return WebArchive(
        kind=kind,
        captures=found.captures,
        main=main,
        found=problems,
        records=found.records,
        verified=found.verified,
        source=source,
        bounds=ration.bounds,
    )


@contextmanager
def _opened(source: Path | bytes) -> Iterator[BinaryIO]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        with source.open("rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _no_archive()
            yield file
    except OSError as error:
        raise WebArchiveError(
            _("“{path}” can't be read: {why}.").format(path=source, why=error.strerror or error)
        ) from error


def _no_archive() -> WebArchiveError:
    return WebArchiveError(
        _("The file is no web archive that can be read; a WARC or WACZ file is expected.")
    )
