"""What somebody gives as a source: a short name, a file, an address, or a few words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.naming_sources import GivenAs, kind_of_words, recognise, title_of_words
from workbench.errors import SourceError
from workbench.model.source import SourceKind


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("s3", GivenAs.KNOWN),
        ("s0", GivenAs.WORDS),
        ("https://example.org/a?b=c", GivenAs.ADDRESS),
        ("HTTP://EXAMPLE.ORG", GivenAs.ADDRESS),
        ("https://example.org says so", GivenAs.WORDS),
        ("Anruf beim Hafenamt: 48 Menschen an Bord", GivenAs.WORDS),
        ("spoke to the harbour office/registry", GivenAs.WORDS),
    ],
)
def test_what_is_given_is_recognised(text: str, how: GivenAs) -> None:
    assert recognise(f"  {text} ").how is how


@pytest.mark.parametrize("text", ["http://", "https:///x", "ftp://a/b", "file:///etc/x", "x:/y"])
def test_what_looks_like_an_address_is_not_taken_for_words(text: str) -> None:
    with pytest.raises(SourceError, match="is no web address"):
        recognise(text)


def test_a_source_is_not_read_from_standard_input() -> None:
    with pytest.raises(SourceError, match="standard input"):
        recognise("-")


def test_an_address_without_its_scheme_is_completed() -> None:
    assert recognise("www.example.org/report").text == "https://www.example.org/report"


def test_a_file_is_a_file_whatever_its_name(tmp_path: Path) -> None:
    for name in ("log", "call to the office: notes", "s3"):
        (tmp_path / name).write_text("words")
        assert recognise(str(tmp_path / name)).how is GivenAs.FILE


@pytest.mark.parametrize(
    "text",
    [
        *("/no/such/log.pdf", "report.pdf", "./notes", "~/a.txt", "..\\x"),
        *("figures.xlsx", "*.odt", "/no such/log", "notes of 3 May.txt"),
    ],
)
def test_what_looks_like_a_path_is_not_taken_for_words(text: str) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        recognise(text)


@pytest.mark.parametrize("nothing", [" \n", "\u202e\u2066", "\u200b \u00ad", "\u3000"])
def test_nothing_is_no_source(nothing: str) -> None:
    with pytest.raises(SourceError):
        recognise(nothing)


@given(st.text())
def test_any_text_is_recognised_or_refused_with_a_sentence(text: str) -> None:
    refused = ""
    try:
        assert recognise(text).text
    except SourceError as error:
        refused = str(error)
    assert not refused or refused.endswith(".")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Interview mit der Hafenmeisterin: kein Verletzter", SourceKind.INTERVIEW),
        ("Mail vom Amt", SourceKind.E_MAIL),
        ("E-Mail: 48 Personen", SourceKind.E_MAIL),
        ("saw the ferry myself", SourceKind.OBSERVATION),
        ("Telefonat Hafenamt", SourceKind.PHONE_CALL),
        ("Hafenamt: ja", SourceKind.PHONE_CALL),
    ],
)
def test_the_first_word_says_how_somebody_learnt_it(words: str, kind: SourceKind) -> None:
    assert kind_of_words(words) is kind


def test_words_get_a_title() -> None:
    assert title_of_words("Anruf beim Hafenamt: 48 Menschen") == "Anruf beim Hafenamt"
    assert title_of_words("Hafenamt bestätigt\n48") == "Hafenamt bestätigt 48"
    long = title_of_words("wort " * 40)
    assert long.endswith("wort …")
    assert len(long) < 90
    assert title_of_words("w" * 300) == "w" * 80 + " …"


@given(st.text(min_size=1))
def test_no_title_is_long(words: str) -> None:
    assert len(title_of_words(words)) <= 82
