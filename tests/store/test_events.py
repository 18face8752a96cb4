"""The log: chained, append-only, in step with the tables, and the ground of undo and redo."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
import rfc8785
import sqlalchemy as sa

from tests.store.store_samples import add_article, change, judge, train, verdict_value
from workbench.errors import NotFoundError, StoreError
from workbench.model.event import GENESIS, Effect, EventKind, Target, canonical_line, line_hash
from workbench.model.span import Span
from workbench.model.split import Claim
from workbench.store.chain import first_break
from workbench.store.engines import make_engine, writing
from workbench.store.location import locate
from workbench.store.opening import open_store
from workbench.store.store import Store

APPEND_ONLY = ("event", "verdict", "note", "worth_model")


def run_sql(database: str, *statements: str) -> None:
    """What somebody does who reaches for the database behind the program's back."""
    engine = make_engine(locate(database), patience=5)
    with writing(engine).begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_each_event_names_the_hash_of_the_one_before(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c1", "ok")
    with store.write("ben") as work:
        judge(work, article_id, "c1", "wrong")
        work.events.append(EventKind.KNOWN_ADDED, 0, {"claims": [], "wörter": ["ä", 1, None, True]})
    with store.read() as work:
        events = list(work.events.all())
        assert [event.seq for event in events] == [1, 2, 3, 4]
        assert [event.prev for event in events] == [GENESIS, *(e.hash for e in events[:-1])]
        assert all(line_hash(event.line()) == event.hash for event in events)
        assert [event.actor for event in events] == ["anna", "anna", "ben", "ben"]
        assert work.events.head() == (4, events[-1].hash)
        assert work.events.of(article_id) == tuple(events[:3])
        assert work.events.of(0) == (events[3],)
        assert work.events.verify() is None
        assert [e.after for e in events[2].effects] == [verdict_value("wrong")]
        assert events[3].body["wörter"] == ["ä", 1, None, True]


def test_the_event_that_is_returned_is_the_one_that_is_kept(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        returned = judge(work, article_id, "c1", "ok")
    with store.read() as work:
        assert work.events.of(article_id)[-1] == returned


def test_the_body_is_kept_as_canonical_json(store: Store, database: str) -> None:
    with store.write("anna") as work:
        work.events.append(EventKind.KNOWN_ADDED, 0, {"b": 1, "a": "é", "claims": []})
    engine = make_engine(locate(database), patience=5)
    with engine.begin() as connection:
        body = connection.exec_driver_sql("SELECT body FROM event").scalar_one()
    engine.dispose()
    assert body.encode() == rfc8785.dumps(json.loads(body))


@pytest.mark.parametrize("value", [0.5, float("nan"), 2**53 + 1, [{"deep": 1.0}]])
def test_numbers_that_readers_disagree_on_are_refused(store: Store, value: Any) -> None:
    with pytest.raises(ValueError, match="not exact"), store.write("anna") as work:
        work.events.append(EventKind.KNOWN_ADDED, 0, {"claims": [], "value": value})
    with store.read() as work:
        assert work.events.head() == (0, GENESIS)


def test_a_step_that_fails_leaves_nothing_behind(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
    bad = [
        Effect(Target.NOTE, "c1", None, "half a step"),
        Effect(Target.VERDICT, "c2", verdict_value("ok"), None),
    ]
    with pytest.raises(StoreError, match="changed by somebody else"), store.write("ben") as work:
        change(work, article_id, *bad)
    with pytest.raises(NotFoundError, match="no claim c9"), store.write("ben") as work:
        change(work, article_id, Effect(Target.NOTE, "c9", None, "words"))
    with store.read() as work:
        assert work.events.head()[0] == 1
        assert [item.note for item in work.claims.of(article_id)] == ["", "", ""]
    assert store.check() == ()


def test_verdicts_and_notes_are_never_overwritten(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c1", "ok")
        judge(work, article_id, "c1", "wrong", settles=False)
        judge(work, article_id, "c1", None)
        change(work, article_id, Effect(Target.NOTE, "c1", "", "first\nnote"))
        change(work, article_id, Effect(Target.NOTE, "c1", "first\nnote", "second"))
        change(work, article_id, Effect(Target.NOTE, "c1", "second", None))
    with store.read() as work:
        item = work.claims.get(article_id, "c1")
        assert (item.verdict, item.note) == (None, "")
        history = work.claims.verdicts(article_id, "c1")
        assert [v and (v.label, v.settles, v.scale, v.by) for v in history] == [
            ("ok", True, "desk@1", "anna"),
            ("wrong", False, "desk@1", "anna"),
            None,
        ]
    assert store.check() == ()


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_database_itself_refuses_to_change_the_past(
    store: Store, database: str, table: str
) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c1", "ok")
        change(work, article_id, Effect(Target.NOTE, "c1", None, "words"))
        train(work, 0.5)
    forgeries = ["UPDATE {} SET actor = 'mallory'", "DELETE FROM {}"]
    if database.startswith("postgresql"):
        forgeries += ["TRUNCATE {} CASCADE"]
        forgeries += ["INSERT INTO {0} SELECT * FROM {0} ON CONFLICT ({1}) DO UPDATE SET {1} = 9"]
    else:
        forgeries += ["INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
        forgeries += ["INSERT OR IGNORE INTO {0} SELECT * FROM {0}"]
        forgeries += ["REPLACE INTO {0} SELECT * FROM {0}", "UPDATE OR REPLACE {0} SET {1} = 1"]
        forgeries += [
            "INSERT INTO {0} SELECT * FROM {0} WHERE true ON CONFLICT ({1}) DO UPDATE SET {1} = 9"
        ]
    key = "seq" if table == "event" else "id"
    for forgery in forgeries:
        with pytest.raises(sa.exc.DBAPIError, match="append-only"):
            run_sql(database, forgery.format(table, key))
        if not database.startswith("postgresql"):
            _refuse_without_the_program(database, forgery.format(table, key))
    assert store.check() == ()


def _refuse_without_the_program(database: str, forgery: str) -> None:
    """Another program does not switch on what makes a replacement tell of its deletion."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("PRAGMA recursive_triggers=OFF")
        other.execute("PRAGMA foreign_keys=OFF")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            other.execute(forgery)


def test_a_link_of_the_chain_can_not_be_replaced_under_another_number(
    file_store: Store,
) -> None:
    with file_store.write("anna") as work:
        judge(work, add_article(work), "c1", "ok")
    replace_it = "INSERT OR REPLACE INTO event SELECT 77, at, actor, kind, article, body, {} "
    for new in ("prev, 'new'", "'new', hash"):
        _refuse_without_the_program(file_store.url, f"{replace_it.format(new)} FROM event")
    assert file_store.check() == ()


def test_claims_made_by_hand_come_and_go_with_their_step(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        old, *_rest = work.claims.of(article_id)
        text = work.articles.by_id(article_id).text
        new_id = work.claims.next_id(article_id)
        assert new_id == "c4"
        shorter = Span(old.claim.span.start, old.claim.span.end - 9)
        new = _resized(old.claim, new_id, text, shorter)
        work.claims.add(article_id, new)
        step = change(
            work,
            article_id,
            Effect(Target.ACTIVE, "c1", True, False),
            Effect(Target.ACTIVE, new_id, False, True),
        )
        assert [item.claim.id for item in work.claims.of(article_id)] == ["c4", "c2", "c3"]
        change(work, article_id, *(effect.inverted() for effect in reversed(step.effects)))
        assert [item.claim.id for item in work.claims.of(article_id)] == ["c1", "c2", "c3"]
        assert work.claims.next_id(article_id) == "c5"
        assert work.claims.get(article_id, new_id).claim == new
        for taken in ("c1", "c4", "x"):
            with pytest.raises(ValueError, match="id"):
                work.claims.add(article_id, _resized(old.claim, taken, text, shorter))
    assert store.check() == ()


def _resized(claim: Claim, claim_id: str, text: str, span: Span) -> Claim:
    return replace(claim, id=claim_id, span=span, text=span.of(text))


def test_the_log_is_read_page_by_page(store: Store) -> None:
    with store.write("anna") as work:
        for number in range(1_010):
            work.events.append(EventKind.KNOWN_ADDED, 0, {"claims": [], "n": number})
    with store.read() as work:
        assert [event.body["n"] for event in work.events.all()] == list(range(1_010))
        assert work.events.verify() is None


def drop_guards(database: str) -> tuple[str, ...]:
    """The statements by which an owner of the database takes the guards off the log."""
    if database.startswith("postgresql"):
        return ("ALTER TABLE event DISABLE TRIGGER ALL", "ALTER TABLE verdict DISABLE TRIGGER ALL")
    guards = [f"{table}_no_{change}" for table in APPEND_ONLY for change in ("update", "delete")]
    return tuple(f"DROP TRIGGER {guard}" for guard in guards)


@pytest.mark.parametrize(
    ("tampering", "seq", "reason"),
    [
        ("UPDATE event SET actor = 'mallory' WHERE seq = 2", 2, "altered"),
        ("UPDATE event SET body = '{}' WHERE seq = 2", 2, "altered"),
        ("UPDATE event SET body = '{' WHERE seq = 2", 2, "can't be read"),
        ("UPDATE event SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 1", 1, "altered"),
        ("DELETE FROM event WHERE seq = 2", 3, "event 2 is missing"),
        ("UPDATE event SET prev = 'f' WHERE seq = 3", 3, "does not follow"),
        ("UPDATE event SET seq = 9 WHERE seq = 4", 9, "event 4 is missing"),
    ],
)
def test_whoever_gets_past_the_guards_is_found_out(
    store: Store, database: str, tampering: str, seq: int, reason: str
) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        for label in ("ok", "wrong", "ok"):
            judge(work, article_id, "c1", label)
    run_sql(database, *drop_guards(database), tampering)
    with store.read() as work:
        broken = work.events.verify()
    assert broken is not None
    assert broken.seq == seq
    assert reason in broken.reason
    (problem,) = store.check()
    assert reason in problem


EFFECT = {"target": "verdict", "claim": "c1", "before": None, "after": None}


@pytest.mark.parametrize(
    ("kind", "body", "reason"),
    [
        ("verdict-set", {"effects": [EFFECT]}, ""),
        ("unheard-of", {}, "none that this program can write"),
        ("verdict-set", [], "none that this program can write"),
        ("verdict-set", {"effects": 3}, "none that this program can write"),
        ("verdict-set", {"effects": [[]]}, "none that this program can write"),
        ("verdict-set", {"effects": [{**EFFECT, "target": []}]}, "none that this program can"),
        ("verdict-set", {"effects": [{**EFFECT, "after": 1}]}, "none that this program can"),
        (
            "verdict-set",
            {"effects": [{**EFFECT, "after": {"scale": [], "label": "", "settles": True}}]},
            "none that this program can",
        ),
        ("note-set", {"effects": [{**EFFECT, "target": "note", "after": []}]}, "none that this"),
    ],
)
def test_a_hash_that_fits_makes_no_event_of_what_is_none(kind: str, body: Any, reason: str) -> None:
    told: dict[str, Any] = {"seq": 1, "at": "", "actor": "", "article": 1, "prev": GENESIS}
    digest = line_hash(canonical_line(**told, kind=kind, body=body))
    row = {**told, "kind": kind, "body": json.dumps(body), "hash": digest}
    broken = first_break([row])  # type: ignore[list-item]
    said = broken.reason if broken else ""
    assert reason in said
    assert bool(said) is bool(reason)


def test_a_log_cut_at_its_end_no_longer_fits_the_tables(store: Store, database: str) -> None:
    with store.write("anna") as work:
        judge(work, add_article(work), "c1", "ok")
    run_sql(database, *drop_guards(database), "DELETE FROM event WHERE seq = 2")
    with store.read() as work:
        assert work.events.verify() is None
    problems = store.check()
    assert any("verdict of claim c1" in problem for problem in problems)


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE claim SET verdict = NULL WHERE label = 1", "verdict of claim c1"),
        ("UPDATE claim SET note = NULL WHERE label = 1", "note of claim c1"),
        ("UPDATE claim SET dismissed = NULL WHERE label = 2", "dismissal of claim c2"),
        ("UPDATE claim SET dismissed = 'no' WHERE label = 3", "dismissal of claim c3"),
        ("UPDATE claim SET exact = 'Other words' WHERE label = 3", "words of claim c3"),
        ("UPDATE known_claim SET withdrawn = NOT withdrawn", "not a known claim"),
        ("UPDATE known_claim SET text = 'Other words'", "not a known claim"),
    ],
)
def test_a_table_that_was_changed_by_hand_no_longer_fits_the_log(
    store: Store, database: str, tampering: str, told: str
) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c1", "ok")
        change(work, article_id, Effect(Target.NOTE, "c1", None, "words"))
        change(work, article_id, Effect(Target.DISMISSED, "c2", None, "an opinion"))
    assert store.check() == ()
    run_sql(database, tampering)
    assert any(told in problem for problem in store.check())


def test_a_read_can_not_write(store: Store) -> None:
    with pytest.raises((StoreError, sa.exc.DBAPIError)), store.read() as work:
        add_article(work)
    with store.write("anna") as work:
        assert work.articles.summaries() == ()


def test_a_read_sees_one_state_while_others_write(store: Store, database: str) -> None:
    other = open_store(database)
    with store.write("anna") as work:
        article_id = add_article(work)
    with store.read() as work:
        assert len(work.events.of(article_id)) == 1
        with other.write("ben") as elsewhere:
            judge(elsewhere, article_id, "c1", "ok")
        assert work.claims.get(article_id, "c1").verdict is None
        assert len(work.events.of(article_id)) == 1
    with store.read() as work:
        assert work.claims.get(article_id, "c1").verdict is not None
    other.close()
