"""A large feed of reviews taken in, held against a bare loop over the same file.

The loop reads each line with `json.loads` and puts six of its fields into a table of SQLite
without any index, with one `executemany`: nothing is checked, kept or searchable. The program
checks, keeps where each comes from, finds doubles and builds the index that search and matching
need. Each is a process of its own; counted is processor time, both of user and system.

`python -m bench importing [--records 300k] [--kills 10]`.
"""

import argparse
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.feeds import write_feed, write_lines
from bench.index.options import number

_CHILD = "from workbench.cli import main; main()"
# The most memory of a process counts from what the one had that started it, so that a small one
# must. It says what its child has used.
_LAUNCHER = """
import os, sys
null = os.open(os.devnull, os.O_WRONLY)
child = os.posix_spawn(
    sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)]
)
_pid, status, used = os.wait4(child, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


# What must be the same however often it was killed. A kill while the index is made leaves the
# file imported, so that another import of it is one more run, with nothing new.
_TABLES = {
    "known claims": "SELECT key, text, verdict, date, record, withdrawn FROM known_claim"
    " ORDER BY key",
    "quarantine": "SELECT kind, raw, state FROM quarantine ORDER BY record",
    "run": "SELECT new, changed, same, quarantined, reasons FROM import_run WHERE id = 1",
    "index": "SELECT claims, outdated FROM index_state",
}


def main() -> int:
    """Print the figures; 1 if a killed import did not come to the same end."""
    parser = argparse.ArgumentParser(prog="bench importing")
    parser.add_argument("--records", type=number, default=300_000)
    parser.add_argument("--kills", type=int, default=10)
    options, _others = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        lines, feed = work / "reviews.jsonl", work / "feed.json"
        write_lines(lines, options.records)
        write_feed(feed, options.records)
        megabytes = lines.stat().st_size / 1e6
        print(f"{options.records:,} records, {megabytes:,.0f} MB")
        bare, memory = _measured([sys.executable, "-m", __name__, str(lines), str(work / "b.db")])
        _say("bare loop, JSON lines", bare, bare, memory, options.records)
        whole, memory = _import(work / "w.db", lines)
        _say("claims import, JSON lines", whole, bare, memory, options.records)
        again, memory = _import(work / "w.db", lines)
        _say("the same file again", again, bare, memory, options.records)
        streamed, memory = _import(work / "f.db", feed)
        _say("claims import, one document", streamed, bare, memory, options.records)
        print("   " + _summary(work / "w.db"))
        return _killed(work, lines, options.kills) if options.kills else 0


def _say(name: str, spent: float, bare: float, memory: float, records: int) -> None:
    print(
        f"{name:<30} {spent:7.1f} s CPU {spent / bare:6.1f} × {1e6 * spent / records:6.0f} µs each"
        f"  {memory:5.0f} MB",
        flush=True,
    )


def import_command(database: Path, file: Path) -> list[str]:
    return [sys.executable, "-c", _CHILD, "--db", str(database), "claims", "import", str(file)]


def _import(database: Path, file: Path) -> tuple[float, float]:
    return _measured(import_command(database, file))


def _measured(command: list[str]) -> tuple[float, float]:
    """Processor seconds and most megabytes of a process."""
    launched = [sys.executable, "-I", "-S", "-c", _LAUNCHER, *command]
    said = subprocess.run(
        launched,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    ).stdout
    seconds, kilobytes = said.split()
    return float(seconds), int(kilobytes) / 1024


def surroundings() -> dict[str, str]:
    """What a measured process finds around it: no backups, English."""
    return {**os.environ, "WORKBENCH_BACKUP": "off", "WORKBENCH_LANGUAGE": "en"}


def _killed(work: Path, lines: Path, kills: int) -> int:
    """Kill an import at some points, each time going on; 1 if the end is another one."""
    database = work / "k.db"
    began = time.monotonic()
    _import(work / "t.db", lines)
    pause = (time.monotonic() - began) / (kills + 1)
    for _kill in range(kills):
        child = subprocess.Popen(
            import_command(database, lines),
            env=surroundings(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(pause)
        child.send_signal(signal.SIGKILL)
        child.wait()
    _import(database, lines)
    others = [name for name in _TABLES if _rows(database, name) != _rows(work / "w.db", name)]
    told = f"ANOTHER END: {', '.join(others)}" if others else "the same"
    print(f"killed {kills} times and gone on with: {told}")
    print("   " + _summary(database))
    return 1 if others else 0


def _rows(database: Path, table: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    found = connection.execute(_TABLES[table]).fetchall()
    connection.close()
    return found


def _summary(database: Path) -> str:
    connection = sqlite3.connect(database)
    query = "SELECT new, changed, same, quarantined, reasons FROM import_run ORDER BY id LIMIT 1"
    new, changed, same, quarantined, reasons = connection.execute(query).fetchone()
    connection.close()
    return f"{new} new, {changed} changed, {same} same, {quarantined} in quarantine: {reasons}"


def _bare(file: str, database: str) -> None:
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE review (text, url, date, publisher, verdict, language)")

    def rows() -> Iterator[tuple[object, ...]]:
        with Path(file).open(encoding="utf-8") as lines:
            for line in lines:
                said = json.loads(line)
                rating = said["reviewRating"]
                yield (
                    said["claimReviewed"],
                    said["url"],
                    said["datePublished"],
                    said["author"].get("name"),
                    str(rating.get("alternateName") if isinstance(rating, dict) else rating),
                    said["inLanguage"],
                )

    connection.executemany("INSERT INTO review VALUES (?, ?, ?, ?, ?, ?)", rows())
    connection.commit()
    connection.close()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _bare(*sys.argv[1:])
