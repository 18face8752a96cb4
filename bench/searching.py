"""Search over a large claims database, held against a scan with LIKE over the same file.

Both find the known claims that have all words, or the phrase, and meet the conditions; both count
them all and give the first twenty with all their columns. The scan is one statement of SQLite per
query. The database is made once by importing what `bench/feeds.py` makes up, in about three
minutes; `--database FILE` keeps it for the next time.

`python -m bench searching [--records 300k] [--queries 100] [--database FILE]`.
"""

import argparse
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.feeds import write_lines
from bench.importing import import_command, surroundings
from bench.index.options import number
from workbench.desk.known_search import find, parsed
from workbench.desk.workspace import Workspace, open_workspace
from workbench.model.known import KnownClaim
from workbench.model.known_query import KnownQuery

_PAGE = 20
_SCANNED = 10  # queries of each kind that the scan answers, too; it is the same for all
_LONGEST = 50.0  # ms, at p95
_SHARE = 20.0  # how much faster than the scan at least


class Kind(NamedTuple):
    """A way of searching, and the line that somebody would type for a known claim."""

    name: str
    line: Callable[[KnownClaim, random.Random], str]


def _words(known: KnownClaim, chance: random.Random, count: int = 2) -> str:
    long = [word.strip('.,;:()„“"') for word in known.text.split() if len(word) > 4]
    return " ".join(chance.sample(long, min(count, len(long))))


KINDS = (
    Kind("two words, by relevance", _words),
    Kind("two words, newest first", lambda k, c: f"{_words(k, c)} sort:newest"),
    Kind("one word, newest first", lambda k, c: f"{_words(k, c, 1)} sort:newest"),
    Kind("a phrase of three words", lambda k, _: '"' + " ".join(k.text.split()[2:5]) + '"'),
    Kind("words and publisher", lambda k, c: f'{_words(k, c)} publisher:"{k.publisher}"'),
    Kind("words and verdict", lambda k, c: f"{_words(k, c)} verdict:false"),
    Kind("words, language, dates", lambda k, c: f"{_words(k, c)} lang:de since:2015 until:2018"),
    Kind("words and claimant", lambda k, c: f"{_words(k, c)} by:facebook"),
    Kind("conditions alone", lambda k, _: f'publisher:"{k.publisher}" since:2015 sort:newest'),
    Kind("everything by verdict", lambda *_: "verdict:false sort:verdict"),
)


def main() -> int:
    """Print the figures; 1 if a search takes too long at p95."""
    parser = argparse.ArgumentParser(prog="bench searching")
    parser.add_argument("--records", type=number, default=300_000)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--database", type=Path)
    options, _others = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or Path(folder) / "w.db"
        if not database.exists():
            lines = Path(folder) / "reviews.jsonl"
            write_lines(lines, options.records)
            command = import_command(database, lines)
            quiet = subprocess.DEVNULL
            subprocess.run(command, env=surroundings(), stdout=quiet, stderr=quiet, check=True)
        return _measured(database, options.queries)


def _measured(database: Path, queries: int) -> int:
    workspace = open_workspace(str(database), "bench")
    scan = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        began = time.perf_counter()
        total = find(workspace, parsed("sort:newest"), _PAGE).total
        print(f"{total:,} known claims; the first search {time.perf_counter() - began:.1f} s")
        chance = random.Random(7)
        some = _some(workspace, queries, chance)
        print(f"{'':<26} {'p50':>7} {'p95':>7}   {'LIKE':>8}  (p50 each)")
        every, scans = list[float](), list[float]()
        for kind in KINDS:
            asked = [parsed(kind.line(known, chance)) for known in some]
            ours = _times(lambda query: find(workspace, query, _PAGE), asked)
            theirs = _times(lambda query: _scanned(scan, query), asked[:_SCANNED])
            middle, high, other = statistics.median(ours), _p95(ours), statistics.median(theirs)
            print(
                f"{kind.name:<26} {middle:6.1f}  {high:6.1f} ms {other:7.0f} ms"
                f"  {other / middle:5.0f} ×",
                flush=True,
            )
            every += ours
            scans += theirs
        high = _p95(every)
        share = statistics.fmean(scans) / statistics.fmean(every)
        print(f"p95 of all {high:.1f} ms; on the mean {share:.0f} × faster than LIKE")
        return int(high > _LONGEST or share < _SHARE)
    finally:
        scan.close()
        workspace.close()


def _some(workspace: Workspace, count: int, chance: random.Random) -> list[KnownClaim]:
    with workspace.store.read() as work:
        ids = chance.sample(range(1, work.known.count()), count)
        return [work.known.get(known_id) for known_id in ids]


def _times(answer: Callable[[KnownQuery], object], asked: Sequence[KnownQuery]) -> list[float]:
    """Milliseconds of each answer."""
    spent: list[float] = []
    for query in asked:
        began = time.perf_counter()
        answer(query)
        spent.append(1e3 * (time.perf_counter() - began))
    return spent


def _p95(spent: Sequence[float]) -> float:
    return sorted(spent)[int(0.95 * (len(spent) - 1))]


def _scanned(scan: sqlite3.Connection, query: KnownQuery) -> list[tuple[object, ...]]:
    """The same question as one statement that reads every row."""
    parts, values = ["withdrawn = 0"], list[str]()
    for words in (*query.words.split(), *query.phrases):
        parts.append("(title || ' ' || text || ' ' || summary) LIKE ?")
        values.append(f"%{words}%")
    for column, said in (
        ("publisher = ?", query.publisher),
        ("verdict LIKE ?", query.verdict),
        ("language LIKE ?", query.language),
        ("claimant LIKE ?", query.claimant and f"%{query.claimant}%"),
        ("date >= ?", query.since),
        ("date <= ?", query.until),
    ):
        if said:
            parts.append(column)
            values.append(said)
    where = " AND ".join(parts)
    return scan.execute(  # the parts are fixed, what is asked for are parameters
        f"SELECT count(*) OVER (), * FROM known_claim WHERE {where} ORDER BY date DESC LIMIT 20",  # noqa: S608
        values,
    ).fetchall()


if __name__ == "__main__":
    sys.exit(main())
