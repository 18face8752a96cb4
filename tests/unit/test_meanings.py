"""The terms by which a claim in one language finds a known claim in another."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workbench.matching
from bench.crossing import AMONG, ranks
from workbench.matching.analysis import SHARED, index_terms, term_set, terms_of, words_read
from workbench.matching.glossary import translations

GLOSSARY = tomllib.loads(
    (Path(workbench.matching.__path__[0]) / "glossary.toml").read_text("utf-8")
)


def shared(text: str, language: str) -> set[str]:
    return {term for term in index_terms(text, language) if term.startswith(SHARED)}


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("zwölf Störche", "12 storks"),
        ("fünfundzwanzig Boote", "twenty-five boats"),
        ("8,4 Mrd. Franken", "8.4 billion francs"),
        ("8.400.000 Stimmen", "8.4 million ballots"),
        ("zwei Drittel der Boote", "two thirds of the boats"),
    ],
)
def test_numbers_meet_whatever_they_are_written_in(german: str, english: str) -> None:
    both = shared(german, "de") & shared(english, "en")
    assert any(term.startswith("=#") for term in both)


@pytest.mark.parametrize(
    ("german", "english", "term"),
    [
        ("Es sind 3,5 Prozent.", "It is 3.5%.", "=percent"),
        ("Der Weg ist 40 Kilometer lang.", "The path is 40 km long.", "=kilometre"),
        ("Das kostet 20 Franken.", "It costs 20 Swiss francs.", "=CHF"),
        ("Im Jänner schneite es.", "It snowed in January.", "=@month-01"),
        ("Das war am 03.05.2021 so.", "It was so on 3 May 2021.", "=@month-05"),
        ("Das war am 3.5.2021 so.", "It was so on May 3, 2021.", "=#2021"),
        ("Die Wiener Feuerwehr kam.", "The Vienna fire brigade came.", "=@Vienna"),
        ("Die Ministerpräsidentin sprach.", "The prime minister spoke.", "=prime_minister"),
        ("Der Wolfsbestand wuchs.", "There are more wolves.", "==wolf"),
        ("Ein Haftbefehl liegt vor.", "There is an arrest warrant.", "==arrest warrant"),
    ],
)
def test_words_of_both_languages_meet(german: str, english: str, term: str) -> None:
    assert term in shared(german, "de") & shared(english, "en")


def test_a_month_needs_its_capital() -> None:
    terms = list(index_terms("Im Mai kam Post, und mai ist kein Monat.", "de"))
    assert terms.count("=@month-05") == 1


def test_a_bare_one_is_no_number() -> None:
    assert "=#1" not in shared("One of them fell.", "en")


@given(st.text(max_size=300), st.sampled_from(["de", "en", "und"]))
def test_any_text_has_terms_without_blanks_at_their_ends(text: str, language: str) -> None:
    for term in index_terms(text, language):
        assert term == term.strip() != ""


def test_every_row_of_the_glossary_has_words_of_both_languages() -> None:
    rows = [row for table in GLOSSARY.values() for row in table.items()]
    assert len(rows) > 200
    for german, english in rows:
        assert all(word.strip() for word in (*german.split(","), *english.split(",")))
    assert translations("fr") == {}


def test_known_claims_are_found_across_the_languages() -> None:
    places = [place for _, place in ranks()]
    assert sum(0 < place <= AMONG for place in places) >= 0.9 * len(places)


WORDS = (
    "Die die EU Merkel drei Millionen Euro Mai may 3.5.2021 not gonna kein 12,5 % im Vergleich "
    "zum New York Vereinte Nationen Bundeskanzlerin in the United States . , -"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14), st.sampled_from(["de", "en", "xx"]))
def test_the_terms_of_a_text_are_the_same_each_once_or_one_by_one(
    words: list[str], language: str
) -> None:
    read = words_read(" ".join(words))
    assert term_set(read, language) == set(terms_of(read, language))
