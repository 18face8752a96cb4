"""All that a reader of a Word document sees is in its text, and nothing that was deleted."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.word_samples import NAMESPACE, docx, p, run, table
from workbench.desk.child_side import UnreadableError
from workbench.desk.extraction import word_child
from workbench.desk.extraction.extracting import extract
from workbench.desk.extraction.media_types import DOCX
from workbench.errors import ExtractionError

FERRY = "Die Fähre lief auf Grund."


def text_of(folder: Path, raw: bytes) -> str:
    """The text, read without a process of its own."""
    file = folder / "report.docx"
    file.write_bytes(raw)
    text: str = word_child.read(str(file))["text"]
    return text


def test_paragraphs_and_what_the_document_says_of_itself(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(docx(p("Die Fähre ", "lief auf Grund.") + p() + p("Es war spät.")))
    found = extract(file, DOCX)
    assert found.text == f"{FERRY}\n\nEs war spät."
    assert (found.title, found.author, found.published) == (
        "Der Bericht",
        "Jörg Müller",
        "2023-05-04",
    )
    assert (found.notices, found.pages) == ((), ())
    assert found.extractor.startswith("docx/")


def test_rows_are_lines_and_their_cells_parted_by_tabs(tmp_path: Path) -> None:
    rows = table((p("Ort"), p("Ja")), (p("Nord<!-- -->hafen"), p()), (p("Südhafen"), p("7")))
    assert text_of(tmp_path, docx(p("Vorher") + rows + p("Nachher"))) == (
        "Vorher\n\nOrt\tJa\nNordhafen\nSüdhafen\t7\n\nNachher"
    )


def test_cells_that_hold_paragraphs_are_read_as_such(tmp_path: Path) -> None:
    inner = table((p("a"), p("b")))
    rows = table((p("Eins.") + p("Zwei."), p("Drei.") + inner), (p("Ende"), p()))
    assert text_of(tmp_path, docx(rows)) == "Eins.\n\nZwei.\n\nDrei.\n\na\tb\n\nEnde"


def test_tracked_changes_are_read_as_accepted_and_told(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    changed = p(
        "Es war der ",
        "<w:del><w:r><w:delText>dritte</w:delText></w:r></w:del>",
        f"<w:ins>{run('zweite')}</w:ins>",
        f"<w:moveFrom>{run(' nie')}</w:moveFrom>",
        f"<w:del>{run(' aller')}</w:del>",
        " Unfall.",
    )
    file.write_bytes(docx(changed))
    found = extract(file, DOCX)
    assert found.text == "Es war der zweite Unfall."
    assert "tracked changes" in found.notices[0]


def test_a_row_that_was_deleted_is_left_out_and_told(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    rows = table((p("weg"),), (p("da"),)).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    file.write_bytes(docx(rows))
    found = extract(file, DOCX)
    assert (found.text, len(found.notices)) == ("da", 1)


def test_hidden_text_and_comments_are_left_out_and_told(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    body = p(FERRY, run("Geheim", "<w:vanish/>"), run(" Offen.", '<w:vanish w:val="0"/>'))
    file.write_bytes(docx(body, comments=f"<w:comment>{p('Stimmt das?')}</w:comment>"))
    found = extract(file, DOCX)
    assert found.text == f"{FERRY} Offen."
    assert len(found.notices) == 2
    assert "1 comment" in found.notices[1]


def test_boxes_controls_links_marks_and_notes_are_read(tmp_path: Path) -> None:
    box = f"<w:pict><w:txbxContent>{p('Im Kasten')}</w:txbxContent></w:pict>"
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Im Feld')}</w:sdtContent></w:sdt>"
        + p("Siehe ", f"<w:hyperlink>{run('dort')}</w:hyperlink>", f"<w:r>{box}</w:r>", ".")
        + p("Nord", "<w:r><w:noBreakHyphen/></w:r>", "Süd", "<w:r><w:tab/></w:r>", "1")
    )
    raw = docx(
        body,
        header1=p("Kopf"),
        header2=p("Kopf"),
        footer1=p("Fuß"),
        footnotes=f"<w:footnote>{p('Eine Note')}</w:footnote>",
    )
    assert text_of(tmp_path, raw).split("\n\n") == [
        "Kopf",
        "Im Feld",
        "Siehe dort.",
        "Im Kasten",
        "Nord-Süd\t1",
        "Eine Note",
        "Fuß",
    ]


def package(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return file.getvalue()


BOMB = package("word/document.xml", b" " * 120_000_000)
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(98, 108))
    + f']><w:p xmlns:w="{NAMESPACE}"><w:t>&k;</w:t></w:p>'.encode()
)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (BOMB, "far more than a document holds"),
        (docx(p(FERRY))[:-40], "damaged or cut off"),
        (b"PK\x03\x04 and no more", "damaged or cut off"),
        (package("other.xml", b"<x/>"), "damaged or cut off"),
        (package("word/document.xml", b"<w:p>"), "damaged or cut off"),
        (package("word/document.xml", b"<x>" * 5_000 + b"</x>" * 5_000), "damaged or cut off"),
    ],
    ids=["bomb", "cut", "start", "other", "unclosed", "deep"],
)
def test_what_can_not_be_read_is_said_in_a_sentence(tmp_path: Path, raw: bytes, says: str) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(raw)
    with pytest.raises(ExtractionError, match=says) as caught:
        extract(file, DOCX, name="Bericht")
    assert "“Bericht”" in str(caught.value)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    with contextlib.suppress(UnreadableError):
        assert len(text_of(tmp_path, package("word/document.xml", ENTITIES))) < 100


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_damage_anywhere_ends_in_text_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    raw = bytearray(docx(p(FERRY) + table((p("a"), p("b"))), header1=p("Kopf")))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableError):
        assert isinstance(text_of(tmp_path_factory.getbasetemp(), bytes(raw)), str)
