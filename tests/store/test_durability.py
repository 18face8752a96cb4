"""What was acknowledged is there, with several threads and processes writing at once.

What a kill leaves is in `tests/desk/test_killed_deciding.py`.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bench.writers import of_database
from tests.store.store_samples import add_article, judge
from workbench.store.store import Store

DECISIONS = 25


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
