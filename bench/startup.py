"""CPU to the first paint and to the filled check screen, against a bare Textual app.

All children run in turns in one run, in a pseudo-terminal of 120 × 40; the least of several runs
counts, as whatever else the machine does only ever adds.
"""

import fcntl
import os
import pty
import struct
import sys
import tempfile
import termios
from pathlib import Path

RUNS = 11
LIMITS = {"first": 1.3, "filled": 2.5}
HELP_LIMIT = 0.25
_ROWS, _COLUMNS = 40, 120


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        database = _prepared(Path(folder))
        best = dict.fromkeys(("bare", "first", "filled"), float("inf"))
        for what in best:
            _painted(what, database, Path(folder))
        help_seconds = float("inf")
        for _run in range(RUNS):
            for what in best:
                best[what] = min(best[what], _painted(what, database, Path(folder)))
            help_seconds = min(help_seconds, _help())
    print(f"bare Textual app, one Static   {best['bare']:.3f} s CPU")
    for what, name in (("first", "first paint"), ("filled", "filled check screen")):
        ratio = best[what] / best["bare"]
        print(f"{name:<30} {best[what]:.3f} s CPU  {ratio:.2f} × bare  (at most {LIMITS[what]})")
    print(f"workbench --help               {help_seconds:.3f} s CPU  (at most {HELP_LIMIT})")


def _prepared(folder: Path) -> str:
    """The demo's database in a temporary folder, its first article matched."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        os.environ[name] = str(folder)
    os.environ["WORKBENCH_SETTINGS"] = str(folder / "settings.toml")
    os.environ["TERM"] = "xterm-256color"
    # As after any first start: compiled modules are there, wherever this is run from.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    from workbench.desk.demo import open_demo

    database = str(folder / "demo.db")
    workspace, _article = open_demo("bench", database=database)
    workspace.close()
    return database


def _painted(what: str, database: str, folder: Path) -> float:
    """CPU seconds that a child says it has used when it was painted."""
    result = folder / "seconds"
    command = [sys.executable, "-m", "bench.startup_child", what, database, str(result)]
    status, _seconds = _run_in_terminal(command)
    if status:
        raise RuntimeError(f"the measured program failed: {' '.join(command)}")
    return float(result.read_text(encoding="utf-8"))


def _help() -> float:
    """CPU seconds of the whole process `workbench --help`."""
    code = "import sys; sys.argv = ['workbench', '--help']; from workbench.cli import main; main()"
    return _run_in_terminal([sys.executable, "-c", code])[1]


def _run_in_terminal(command: list[str]) -> tuple[int, float]:
    """Exit status and CPU seconds of a command that believes to be in a terminal."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(command[0], command)  # noqa: S606 - our own interpreter
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
    while True:
        try:
            if not os.read(terminal, 65_536):
                break
        except OSError:  # Linux reports the end of a terminal's other side as an error.
            break
    _pid, status, used = os.wait4(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
