"""Finding the known claims that may speak of the same."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.model.known import KnownClaim, SearchHit
from workbench.store.store import Store

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


def fill(store: Store, claims: Iterable[KnownClaim]) -> None:
    with store.write("anna") as work:
        for claim in claims:
            work.known.upsert(claim)


@pytest.fixture
def filled(file_store: Store) -> Store:
    fill(file_store, map(known, TEXTS))
    return file_store


def hits(store: Store, query: str, limit: int = 3) -> Sequence[SearchHit]:
    with store.read() as work:
        return work.candidates().candidates(query, limit)


def found(store: Store, query: str, limit: int = 3) -> Sequence[str]:
    return [hit.known.external_id for hit in hits(store, query, limit)]


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
def test_the_right_claim_comes_first(filled: Store, query: str, name: str) -> None:
    assert found(filled, query)[0] == name


def test_a_known_claim_of_one_word_does_not_outdo_a_full_one(filled: Store) -> None:
    rated = hits(filled, "Die Brücke über den Inn in Kufstein wurde 1968 gebaut.", 5)
    scores = {hit.known.external_id: hit.score for hit in rated}
    assert scores["bridge"] > 2 * scores.get("one-word", 0)


def test_a_claim_is_found_by_title_and_summary(file_store: Store) -> None:
    fill(file_store, [known("sea", title="Jordan water", summary="Potash plants"), known("tax")])
    assert found(file_store, "potash from Jordan") == ["sea"]


def test_hits_come_in_order_within_the_limit_and_scores_stay_in_range(
    filled: Store,
) -> None:
    rated = hits(filled, "Brücke Bienen France sea", 3)
    assert len(rated) == 3
    assert [hit.score for hit in rated] == sorted((hit.score for hit in rated), reverse=True)
    assert all(0 <= hit.score <= 100 for hit in rated)


def test_a_full_hit_scores_far_above_a_stray_word(filled: Store) -> None:
    full = hits(filled, TEXTS["sea"][1], 1)[0]
    stray = hits(filled, "Ein Foto zeigt Kinder auf einer Brücke in Lissabon", 1)[0]
    assert full.score > 90
    assert stray.score < 60


@pytest.mark.parametrize("query", ["", "   ", "qwxyzzz", "…»«"])
def test_nothing_in_common_finds_nothing(filled: Store, query: str) -> None:
    assert hits(filled, query, 5) == ()


def test_an_empty_database_finds_nothing(file_store: Store) -> None:
    assert hits(file_store, "Die Brücke") == ()


def test_huge_texts_are_searched_and_indexed_by_their_beginning(file_store: Store) -> None:
    text = "Der Dom steht in Riga. " + "x" * 300_000
    fill(file_store, [KnownClaim(0, text, "dom", language="de"), known("sea")])
    assert found(file_store, "Dom in Riga " * 20_000)[:1] == ["dom"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=80), st.lists(st.text(max_size=40).filter(str.strip), max_size=5))
def test_any_text_can_be_indexed_and_searched(
    file_store: Store, query: str, texts: list[str]
) -> None:
    fill(file_store, (KnownClaim(0, text) for text in texts))
    rated = hits(file_store, query)
    assert len(rated) <= 3
    assert all(0 <= hit.score <= 100 for hit in rated)
    assert file_store.check() == ()


def test_names_that_are_only_meant_lead_to_a_claim(file_store: Store) -> None:
    fill(
        file_store,
        [
            KnownClaim(0, "Ada Berg visited Oslo twice.", "berg", language="en"),
            KnownClaim(0, "Tom Lund visited Oslo twice.", "lund", language="en"),
        ],
    )
    with file_store.read() as work:
        index = work.candidates()
        for name, wanted in (("Ada Berg", "berg"), ("Tom Lund", "lund")):
            (best, _other) = index.candidates("She visited Oslo twice.", 2, around=name)
            assert best.known.external_id == wanted


def test_a_stray_word_makes_no_likely_hit(filled: Store) -> None:
    (full, *_rest) = hits(filled, TEXTS["sea"][1])
    assert full.likely
    stray = hits(filled, "Ein Foto zeigt Kinder auf einer Brücke in Lissabon")
    assert stray
    assert not any(hit.likely for hit in stray)
