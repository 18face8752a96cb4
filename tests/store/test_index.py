"""The candidate index answers for the known claims as they are, whatever happened to them."""

import random
import subprocess
import sys
import textwrap
from dataclasses import replace

import pytest
import sqlalchemy as sa

from tests.store.store_samples import known
from workbench.model.known import KnownClaim
from workbench.store import index_segments, index_writing
from workbench.store.index_tables import index_posting, index_recent, index_segment
from workbench.store.store import Store
from workbench.store.tables import known_claim

WORDS = [
    *("harbour", "bridge", "ferry", "tunnel", "council", "mayor", "money", "1998", "2004", "8.4"),
    *("12", "flood", "storm", "winter", "school", "library", "Brücke", "Hafen", "Straße"),
    *("Klimaschutz", "Gesetz", "Gemeinderat", "Peking", "Kreml", "percent", "Million"),
]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments are made and joined after a few claims."""
    monkeypatch.setattr(index_writing, "_MOST_RECENT", 5)
    monkeypatch.setattr(index_segments, "_TOGETHER", 3)
    monkeypatch.setattr(index_segments, "_SMALLEST", 4)
    monkeypatch.setattr(index_writing, "_FEW_OUTDATED", 12)


def claim(chance: random.Random, number: int) -> KnownClaim:
    words = chance.choices(WORDS, k=chance.randint(1, 8))
    language = chance.choice(("de", "en", "fr", ""))
    return KnownClaim(0, " ".join(words), f"k{number}", publisher="Quay", language=language)


def answers(store: Store) -> list[list[str]]:
    """The names of what is found for each word and for some pairs of words."""
    queries = [*WORDS, *(f"{one} {two}" for one, two in zip(WORDS, WORDS[3:], strict=False))]
    with store.read() as work:
        index = work.candidates()
        return [
            sorted(hit.known.external_id for hit in index.candidates(query, 200, language="en"))
            for query in queries
        ]


def rows(store: Store, table: sa.Table) -> int:
    engine = store._reading
    with engine.connect() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


@pytest.mark.parametrize("seed", range(2))
def test_what_happened_before_makes_no_difference(store: Store, small: None, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        with store.write("anna") as work:
            for _ in range(chance.choice((1, 1, 2, 9))):
                number = chance.randrange(30)
                if chance.random() < 0.3:
                    work.known.withdraw("Quay", f"k{number}")
                else:
                    work.known.upsert(claim(chance, number))
        if chance.random() < 0.2:
            assert store.check() == ()
    assert store.check() == ()
    assert rows(store, index_segment) > 0
    grown = answers(store)
    assert sum(map(len, grown)) > 100
    with store.read() as work:
        count = work.known.count()
    assert list(store.reindex())[-1] == count
    assert store.check() == ()
    assert answers(store) == grown


def test_an_index_put_off_is_none_until_it_is_made_at_one_go(store: Store, small: None) -> None:
    chance = random.Random(5)
    with store.write("anna") as work:
        for number in range(20):
            work.known.upsert(claim(chance, number))
    with store.write("anna") as work:
        work.known.put_off_index()
        for number in range(10, 40):
            work.known.upsert(claim(chance, number))
    assert store.check() == ()
    with store.read() as work:
        assert not work.candidates().state.analysis
        assert work.known.count() == 40
    assert list(store.reindex())[-1] == 40
    assert store.check() == ()
    with store.write("anna") as work:  # what is new again joins what was made at one go
        work.known.upsert(claim(chance, 40))
    with store.read() as work:
        assert work.candidates().state.claims == 41


def test_a_claim_is_found_as_soon_as_it_is_there(store: Store) -> None:
    with store.write("anna") as work:
        work.known.upsert(known("The harbour bridge opened in 1998.", "b"))
    with store.read() as work:
        (hit,) = work.candidates().candidates("When did the harbour bridge open?", 5)
        assert hit.known.external_id == "b"


def test_a_changed_claim_is_found_by_its_new_words_alone(store: Store) -> None:
    with store.write("anna") as work:
        work.known.upsert(known("The ferry sank.", "b"))
        work.known.upsert(known("The tunnel leaks.", "b"))
    with store.write("anna") as work:
        work.known.upsert(known("The library burnt down.", "b"))
    with store.read() as work:
        found = work.candidates()
        assert not found.candidates("ferry tunnel", 5)
        assert found.candidates("library", 5)
    assert store.check() == ()


def test_a_withdrawn_claim_is_not_found_until_it_is_back(store: Store) -> None:
    with store.write("anna") as work:
        work.known.upsert(known("The ferry sank.", "b"))
    with store.write("anna") as work:
        work.known.withdraw(known().publisher, "b")
    with store.read() as work:
        assert not work.candidates().candidates("ferry", 5)
    with store.write("anna") as work:
        work.known.upsert(known("The ferry sank.", "b"))
    with store.read() as work:
        assert work.candidates().candidates("ferry", 5)
    assert store.check() == ()


def test_many_versions_of_one_claim_hide_no_other(store: Store) -> None:
    with store.write("anna") as work:
        work.known.upsert(known("The ferry sank.", "other"))
    for turn in range(250):
        with store.write("anna") as work:
            work.known.upsert(replace(known("The ferry sank.", "b"), verdict=f"turn {turn}"))
    with store.read() as work:
        hits = work.candidates().candidates("The ferry sank.", 5)
    assert {hit.known.external_id for hit in hits} == {"b", "other"}


def test_what_was_not_kept_is_not_indexed(store: Store) -> None:
    def fail() -> None:
        with store.write("anna") as work:
            work.known.upsert(known("The ferry sank.", "b"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.read() as work:
        assert not work.candidates().candidates("ferry", 5)
    assert store.check() == ()


def test_reading_anew_that_is_stopped_leaves_the_index(store: Store, small: None) -> None:
    with store.write("anna") as work:
        for number in range(20):
            work.known.upsert(known(f"The ferry {number} sank.", f"b{number}"))
    before = answers(store)
    stopped = store.reindex()
    next(stopped)
    stopped.close()
    assert answers(store) == before
    assert store.check() == ()


def test_two_processes_write_into_one_index(database: str, store: Store) -> None:
    code = textwrap.dedent(
        """
        import sys
        from workbench.model.known import KnownClaim
        from workbench.store.opening import open_store
        store = open_store(sys.argv[1], patience=60)
        for number in range(15):
            with store.write("x") as work:
                text = f"The ferry {number} of {sys.argv[2]} sank."
                work.known.upsert(KnownClaim(0, text, f"{sys.argv[2]}{number}", publisher="Q"))
        """
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, database, who]) for who in "ab"]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    assert store.check() == ()
    with store.read() as work:
        assert work.candidates().state.claims == 30


@pytest.mark.parametrize(
    "harm",
    [
        sa.delete(index_recent).where(index_recent.c.claim == 1),
        sa.update(known_claim).where(known_claim.c.id == 1).values(text="Something else."),
        sa.insert(index_recent).values(term=999, claim=2),
    ],
)
def test_a_check_finds_what_does_not_agree(store: Store, harm: sa.Executable) -> None:
    with store.write("anna") as work:
        work.known.upsert(known("The ferry sank.", "b"))
        work.known.upsert(known("The tunnel leaks.", "c"))
    with store._writing.begin() as connection:
        connection.execute(harm)
    assert len(store.check()) == 1


def test_a_check_finds_a_list_that_lacks_a_claim(store: Store, small: None) -> None:
    with store.write("anna") as work:
        for number in range(20):
            work.known.upsert(known(f"The ferry {number} sank.", f"b{number}"))
    with store._writing.begin() as connection:
        connection.execute(sa.delete(index_posting).where(index_posting.c.term == 1))
    assert store.check()


def test_hostile_words_are_indexed_and_found(store: Store) -> None:
    texts = ["\x00\ud800 [bold]", "é" * 5000, "ＦＥＲＲＹ \u202e\u200b x", "१२३ 𝔉𝔢𝔯𝔯𝔶", "%_'\";--"]
    with store.write("anna") as work:
        for number, text in enumerate(texts):
            work.known.upsert(known(text, f"b{number}"))
    with store.read() as work:
        for text in texts:
            work.candidates().candidates(text, 5)
    assert store.check() == ()


def test_a_claim_added_meanwhile_is_found_beside_an_earlier_state(store: Store) -> None:
    with store.write("anna") as work:
        work.known.upsert(known("The ferry sank.", "b"))
    with store.read() as before:
        earlier = before.candidates()
        earlier.open()
        with store.write("ben") as work:
            work.known.upsert(known("The ferry sank twice.", "c"))
        with store.read() as after:
            assert len(after.candidates().candidates("ferry", 5)) == 2
        assert [hit.known.external_id for hit in earlier.candidates("ferry", 5)] == ["b"]
