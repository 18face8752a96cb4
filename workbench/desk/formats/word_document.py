"""What the Word files of the program are made of: paragraphs, headings, and equal bytes."""

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.text.guard import one_line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_LONGEST_PROPERTY = 255  # characters that Word takes
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_BEGINNING = datetime(2000, 1, 1)
_FRAME = ("top", "left", "bottom", "right")


def new_document(title: str, author: str, language: str) -> "Document":
    """An empty document that says of itself what it is, from whom, and in which language."""
    import docx  # noqa: PLC0415 - slow to import

    made = docx.Document()
    told = made.core_properties
    told.title, told.author = shown(title)[:_LONGEST_PROPERTY], shown(author)[:_LONGEST_PROPERTY]
    told.comments, told.last_modified_by = "", told.author
    told.language = language
    told.created = told.modified = _BEGINNING
    return made


def shown(text: str) -> str:
    """A text for one paragraph, without what XML can't hold or Word would act on."""
    safe = one_line(text)
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_no_character(c) else c for c in safe)


def add_heading(made: "Document", text: str, level: int) -> None:
    """A heading."""
    made.add_heading(shown(text), level)


def add_words(made: "Document", text: str, *, label: str = "") -> "Paragraph":
    """A paragraph, with a label before it."""
    paragraph = made.add_paragraph()
    if label:
        paragraph.add_run(f"{shown(label)}: ").bold = True
    paragraph.add_run(shown(text))
    return paragraph


def framed(paragraph: "Paragraph") -> None:
    """Put a paragraph into a box, together with its neighbours that are in one."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow to import
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    for side in _FRAME:
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "808080")):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def packed(made: "Document") -> bytes:
    """The bytes of a document, in which nothing tells when they were written."""
    first, again = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as parts, zipfile.ZipFile(again, "w") as package:
        for info in parts.infolist():
            part = zipfile.ZipInfo(info.filename, _EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(part, parts.read(info))
    return again.getvalue()


def _is_no_character(character: str) -> bool:
    """Whether XML has no such character; the guard has replaced all others of that kind."""
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
