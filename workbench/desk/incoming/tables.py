"""Known claims in CSV and TSV, with headings in English or German."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from workbench.desk.incoming.rows import Fields, Row, as_raw, row
from workbench.errors import ImportFileError
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem

_HEADINGS = {
    "text": "text claim claim_text claim_reviewed claimreview_claimreviewed behauptung aussage "
    "these wortlaut",
    "external_id": "id external_id claim_id nr nummer kennung",
    "title": "title titel headline überschrift schlagzeile",
    "summary": "summary note notes notiz vermerk zusammenfassung begründung erklärung bemerkung "
    "anmerkung explanation extra_body",
    "language": "language lang sprache language_code claim_language",
    "verdict": "verdict urteil rating review_rating rating_alternatename label ergebnis bewertung "
    "einstufung befund",
    "date": "date datum checked_at geprüft_am review_date factcheck_date datepublished "
    "claimreview_datepublished stand",
    "publisher": "publisher organisation organization redaktion herausgeber medium factchecker "
    "fact_checker geprüft_von claimreview_author_name",
    "url": "url link adresse source_url review_url factcheck_url claimreview_url",
    "claimant": "claimant speaker sprecher sprecherin urheber urheberin behauptet_von "
    "creativework_author_name",
}
_FIELD_OF = {name: field for field, names in _HEADINGS.items() for name in names.split()}

_NOT_A_LETTER = re.compile(r"[^\w]+")
_DELIMITERS = (";", ",", "\t", "|")


def rows(lines: Iterable[str], *, origin: str) -> Iterator[Row]:
    """The entries of a table; the first line names the columns.

    Raises `ImportFileError` where no column is named as the claim's text. A row that can't be
    read is an entry with the reason; one that opens a quotation mark and never closes it takes
    the rest of the file with it, and says so.
    """
    source = iter(lines)
    head = next(source, "")
    delimiter, above = _delimiter(head), 0
    if head.casefold().startswith("sep="):  # a line that spreadsheets write for themselves
        delimiter = head.strip()[4:5] or delimiter
        head, above = next(source, ""), 1
    reader = csv.reader(_chained(head, source), delimiter=delimiter, strict=True)
    columns = _columns(next(_read(reader, above), ("", [], ""))[1])
    for where, cells, problem in _read(reader, above):
        if problem:
            yield Row(where, problem=Problem(Distrust.UNREADABLE, problem), raw=as_raw(cells))
        elif any(cell.strip() for cell in cells):
            yield _row(where, cells, columns, origin)


def _chained(head: str, rest: Iterator[str]) -> Iterator[str]:
    yield head
    yield from rest


class _Reader(Protocol):
    """What is used of a reader of the standard library, which has no public name there."""

    @property
    def line_num(self) -> int: ...

    def __next__(self) -> list[str]: ...


def _read(reader: _Reader, above: int) -> Iterator[tuple[str, list[str], str]]:
    """Place, cells and problem of each row, also after a row that could not be read.

    `above` is the number of lines that the reader has not seen.
    """
    while True:
        begin = above + reader.line_num + 1
        problem, cells = "", list[str]()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = _("it can't be read as a row of the table ({why})").format(why=error)
        end = above + reader.line_num
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


def _columns(headings: list[str]) -> list[str]:
    """The field that each column holds, empty for a column that is not taken.

    Of two columns for the same field the first one is taken.
    """
    columns: list[str] = []
    for heading in headings:
        field = _FIELD_OF.get(_NOT_A_LETTER.sub("_", heading.strip().casefold()).strip("_"), "")
        columns.append("" if field in columns else field)
    if "text" not in columns:
        raise ImportFileError(
            _(
                "no column is headed “claim”, “text” or “Behauptung”; "
                "name the columns in the first line"
            )
        )
    return columns


def _row(where: str, cells: list[str], columns: list[str], origin: str) -> Row:
    if any(cell.strip() for cell in cells[len(columns) :]):
        return Row(
            where,
            problem=Problem(
                Distrust.UNREADABLE,
                _("it has {cells} cells under {columns} headings").format(
                    cells=len(cells), columns=len(columns)
                ),
            ),
            raw=as_raw(cells),
        )
    said = {field: cell.strip() for field, cell in zip(columns, cells, strict=False) if field}
    return row(where, Fields(**said), origin=origin, raw=as_raw(cells))
