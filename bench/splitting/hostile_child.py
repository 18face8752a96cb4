"""One hostile text split in a process of its own: prints what it took as JSON.

`python -m bench.splitting.hostile_child KIND LENGTH`. The memory of the process is limited.
"""

import json
import resource
import sys
import time
from collections.abc import Callable

from bench.splitting.made_up import HOSTILE
from bench.splitting.peers import plain
from workbench.text.sentences import sentences
from workbench.text.splitting import split

MOST_MEMORY = 6 << 30  # bytes of address space


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(kind: str, length: int) -> dict[str, float]:
    """CPU seconds of the plain regex, the sentences and the whole split; peak memory in MB."""
    text = HOSTILE[kind](length)
    split("Ein Satz, der lädt, was geladen sein will.", language="de")
    spent = {
        "plain": _timed(lambda: plain(text, "de")),
        "sentences": _timed(lambda: sentences(text, "de")),
        "split": _timed(lambda: split(text, language="de")),
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024
    return {**spent, "megabytes": peak * unit / 1e6}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
