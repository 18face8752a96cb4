"""A database of the first schema is brought up to date with all that is in it."""

from typing import Any

import pytest
import rfc8785
import sqlalchemy as sa
from alembic import command

from tests.store.store_samples import judge, train
from workbench.model.event import GENESIS, EventKind, canonical_line, line_hash
from workbench.model.verdict import Question
from workbench.store import files, schema
from workbench.store.engines import make_engine, writing
from workbench.store.location import locate
from workbench.store.migrating import configuration
from workbench.store.opening import open_store
from workbench.store.worth import InForce

AT = "2024-05-01T10:00:00.000Z"
WORDS = "The mill burned down, the owner said."
EFFECT = {
    "target": "verdict",
    "claim": "c1",
    "before": None,
    "after": {"scale": "desk@1", "label": "ok", "settles": True},
}


# What the first schema held for an article with a decided claim and the known claim it gave.
ROWS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "article",
        {
            "id": 1,
            "name": "mill.txt",
            "title": "The mill",
            "language": "en",
            "revision": 1,
            "added_at": AT,
            "opened_at": AT,
        },
    ),
    (
        "revision",
        {
            "article": 1,
            "number": 1,
            "text": WORDS,
            "raw": WORDS.encode(),
            "at": AT,
            "sha256": "0" * 64,
            "encoding": "utf-8",
            "media_type": "text/plain",
            "notices": "[]",
        },
    ),
    (
        "claim",
        {
            "id": 1,
            "article": 1,
            "label": 1,
            "revision": 1,
            "start": 0,
            "end": len(WORDS),
            "exact": WORDS,
            "prefix": "",
            "suffix": "",
            "sentence_start": 0,
            "sentence_end": len(WORDS),
            "checkable": True,
            "worth": 0.5,
            "hedged": False,
            "reasons": "[]",
            "attribution": '{"start":22,"end":31,"text":"the owner"}',
            "signals": "[]",
            "active": True,
            "verdict": 1,
            "matched_version": 0,
        },
    ),
    (
        "verdict",
        {
            "id": 1,
            "claim": 1,
            "scale": "desk@1",
            "label": "ok",
            "name": "ok",
            "settles": True,
            "actor": "anna",
            "at": AT,
            "event": 2,
        },
    ),
    (
        "known_claim",
        {
            "id": 1,
            "key": "1" * 64,
            "text": WORDS,
            "external_id": "desk:1:c1",
            "title": "",
            "summary": "",
            "language": "en",
            "verdict": "ok",
            "date": AT[:10],
            "url": "",
            "publisher": "Desk",
            "claimant": "the owner",
            "origin": "The mill",
            "checked_by": "anna",
            "withdrawn": False,
            "version": 1,
            "origin_article": 1,
            "origin_claim": 1,
        },
    ),
)


def put(connection: sa.Connection, table: str, values: dict[str, Any]) -> None:
    """Insert a row without knowing anything of today's tables."""
    there = sa.table(table, *(sa.column(name) for name in values))
    connection.execute(sa.insert(there).values(values))


def put_event(
    connection: sa.Connection, seq: int, prev: str, kind: EventKind, body: dict[str, Any]
) -> str:
    """Insert a line of the log; gives its hash."""
    line: dict[str, Any] = {"seq": seq, "at": AT, "actor": "anna", "article": 1, "prev": prev}
    digest = line_hash(canonical_line(kind=kind, body=body, **line))
    text = rfc8785.dumps(body).decode()
    put(connection, "event", {**line, "kind": kind.value, "body": text, "hash": digest})
    return digest


def fill(connection: sa.Connection) -> None:
    """Put the rows and the events that tell of them into a database of the first schema."""
    for table, values in ROWS:
        put(connection, table, values)
    if connection.dialect.name == "postgresql":
        # The rows brought their ids along, which the server's counters do not notice.
        for table in ("article", "claim", "verdict", "known_claim"):
            connection.exec_driver_sql(f"SELECT nextval('{table}_id_seq')")
    first = put_event(connection, 1, GENESIS, EventKind.ARTICLE_ADDED, {"claims": []})
    body = {"claims": [{"id": "c1", "text": WORDS}], "effects": [EFFECT], "name": "ok"}
    put_event(connection, 2, first, EventKind.VERDICT_SET, body)


@pytest.fixture
def old_database(empty_database: str) -> str:
    """A database as the first schema left it."""
    location = locate(empty_database)
    if location.file is not None:
        files.prepare(location.file)
    engine = make_engine(location, patience=5)
    config = configuration()
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        fill(connection)
    engine.dispose()
    return empty_database


def test_what_was_decided_is_an_answer_to_is_it_so(old_database: str) -> None:
    store = open_store(old_database)
    assert store.check() == ()
    with store.read() as work:
        (item,) = work.claims.of(1)
        assert item.verdict is not None
        assert (item.verdict.label, item.verdict.by, item.verdict.at) == ("ok", "anna", AT)
        assert item.said is None
        assert item.claim.questions == (Question.SAID, Question.SO)
        assert work.claims.verdicts(1, "c1", Question.SAID) == ()
    with store.write("ben") as work:
        judge(work, 1, "c1", "wrong", question=Question.SAID)
    assert store.check() == ()
    store.close()


def test_an_upgraded_desk_can_be_trained(old_database: str) -> None:
    store = open_store(old_database)
    with store.read() as work:
        assert work.worth.in_force() == InForce()
    with store.write("ben") as work:
        train(work, 0.5)
        assert work.worth.in_force().by == "ben"
    assert store.check() == ()
    store.close()


def test_the_upgraded_log_is_still_append_only(old_database: str) -> None:
    open_store(old_database).close()
    engine = make_engine(locate(old_database), patience=5)
    for change in ("UPDATE verdict SET question = 'said'", "DELETE FROM verdict"):
        with (
            pytest.raises(sa.exc.DBAPIError, match="append-only"),
            writing(engine).begin() as connection,
        ):
            connection.exec_driver_sql(change)
    with engine.connect() as connection:
        assert schema.look(connection).revision == schema.HEAD
    engine.dispose()
