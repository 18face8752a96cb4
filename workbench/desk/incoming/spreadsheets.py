"""Known claims in XLSX files, read row by row."""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from workbench.desk.incoming.rows import Row
from workbench.desk.incoming.tables import Cells, table_rows
from workbench.errors import ImportFileError
from workbench.i18n import _

_BOOK, _SHEETS = "xl/workbook.xml", "xl/worksheets/"
_ZIP = b"PK\x03\x04"
# What the libraries fall over in parts that are not as they must be.
_BROKEN = (
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    OverflowError,
    RuntimeError,  # also for a way of packing that is not known
    SyntaxError,  # of the XML in it
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
_MOST_UNPACKED = 2 << 30  # bytes of all sheets, which are read row by row
_MOST_HELD = 128 << 20  # bytes of the other parts, which are read as a whole
_MOST_ROWS = 1 << 20  # of a sheet, by the format; a broken one may claim any number


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is an XLSX workbook."""
    try:
        with path.open("rb") as file:
            if file.read(len(_ZIP)) != _ZIP:
                return False
            with zipfile.ZipFile(file) as archive:
                return _BOOK in archive.namelist()
    except _BROKEN:
        return False


def rows(path: Path, *, origin: str, mapping: Mapping[str, str]) -> Iterator[Row]:
    """The entries of the first sheet with a column for the claim's text; others are named.

    Of formulas the values count that were saved with them. Raises `ImportFileError` for a file
    that can't be read, and where no sheet has such a column.
    """
    # Given open: by its name, the library would judge the file by its ending.
    with path.open("rb") as file, closing(_opened(file)) as book:
        yield from _sheets(book, origin, mapping)


def _opened(file: IO[bytes]) -> Any:
    import openpyxl  # noqa: PLC0415 - slow to import, and rarely needed

    warnings.filterwarnings("ignore", module=r"openpyxl\.")  # about what is not looked at
    try:
        with zipfile.ZipFile(file) as archive:
            sheets = held = 0
            for part in archive.infolist():
                if part.filename.startswith(_SHEETS):
                    sheets += part.file_size
                else:
                    held += part.file_size
        if sheets > _MOST_UNPACKED or held > _MOST_HELD:
            raise ImportFileError(_("unpacked, it is too large; save the sheet as CSV"))
        return openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except _BROKEN as error:
        raise _unreadable() from error


def _unreadable() -> ImportFileError:
    return ImportFileError(_("it can't be read as a workbook"))


def _sheets(book: Any, origin: str, mapping: Mapping[str, str]) -> Iterator[Row]:
    problem: ImportFileError | None = None
    is_taken, left = False, list[str]()
    for sheet in book.worksheets:
        cells = _cells(sheet)
        where, headings, why = next(cells, ("", [], ""))
        if not headings and not why:
            continue
        if is_taken:
            left.append(sheet.title)
            continue
        try:
            yield from table_rows(where, headings, cells, origin=origin, mapping=mapping)
            is_taken = True
        except ImportFileError as error:
            problem = problem or (_unreadable() if why else error)
            left.append(sheet.title)
    if not is_taken:
        raise problem or ImportFileError(_("it has no sheet with anything in it"))
    if left:
        said = _("sheets not taken: {sheets}").format(sheets=", ".join(left))
        yield Row(_("workbook"), notices=(said,))


def _cells(sheet: Any) -> Iterator[Cells]:
    """Place and cells of each row that has any; where it is broken, a last one says so."""
    number = 0
    try:
        sheet.reset_dimensions()  # they may be wrong, and each row would be made as long as they
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            if number > _MOST_ROWS:
                break
            cells = [_text(value) for value in values]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield _place(sheet, number), cells, ""
    except _BROKEN:
        number = _MOST_ROWS + 1
    if number > _MOST_ROWS:
        yield _("sheet “{sheet}”").format(sheet=sheet.title), [], _("its rest can't be read")


def _place(sheet: Any, number: int) -> str:
    return _("{sheet}, row {number}").format(sheet=sheet.title, number=number)


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
