"""What a child process does that `workbench.desk.child_process` runs: limits, progress, answer."""

import contextlib
import json
import math
import sys
import time
from collections.abc import Callable
from typing import Any

MEMORY = 1 << 30
"""Bytes of address space that a child may have, where it does not say otherwise."""


class UnreadableError(Exception):
    """The file can't be read; the argument is a word that names what is in the way."""


def limit_memory(most: int = MEMORY) -> None:
    """Take no more than `most` bytes of address space from now on, where the system can hold it."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # it may be killed, which is no bug to study
    # macOS gives a process more addresses from the start, and then takes no lower limit.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def allow(seconds: float) -> None:
    """Take no more than so many seconds of processor time from now on."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    end = math.ceil(time.process_time() + seconds)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (end if most < 0 else min(end, most), most))


def tell(done: int, of: int) -> None:
    """A sign of life: how much is done, of how much."""
    _write({"done": done, "of": of})


def answer(work: Callable[[], dict[str, Any]]) -> None:
    """Do the work and write what it found, or what was in its way."""
    message: dict[str, Any]
    try:
        message = {"found": work()}
    except MemoryError:
        message = {"failed": "memory"}
    except UnreadableError as error:
        message = {"failed": str(error)}
    _write(message)


def _write(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()
