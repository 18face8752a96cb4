"""kill -9 at any moment of deciding: no decision that was acknowledged is lost, the log is whole.

`python -m bench decision_kills [--kills N]`. Processes mark verdicts, write notes, dismiss and
take steps back until they are killed. After each kill everything that was said to be saved must
be in the log, and the log be one chain; at the end of a round the tables must agree with it.
"""

import argparse
import json
import random
import signal
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench.kills import Nursery, Report
from workbench.desk.intake import admit, read_document
from workbench.desk.workspace import open_workspace
from workbench.model.event import GENESIS, canonical_line, line_hash

KILLS = 200
SEED = 7
_ROUND = 200  # kills in one database, so that checking it stays quick
_BY_STEP = 4  # one in so many dies at a step of its own, the others at any moment
_DIGEST = 64
_TEXT = """The ferry ran aground

The ferry ran aground on 3 May 2023 with 48 people on board. It was the second accident since 2019.

The harbour paid 12 million euros for the new pier. The company sold 900 tickets in April 2023.

The captain had worked for the company since 2011. The pier is 140 metres long.
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench decision_kills")
    parser.add_argument("--kills", type=int, default=KILLS)
    kills = parser.parse_known_args()[0].kills
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = run(Path(folder), kills)
    print(f"{report.kills} kills in deciding (seed {SEED}), Python {sys.version.split()[0]}")
    print(f"{report.steps} steps, killed at {len(report.places)} different ones")
    print(f"acknowledged {report.acknowledged}, lost {len(report.lost)}")
    print(f"chain broken or at odds with the tables {len(report.wrong)}")
    for line in (*report.lost, *report.wrong):
        print(f"  {line}")
    print(f"{time.monotonic() - started:.0f} s")


def run(folder: Path, kills: int, made: Path | None = None) -> Report:
    """Kill so many processes at it; `made` is an empty database to begin with, to save time."""
    report, dice = Report(), random.Random(SEED)
    for first in range(0, kills, _ROUND):
        database = folder / f"round-{first}.db"
        if made is not None:
            database.write_bytes(made.read_bytes())
        _round(database, range(first, min(first + _ROUND, kills)), kills, dice, report)
    return report


def _round(database: Path, numbers: range, kills: int, dice: random.Random, report: Report) -> None:
    ws = open_workspace(str(database), "look")
    article = database.with_suffix(".txt")
    article.write_text(_TEXT, encoding="utf-8")
    admit(ws, read_document(str(article)))
    ws.close()  # nobody else has it open, so that whoever comes after a kill has to repair
    nursery = Nursery(database, "bench.decision_kills_child")
    steps = next(words[1:] for words in nursery.run(SEED) if words[0] == "steps")
    report.steps = max(report.steps, len(steps))
    log = Log(database)
    for number in numbers:
        if number % _BY_STEP:
            said = nursery.run(number, at=-1, after=dice.uniform(0.01, 0.045))
        else:
            at = 1 + number * (len(steps) - 1) // max(1, kills - 1)
            said = nursery.run(number, at=at)
            report.places.add(str(at))
        report.kills += said.pop() == ["gone", str(-signal.SIGKILL)]
        saved = {
            int(words[1]): words[2]
            for words in said
            if words[0] == "saved" and len(words) == 3 and len(words[2]) == _DIGEST
        }
        report.acknowledged += len(saved)
        log.look(number, saved, report)
    nursery.close()
    ws = open_workspace(str(database), "look")
    report.wrong += ws.store.check()
    ws.close()


class Log:
    """The log as it was after the last kill; what is new in it is looked at after each."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._hashes = [GENESIS]

    def look(self, number: int, saved: dict[int, str], report: Report) -> None:
        """Follow the chain on from the last kill, and hold what was acknowledged against it."""
        with closing(sqlite3.connect(self._database)) as connection:
            connection.row_factory = sqlite3.Row
            query = "SELECT * FROM event WHERE seq >= ? ORDER BY seq"
            new = connection.execute(query, (len(self._hashes),)).fetchall()
        for row in new:
            parts = {**dict(row), "body": json.loads(row["body"])}
            digest = parts.pop("hash")
            follows = (row["seq"], row["prev"]) == (len(self._hashes), self._hashes[-1])
            if not follows or line_hash(canonical_line(**parts)) != digest:
                report.wrong.append(f"kill {number}: event {row['seq']} does not follow")
            self._hashes.append(digest)
        for seq, digest in saved.items():
            if self._hashes[seq : seq + 1] != [digest]:
                report.lost.append(f"kill {number}: event {seq}")
