"""A decision on a wording and a known claim is one thing, in whatever article it was made."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from alembic import command

from tests.store.store_samples import SENTENCES, add_article, known, match
from workbench.model.event import Effect, EventKind, Target
from workbench.model.match import Decision
from workbench.store.engines import make_engine, writing
from workbench.store.location import locate
from workbench.store.migrating import configuration
from workbench.store.opening import open_store
from workbench.store.store import Store
from workbench.store.work import Work

ACCEPTED, REJECTED = Decision.ACCEPTED, Decision.REJECTED


def decide(
    work: Work,
    article_id: int,
    before: str | None,
    after: str | None,
    kind: EventKind = EventKind.MATCH_REJECTED,
) -> None:
    effect = Effect(Target.MATCH, "c1", before, after, 1)
    work.events.append(kind, article_id, {"claims": []}, [effect])


def shown(work: Work, article_id: int) -> tuple[Decision | None, Decision | None]:
    """What the first claim's match says: the decision in force, and the one that was reopened."""
    (found,) = work.claims.of(article_id)[0].matches
    return found.decision, found.reopened


@pytest.fixture
def two(store: Store) -> tuple[int, int]:
    """Two articles with the same words, both matched with the same known claim."""
    with store.write("anna") as work:
        ids = add_article(work), add_article(work, name="/desk/copy.txt")
        work.known.upsert(known())
        for article_id in ids:
            work.matches.replace(article_id, "c1", [match(work.known.get(1))], 1)
    return ids


def test_a_rejection_holds_for_every_article_with_the_wording(
    store: Store, two: tuple[int, int]
) -> None:
    with store.write("anna") as work:
        decide(work, two[0], None, "rejected")
        assert [shown(work, article) for article in two] == [(REJECTED, None)] * 2
    assert store.check() == ()


@pytest.mark.parametrize("matched_again", [False, True])
def test_a_rejection_taken_back_is_taken_back_everywhere(
    store: Store, two: tuple[int, int], matched_again: bool
) -> None:
    with store.write("anna") as work:
        decide(work, two[0], None, "rejected")
        work.matches.replace(two[1], "c1", [match(work.known.get(1))], 1)
        decide(work, two[0], "rejected", None, EventKind.UNDONE)
        if matched_again:
            work.matches.replace(two[1], "c1", [match(work.known.get(1))], 1)
        assert [shown(work, article) for article in two] == [(None, None)] * 2
        assert work.matches.decisions(SENTENCES[0]) == {}
    assert store.check() == ()


def test_what_another_article_decided_since_is_not_taken_back(
    store: Store, two: tuple[int, int]
) -> None:
    with store.write("anna") as work:
        decide(work, two[0], None, "rejected")
        decide(work, two[1], "rejected", "accepted", EventKind.MATCH_ACCEPTED)
        decide(work, two[0], "rejected", None, EventKind.UNDONE)
        assert [shown(work, article) for article in two] == [(ACCEPTED, None)] * 2
    assert store.check() == ()


@pytest.mark.parametrize("change", [{"text": "It opened in 1899."}, {"verdict": "true"}])
def test_a_known_claim_that_says_something_else_is_open_again(
    store: Store, two: tuple[int, int], change: dict[str, str]
) -> None:
    with store.write("anna") as work:
        decide(work, two[0], None, "rejected")
        work.known.upsert(replace(known(), **change))  # type: ignore[arg-type]
        assert [shown(work, article) for article in two] == [(None, REJECTED)] * 2
        work.matches.replace(two[1], "c1", [match(work.known.get(1))], 2)
        assert shown(work, two[1]) == (None, REJECTED)
        assert work.matches.rejected(SENTENCES[0]) == frozenset()
    assert store.check() == ()
    with store.write("anna") as work:
        decide(work, two[1], None, "accepted", EventKind.MATCH_ACCEPTED)
        assert [shown(work, article) for article in two] == [(ACCEPTED, None)] * 2
    assert store.check() == ()


def test_a_rejection_that_has_lapsed_can_be_taken_back(store: Store, two: tuple[int, int]) -> None:
    with store.write("anna") as work:
        decide(work, two[0], None, "rejected")
        work.known.upsert(replace(known(), verdict="true"))
        decide(work, two[0], "rejected", None, EventKind.UNDONE)
        assert shown(work, two[0]) == (None, None)
        decide(work, two[0], None, "rejected", EventKind.REDONE)
        assert shown(work, two[0]) == (REJECTED, None)
    assert store.check() == ()


@pytest.mark.parametrize("change", [{}, {"date": "2024-02-03"}, {"url": "https://example.org/b"}])
def test_imported_again_with_the_same_words_it_stays_rejected(
    store: Store, two: tuple[int, int], change: dict[str, str]
) -> None:
    with store.write("anna") as work:
        decide(work, two[0], None, "rejected")
        work.known.upsert(replace(known(), **change))  # type: ignore[arg-type]
        work.matches.replace(two[0], "c1", [match(work.known.get(1))], 2)
        assert shown(work, two[0]) == (REJECTED, None)
        work.known.withdraw(known().publisher, known().external_id)
        work.known.upsert(known())
        assert shown(work, two[0]) == (REJECTED, None)
    assert store.check() == ()


def test_a_decision_that_a_match_tells_otherwise_is_found(
    store: Store, two: tuple[int, int]
) -> None:
    with store.write("anna") as work:
        decide(work, two[0], None, "rejected")
    with store._writing.begin() as connection:
        connection.execute(sa.text("UPDATE match SET decision = NULL WHERE claim = 1"))
    (problem,) = store.check()
    assert "decision on known claim 1" in problem


def test_an_upgrade_ends_a_rejection_that_outlived_its_undo(empty_database: str) -> None:
    location = locate(empty_database)
    store = open_store(empty_database)
    with store.write("anna") as work:
        ids = add_article(work), add_article(work, name="/desk/copy.txt")
        work.known.upsert(known())
        for article_id in ids:
            work.matches.replace(article_id, "c1", [match(work.known.get(1))], 1)
    store.close()
    engine = make_engine(location, patience=5)
    config = configuration()
    with writing(engine).begin() as connection:
        for line in (
            "DROP INDEX ix_decision_known",
            "ALTER TABLE decision DROP COLUMN lapsed",
            "ALTER TABLE match DROP COLUMN reopened",
            "ALTER TABLE match DROP COLUMN reserves",
            "UPDATE match SET decision = 'rejected'",
            "UPDATE alembic_version SET version_num = '0007'",
        ):
            connection.exec_driver_sql(line)
        config.attributes["connection"] = connection
        command.upgrade(config, "0008")
        command.stamp(config, "head")
    engine.dispose()
    store = open_store(empty_database)
    with store.read() as work:
        assert [shown(work, article) for article in ids] == [(None, None)] * 2
    assert store.check() == ()
    store.close()
