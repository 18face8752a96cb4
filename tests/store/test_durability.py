"""What was acknowledged is there: after kill -9, and with several processes writing at once."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import Popen

from tests.store.store_samples import add_article, judge
from workbench.store.opening import open_store
from workbench.store.store import Store

WRITER = """
import os, sys
from workbench.model.event import Effect, EventKind, Target
from workbench.store.opening import open_store


def write(database, name, article_id, most):
    store = open_store(database)
    for number in range(most):
        with store.write(name) as work:
            before = work.claims.get(article_id, "c1").note or None
            effect = Effect(Target.NOTE, "c1", before, f"{name} {number}")
            body = {"claims": [{"id": "c1"}], "n": number}
            event = work.events.append(EventKind.NOTE_SET, article_id, body, [effect])
        print(event.seq, number, event.hash, flush=True)


database, name, article_id, most = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
"""
KILLS = 20


def start_writer(database: str, name: str, article_id: int, most: int) -> Popen[str]:
    """A process that appends events and says so after each commit."""
    return _start(
        WRITER + "write(database, name, article_id, most)", database, name, article_id, most
    )


def start_nursery(database: str, article_id: int) -> Popen[str]:
    """A process that makes a writer for every line it reads, and tells when that is dead.

    The writers come from a fork, so that the program need not be loaded for each.
    """
    code = (
        WRITER
        + """
for _line in sys.stdin:
    child = os.fork()
    if not child:
        write(database, name, article_id, most)
        os._exit(0)
    print("pid", child, flush=True)
    os.waitpid(child, 0)
    print("\\ngone", flush=True)  # the dead may have left half a line
"""
    )
    return _start(code, database, "w", article_id, 1_000_000)


def _start(code: str, *arguments: object) -> Popen[str]:
    return Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def acknowledged(process: Popen[str]) -> list[tuple[int, int, str]]:
    """What a writer said was saved; a line cut short by a kill says nothing."""
    output, _errors = process.communicate()
    lines = [line.split() for line in output.splitlines(keepends=True) if line.endswith("\n")]
    return [(int(seq), int(number), digest) for seq, number, digest in lines]


def test_nothing_acknowledged_is_lost_by_a_kill(made_file: Path, tmp_path: Path) -> None:
    dice = random.Random(20)
    path = tmp_path / "claims.db"
    path.write_bytes(made_file.read_bytes())
    store = open_store(str(path))
    with store.write("anna") as work:
        article_id = add_article(work)
    store.close()
    nursery = start_nursery(str(path), article_id)
    saved = [kill_a_writer(nursery, dice) for _kill in range(KILLS)]
    nursery.communicate()
    store = open_store(str(path))
    with store.read() as work:
        kept = {event.seq: event.hash for event in work.events.all()}
    for acknowledgements in saved:
        assert acknowledgements
        assert {seq: kept.get(seq) for seq in acknowledgements} == acknowledgements
    assert store.check() == ()
    store.close()


def kill_a_writer(nursery: Popen[str], dice: random.Random) -> dict[int, str]:
    """Let a writer work for a moment and kill it; gives the events that it said were saved."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    print("go", file=nursery.stdin, flush=True)
    saved: dict[int, str] = {}
    pid = 0
    deadline = 0.0
    for line in nursery.stdout:
        match line.split():
            case ["pid", number]:
                pid = int(number)
            case ["gone"]:
                break
            case [seq, _number, digest] if len(digest) == 64:
                saved[int(seq)] = digest
        if pid and saved and not deadline:
            deadline = time.monotonic() + dice.uniform(0, 0.05)
        if deadline and time.monotonic() > deadline:
            time.sleep(dice.uniform(0, 0.005))  # at any point of the next transaction
            os.kill(pid, signal.SIGKILL)
            deadline = float("inf")
    return saved


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


def test_two_processes_write_one_chain(store: Store, database: str) -> None:
    most = 40
    with store.write("anna") as work:
        article_id = add_article(work)
    writers = [start_writer(database, name, article_id, most) for name in ("ben", "cleo")]
    answers = [acknowledged(writer) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [[number for _s, number, _h in answer] for answer in answers] == [list(range(most))] * 2
    assert sorted(seq for answer in answers for seq, _n, _h in answer) == list(
        range(2, 2 * most + 2)
    )
    with store.read() as work:
        assert work.events.verify() is None
    assert store.check() == ()
