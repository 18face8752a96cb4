"""Runs a reader of hostile files in a process of its own, which can be stopped and can't grow.

The other side is `workbench.desk.child_side`: a child writes one JSON object a line, `done` and
`of` while it works, and at last `found`, or `failed` with what was in the way.
"""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much."""

ShouldStop = Callable[[], bool]
"""Is asked often; true where what runs is wanted no more."""

_STARTING = 30  # more seconds at most until the child has loaded its libraries on a busy machine
_PATIENCE = 2  # a child that shares its processor takes longer than its processor time
_GLANCE = 0.05  # seconds between two looks at the clock and at `should_stop`
_LONGEST = 400_000_000  # bytes of an answer
_ROOT = str(Path(__file__).parents[2])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a child answered; `found` is empty where it failed.

    `failed` is then `stopped` (as `should_stop` asked), `time` (it took too long), `memory`
    (it wanted too much), `crash` (it ended without a word), or a word of the child's own.
    """

    found: dict[str, Any]
    failed: str = ""


def run(
    module: str,
    arguments: Sequence[str],
    *,
    seconds: float,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
) -> Outcome:
    """Run a module as a script and wait for its answer; the child is gone when this returns.

    `seconds` is how much processor time the child allows itself between two signs of life; about
    twice as long after the last of them it is taken to hang.
    """
    # -P keeps the current folder off the import path.
    command = [sys.executable, "-P", "-m", module, *arguments]
    with subprocess.Popen(  # noqa: S603 - our own module; what is hostile is a file it opens
        command,
        stdin=subprocess.DEVNULL if stdin is None else stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as child:
        lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        listener = threading.Thread(target=_pass_on, args=(child.stdout, lines), daemon=True)
        listener.start()
        try:
            return _listen(child, lines, _PATIENCE * seconds + _STARTING, progress, should_stop)
        finally:
            child.kill()
            listener.join()


def _environment() -> dict[str, str]:
    """Ours, with the program itself on the import path, from wherever it runs."""
    paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _pass_on(stdout: BinaryIO, lines: queue.SimpleQueue[bytes]) -> None:
    """Put each line into the queue, and an empty one at the end."""
    line = b"\n"
    while line:
        line = stdout.readline(_LONGEST)
        lines.put(line)


def _listen(
    child: subprocess.Popen[bytes],
    lines: queue.SimpleQueue[bytes],
    silence: float,
    progress: Progress | None,
    should_stop: ShouldStop | None,
) -> Outcome:
    deadline = time.monotonic() + silence
    while True:
        if should_stop is not None and should_stop():
            return Outcome({}, "stopped")
        if time.monotonic() > deadline:
            return Outcome({}, "time")
        try:
            line = lines.get(timeout=_GLANCE)
        except queue.Empty:
            continue
        if not line:
            return Outcome({}, _ending(child.wait()))
        message = _message(line)
        if "done" not in message:
            return Outcome(message.get("found", {}), message.get("failed", ""))
        deadline = time.monotonic() + silence
        if progress is not None:
            progress(message["done"], message["of"])


def _message(line: bytes) -> dict[str, Any]:
    try:
        message: dict[str, Any] = json.loads(line)
    except ValueError:  # it broke off, or was longer than is read
        return {"failed": "crash"}
    return message


def _ending(code: int) -> str:
    """Why a child ended that did not answer."""
    try:
        from signal import SIGXCPU  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return "crash"
    return "time" if code == -SIGXCPU else "crash"
