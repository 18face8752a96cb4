"""What was acknowledged is there, with several threads and processes writing at once.

What a kill leaves is in `tests/desk/test_killed_deciding.py`.
"""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event

import pytest

from bench.writers import of_database
from tests.store.store_samples import add_article, judge
from workbench.errors import StoreError
from workbench.store.opening import open_store
from workbench.store.store import Store

DECISIONS = 12


def test_threads_share_an_open_store(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)

    def write(name: str) -> None:
        for _round in range(5):
            with store.write(name) as work:
                judge(work, article_id, "c1", name)
            with store.read() as work:
                assert work.claims.of(article_id)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, ["ben", "cleo", "dora", "emil"]))
    with store.read() as work:
        assert work.events.head()[0] == 21
    assert store.check() == ()


@pytest.mark.parametrize("writers", [2, 8])
def test_processes_write_one_chain(database: str, writers: int) -> None:
    report = of_database(database, writers, DECISIONS)
    assert report.acknowledged == writers * DECISIONS
    assert (report.lost, report.forked, report.refused, report.wrong) == ([], [], [], [])


def test_a_writer_waits_as_long_as_others_get_on_but_not_for_one_who_is_stuck(
    file_store: Store,
) -> None:
    patient = open_store(file_store.url, patience=0.2)
    with closing(sqlite3.connect(file_store.url, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked by another program"), patient.write("ben"):
            pass
        other.execute("COMMIT")

    def write_on_and_on() -> None:
        with closing(sqlite3.connect(file_store.url, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            held.set()
            for number in range(12):
                time.sleep(0.05)
                other.execute(f"PRAGMA user_version={number + 1}")
                other.execute("COMMIT")
                other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")

    held = Event()
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write_on_and_on)
        held.wait()
        with patient.write("ben") as work:
            add_article(work)
        writing.result()
    patient.close()
    assert file_store.check() == ()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_who_waits_in_turn_at_a_server_may_wait_longer(store: Store, database: str) -> None:
    patient, held = open_store(database, patience=0.4), Event()

    def hold_it() -> None:
        with store.write("anna"):
            held.set()
            time.sleep(0.7)

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(hold_it)
        held.wait()
        with patient.write("ben") as work:
            add_article(work)
        holding.result()
    patient.close()
