"""Known claims in CSV and TSV, with headings in English or German."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from workbench.desk.incoming.columns import columns, read, told
from workbench.desk.incoming.rows import MOST_RAW, Row, as_raw, row
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem
from workbench.text.cells import unguarded

_DELIMITERS = (";", ",", "\t", "|")
Cells = tuple[str, list[str], str]
"""Where a row of a table stands, its cells, and why it can't be read: then its text, if any."""


def rows(lines: Iterable[str], *, origin: str, mapping: Mapping[str, str]) -> Iterator[Row]:
    """The entries of a table; the first line names the columns.

    The first of them tells which column is taken as what. Raises `ImportFileError` where no column
    is the claim's text. A row that can't be read is an entry with the reason; one that opens a
    quotation mark and never closes it takes the rest of the file with it, and says so.
    """
    source = iter(lines)
    head = next(source, "")
    delimiter, above = _delimiter(head), 0
    if head.casefold().startswith("sep="):  # a line that spreadsheets write for themselves
        delimiter = head.strip()[4:5] or delimiter
        head, above = next(source, ""), 1
    taken = _Taken(chain([head], source))
    cells = _read(csv.reader(taken, delimiter=delimiter, strict=True), taken, above)
    where, headings, _problem = next(cells, ("", [], ""))
    yield from table_rows(where, headings, cells, origin=origin, mapping=mapping)


def table_rows(
    where: str,
    headings: Sequence[str],
    cells: Iterable[Cells],
    *,
    origin: str,
    mapping: Mapping[str, str],
) -> Iterator[Row]:
    """The entries of a table whose headings stand somewhere. Raises as `rows` does."""
    found = columns(headings, mapping)
    yield Row(where, notices=(told(headings, found),))
    for place, values, problem in cells:
        if problem:
            yield _unreadable(place, problem, values)
        elif any(value.strip() for value in values):
            yield _row(place, values, headings, found, origin)


class _Taken:
    """Lines on their way to a reader, and those that it took for the row it is at."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.now: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.now.append(line)
        return line


def _read(reader: Iterator[list[str]], taken: _Taken, above: int) -> Iterator[Cells]:
    """Place, cells and problem of each row, also after a row that could not be read.

    `above` is the number of lines that the reader has not seen.
    """
    end = above
    while True:
        taken.now.clear()
        problem, cells = "", list[str]()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = _("it can't be read as a row of the table ({why})").format(why=error)
            cells = ["".join(taken.now)[:MOST_RAW]]
        begin, end = end + 1, end + len(taken.now)
        many = problem and end > begin
        yield (
            _("lines {begin}–{end}").format(begin=begin, end=end)
            if many
            else _("line {number}").format(number=begin),
            cells,
            problem,
        )


def _delimiter(head: str) -> str:
    """The mark that parts the most headings; in doubt the semicolon."""
    return max(_DELIMITERS, key=head.count)


def _row(
    where: str, cells: Sequence[str], headings: Sequence[str], found: Sequence[str], origin: str
) -> Row:
    if any(cell.strip() for cell in cells[len(found) :]):
        problem = _("it has {cells} cells under {columns} headings").format(
            cells=len(cells), columns=len(found)
        )
        return _unreadable(where, problem, cells)
    said = {
        field: unguarded(cell.strip()) for field, cell in zip(found, cells, strict=False) if field
    }
    fields, remarks = read(said)
    raw = as_raw({name: cell for name, cell in zip(headings, cells, strict=False) if cell})
    return row(where, fields, origin=origin, raw=raw, remarks=remarks)


def _unreadable(where: str, problem: str, cells: Sequence[str]) -> Row:
    raw = as_raw(cells) if cells else ""
    return Row(where, problem=Problem(Distrust.UNREADABLE, problem), raw=raw)
