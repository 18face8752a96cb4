"""Exact search over the known claims answers as comparing each of them does."""

import random

import pytest
from rapidfuzz import fuzz

from tests.store.store_samples import known
from workbench.matching.analysis import plain
from workbench.model.known import ExactAnswer, KnownClaim
from workbench.store import exactness, index_facts, index_segments, index_writing
from workbench.store.index_tables import index_state
from workbench.store.store import Store

WORDS = [
    "harbour",
    "bridge",
    "ferry",
    "tunnel",
    "council",
    "mayor",
    "money",
    "1998",
    "2004",
    "8.4",
    "12",
    "flood",
    "storm",
    "winter",
    "school",
    "library",
    "Brücke",
    "Hafen",
    "Straße",
    "Klimaschutz",
    "Gesetz",
    "Gemeinderat",
    "Peking",
    "Kreml",
    "percent",
    "Million",
]
ODD = ["", "?!", "e" * 5_000, "\u202e[bold]\x00", "ŉ" * 300, "漢字 漢字", "a b c " * 200]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments, blocks and batches end after a few claims."""
    monkeypatch.setattr(index_writing, "_MOST_RECENT", 15)
    monkeypatch.setattr(index_segments, "_TOGETHER", 3)
    monkeypatch.setattr(index_segments, "_SMALLEST", 40)
    monkeypatch.setattr(index_facts, "_BLOCK", 16)
    monkeypatch.setattr(exactness, "_FEW", 4)
    monkeypatch.setattr(exactness, "_AT_ONCE", 3)
    monkeypatch.setattr("workbench.matching.exact._PROMISING", 2)


def claim(chance: random.Random, number: int) -> KnownClaim:
    text = " ".join(chance.choices(WORDS, k=chance.randint(1, 7)))
    return KnownClaim(0, chance.choice((text, text, "?", chance.choice(ODD[1:]))), f"k{number}")


def fill(store: Store, chance: random.Random) -> None:
    for _ in range(14):
        with store.write("anna") as work:
            for _ in range(chance.choice((1, 4, 30))):
                number = chance.randrange(150)
                if chance.random() < 0.15:
                    work.known.withdraw("", f"k{number}")
                else:
                    work.known.upsert(claim(chance, number))


def brute_force(
    everything: dict[int, str], text: str, skip: set[int]
) -> tuple[float, tuple[int, ...], int]:
    scores = {
        number: fuzz.token_sort_ratio(plain(text), other)
        for number, other in everything.items()
        if number not in skip
    }
    best = max(scores.values())
    return best, tuple(sorted(n for n, s in scores.items() if s == best and best)), len(scores)


def exact(store: Store, text: str, skip: set[int]) -> ExactAnswer:
    with store.read() as work:
        return work.candidates().exact(text, skip=skip)


@pytest.mark.parametrize("seed", range(3))
def test_it_answers_as_comparing_all_does(store: Store, small: None, seed: int) -> None:
    chance = random.Random(seed)
    fill(store, chance)
    with store.read() as work:
        everything = {item.id: plain(item.text) for item in work.known.all()}
    texts = [*ODD, *(claim(chance, 0).text for _ in range(40))]
    for text in texts:
        skip = set(chance.sample(range(1, 150), 40)) if chance.random() < 0.3 else set()
        answer = exact(store, text, skip)
        assert (answer.score, answer.known, answer.compared) == brute_force(everything, text, skip)
        assert answer.read <= answer.compared * 2


def test_an_index_made_by_other_word_lists_makes_no_difference(store: Store, small: None) -> None:
    fill(store, random.Random(7))
    before = [exact(store, text, set()) for text in WORDS]
    with store._writing.begin() as connection:
        connection.execute(index_state.update().values(analysis="other"))
    again = [exact(store, text, set()) for text in WORDS]
    assert [(item.score, item.known) for item in again] == [(i.score, i.known) for i in before]


def test_most_of_them_need_not_be_read(store: Store, small: None) -> None:
    with store.write("anna") as work:
        for number in range(200):
            work.known.upsert(known(f"{WORDS[number % 20]} {number}", f"b{number}"))
        work.known.upsert(known("Zwölf Boxkämpfer jagen Viktor quer über den Sylter Deich", "x"))
    answer = exact(store, "Viktor jagen Boxkämpfer über den Deich von Sylt quer", set())
    assert len(answer.known) == 1
    assert answer.read < 60


def test_nothing_is_known(store: Store) -> None:
    assert exact(store, "The ferry sank.", set()) == ExactAnswer(0.0, (), 0, 0)
