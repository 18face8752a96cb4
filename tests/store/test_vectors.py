"""Vectors of the known claims stand for the claims as they are, on both engines."""

from dataclasses import replace

import numpy as np
import pytest
import sqlalchemy as sa

from tests.semantic_models import concepts, letters
from tests.store.store_samples import known
from workbench.desk.semantic.functions import FunctionEmbedder
from workbench.errors import StoreError
from workbench.matching.embedding import Meaning, embedded
from workbench.store import vectors
from workbench.store.index_tables import vector_block, vector_model
from workbench.store.store import Store

MODEL = FunctionEmbedder(concepts, "concepts")
OTHER = FunctionEmbedder(letters, "letters")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of a few vectors."""
    monkeypatch.setattr(vectors, "_BLOCK", 8)


def keep(store: Store, *texts: str, first: int = 0) -> None:
    with store.write("anna") as work:
        for number, text in enumerate(texts, first):
            work.known.upsert(known(text, f"b{number}"))


def fill(store: Store, model: FunctionEmbedder = MODEL, at_once: int = 3) -> int:
    made = 0
    while True:
        with store.write("anna") as work:
            there = work.vectors(model)
            batch = there.missing(at_once)
            if not batch:
                return made
            rows = embedded(model, [text for _number, text in batch])
            made += there.add([number for number, _text in batch], rows)


def state(store: Store, model: FunctionEmbedder = MODEL) -> tuple[int, int, int]:
    with store.read() as work:
        found = work.vectors(model).state()
        return found.claims, found.missing, found.others


def found(store: Store, query: str, model: FunctionEmbedder | None = MODEL) -> list[str]:
    meaning = Meaning(model, 0.5) if model else None
    with store.read() as work:
        hits = work.candidates(meaning).candidates(query, 5, language="en")
        return [hit.known.external_id for hit in hits]


def blocks(store: Store) -> list[int]:
    with store._reading.connect() as connection:
        query = sa.select(sa.func.length(vector_block.c.claims)).order_by(vector_block.c.id)
        return [size // 4 for size in connection.scalars(query)]


def harm(store: Store, statement: sa.Executable) -> None:
    with store._writing.begin() as connection:
        connection.execute(statement)


def test_a_claim_is_found_by_what_it_means(store: Store) -> None:
    keep(store, "The ferry sank.", "The viaduct was inaugurated.", "Bees like clover.")
    assert found(store, "A catamaran keeled over") == []
    fill(store)
    assert found(store, "A catamaran keeled over")[0] == "b0"
    assert found(store, "A catamaran keeled over", None) == []
    assert store.check() == ()


def test_vectors_are_made_once_and_in_full_blocks(store: Store) -> None:
    keep(store, *(f"The ferry {number} sank." for number in range(20)))
    assert state(store) == (20, 20, 0)
    assert fill(store) == 20
    assert state(store) == (20, 0, 0)
    assert blocks(store) == [8, 8, 4]
    assert fill(store) == 0
    keep(store, "The bridge opened.", first=20)
    assert state(store) == (21, 1, 0)
    assert fill(store) == 1
    assert blocks(store) == [8, 8, 5]
    assert store.check() == ()


def test_what_another_process_has_added_is_left(store: Store) -> None:
    keep(store, "The ferry sank.", "The bridge opened.")
    with store.read() as work:
        batch = work.vectors(MODEL).missing(2)
    fill(store)
    rows = embedded(MODEL, [text for _number, text in batch])
    with store.write("bert") as work:
        assert work.vectors(MODEL).add([number for number, _text in batch], rows) == 0
    assert blocks(store) == [2]


def test_a_changed_claim_has_no_vector_until_it_gets_its_own(store: Store) -> None:
    keep(store, "The ferry sank.", "Bees like clover.")
    fill(store)
    keep(store, "Cows like grass.")
    assert "b0" not in found(store, "A catamaran keeled over")
    assert state(store) == (2, 1, 0)
    assert store.check() == ()
    fill(store)
    keep(store, "The boat went down.")
    fill(store)
    assert found(store, "A catamaran keeled over")[0] == "b0"
    assert store.check() == ()


def test_a_withdrawn_claim_is_not_found(store: Store) -> None:
    keep(store, "The ferry sank.", "Bees like clover.")
    fill(store)
    with store.write("anna") as work:
        work.known.withdraw(known().publisher, "b0")
    assert "b0" not in found(store, "A catamaran keeled over")
    assert state(store) == (1, 0, 0)
    assert store.check() == ()


def test_what_is_out_of_date_is_cleared_away(store: Store) -> None:
    keep(store, *(f"The ferry {number} sank." for number in range(20)))
    fill(store)
    for turn in range(4):
        keep(store, *(f"The ferry {number} sank {turn} times." for number in range(6)))
        fill(store)
    before = found(store, "A catamaran keeled over")
    assert sum(blocks(store)) == 44
    with store.write("anna") as work:
        assert not work.vectors(MODEL).tidy()
    assert sum(blocks(store)) < 30
    assert found(store, "A catamaran keeled over") == before
    assert state(store) == (20, 0, 0)
    assert store.check() == ()


def test_many_versions_of_one_claim_hide_no_other(store: Store) -> None:
    keep(store, "The ferry sank.", "A boat went down here.")
    for turn in range(150):
        keep(store, f"The ferry sank {turn}.")
        fill(store)
    assert {"b0", "b1"} <= set(found(store, "The catamaran keeled over"))


def test_vectors_of_another_model_are_not_compared(store: Store) -> None:
    keep(store, "The ferry sank.", "Bees like clover.")
    fill(store)
    assert state(store, OTHER) == (2, 2, 1)
    assert found(store, "A catamaran keeled over", OTHER) == []
    fill(store, OTHER)
    assert state(store, OTHER) == (2, 0, 1)
    assert store.check() == ()
    with store.write("anna") as work:
        work.vectors(MODEL).drop(others=True)
    assert state(store) == (2, 0, 0)
    assert state(store, OTHER) == (2, 2, 1)
    with store.write("anna") as work:
        work.vectors(MODEL).drop(others=False)
    assert state(store) == (2, 2, 0)


def test_a_model_of_another_size_is_another_model(store: Store) -> None:
    keep(store, "The ferry sank.")
    fill(store)
    larger = FunctionEmbedder(letters, MODEL.fingerprint)
    assert found(store, "A catamaran keeled over", larger) == []


def test_only_languages_that_a_model_knows_are_compared(store: Store) -> None:
    with store.write("anna") as work:
        for name, language in (("de", "de"), ("en", "en"), ("fr", "fr")):
            entry = replace(known("Die Fähre ist gesunken.", name), language=language)
            work.known.upsert(replace(entry, title="", summary=""))
    fill(store)
    with store.read() as work:
        index = work.candidates(Meaning(MODEL, 0.5, ("en", "fr")))
        hits = index.candidates("A catamaran keeled over", 5, language="en")
        assert {hit.known.external_id for hit in hits} == {"en", "fr"}
        assert index.candidates("A catamaran keeled over", 5, language="de") == ()


def test_without_vectors_the_answer_is_that_of_the_words(store: Store) -> None:
    texts = [f"The ferry {number} sank near the bridge {number // 2}." for number in range(9)]
    keep(store, *texts)
    with store.read() as work:
        for query in texts:
            plain = work.candidates().candidates(query, 9)
            assert work.candidates(Meaning(MODEL, 0.5)).candidates(query, 9) == plain


def test_many_texts_are_compared_as_each_alone(store: Store) -> None:
    keep(store, "The ferry sank.", "The viaduct was inaugurated.", "Bees like clover.")
    fill(store)
    queries = ["A catamaran keeled over", "eine Brücke", ""]
    with store.read() as work:
        together, alone = (work.candidates(Meaning(MODEL, 0.5)) for _ in range(2))
        together.prepare(queries)
        for query in queries:
            assert together.candidates(query, 5) == alone.candidates(query, 5)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (sa.update(vector_block).values(figures=b"\1\2\3"), "damaged"),
        (sa.update(vector_block).values(scales=np.full(3, np.nan, "<f4").tobytes()), "damaged"),
        (sa.update(vector_model).values(last=900), "never were"),
        (sa.update(vector_block).values(claims=b"\1\0\0\0\1\0\0\0\2\0\0\0"), "has two"),
        (sa.delete(vector_block), "3 known claims have none"),
    ],
)
def test_a_check_finds_what_does_not_fit(store: Store, statement: sa.Executable, says: str) -> None:
    keep(store, "The ferry sank.", "The bridge opened.", "Bees like clover.")
    fill(store)
    harm(store, statement)
    problems = store.check()
    assert problems
    assert says in problems[0]
    assert "concepts" in problems[0]


def test_damaged_vectors_are_told_in_a_sentence(store: Store) -> None:
    keep(store, "The ferry sank.")
    fill(store)
    harm(store, sa.update(vector_block).values(figures=b"\1"))
    with pytest.raises(StoreError, match="anew"):
        found(store, "A catamaran keeled over")
