"""Reads the text of a Word document (.docx); run as a script, in a process that may be killed.

The argument is the file. Answers with `text`, `title`, `author`, `saved` (when), and with how many
`inserted` and `deleted` stretches, `hidden` runs of letters and `comments` there are. Fails with
`encrypted`, `broken` or `bomb`.

It reads the parts of the document itself, because running text is spread over more of them than
its paragraphs: tables, text boxes, content controls, insertions, notes, headers and footers.
"""

import lzma
import re
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from workbench.desk import child_side
from workbench.desk.extraction.extracted import LONGEST

_SECONDS = 60.0
_MEMORY = 2 << 30
_LARGEST_PART = 100_000_000  # bytes unpacked
_BODY = re.compile(r"word/document\d*\.xml")
_HEADER = re.compile(r"word/header\d*\.xml")
_NOTES = re.compile(r"word/(?:foot|end)notes\d*\.xml")
_FOOTER = re.compile(r"word/footer\d*\.xml")
_COMMENTS = re.compile(r"word/comments\d*\.xml")
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# Deleted, or said a second time for older programs, or no words at all.
_UNSEEN = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "sdtPr", "tblPr", "tcPr"}
)
# zipfile and zlib raise these for parts that are cut off, or packed in a way they don't know.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    etree.XMLSyntaxError,
    NotImplementedError,
    RecursionError,
    EOFError,
    OSError,
    ValueError,
)
_OFF = frozenset({"0", "false", "off"})


def main() -> None:
    """Read the file, answer with what was found in it."""
    child_side.limit_memory(_MEMORY)
    child_side.allow(_SECONDS)
    child_side.answer(lambda: read(sys.argv[1]))


def read(path: str) -> dict[str, Any]:
    """The text of a document and what it says of itself; raises `UnreadableError`."""
    try:
        with zipfile.ZipFile(path) as package:
            return _Document(package).found()
    except _BROKEN as error:
        raise child_side.UnreadableError("broken") from error
    except RuntimeError as error:  # so zipfile says that a part is locked with a password
        raise child_side.UnreadableError("encrypted") from error


class _Document:
    """A document's parts, and what was met in them."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.met: Counter[str] = Counter()

    def found(self) -> dict[str, Any]:
        parts = [self._texts(kind) for kind in (_HEADER, _BODY, _NOTES, _FOOTER)]
        if not any(map(_BODY.fullmatch, self.package.namelist())):
            raise child_side.UnreadableError("broken")
        comments = sum(len(root) for root in self._roots(_COMMENTS))
        text = "\n\n".join(text for texts in parts for text in texts)
        return {
            "text": text[: LONGEST + 1],
            "inserted": self.met["ins"] + self.met["moveTo"],
            "deleted": self.met["del"] + self.met["moveFrom"],
            "hidden": self.met["vanish"],
            "comments": comments,
            **self._said(),
        }

    def _said(self) -> dict[str, str]:
        said = {"title": "", "creator": "", "created": "", "modified": ""}
        for root in self._roots(re.compile(r"docProps/core\.xml")):
            for element in root.iter(etree.Element):
                said[_tag(element)] = element.text or ""
        day = said["modified"] or said["created"]
        return {"title": said["title"], "author": said["creator"], "saved": day}

    def _texts(self, kind: re.Pattern[str]) -> list[str]:
        """The paragraphs of the parts of a kind; what several parts say is taken once."""
        texts = ["\n\n".join(self._blocks(root)) for root in self._roots(kind)]
        return list(dict.fromkeys(filter(None, texts)))

    def _roots(self, kind: re.Pattern[str]) -> Iterator[etree._Element]:
        for info in self.package.infolist():
            if not kind.fullmatch(info.filename):
                continue
            if info.file_size > _LARGEST_PART:
                raise child_side.UnreadableError("bomb")
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
            )
            yield etree.fromstring(self.package.read(info), parser)

    def _blocks(self, element: etree._Element) -> Iterator[str]:
        """The paragraphs, and the tables a row a line, in a part of a document."""
        for child in element.iterchildren(etree.Element):
            tag = _tag(child)
            if tag in _UNSEEN:
                self.met[tag] += 1
            elif tag == "p":
                yield from self._paragraph(child)
            elif tag == "tbl":
                yield from self._table(child)
            else:
                self.met[tag] += 1
                yield from self._blocks(child)

    def _paragraph(self, element: etree._Element) -> Iterator[str]:
        boxes: list[etree._Element] = []
        text = "".join(self._words(element, boxes)).strip()
        if text:
            yield text
        for box in boxes:
            yield from self._blocks(box)

    def _words(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        """The words in a paragraph; text boxes that hang on it are put into `boxes`."""
        for child in element.iterchildren(etree.Element):
            tag = _tag(child)
            self.met[tag] += 1
            if tag == "t":
                yield (child.text or "").replace("\n", " ")  # as Word shows it
            elif tag in _MARKS:
                yield _MARKS[tag]
            elif tag == "txbxContent":
                boxes.append(child)
            elif tag == "r" and _is_hidden(child):
                self.met["vanish"] += 1
            elif tag not in _UNSEEN:
                yield from self._words(child, boxes)

    def _table(self, element: etree._Element) -> Iterator[str]:
        """Rows whose cells hold a line each, parted by tabs; the paragraphs of all others."""
        lines: list[str] = []
        for row in element.iter("{*}tr"):
            if next(row.iterancestors("{*}tbl")) is not element:
                continue  # of a table within a cell, which is read with the cell
            for change in row.iterfind("{*}trPr/*"):
                self.met[_tag(change)] += 1
            if row.find("{*}trPr/{*}del") is not None:
                continue
            cells = [list(self._blocks(cell)) for cell in row.iter("{*}tc") if _row(cell) is row]
            if all(len(cell) < 2 for cell in cells):
                lines.append("\t".join(" ".join("".join(cell).split()) for cell in cells).rstrip())
                continue
            yield from _joined(lines)
            lines = []
            yield from (text for cell in cells for text in cell)
        yield from _joined(lines)


def _joined(lines: list[str]) -> Iterator[str]:
    text = "\n".join(filter(None, lines))
    if text:
        yield text


def _row(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors("{*}tr"), None)


def _tag(element: etree._Element) -> str:
    """An element's name without its namespace, which is another one in strict documents."""
    name: str = element.tag.rpartition("}")[2]
    return name


def _is_hidden(run: etree._Element) -> bool:
    for mark in run.iterfind("{*}rPr/{*}vanish"):
        values = [value for name, value in mark.attrib.items() if name.endswith("}val")]
        return not values or values[0] not in _OFF
    return False


if __name__ == "__main__":
    main()
