"""kill -9 in every step of taking in a source: nothing half-stored, nothing acknowledged lost.

`python -m bench kills [--kills N]`. After each kill the database must agree with its log, every
stored file must be what its name says, and what was said to be saved must be there.
"""

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from workbench.desk.workspace import Workspace, open_workspace

KILLS = 100
SEED = 5
_ROUND = 50  # kills in one database, so that checking it stays quick
_AT_A_MOMENT = 5  # one in so many is killed from outside, at any moment
_DIGEST = 64


@dataclass(slots=True)
class Report:
    """What came of the kills; `lost` and `wrong` must stay empty."""

    kills: int = 0
    steps: int = 0
    places: set[str] = field(default_factory=set)
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


class Nursery:
    """The process that makes those which are killed."""

    def __init__(self, database: Path, module: str = "bench.kills_child") -> None:
        command = [sys.executable, "-m", module, str(database)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, what: object, *, at: int = 0, after: float = 0.0) -> list[list[str]]:
        """Have something done by a process that dies; what it said, in words.

        The last are "gone" and how it ended.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(what, at, after, sep="\t", file=self._process.stdin, flush=True)
        said: list[list[str]] = []
        for line in self._process.stdout:
            words = line.split()
            if words[:1] == ["gone"]:
                return [*said, words]
            if words and line.endswith("\n"):
                said.append(words)
        raise RuntimeError("the process that is to be killed does not start")

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench kills")
    parser.add_argument("--kills", type=int, default=KILLS)
    kills = parser.parse_known_args()[0].kills
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = run(Path(folder), kills)
    print(
        f"{report.kills} kills in taking in a source (seed {SEED}), Python {sys.version.split()[0]}"
    )
    print(f"{report.steps} steps, killed at {len(report.places)} different ones")
    print(f"acknowledged {report.acknowledged}, lost {len(report.lost)}")
    print(f"half-stored or at odds with the log {len(report.wrong)}")
    for line in (*report.lost, *report.wrong):
        print(f"  {line}")
    print(f"{time.monotonic() - started:.0f} s")


def run(folder: Path, kills: int) -> Report:
    """Kill so many processes at it, some of them at any moment, the others step by step."""
    report, dice = Report(), random.Random(SEED)
    for first in range(0, kills, _ROUND):
        place = folder / f"round-{first}"
        place.mkdir()
        _round(place, range(first, min(first + _ROUND, kills)), kills, dice, report)
    return report


def _round(folder: Path, numbers: range, kills: int, dice: random.Random, report: Report) -> None:
    database = folder / "claims.db"
    open_workspace(str(database), "kills").close()
    (folder / "warm.txt").write_text("Nobody was hurt, the harbour master said.\n")
    nursery = Nursery(database)
    steps = _steps(nursery, folder)
    report.steps = max(report.steps, len(steps))
    acknowledged: dict[str, int] = {}
    for number in numbers:
        file = _file(folder, number)
        if number % _AT_A_MOMENT == _AT_A_MOMENT - 1:
            said = nursery.run(file, after=dice.uniform(0.002, 0.15))
        else:
            at = 1 + number * (len(steps) - 1) // max(1, kills - 1)
            said = nursery.run(file, at=at)
            report.places.add(f"{at} {steps[at - 1]}")
        report.kills += 1
        for words in said:
            if words[0] == "saved" and len(words) == 3 and len(words[2]) == _DIGEST:
                acknowledged[words[2]] = int(words[1])
                report.acknowledged += 1
        _look(database, number, acknowledged, report)
    _finish(nursery, folder, database, report)
    nursery.close()


def _steps(nursery: Nursery, folder: Path) -> list[str]:
    """The steps of a taking in that nobody disturbs."""
    said = nursery.run(_file(folder, -1))
    return next(words[1:] for words in said if words[0] == "steps")


def _file(folder: Path, number: int) -> Path:
    """A file of its own: some hundred kilobytes of what no text is read from, or a short text."""
    dice = random.Random(number)
    if number % 2:
        file = folder / f"{number}.png"
        file.write_bytes(b"\x89PNG\r\n\x1a\n" + dice.randbytes(600_000))
    else:
        file = folder / f"{number}.txt"
        file.write_text(
            f"The ferry ran aground on 3 May with {dice.randrange(10**9)} aboard.\n" * 20
        )
    return file


def _look(database: Path, number: int, acknowledged: dict[str, int], report: Report) -> None:
    """Whether all is as it should be after a kill."""
    ws = open_workspace(str(database), "look")
    report.wrong += [f"kill {number}: {problem}" for problem in ws.store.check()]
    report.wrong += [f"kill {number}: {problem}" for problem in _half_stored(ws)]
    with ws.store.read() as work:
        for sha256, source in acknowledged.items():
            known = source in work.sources.with_bytes(sha256)
            if not known or ws.store.blobs.digest(sha256) != sha256:
                report.lost.append(f"kill {number}: source {source}")
    ws.close()


def _half_stored(ws: Workspace) -> list[str]:
    blobs = ws.store.blobs
    return [f"{name} is not its bytes" for name in blobs.names() if blobs.digest(name) != name]


def _finish(nursery: Nursery, folder: Path, database: Path, report: Report) -> None:
    """The next taking in works, and clears what the dead have left."""
    file = _file(folder, -2)
    said = nursery.run(file)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if not any(words[0] == "saved" and words[2] == digest for words in said):
        report.wrong.append("taking in does not work any more")
    left = [path.name for path in database.parent.glob("claims-sources/*.part")]
    report.wrong += [f"{name} is left" for name in left]
