"""What hides the words of a text is taken away before it is searched for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.analysis import index_terms, plain
from workbench.matching.cleaning import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("1\u00ad2 Boote", "12 Boote"),
        ("Dei\u200bch\ufeff", "Deich"),
        ("\u202eDeich\u202c", "Deich"),
        ("Mu\u0308hle", "Mühle"),
        ("\u0410urich", "Aurich"),
        ("b\u043e\u0430t", "boat"),
        ("Москва", "Москва"),
        ("Αθήνα", "Αθήνα"),
    ],
)
def test_hidden_and_look_alike_characters(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("siehe https://example.org/a1B2c3 dort", "siehe dort"),
        ("https://example.org/2021/deich-bei-emden_bricht?x=1", "deich bei emden bricht"),
        ("www.example.org Deich", "Deich"),
        ("#DeichBruch in Emden", "DeichBruch Deich Bruch in Emden"),
        ("@NDRInfo meldet", "NDRInfo NDR Info meldet"),
        ("#emden und McCoy", "#emden und McCoy"),
    ],
)
def test_links_and_tags(text: str, words: str) -> None:
    assert clean(text).split() == words.split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("8\u00ad,4 Mil\u00adlionen", "8,4 Millionen"),
        ("\u0415mden baut De\u0456che", "Emden baut Deiche"),
        ("Muschelba\u0308nke", "Muschelbänke"),
    ],
)
def test_both_spellings_have_the_same_terms(one: str, other: str) -> None:
    assert list(index_terms(one, "de")) == list(index_terms(other, "de"))
    assert plain(one) == plain(other)


def test_a_figure_is_one_term_in_any_spelling() -> None:
    figures = ["8.400.000", "8 400 000", "8'400'000", "8,400,000"]
    assert {next(index_terms(figure, "de")) for figure in figures} == {"8400000"}
    assert next(index_terms("8,4", "de")) == next(index_terms("8.4", "en")) == "8.4"


@given(st.text(max_size=200))
def test_any_text_can_be_cleaned(text: str) -> None:
    cleaned = clean(text)
    assert "\u00ad" not in cleaned
    assert len(cleaned) <= 6 * len(text) + 4


@pytest.mark.parametrize("piece", ["#Aa", "@A", "https://a-", "a\u0430", "a-b_", "\u00ad", "#"])
def test_endless_repetition_is_cleaned(piece: str) -> None:
    assert len(clean(piece * 100_000)) <= 600_000
