"""Articles come in whole, in whatever encoding, or are refused with one sentence."""

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.decoding import decode
from workbench.desk.intake import read_document
from workbench.errors import IntakeError

REPORT = "Der Fährbetrieb ruht seit Montag. „Wir hoffen auf Freitag“, sagte die Kapitänin."


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (REPORT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + REPORT.encode(), "utf-8-sig"),
        (REPORT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), "utf-16"),
        (REPORT.encode("utf-32"), "utf-32"),
        (REPORT.encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_found_and_told(tmp_path: Path, raw: bytes, encoding: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(raw)
    document = read_document(str(file))
    assert document.text == REPORT
    assert document.encoding == encoding
    assert document.raw == raw
    assert document.sha256 == hashlib.sha256(raw).hexdigest()
    assert bool(document.notices) == (encoding not in ("utf-8", "utf-8-sig"))


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "latin1"])
def test_a_page_says_its_charset(label: str) -> None:
    page = f'<meta charset="{label}"><p>Größe</p>'
    assert decode(page.encode("cp1252"), html=True).encoding == "cp1252"
    assert "Größe" in decode(page.encode("cp1252"), html=True).text


@pytest.mark.parametrize("label", ["utf-16", "nonsense", "idna", "unicode_escape", "zlib", "x\x00"])
def test_a_charset_that_can_not_be_is_passed_over(label: str) -> None:
    page = f'<meta charset="{label}"><p>Größe\\n</p>'
    assert decode(page.encode(), html=True).text == page.replace("\x00", "\ufffd")


def test_a_text_that_names_a_charset_is_no_page() -> None:
    text = "Set charset=koi8-r in the head. Größe"
    assert decode(text.encode()).text == text


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    decoded = decode("a\r\nb\rc\nd\u2028e\u0085f\tg  ".encode())
    assert decoded.text == "a\nb\nc\nd\u2028e\u0085f\tg  "


def test_what_no_database_keeps_is_replaced_one_for_one() -> None:
    decoded = decode(b"one\x00two\x00")
    assert decoded.text == "one\ufffdtwo\ufffd"
    assert any("2 characters" in notice for notice in decoded.notices)


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_decode_to_a_text_that_can_be_kept(raw: bytes, html: bool) -> None:
    decoded = decode(raw, html=html)
    decoded.text.encode("utf-8")
    assert "\x00" not in decoded.text
    assert "\r" not in decoded.text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00\ufeff")))
def test_utf8_keeps_every_offset(text: str) -> None:
    assert decode(text.encode()).text == text


def test_markdown_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_text("# Head\n\n*One* fact.\n", encoding="utf-8")
    document = read_document(str(file))
    assert (document.text, document.media_type) == ("# Head\n\n*One* fact.\n", "text/markdown")


def test_standard_input_is_read_and_has_no_path() -> None:
    document = read_document("-", io.BytesIO(REPORT.encode()))
    assert (document.text, document.name) == (REPORT, "-")


def test_a_page_on_standard_input_is_known_by_its_start() -> None:
    page = f"\n<!DOCTYPE html><html><body><p>{REPORT}</p></body></html>"
    document = read_document("-", io.BytesIO(page.encode()))
    assert (document.text, document.media_type) == (REPORT, "text/html")


def test_the_name_is_the_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_document("report.txt").name == str(tmp_path / "report.txt")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.txt", None, "no file"),
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\r\n", "is empty"),
        ("bom.txt", b"\xef\xbb\xbf\n", "is empty"),
        ("big.txt", b"a" * 2_000_001, "larger than 2 MB"),
        ("scan.txt", b"%PDF-1.7 ...", "is a PDF file"),
        ("draft.docx", b"PK\x03\x04...", "is a Word"),
        ("noise.txt", bytes(range(32)) * 20, "is not a text"),
        ("a\x00b", None, "can't be read"),
        ("n" * 300, None, "can't be read"),
        ("page.html", b"<html><script>1</script></html>", "no text without its scripts"),
    ],
)
def test_what_is_no_article_is_refused(
    tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(IntakeError, match=says) as caught:
        read_document(f"{tmp_path}/{name}")
    assert "\n" not in str(caught.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="is a folder"):
        read_document(str(tmp_path))
