"""Opens a file of known claims, finds out what it is, and reads it as a stream of entries."""

import codecs
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from workbench.desk.decoding import storable
from workbench.desk.incoming import claimreview, spreadsheets, tables, values
from workbench.desk.incoming.rows import MOST_RAW, Row
from workbench.desk.incoming.spreadsheets import is_spreadsheet
from workbench.desk.incoming.streaming import elements
from workbench.errors import ImportFileError
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem

_CHUNK = 1 << 20
_LONGEST_LINE = 1 << 20
_LARGEST_PAGE = 64 << 20
_LOOKED_AT = 8  # lines by which JSON lines are told from a document
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SCRIPT = re.compile(r"<script[^<>]{0,200}application/ld\+json[^<>]{0,200}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import from: its path, encoding and SHA-256, and what it is called."""

    path: Path
    encoding: str
    sha256: str
    name: str


def inspect(path: str, name: str = "") -> Source:
    """Read a file once for its hash and its encoding: its mark, else UTF-8, else Windows-1252.

    Raises `ImportFileError` where there is no such file, or it can't be read, or is empty, or is
    a pipe or a device, which could not be read again. `name` is what it is called where `path`
    tells nothing; characters that no database keeps are replaced in it.
    """
    called = storable(name or path)
    digest, decoder, start = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")(), b""
    encoding = "utf-8"
    try:
        with Path(path).open("rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ImportFileError(
                    _("“{path}” is not an ordinary file; save its content in one first.").format(
                        path=called
                    )
                )
            while chunk := file.read(_CHUNK):
                start = start or chunk[:4]
                digest.update(chunk)
                encoding = encoding if _decodes(decoder, chunk) else "cp1252"
    except FileNotFoundError as error:
        raise ImportFileError(_("There is no file “{path}”.").format(path=called)) from error
    except IsADirectoryError as error:
        raise ImportFileError(
            _("“{path}” is a folder; name the files in it.").format(path=called)
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = getattr(error, "strerror", None) or error
        raise ImportFileError(
            _("“{path}” can't be read: {why}.").format(path=called, why=why)
        ) from error
    if not start:
        raise ImportFileError(_("“{path}” is empty.").format(path=called))
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    called = storable(name or Path(path).name)
    return Source(Path(path), marked or encoding, digest.hexdigest(), called)


def rows(source: Source, mapping: Mapping[str, str] | None = None) -> Iterator[Row]:
    """The entries of a file, by what it holds: JSON, a page with JSON-LD, a table, a workbook.

    `mapping` says in which column of a table a field is. Raises `ImportFileError` where nothing
    in it can be read as any of these.
    """
    origin, at = source.name, mapping or {}
    if is_spreadsheet(source.path):
        yield from _told(source, spreadsheets.rows(source.path, origin=origin, mapping=at))
        return
    head = _head(source)
    begin = head.lstrip()[:1]
    if begin == "<":
        yield from _page_rows(source, origin)
    elif begin in ("{", "["):
        if _is_json_line(head) or _share_of_records(source) > 0.5:
            yield from _line_rows(source, origin)
        else:
            yield from _document_rows(source, origin)
    elif _BINARY.search(head):
        raise _problem(source, _("it is not a text; save a table as XLSX or CSV"))
    elif _share_of_records(source):
        yield from _line_rows(source, origin)
    else:
        yield from _told(source, tables.rows(_lines(source), origin=origin, mapping=at))


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _problem(source: Source, why: str) -> ImportFileError:
    return ImportFileError(
        _("“{path}” can't be imported: {why}.").format(path=source.name, why=why)
    )


def _lines(source: Source) -> Iterator[str]:
    """The lines with their ends as they are; a line beyond all measure comes in pieces."""
    with source.path.open(encoding=source.encoding, errors="replace", newline="") as file:
        while line := file.readline(_LONGEST_LINE):
            yield line


def _head(source: Source) -> str:
    """The first line that is not blank."""
    return next((line for line in _lines(source) if line.strip()), "")


def _is_json_line(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _share_of_records(source: Source) -> float:
    """How many of the next lines are JSON objects, 0 to 1; the first one may be broken."""
    some = list(islice(filter(str.strip, _lines(source)), 1, 1 + _LOOKED_AT))
    return sum(map(_is_json_line, some)) / len(some) if some else 0.0


def _line_rows(source: Source, origin: str) -> Iterator[Row]:
    place = _("line {number}")
    for number, line in enumerate(map(str.strip, _lines(source)), 1):
        if not line:
            continue
        where = place.format(number=number)
        try:
            value = values.parse(line)
        except values.NotJsonError as error:
            problem = Problem(Distrust.UNREADABLE, str(error))
            yield Row(where, problem=problem, raw=line[:MOST_RAW])
            continue
        yield from values.rows(value, where, origin=origin, raw=line)


def _whole(source: Source) -> str:
    if source.path.stat().st_size > _LARGEST_PAGE:
        raise _problem(source, _("the page is larger than 64 MB"))
    return source.path.read_text(encoding=source.encoding, errors="replace")


def _document_rows(source: Source, origin: str) -> Iterator[Row]:
    """The entries of JSON documents; of a large one, list by list."""
    with source.path.open(encoding=source.encoding, errors="replace", newline="") as file:
        found = elements(file)
        begin = list(islice(found, 2))
        if len(begin) == 1 and begin[0].problem:
            raise _problem(source, begin[0].problem)
        is_listed = False
        for element in chain(begin, found):
            if is_listed and not element.number and not element.problem:
                yield from values.rest_rows(element)
                is_listed = False
                continue
            is_listed = bool(element.number)
            yield from values.element_rows(element, origin=origin)


def _page_rows(source: Source, origin: str) -> Iterator[Row]:
    """The ClaimReviews of each JSON-LD block of a page; a broken block does not hide good ones."""
    page = _whole(source)
    blocks = list(_SCRIPT.finditer(page))
    if not blocks:
        raise _problem(source, _("the page has no JSON-LD in it"))
    found = False
    for number, block in enumerate(blocks, 1):
        where = _("block {number}").format(number=number)
        end = _SCRIPT_END.search(page, block.end())
        inside = page[block.end() : end.start() if end else len(page)]
        try:
            value = values.parse(inside)
        except values.NotJsonError as error:
            found = True
            problem = Problem(Distrust.UNREADABLE, str(error))
            yield Row(where, problem=problem, raw=inside[:MOST_RAW])
            continue
        for row in claimreview.rows(
            value, where, origin=origin, raw=inside.strip(), expected=False
        ):
            found = True
            yield row
    if not found:
        raise _problem(source, _("the page has no ClaimReview in it"))


def _told(source: Source, found: Iterator[Row]) -> Iterator[Row]:
    """Entries whose reader says what is wrong with a file, but not with which."""
    try:
        yield from found
    except ImportFileError as error:
        raise _problem(source, str(error)) from error
