"""Texts and pages from saved files, and a sentence for all that has no text."""

from pathlib import Path

import pytest

from workbench.desk.extraction import extracted, pages, plain
from workbench.desk.extraction.extracting import extract
from workbench.desk.extraction.media_types import HTML, MARKDOWN, OLD_WORD, PLAIN, UNKNOWN
from workbench.errors import ExtractionError

SENTENCES = [f"Am {day}. Mai beschloss der <b>Rat</b> den Bau von Kai {day}." for day in range(9)]
TEXT = [sentence.replace("<b>", "").replace("</b>", "") for sentence in SENTENCES]
ARTICLE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HEAD = (
    "<html><head><title>Der Hafen</title><meta name='author' content='Anna Maier'>"
    "<meta property='article:published_time' content='2023-05-04T10:00:00Z'></head>"
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "source"


def test_a_text_stays_as_it_is(saved: Path) -> None:
    saved.write_bytes("# Größe\r\n\r\nZeile\x00".encode("cp1252"))
    found = extract(saved, MARKDOWN)
    assert found.text == "# Größe\n\nZeile\ufffd"
    assert found.extractor == "text/1"
    assert len(found.notices) == 2
    assert found.kept_share is None


def test_an_empty_text_is_kept_with_a_sentence(saved: Path) -> None:
    saved.write_bytes(b" \r\n")
    found = extract(saved, PLAIN)
    assert (found.text, len(found.notices)) == (" \n", 1)


def test_a_text_that_is_too_long_is_cut_with_a_sentence(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracted, "LONGEST", 5)
    saved.write_text("Größe der Fähre", encoding="utf-8")
    found = extract(saved, PLAIN)
    assert found.text == "Größe"
    assert "holds more" in found.notices[0]


def test_a_cut_in_the_middle_of_a_letter_does_not_change_the_others(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "_BYTES", 2)
    saved.write_text("aßb", "utf-8")
    found = extract(saved, PLAIN)
    assert found.text == "a"
    assert len(found.notices) == 1


def test_the_article_of_a_page_with_its_author_and_day(saved: Path) -> None:
    frame = "<nav><a>Start</a> <a>Sport</a></nav>"
    saved.write_text(f"{HEAD}<body>{frame}<article>{ARTICLE}</article></body></html>", "utf-8")
    found = extract(saved, HTML)
    assert found.text == "\n\n".join(TEXT)
    assert (found.title, found.author, found.published) == ("Der Hafen", "Anna Maier", "2023-05-04")
    assert found.kept_share is not None
    assert 0.9 < found.kept_share < 1


def test_a_page_whose_article_is_a_small_part_is_taken_whole(saved: Path) -> None:
    rows = "".join(f"<li><a href='/{n}'>Beschluss {n} im Wortlaut</a></li>" for n in range(200))
    page = f"{HEAD}<body><article>{ARTICLE}</article><aside><ul>{rows}</ul></aside></body></html>"
    saved.write_text(page, "utf-8")
    found = extract(saved, HTML)
    assert set(TEXT) | {"Beschluss 7 im Wortlaut"} <= set(found.text.split("\n\n"))
    assert (found.author, found.kept_share) == ("Anna Maier", 1.0)
    assert any("all of it was taken" in notice for notice in found.notices)


def test_a_short_page_is_not_parted_at_its_tags(saved: Path) -> None:
    saved.write_text("<p>Die <b>Fähre</b>, groß.</p><table><tr><td>\t</td><td>7</table>", "utf-8")
    assert extract(saved, HTML).text == "Die Fähre, groß.\n\n7"


def test_large_pages_are_read_whole_and_still_larger_ones_refused(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved.write_text(f"<nav>Start</nav><article>{ARTICLE * 2_000}</article>", "utf-8")
    monkeypatch.setattr(pages, "_LARGEST_WITH_ARTICLE", 1_000)
    found = extract(saved, HTML)
    assert found.text.startswith(f"Start\n\n{TEXT[0]}")
    assert found.text.count(TEXT[-1]) == 2_000
    assert found.kept_share == 1.0
    monkeypatch.setattr(pages, "LARGEST", 1_000_000)
    with pytest.raises(ExtractionError, match="larger than 1 MB"):
        extract(saved, HTML)


@pytest.mark.parametrize("page", ["<script>1</script>", "<div>" * 100_000], ids=["script", "deep"])
def test_a_page_without_text_is_said_in_a_sentence(saved: Path, page: str) -> None:
    saved.write_text(page, "utf-8")
    with pytest.raises(ExtractionError, match="no text without its scripts"):
        extract(saved, HTML)


def test_a_page_is_stopped(saved: Path) -> None:
    saved.write_text(ARTICLE, "utf-8")
    with pytest.raises(ExtractionError, match="stopped"):
        extract(saved, HTML, should_stop=lambda: True)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("image/png", "picture"),
        ("video/mp4", "recording"),
        (OLD_WORD, r"save it as \.docx"),
        ("application/vnd.oasis.opendocument.text", r"save it as \.docx"),
        (UNKNOWN, "not read"),
        ("", "not read"),
    ],
)
def test_what_has_no_text_to_read_is_kept_with_a_sentence(
    saved: Path, kind: str, says: str
) -> None:
    saved.write_bytes(b"\x00\x01")
    found = extract(saved, kind)
    assert (found.text, len(found.notices)) == ("", 1)
    assert says.replace("\\", "") in found.notices[0]


@pytest.mark.parametrize("kind", [PLAIN, HTML, "message/rfc822"])
def test_a_file_that_is_gone_is_said_in_a_sentence(saved: Path, kind: str) -> None:
    with pytest.raises(ExtractionError, match="can't be read"):
        extract(saved, kind)
