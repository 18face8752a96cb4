"""The weights that a desk has learnt: kept with their event, taken back, and found when altered."""

from dataclasses import replace

import pytest

from tests.store.store_samples import add_article, train
from tests.store.test_events import run_sql
from workbench.errors import StoreError
from workbench.model.event import EventKind
from workbench.store.store import Store
from workbench.store.worth import InForce
from workbench.text.worth import Worth
from workbench.text.worth_model import shipped_model


def in_force(store: Store) -> InForce:
    with store.read() as work:
        return work.worth.in_force()


def learnt(store: Store) -> float | None:
    """What the weight of quotations is at this desk; None for the weights that ship."""
    model = in_force(store).model
    return model.features["quote"] if model else None


def test_at_first_the_weights_that_ship_are_in_force(store: Store) -> None:
    assert in_force(store) == InForce()
    assert in_force(store).model is None


def test_a_training_is_in_force_with_who_when_and_from_what(store: Store) -> None:
    with store.write("anna") as work:
        event = train(work, 0.5)
    now = in_force(store)
    assert now.trained is not None
    assert (now.by, now.since, now.trained.event) == ("anna", event.at, event.seq)
    assert (now.trained.actor, now.trained.at) == ("anna", event.at)
    assert now.trained.decisions == {"judged": 40, "dismissed": 10}
    assert event.kind is EventKind.WORTH_TRAINED
    assert event.body["weights"]["features"]["quote"] == "0.5"
    assert event.body["decisions"] == {"judged": 40, "dismissed": 10}
    assert store.check() == ()


def test_all_but_what_is_learnt_stays_that_of_the_program(store: Store) -> None:
    shipped = shipped_model()
    model = replace(shipped, bias=-0.1, context={"lead": 0.25, "headline": 2.0}, speech={}, scale=9)
    with store.write("anna") as work:
        work.worth.train(model, {"judged": 50}, {})
    now = in_force(store).model
    assert now == replace(model, speech=shipped.speech, scale=shipped.scale)


def test_a_feature_that_came_later_has_the_weight_that_ships(store: Store) -> None:
    with store.write("anna") as work:
        work.worth.train(replace(shipped_model(), features={"quote": 0.5}), {"judged": 50}, {})
    model = in_force(store).model
    assert model is not None
    assert model.features == {**shipped_model().features, "quote": 0.5}


def test_each_taking_back_leads_to_the_training_before(store: Store) -> None:
    with store.write("anna") as work:
        train(work, 1.0)
        second = train(work, 2.0)
    assert learnt(store) == 2.0
    with store.write("ben") as work:
        reset = work.worth.take_back()
    assert (reset.kind, reset.body["undoes"], reset.body["restores"]) == (
        EventKind.WORTH_RESET,
        second.seq,
        1,
    )
    assert learnt(store) == 1.0
    now = in_force(store)
    assert now.trained is not None
    assert (now.by, now.since, now.trained.actor) == ("ben", reset.at, "anna")
    with store.write("ben") as work:
        train(work, 3.0)
        work.worth.take_back()
    assert learnt(store) == 1.0
    with store.write("ben") as work:
        assert work.worth.take_back().body["restores"] == 0
    assert learnt(store) is None
    assert in_force(store).by == "ben"
    with pytest.raises(ValueError, match="no training"), store.write("ben") as work:
        work.worth.take_back()
    with store.write("ben") as work:
        train(work, 4.0)
        work.worth.take_back()
    assert learnt(store) is None
    assert store.check() == ()


def test_a_training_that_fails_leaves_nothing_behind(store: Store) -> None:
    def fail() -> None:
        with store.write("anna") as work:
            train(work, 1.0)
            raise KeyError("halfway")

    with pytest.raises(KeyError, match="halfway"):
        fail()
    assert in_force(store) == InForce()
    with store.read() as work:
        assert work.events.head()[0] == 0
    assert store.check() == ()


def test_worth_changes_alone_and_only_where_it_is_said(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        other = add_article(work, name="/desk/other.txt")
        before = [item.claim for item in work.claims.of(article_id)]
        work.claims.set_worth(article_id, {"c2": Worth(0.875, ("quote", "wörter"))})
        work.claims.set_worth(article_id, {})
        after = [item.claim for item in work.claims.of(article_id)]
        assert after[1] == replace(before[1], worth=0.875, reasons=("quote", "wörter"))
        assert [after[0], after[2]] == [before[0], before[2]]
        assert [item.claim.worth for item in work.claims.of(other)] == [0.1 + 0.2] * 3
        assert work.claims.of_newest_text(article_id) == tuple(after)
        assert work.articles.ids() == (article_id, other)


def guards_off(database: str) -> str:
    if database.startswith("postgresql"):
        return "ALTER TABLE worth_model DISABLE TRIGGER ALL"
    return "DROP TRIGGER worth_model_no_update"


ADDED = (
    "INSERT INTO worth_model (id, weights, decisions, actor, at, event) "
    "SELECT 9, weights, decisions, actor, at, {event} FROM worth_model WHERE id = 1"
)


@pytest.mark.parametrize(
    ("tampering", "says"),
    [
        ("UPDATE worth_model SET weights = replace(weights, '0.5', '9.5') WHERE id = 1", "event 1"),
        ("UPDATE worth_model SET decisions = '{}' WHERE id = 2", "event 2"),
        ("UPDATE worth_model SET actor = 'mallory' WHERE id = 3", "event 3"),
        ("UPDATE worth_model SET at = '2020-01-01T00:00:00.000Z' WHERE id = 3", "event 3"),
        ("UPDATE worth_model SET restores = NULL WHERE id = 3", "event 3"),
        ("UPDATE worth_model SET restores = 2 WHERE id = 3", "event 3"),
        ("UPDATE worth_model SET event = 7 WHERE id = 3", "kept are not those"),
        (ADDED.format(event=7), "kept are not those"),
        (ADDED.format(event=1), "kept are not those"),
    ],
)
def test_rows_that_no_event_tells_of_are_found(
    store: Store, database: str, tampering: str, says: str
) -> None:
    with store.write("anna") as work:
        train(work, 0.5)
        train(work, 2.0)
        work.worth.take_back()
    assert store.check() == ()
    run_sql(database, guards_off(database), tampering)
    (problem,) = store.check()
    assert says in problem


def test_a_row_that_is_gone_is_missed(store: Store, database: str) -> None:
    with store.write("anna") as work:
        train(work, 0.5)
    off = guards_off(database).replace("no_update", "no_delete")
    run_sql(database, off, "DELETE FROM worth_model")
    (problem,) = store.check()
    assert "not those that the log tells of" in problem


REPLACED = "UPDATE worth_model SET weights = '{weights}'"


@pytest.mark.parametrize("weights", ["", "[]", "{}", '{"bias":"nan","features":{},"context":{}}'])
def test_weights_that_can_not_be_read_are_reported_and_not_used(
    store: Store, database: str, weights: str
) -> None:
    with store.write("anna") as work:
        train(work, 0.5)
    run_sql(database, guards_off(database), REPLACED.format(weights=weights))
    with pytest.raises(StoreError, match="can't be read"):
        in_force(store)
    (problem,) = store.check()
    assert "event 1" in problem
