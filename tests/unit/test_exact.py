"""The proof of exact search: nothing that is passed over would have scored as high."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from workbench.matching.analysis import plain
from workbench.matching.exact import Contest, Survivors
from workbench.matching.letters import KINDS, MOST, counts_of, counts_of_all

WORDS = st.sampled_from(
    ["ferry", "harbour", "8", "48", "Möwe", "Straße", "x", "aa" * 150, "漢字", "e" * 300]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=6).map(" ".join),
    st.text(max_size=40),
    st.lists(WORDS, min_size=60, max_size=80).map(" ".join),
)


def columns(wordings: list[str]) -> tuple[dict[int, np.ndarray], np.ndarray]:
    """The letters of some wordings as the index stores them."""
    counts = np.array([[min(MOST, n) for n in counts_of(text)] for text in wordings], np.uint8)
    sizes = np.array([min(65_535, len(text)) for text in wordings], np.uint16)
    return {kind: counts[:, kind] for kind in range(KINDS)}, sizes


def brute_force(wanted: str, wordings: list[str]) -> tuple[float, set[int]]:
    scores = [fuzz.token_sort_ratio(wanted, text) for text in wordings]
    best = max(scores)
    return best, {number for number, score in enumerate(scores) if score == best and best}


def proven(wanted: str, wordings: list[str]) -> Contest:
    contest = Contest(wanted)
    survivors = Survivors(contest)
    for first in range(0, len(wordings), 7):
        part = wordings[first : first + 7]
        letters, sizes = columns(part)
        needed = {kind: letters[kind] for kind in contest.kinds}
        bound = contest.bounds(needed, sizes)
        if first == 0:
            promising = survivors.promising(first, bound)
            contest.compare({number: wordings[number] for number in promising})
        survivors.take(first, bound)
    numbers, bounds = survivors.ordered()
    assert list(bounds) == sorted(bounds, reverse=True)
    for number, bound in zip(numbers.tolist(), bounds, strict=True):
        if contest.can_win(np.array([bound]))[0]:
            contest.compare({number: wordings[number]})
    return contest


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=20))
def test_the_best_is_that_of_comparing_all_ties_included(wanted: str, texts: list[str]) -> None:
    wanted, wordings = plain(wanted), [plain(text) for text in texts]
    contest = proven(wanted, wordings)
    assert (contest.best, contest.winners) == brute_force(wanted, wordings)


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_no_wording_scores_above_its_bound(wanted: str, text: str) -> None:
    wanted, wording = plain(wanted), plain(text)
    contest = Contest(wanted)
    (bound,) = contest.bounds(*columns([wording]))
    assert fuzz.token_sort_ratio(wanted, wording) <= bound + 1e-3


def test_words_in_another_order_are_a_full_hit() -> None:
    contest = proven("the ferry sank", ["sank ferry the", "the ferry sailed", "ferry the sank"])
    assert (contest.best, contest.winners) == (100.0, {0, 2})


def test_where_no_letter_is_shared_nobody_wins() -> None:
    contest = proven("abc", ["xyz", ""])
    assert (contest.best, contest.winners) == (0.0, set())


@given(st.lists(st.text(max_size=30), max_size=6))
def test_letters_of_many_wordings_are_counted_as_those_of_each(wordings: list[str]) -> None:
    counts = [[min(MOST, n) for n in counts_of(text)] for text in wordings]
    assert counts_of_all(wordings).tolist() == counts
