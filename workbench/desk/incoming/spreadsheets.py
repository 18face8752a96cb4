"""Known claims in XLSX files, read row by row."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from workbench.desk.incoming.rows import Row
from workbench.desk.incoming.tables import Cells, table_rows
from workbench.errors import ImportFileError
from workbench.i18n import _

_BOOK = "xl/workbook.xml"
# What the library falls over in parts that are not as they must be.
_BROKEN = (
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,  # of the XML in it
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
_MOST_UNPACKED = 2 << 30  # bytes of all parts together


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is an XLSX workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _BOOK in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def rows(path: Path, *, origin: str, mapping: Mapping[str, str]) -> Iterator[Row]:
    """The entries of the first sheet with a column for the claim's text; others are named.

    Of formulas the values count that were saved with them. Raises `ImportFileError` for a file
    that can't be read, and where no sheet has such a column.
    """
    import openpyxl  # noqa: PLC0415 - slow to import, and rarely needed

    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
            raise ImportFileError(_("unpacked, it is larger than 2 GB"))
    try:
        # Given open: by its name, the library would judge the file by its ending.
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles, which are not looked at
            with closing(openpyxl.load_workbook(file, read_only=True, data_only=True)) as book:
                yield from _sheets(book, origin, mapping)
    except _BROKEN as error:
        raise ImportFileError(_("it can't be read as a workbook")) from error


def _sheets(book: Any, origin: str, mapping: Mapping[str, str]) -> Iterator[Row]:
    taken, problem = "", ImportFileError(_("it has no sheet with anything in it"))
    for sheet in book.worksheets:
        if taken:
            said = _("the sheet “{sheet}” was not taken").format(sheet=sheet.title)
            yield Row(_("sheet “{sheet}”").format(sheet=sheet.title), notices=(said,))
            continue
        cells = _cells(sheet)
        where, headings, _problem = next(cells, ("", [], ""))
        if not headings:
            continue
        found = table_rows(where, headings, cells, origin=origin, mapping=mapping)
        try:
            first = next(found)
        except ImportFileError as error:
            problem = error
            continue
        taken = sheet.title
        yield from chain([first], found)
    if not taken:
        raise problem


def _cells(sheet: Any) -> Iterator[Cells]:
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            place = _("{sheet}, row {number}").format(sheet=sheet.title, number=number)
            yield place, cells, ""


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
