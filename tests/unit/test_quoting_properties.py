"""Quotations cut from made-up texts, and texts that are made to hang what reads them."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.matching.quoting.checking import check_quotation
from workbench.matching.quoting.source import QuotationSource
from workbench.model.quotation import QuotationCheck, QuotationStatus

NOUNS = [
    "Hafen",
    "Regen",
    "Brücke",
    "Straße",
    "Schiffe",
    "Wasser",
    "Fluß",
    "Übung",
    "Anwohner",
    "Kosten",
    "Markt",
    "Garten",
    "Ofen",
    "Licht",
]
SMALL = [
    "wächst",
    "fällt",
    "steigt",
    "trägt",
    "singt",
    "ruht",
    "der",
    "die",
    "das",
    "und",
    "aber",
    "nicht",
    "mit",
    "ohne",
    "auf",
    "von",
    "12",
    "3,5",
    "1.200",
]
WORDS = [*NOUNS, *SMALL]
MARKS = ["", "", "", "", ",", ".", ":", " –", "!"]
MAY_BE = st.text(
    alphabet="ab »«„“\"'’[](){}….,-–*\n\u00ad\u200b\u0301ﬁßẞÄÖ1²%€\u0130𝟙ﷺ", max_size=60
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=4, max_size=60))
    return " ".join(word + draw(st.sampled_from(MARKS)) for word in words)


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and where a stretch of it begins and ends, at words."""
    text = draw(texts())
    bounds = [found.span() for found in re.finditer(r"\w[\w.,]*\w|\w", text)]
    first = draw(st.integers(0, len(bounds) - 1))
    last = draw(st.integers(first, len(bounds) - 1))
    return text, bounds[first][0], bounds[last][1]


def checked(quotation: str, text: str, of: str = "de") -> QuotationCheck:
    found = check_quotation(quotation, QuotationSource(text, of), language="de", context=text)
    for place in found.places:
        assert 0 <= place.start < place.end <= len(text)
    for change in found.changes:
        assert change.quotation.span.of(quotation) == change.quotation.text
        assert change.source.span.of(text) == change.source.text
    return found


@given(cuts())
def test_what_was_cut_from_a_text_is_verbatim_there(cut: tuple[str, int, int]) -> None:
    text, start, end = cut
    found = checked(text[start:end], text)
    assert found.status is QuotationStatus.VERBATIM
    assert len(found.places) == 1
    there = found.places[0].of(text)
    assert re.findall(r"\w+", there) == re.findall(r"\w+", text[start:end])


@given(cuts(), st.data())
def test_another_way_to_set_it_changes_nothing(
    cut: tuple[str, int, int], data: st.DataObject
) -> None:
    text, start, end = cut
    ways = [
        lambda it: it.replace("ß", "ss"),
        lambda it: it.replace(" ", "\u00a0"),
        lambda it: it.replace("–", "-"),
        lambda it: it[0].upper() + it[1:],
        lambda it: re.sub(r"(?<=[a-z])(?=[a-z])", "\u00ad", it, count=1),
        lambda it: it.replace("1.200", "1200"),
        lambda it: "„" + it + "“",
        lambda it: it.replace("ü", "u\u0308").replace("ä", "a\u0308"),
    ]
    quotation = text[start:end]
    for way in data.draw(st.lists(st.sampled_from(ways), max_size=4)):
        quotation = way(quotation)
    found = checked(quotation, text)
    assert found.status is QuotationStatus.VERBATIM
    assert not any(change.matters for change in found.changes)


@given(cuts(), st.data())
def test_another_word_is_never_verbatim(cut: tuple[str, int, int], data: st.DataObject) -> None:
    text, start, end = cut
    words = text[start:end].split()
    whole = [at for at, word in enumerate(words) if word[0].isalpha() and word[0].isupper()]
    assume(whole)
    words[data.draw(st.sampled_from(whole))] = "Quitten"
    assert checked(" ".join(words), text).status is not QuotationStatus.VERBATIM


@given(MAY_BE, MAY_BE, st.sampled_from(["de", "en"]))
def test_whatever_stands_there(quotation: str, text: str, of: str) -> None:
    checked(quotation, text, of)


@given(MAY_BE)
def test_whatever_stands_there_is_quoted_by_itself(text: str) -> None:
    assume(any(char.isalpha() for char in text))
    assert checked(text, text).status is QuotationStatus.VERBATIM


HOSTILE = {
    "one word": "wort " * 60_000,
    "two words": "wort ding " * 30_000,
    "no blank": "x" * 300_000,
    "soft hyphens": "a\u00ad" * 150_000,
    "line ends": "a-\n" * 100_000,
    "blanks": "a-" + " " * 300_000 + "\nb",
    "accents": "a" + "\u0301" * 300_000,
    "brackets": "[" * 150_000 + "a" + "]" * 150_000,
    "letters in brackets": "[a]" * 100_000,
    "ellipses": "wort … " * 40_000,
    "points": "1." * 150_000,
    "masks": "f***" * 75_000,
    "quotes": '"wort" ' * 40_000,
}
QUOTATIONS = [
    "wort ding wort anderes",
    "ding wort " * 1000,
    "wort " * 2500 + "ding " * 2500,
    "wort … " * 1000,
    "a [b] " * 1000,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_in_bounded_time(name: str) -> None:
    text = HOSTILE[name]
    source = QuotationSource(text, "de")
    for quotation in QUOTATIONS:
        check_quotation(quotation, source, language="de", context="wort ding haus")
    check_quotation("no word of it", source, language="en", context="wort")


@pytest.mark.parametrize("name", ["two words", "no blank", "soft hyphens", "masks"])
def test_a_hostile_quotation_is_read_in_bounded_time(name: str) -> None:
    text = HOSTILE[name]
    source = QuotationSource(text, "de")
    found = check_quotation(text, source, language="de", context=text)
    assert found.status is QuotationStatus.VERBATIM
    other = QuotationSource("wort ding anderes " * 100, "de")
    check_quotation(text, other, language="de", context=text)
