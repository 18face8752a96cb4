"""One method in a fresh process: `python -m bench.index.fresh_child CORPUS NAME`.

Reads `{"asked": [text …], "added": [text …]}` on standard input, prints the fields of
`fresh.Fresh` as JSON.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from bench.index.method import TEXTS, Method, Texts
from bench.index.methods import method_class


class Spent(NamedTuple):
    """Milliseconds of CPU and by the clock."""

    cpu: float
    wall: float


def measure(method: Method, asked: list[str], added: list[str]) -> dict[str, Any]:
    """The figures of opening and answering, and of adding to a copy."""
    method.prepare()
    bare = resident()[0]
    opened = timed(method.open)
    first = timed(partial(method.query, asked[0]))
    for text in asked[1:]:
        method.query(text)
    memory, mapped = resident()
    method.close()
    return {
        "opened": opened.wall,
        "first": first.wall,
        "bare": bare,
        "memory": memory,
        "mapped": mapped,
        **(_adding(method, added) if method.adds else {}),
    }


def timed(work: Callable[[], object]) -> Spent:
    """What a piece of work took."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Spent(1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall))


def resident() -> tuple[float, float]:
    """Megabytes that are resident now, and those of them that are pages of files.

    Where the system does not tell (it is not Linux), the peak so far, and 0.
    """
    status = Path("/proc/self/status")
    if not status.is_file():
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak * (1 if sys.platform == "darwin" else 1024) / 1e6, 0.0
    lines = (line.split() for line in status.read_text("utf-8").splitlines())
    sizes = {line[0]: line[1] for line in lines if len(line) == 3}
    return int(sizes["VmRSS:"]) / 1000, int(sizes["RssFile:"]) / 1000


def _adding(method: Method, added: list[str]) -> dict[str, Any]:
    texts = Texts(method.corpus / TEXTS)
    size = texts.count()
    texts.close()
    with tempfile.TemporaryDirectory() as folder:
        if not method.in_memory:
            method.path = Path(shutil.copytree(method.path, Path(folder) / "copy"))
        method.open()
        method.query(added[0])
        spent = [timed(partial(method.add, text)) for text in added]
        hits: list[int] = []
        after = timed(lambda: hits.extend(method.candidates(added[-1])))
        method.close()
    return {
        "added_cpu": median(one.cpu for one in spent),
        "added": median(one.wall for one in spent),
        "after": after.wall,
        "seen": any(place >= size for place in hits),
    }


if __name__ == "__main__":
    said = json.load(sys.stdin)
    chosen = method_class(sys.argv[2])(Path(sys.argv[1]))
    print(json.dumps(measure(chosen, said["asked"], said["added"])))
