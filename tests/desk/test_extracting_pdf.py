"""The text of a PDF comes as running text, and a hostile one ends in a sentence."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.pdf_samples import Printed, paragraph, pdf
from workbench.desk.child_side import UnreadableError
from workbench.desk.extraction import pdf_child
from workbench.desk.extraction.extracted import Extracted
from workbench.desk.extraction.extracting import extract
from workbench.desk.extraction.media_types import PDF
from workbench.errors import ExtractionError

FERRY = (
    "Die Fähre Möwe lief am 3. Mai mit 48 Menschen an Bord auf Grund, und die Hafen-",
    "meisterin sprach vom zweiten Unfall seit 2019. „Wir prüfen das“, sagte sie. Die EU-",
    "Kommission, der Nord- und Südhafen sowie 3 weitere Stellen wurden unterrichtet.",
)
RUNNING = (
    "Die Fähre Möwe lief am 3. Mai mit 48 Menschen an Bord auf Grund, und die Hafenmeisterin "
    "sprach vom zweiten Unfall seit 2019. „Wir prüfen das“, sagte sie. Die EU-Kommission, der "
    "Nord- und Südhafen sowie 3 weitere Stellen wurden unterrichtet."
)
AFTER = "Danach fuhr sie weiter."


Read = Callable[[bytes], Extracted]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_bytes(raw: bytes) -> Extracted:
        file = tmp_path / "report.pdf"
        file.write_bytes(raw)
        return extract(file, PDF)

    return read_bytes


def in_process(file: Path, raw: bytes) -> str:
    """The text, read without a process of its own."""
    file.write_bytes(raw)
    text: str = pdf_child.read(str(file), lambda *_: None)["text"]
    return text


def test_lines_become_paragraphs_and_parted_words_whole(read: Read) -> None:
    found = read(pdf([[*paragraph(FERRY), Printed(AFTER, y=650)]]))
    assert found.text == f"{RUNNING}\n\n{AFTER}"
    assert (found.pages, found.notices, found.kept_share) == ((0,), (), 1.0)
    assert found.extractor.startswith("pdf/pypdfium2 5.")


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["Am Dienstag beschloss der Rat", "den neuen Hafen zu bauen, und"]
    right = ["zwar bis zum Jahr 2030. Die", "Kosten sind noch offen."]
    raw = pdf([[*paragraph(left), *paragraph(right, x=300)]])
    assert in_process(tmp_path / "a.pdf", raw) == " ".join(left + right)


def test_headings_lists_and_rows_keep_their_lines(tmp_path: Path) -> None:
    page = [
        Printed("Ein Hafen für alle", y=740, size=18),
        *paragraph(FERRY, y=720),
        *paragraph(["Nordhafen 12", "Südhafen 7", "Westhafen 30"], y=660),
    ]
    expected = f"Ein Hafen für alle\n\n{RUNNING}\n\nNordhafen 12\nSüdhafen 7\nWesthafen 30"
    assert in_process(tmp_path / "a.pdf", pdf([page])) == expected


@pytest.mark.parametrize("rotated", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_upright(tmp_path: Path, rotated: int) -> None:
    raw = pdf([[*paragraph(FERRY, y=500), Printed(AFTER, y=450)]], rotated=rotated)
    assert in_process(tmp_path / "a.pdf", raw) == f"{RUNNING}\n\n{AFTER}"


def test_what_recurs_at_the_edges_is_left_out_and_told(read: Read) -> None:
    pages = [
        [
            Printed("Inselblatt, Bericht 2023", y=770, size=8),
            *paragraph([f"Auf Seite {n} steht der Satz, der auf der nächsten weitergeht,", "und"]),
            Printed(f"Seite {n} von 4", y=30, size=8),
        ]
        for n in range(1, 5)
    ]
    found = read(pdf(pages))
    assert "Inselblatt" not in found.text
    assert " von 4" not in found.text
    assert "“Inselblatt, Bericht 2023”, “Seite 1 von 4”" in found.notices[0]
    assert [found.text[at:].split(",")[0] for at in found.pages] == [
        f"Auf Seite {n} steht der Satz" for n in range(1, 5)
    ]
    assert found.kept_share is not None
    assert 0.5 < found.kept_share < 1


def test_the_last_rows_of_tables_are_no_page_numbers(tmp_path: Path) -> None:
    pages = [
        [*paragraph(FERRY), Printed(f"{n},5 {n * 7}", y=500), Printed(f"{n}", y=30)]
        for n in range(1, 5)
    ]
    text = in_process(tmp_path / "a.pdf", pdf(pages))
    assert all(f"{n},5 {n * 7}" in text for n in range(1, 5))


def test_a_sentence_goes_on_over_the_page(tmp_path: Path) -> None:
    raw = pdf([paragraph(FERRY[:2]), paragraph(FERRY[2:], y=750)])
    assert in_process(tmp_path / "a.pdf", raw) == RUNNING


def test_what_the_file_says_of_itself(read: Read) -> None:
    said = "/Title (Der  Bericht) /Author (Jörg Müller) /CreationDate (D:20230504101500+02'00')"
    found = read(pdf([paragraph(FERRY)], said=said))
    assert (found.title, found.author) == ("Der Bericht", "Jörg Müller")
    assert found.published == "2023-05-04"


def test_what_programs_fill_in_is_no_title(read: Read) -> None:
    found = read(pdf([paragraph(FERRY)], said="/Title (untitled) /CreationDate (D:20231399)"))
    assert (found.title, found.published) == ("", "")


def test_pages_without_text_are_named(read: Read) -> None:
    text = paragraph(FERRY)
    found = read(pdf([text, [], [], text, []]))
    assert found.notices == ("Pages 2–3, 5 have no text; they may be pictures.",)
    second = len(f"{RUNNING}\n\n")
    assert found.pages == (0, second, second, second, len(found.text))
    assert found.text[second:] == RUNNING


def test_a_scan_is_kept_with_a_sentence(read: Read) -> None:
    found = read(pdf([[], []]))
    assert (found.text, len(found.notices)) == ("", 1)
    assert "only pictures" in found.notices[0]


def test_a_form_is_told(read: Read) -> None:
    raw = pdf([paragraph(FERRY)]).replace(b"/Type /Catalog", b"/Type /Catalog /AcroForm << >>")
    assert "is a form" in read(raw).notices[0]


def test_letters_that_are_not_told_are_said_to_be_unreadable(read: Read) -> None:
    found = read(pdf([[Printed("abc \x01\x02\x03\x04 def")]]))
    assert "can't be read" in found.notices[0]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (pdf([paragraph(FERRY)], locked=True), "locked with a password"),
        (b"%PDF-1.7\n", "damaged or cut off"),
        (b"no PDF at all", "damaged or cut off"),
        (b"", "damaged or cut off"),
    ],
)
def test_what_can_not_be_read_is_said_in_a_sentence(read: Read, raw: bytes, says: str) -> None:
    with pytest.raises(ExtractionError, match=says) as caught:
        read(raw)
    assert "report.pdf" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_gone_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExtractionError, match=r"no\.pdf"):
        extract(tmp_path / "no.pdf", PDF)


def test_two_thousand_pages_are_read_with_progress_and_stopped(tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    file.write_bytes(pdf([[Printed(f"Page {n} says {n}.")] for n in range(2_000)]))
    told: list[tuple[int, int]] = []
    found = extract(file, PDF, progress=lambda done, of: told.append((done, of)))
    assert told == [(n, 2_000) for n in range(1, 2_001)]
    assert found.text[found.pages[1_234] :].startswith("Page 1234 says 1234.")
    told.clear()
    with pytest.raises(ExtractionError, match="stopped"):
        extract(
            file,
            PDF,
            progress=lambda done, of: told.append((done, of)),
            should_stop=lambda: len(told) >= 100,
        )
    assert len(told) == 100


def test_the_same_bytes_give_the_same_text(read: Read) -> None:
    raw = pdf([paragraph(FERRY)])
    assert read(raw) == read(raw)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damage_anywhere_ends_in_text_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    raw = bytearray(pdf([paragraph(FERRY), paragraph(FERRY)]))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    file = tmp_path_factory.getbasetemp() / "damaged.pdf"
    with contextlib.suppress(UnreadableError):
        assert isinstance(in_process(file, bytes(raw[:cut])), str)
