"""Finding the known claims that may speak of the same."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.matching.index import CandidateIndex, build
from workbench.model.known import KnownClaim

TEXTS = {
    "bridge": ("de", "Die Brücke über den Inn in Kufstein wurde 1968 gebaut."),
    "bridge-costs": ("de", "Die Sanierung der Innbrücke kostet 8,4 Millionen Euro."),
    "bees": ("de", "Honigbienen sterben vor allem durch Milben."),
    "bees-en": ("en", "Pesticides killed half of all bees in Iowa."),
    "one-word": ("de", "Brücke"),
    "tax": ("en", "France abolished its tax on television sets in July 2022."),
    "sea": ("en", "The Dead Sea drops by about a metre every year."),
    "strasse": ("de", "Die längste Straße von Müllheim ist 4 Kilometer lang."),
}


def known(name: str, title: str = "", summary: str = "") -> KnownClaim:
    language, text = TEXTS[name]
    number = list(TEXTS).index(name) + 1
    return KnownClaim(number, text, name, title=title, summary=summary, language=language)


@pytest.fixture(scope="module")
def index() -> CandidateIndex:
    return build(known(name) for name in TEXTS)


def found(index: CandidateIndex, query: str, limit: int = 3) -> Sequence[str]:
    return [hit.known.external_id for hit in index.candidates(query, limit)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("1968 bauten sie in Kufstein eine Brücke über den Inn", "bridge"),
        ("Was kosten die Sanierungen der Brücken über den Inn?", "bridge-costs"),
        ("Honigbinen sterben durch Milbn", "bees"),
        ("Kosten von 8,4 Millionen", "bridge-costs"),
        ("die laengste Strasse in Muellheim", "strasse"),
        ("DIE LÄNGSTE STRASSE IN MÜLLHEIM", "strasse"),
        ("Im Juli 2022 schaffte Frankreich die Fernsehsteuer ab.", "tax"),
        ("The mites that kill honey bees", "bees-en"),
    ],
)
def test_the_right_claim_comes_first(index: CandidateIndex, query: str, name: str) -> None:
    assert found(index, query)[0] == name


def test_a_known_claim_of_one_word_does_not_outdo_a_full_one(index: CandidateIndex) -> None:
    hits = index.candidates("Die Brücke über den Inn in Kufstein wurde 1968 gebaut.", 5)
    scores = {hit.known.external_id: hit.score for hit in hits}
    assert scores["bridge"] > 2 * scores.get("one-word", 0)


def test_a_claim_is_found_by_title_and_summary() -> None:
    index = build([known("sea", title="Jordan water", summary="Potash plants"), known("tax")])
    assert found(index, "potash from Jordan") == ["sea"]


def test_what_is_withdrawn_is_not_found() -> None:
    withdrawn = KnownClaim(7, "Der Dom steht in Riga.", language="de", withdrawn=True)
    assert build([withdrawn]).candidates("Der Dom steht in Riga.", 5) == ()


def test_hits_come_in_order_within_the_limit_and_scores_stay_in_range(
    index: CandidateIndex,
) -> None:
    hits = index.candidates("Brücke Bienen France sea", 3)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 100 for hit in hits)


def test_a_full_hit_scores_far_above_a_stray_word(index: CandidateIndex) -> None:
    full = index.candidates(TEXTS["sea"][1], 1)[0]
    stray = index.candidates("Ein Foto zeigt Kinder auf einer Brücke in Lissabon", 1)[0]
    assert full.score > 90
    assert stray.score < 60


@pytest.mark.parametrize("query", ["", "   ", "qwxyzzz", "…»«"])
def test_nothing_in_common_finds_nothing(index: CandidateIndex, query: str) -> None:
    assert index.candidates(query, 5) == ()


def test_an_empty_database_finds_nothing() -> None:
    assert build([]).candidates("Die Brücke", 5) == ()


def test_huge_texts_are_searched_and_indexed_by_their_beginning() -> None:
    huge = KnownClaim(1, "Der Dom steht in Riga. " + "x" * 300_000, language="de")
    index = build([huge, known("sea")])
    assert [hit.known.id for hit in index.candidates("Dom in Riga " * 20_000, 5)][:1] == [1]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=40), max_size=5))
def test_any_text_can_be_indexed_and_searched(query: str, texts: list[str]) -> None:
    claims = [KnownClaim(number, text) for number, text in enumerate(texts, 1)]
    hits = build(claims).candidates(query, 3)
    assert len(hits) <= 3
    assert all(0 <= hit.score <= 100 for hit in hits)
