"""Takes sources in and is killed at it, at a step or a moment that each line it reads names.

A line holds a file, the number of the step before which the process kills itself (0: at none),
and the seconds after which it is killed from outside (0: not). Steps are calls of the system and
of the database. The processes come from a fork, so that the program need not be loaded for each.
"""

import gc
import io
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk.taking_in import TakenIn

STEPS = frozenset(
    (
        *("open", "read", "write", "flush", "fsync", "close", "flock", "fchmod"),
        *("mkdir", "link", "replace", "rename", "unlink"),
        *("connect", "execute", "executemany", "commit", "rollback", "backup"),
    )
)
_IN_MEMORY = (str, bytes, io.StringIO, io.BytesIO)


class Killer:
    """A profile function that kills its own process before a step."""

    def __init__(self, at: int) -> None:
        self._at = at
        self.steps: list[str] = []

    def __call__(self, _frame: FrameType, kind: str, called: object) -> None:
        """Count a step, and die at the one that is named."""
        if kind != "c_call":  # asked first, as all else is called in between
            return
        name = getattr(called, "__name__", "")
        if name not in STEPS:
            return
        of = getattr(called, "__self__", None)
        if isinstance(of, _IN_MEMORY) or (name == "close" and isinstance(of, sqlite3.Cursor)):
            return
        self.steps.append(name)
        if len(self.steps) == self._at:
            os.kill(os.getpid(), signal.SIGKILL)


def take_in_and_die(database: str, file: str, at: int) -> None:
    """Take in some words and a file, and say what is saved after each; die at the file.

    At none means that the steps of the file are told.
    """
    from workbench.desk.taking_in import take_in
    from workbench.desk.workspace import open_workspace

    ws = open_workspace(database, "kills")
    _tell_saved(take_in(ws, f"Call about {Path(file).stem}: nobody was hurt"))
    killer = Killer(at)
    sys.setprofile(killer)
    taken = take_in(ws, file)
    sys.setprofile(None)
    _tell_saved(taken)
    if not at:
        print("steps", *killer.steps, flush=True)


def _tell_saved(taken: "TakenIn") -> None:
    snapshot = taken.source.newest
    assert snapshot is not None
    print("saved", taken.source.id, snapshot.sha256, flush=True)


def serve(act: Callable[[str, int], None]) -> None:
    """Have `act` done by a new process for each line, with what it names and the step to die at."""
    gc.freeze()  # else the collector of each process would copy all that is loaded
    for line in sys.stdin:
        what, at, seconds = line.split("\t")
        child = os.fork()
        if not child:
            act(what, int(at))
            os._exit(0)
        if float(seconds):
            time.sleep(float(seconds))
            os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        print("\ngone", os.waitstatus_to_exitcode(status), flush=True)


def main(database: str) -> None:
    """Go on as long as there are lines."""
    from workbench.desk.taking_in import take_in
    from workbench.desk.workspace import open_workspace

    warm = open_workspace(database, "kills")
    take_in(warm, str(Path(database).with_name("warm.txt")))  # loads what is loaded late
    warm.close()
    serve(lambda file, at: take_in_and_die(database, file, at))


if __name__ == "__main__":
    main(sys.argv[1])
