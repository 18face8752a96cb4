"""Several processes that decide at once: nothing lost, no fork of the chain, nobody refused.

`python -m bench writers [--writers N] [--decisions N]`, on an SQLite file. `of_database` does it
on any database.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from workbench.desk.intake import admit, read_document
from workbench.desk.verifying import verify_log
from workbench.desk.workspace import open_workspace

WRITERS = 8
DECISIONS = 100
SLOW = 2.0
"""Seconds from which on a decision counts as one that had to wait for long."""
_TEXT = """The pier is open

The pier of the harbour was opened on 4 May 2021. It cost 12 million euros. It is 140 metres long.
"""


@dataclass(slots=True)
class Report:
    """What came of it; `lost`, `forked` and `refused` must stay empty, and so must `wrong`.

    `longest` is the longest time that a decision took, in seconds, `slow` how many were `SLOW`.
    """

    writers: int
    acknowledged: int = 0
    seconds: float = 0.0
    longest: float = 0.0
    slow: int = 0
    lost: list[str] = field(default_factory=list)
    forked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench writers")
    parser.add_argument("--writers", type=int, default=WRITERS)
    parser.add_argument("--decisions", type=int, default=DECISIONS)
    asked = parser.parse_known_args()[0]
    with tempfile.TemporaryDirectory() as folder:
        report = of_database(f"{folder}/claims.db", asked.writers, asked.decisions)
    print(f"{report.writers} processes × {asked.decisions} decisions on an SQLite file")
    print(f"acknowledged {report.acknowledged}, lost {len(report.lost)}")
    print(f"forks {len(report.forked)}, refused {len(report.refused)}, wrong {len(report.wrong)}")
    print(f"{report.acknowledged / report.seconds:.0f} a second, longest {report.longest:.2f} s")
    for line in (*report.lost, *report.forked, *report.refused, *report.wrong):
        print(f"  {line}")


def of_database(database: str, writers: int, decisions: int) -> Report:
    """Have processes decide at once, each so many times, on a database with nothing in it."""
    report = Report(writers)
    ws = open_workspace(database, "reader")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "pier.txt")
        text.write_text(_TEXT, encoding="utf-8")
        article = admit(ws, read_document(str(text))).article_id
    with ws.store.read() as work:
        before, _hash = work.events.head()
    started = time.monotonic()
    saved = _write(database, article, writers, decisions, report)
    report.seconds = time.monotonic() - started
    report.acknowledged = len(saved)
    with ws.store.read() as work:
        kept = {event.seq: event.hash for event in work.events.all()}
    report.lost = [f"event {seq}" for seq, digest in saved if kept.get(seq) != digest]
    seqs = sorted(seq for seq, _digest in saved)
    wanted = set(range(before + 1, before + 1 + len(seqs)))
    if len(wanted.intersection(seqs)) < len(seqs):
        report.forked.append(f"{len(seqs)} acknowledged, {len(wanted.intersection(seqs))} in order")
    problem = verify_log(ws).problem
    report.wrong = [problem] if problem else list(ws.store.check())
    ws.close()
    return report


def _write(
    database: str, article: int, writers: int, decisions: int, report: Report
) -> list[tuple[int, str]]:
    """What the writers said was saved."""
    words = [database, str(article), str(writers), str(decisions)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.writers_child", *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    saved: list[tuple[int, str]] = []
    for line in done.stdout.splitlines():
        kind, _tab, told = line.partition("\t")
        if kind == "saved":
            seq, digest, took = told.split()
            saved.append((int(seq), digest))
            report.longest = max(report.longest, float(took))
            report.slow += float(took) >= SLOW
        else:
            report.refused.append(told)
    return saved
