"""Long runs that try to lose, to tear and to break: `python -m bench soak [--short] [PART …]`.

Prints every figure with what is needed to repeat it. The exit code is 1 if a figure is not zero
that has to be. A part is a module of `bench/soaking` with `run(scale) -> Figures`, named in
`PARTS`; at a scale of 1 it does all that its figures promise, less at a smaller one.
"""

import argparse
import importlib
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.soaking.figures import Figures, NotMeasuredError

PARTS = (
    "mutations",
    "hostile",
    "imports",
    "records",
    "kills",
    "decision_kills",
    "writers_sqlite",
    "writers_postgresql",
)
"""The parts in the order in which they run."""

SHORT = 0.05
NOT_COVERED = (
    "torn sectors, disks that say “written” and lie, a clock that is wrong or jumps, and whoever "
    "owns the database and drops its triggers (a head kept elsewhere tells of that)"
)
_MOUNTS = Path("/proc/self/mountinfo")


def main() -> int:
    """Run the parts and print their figures; 1 if one fails, 2 if there is no such part."""
    parser = argparse.ArgumentParser(prog="python -m bench soak")
    parser.add_argument("--short", action="store_true", help=f"a {SHORT:.0%} run")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part")
    asked = parser.parse_known_args()[0]
    scale = SHORT if asked.short else 1.0
    print(*_surroundings(), sep="\n")
    failed = [name for name in asked.part or PARTS if _measure(name, scale)]
    print(f"\nNot covered: {NOT_COVERED}.")
    print(f"Failed: {', '.join(failed)}" if failed else "Nothing that must be zero is not.")
    return 1 if failed else 0


def _measure(name: str, scale: float) -> bool:
    """Run a part and print what came of it; whether it failed."""
    run: Callable[[float], Figures] = importlib.import_module(f"bench.soaking.{name}").run
    started = time.monotonic()
    print(f"\n-- {name} --", flush=True)
    try:
        found = run(scale)
    except NotMeasuredError as why:
        print(f"not measured: {why}")
        return False
    print(*report(found), sep="\n")
    print(f"took {time.monotonic() - started:.0f} s", flush=True)
    return found.failed


def report(found: Figures) -> list[str]:
    """The figures of a part, a line each."""
    seed = "no dice" if found.seed is None else f"seed {found.seed}"
    lines = [f"{found.title}: N = {found.n:,}, {seed}"]
    for figure in found.figures:
        value = f"{figure.value:,}" if isinstance(figure.value, int) else str(figure.value)
        lines.append(f"{figure.name}: {value}{' – must be 0' if figure.failed else ''}")
    lines += [f"  {line}" for line in found.details]
    return [*lines, f"not covered: {found.not_covered}"] if found.not_covered else lines


def _surroundings() -> list[str]:
    """Command, date, machine and versions."""
    packages = ", ".join(
        f"{name} {version(name)}"
        for name in ("factcheck-workbench", "sqlalchemy", "rapidfuzz", "textual")
    )
    return [
        f"{' '.join(['python -m bench', *sys.argv[1:]])}, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} cores, "
        f"{_file_system(Path(tempfile.gettempdir()))} under {tempfile.gettempdir()}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}",
    ]


def _file_system(folder: Path) -> str:
    """The type of the file system that a folder lies on, as far as the system tells."""
    found, longest = "unknown file system", -1
    if not _MOUNTS.exists():
        return found
    for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        left, _dash, right = line.partition(" - ")
        point = Path(left.split(" ")[4])
        if folder.resolve().is_relative_to(point) and len(point.parts) >= longest:
            found, longest = right.split(" ")[0], len(point.parts)
    return found
