"""Memory, opening and adding, each measured in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

from bench.index.method import Method

ASKED = 20  # queries before the memory is read


class Fresh(NamedTuple):
    """What a fresh process needed; milliseconds and megabytes.

    `opened` and `first` are by the clock: opening, and the first answer. `memory` is all that is
    resident after some queries, `mapped` the part of it that are pages of files, `bare` what was
    resident before opening. `added` is the median for one claim more, of CPU and by the clock,
    `after` the first answer after it, `seen` whether that has it; all None where it can't be added.
    """

    opened: float
    first: float
    bare: float
    memory: float
    mapped: float
    added_cpu: float | None = None
    added: float | None = None
    after: float | None = None
    seen: bool | None = None


def measure(method: Method, texts: Sequence[str], added: Sequence[str]) -> Fresh | str:
    """The figures of a process that opens the method's files and answers some of `texts`.

    `added` are claims that it then adds to a copy. A sentence where it failed.
    """
    command = [sys.executable, "-m", "bench.index.fresh_child", str(method.corpus), method.name]
    said = json.dumps({"asked": list(texts[:ASKED]), "added": list(added)})
    done = subprocess.run(command, input=said, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return f"failed with status {done.returncode}: {last[:80]}"
    return Fresh(**json.loads(done.stdout))
