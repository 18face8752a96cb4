"""The order and the scores of claims that a search has found."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.matching.analysis import index_terms, plain
from workbench.matching.gram_likeness import likeness
from workbench.matching.ranking import SHOWN_ABOVE, Candidates, Ranking, rank

TOWNS = ("Aurich", "Borkum", "Celle", "Dorum", "Emden", "Friesoythe", "Goslar", "Hameln")
THINGS = ("Bibliothek", "Kläranlage", "Schwimmhalle", "Sternwarte", "Radbrücke")
OTHERS = tuple(
    f"Die {thing} von {town} wurde {1901 + 7 * number} eröffnet."
    for number, (thing, town) in enumerate((thing, town) for thing in THINGS for town in TOWNS)
)
UNLIKE = tuple(f"Im Hafen liegen {number} Kutter neben der Mole." for number in range(40))
RIGHT = "Imkerinnen in Husum ernten dreimal so viel Honig wie vor der Umsiedlung der Völker."


def ranked(query: str, claims: Sequence[str], foreign: Sequence[str] = ()) -> Ranking:
    """The ranking by terms that all weigh the same."""
    asked = set(index_terms(query, "de"))
    terms = [set(index_terms(claim, "de")) for claim in claims]
    return rank(
        plain(query),
        Candidates(
            [plain(claim) for claim in claims],
            np.array([float(len(asked & own)) for own in terms]),
            np.array([len(own) for own in terms]),
            np.array([claim in foreign for claim in claims]),
        ),
    )


def score(query: str, claim: str, others: Sequence[str] = OTHERS) -> float:
    return float(ranked(query, [*others, claim]).scores[-1])


@pytest.mark.parametrize("others", [(), OTHERS[:3], OTHERS])
def test_the_same_words_score_full_however_many_others_there_are(others: Sequence[str]) -> None:
    assert score(RIGHT, RIGHT, others) > 0.97


def test_the_same_words_score_full_among_claims_that_differ_in_one_number() -> None:
    claims = [f"Der Turm von Celle ist {metres} Meter hoch." for metres in range(31, 80)]
    ranking = ranked(claims[20], claims)
    assert int(ranking.scores.argmax()) == 20
    assert ranking.scores[20] > 0.97


def test_other_words_for_the_same_score_above_what_only_shares_the_topic() -> None:
    query = "Der Honigertrag der Husumer Imker hat sich verdreifacht, seit die Völker umzogen."
    topic = "Honig aus Husum ist teurer geworden."
    scores = ranked(query, [*OTHERS, topic, RIGHT]).scores
    assert list(np.argsort(-scores)[:2]) == [len(OTHERS) + 1, len(OTHERS)]


def test_one_common_word_is_no_match_in_a_small_database() -> None:
    assert score("In Celle brannte gestern eine Scheune nieder.", OTHERS[2], ()) < SHOWN_ABOVE / 2


def test_a_claim_of_one_word_is_cut_and_marked_short_where_the_text_says_more() -> None:
    ranking = ranked(OTHERS[3], [OTHERS[3], "Bibliothek"])
    assert list(ranking.short) == [False, True]
    assert ranking.scores[1] < SHOWN_ABOVE / 2


def test_a_short_claim_is_not_cut_for_a_text_that_is_as_short() -> None:
    ranking = ranked("Dorum wächst", ["Dorum wächst", *OTHERS])
    assert not ranking.short[0]
    assert ranking.scores[0] > 0.97


def test_in_a_long_post_the_claim_that_is_in_it_whole_comes_first() -> None:
    whole = "Die Imkerinnen in Husum ernten mehr Honig."
    partly = (
        "Die Sternwarte von Dorum, die Bibliothek von Emden und die Kläranlage von Goslar wurden"
        " verkauft, ohne dass jemand gefragt worden wäre, und alle Erlöse sind seither verschwunden"
    )
    post = " ".join((*OTHERS, "Denn Imkerinnen aus Husum ernten mehr Honig."))
    scores = ranked(post, [*UNLIKE, partly, whole]).scores
    assert int(scores.argmax()) == len(scores) - 1


def test_a_claim_in_another_language_is_rated_by_its_terms() -> None:
    texts = [plain(claim) for claim in (*OTHERS, "Beekeepers of Husum reap thrice the honey")]
    weights = np.array([1.0] * len(OTHERS) + [9.0])
    lengths = np.full(len(texts), 8)
    last = len(texts) - 1
    by_language = [
        rank(plain(RIGHT), Candidates(texts, weights, lengths, np.arange(len(texts)) >= first))
        for first in (last, len(texts))
    ]
    foreign, native = (float(ranking.scores[last]) for ranking in by_language)
    assert foreign > native
    assert int(by_language[0].scores.argmax()) == last


def test_no_candidates_have_no_scores() -> None:
    assert len(ranked(RIGHT, []).scores) == 0
    assert len(likeness("a", []).cosine) == 0


def test_likeness_is_that_of_shared_runs() -> None:
    alike = likeness("honig aus husum", ["honig aus husum", "xxxxxxx yyyyyyy", "", "husum"])
    assert alike.cosine[0] == pytest.approx(1)
    assert alike.covered[0] == pytest.approx(1)
    assert alike.covered[3] == pytest.approx(1)
    assert 0 < alike.cosine[3] < 1
    assert list(alike.cosine[1:3]) == [0, 0]


def test_a_run_that_all_texts_have_tells_least() -> None:
    texts = ["husum honig", "husum krabben", "husum deiche"]
    assert likeness("honig", texts).cosine[0] > likeness("husum", texts).cosine[0]


def test_runs_do_not_reach_from_one_text_into_the_next() -> None:
    alike = likeness("b  c", ["a b", "c d"])
    assert list(alike.cosine) == [0, 0]


def test_of_long_texts_the_beginning_is_read() -> None:
    texts = ["honig " + "watt " * 200_000, "deich " * 200_000]
    alike = likeness("honig " * 100_000, texts)
    assert alike.cosine[0] > alike.cosine[1] == 0


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.text(max_size=40), st.floats(0, 50), st.booleans()), max_size=12),
)
def test_any_text_gets_a_score_from_0_to_1(
    query: str, claims: list[tuple[str, float, bool]]
) -> None:
    texts, weights, foreign = ([claim[place] for claim in claims] for place in range(3))
    ranking = rank(
        query,
        Candidates(
            [str(text) for text in texts],
            np.array(weights, np.float64),
            np.array([len(str(text).split()) for text in texts], np.int64),
            np.array(foreign, np.bool_),
        ),
    )
    assert len(ranking.scores) == len(ranking.short) == len(claims)
    assert ((ranking.scores >= 0) & (ranking.scores <= 1)).all()
