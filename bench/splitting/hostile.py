"""Texts of 2 and 10 million code points that try to bring the splitter down."""

import json
import subprocess
import sys

from bench.splitting.made_up import HOSTILE

LENGTHS = (2_000_000, 10_000_000)
_LIMIT = 30.0  # seconds per million code points, wall time; then it is ended


def measure(kind: str, length: int, limit: float | None = None) -> dict[str, float] | str:
    """What a process of its own took, or why there is no figure.

    Keys: `plain`, `sentences`, `split` (CPU seconds), `megabytes` (peak memory).
    """
    command = [sys.executable, "-m", "bench.splitting.hostile_child", kind, str(length)]
    limit = _LIMIT * length / 1e6 if limit is None else limit
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return f"ended after {limit:.0f} s"
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return f"failed with status {done.returncode}: {last[:80]}"
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def show() -> None:
    """Print CPU seconds and their ratio to the plain regex, and the peak of memory."""
    print("hostile texts, CPU seconds (and times the plain regex); linear if 10 M is 5 × 2 M")
    print(f"{'':18}{'length':>8}{'plain':>8}{'sentences':>18}{'whole split':>18}{'peak MB':>9}")
    for kind in HOSTILE:
        for length in LENGTHS:
            found = measure(kind, length)
            head = f"{kind:18}{length / 1e6:6.0f} M"
            if isinstance(found, str):
                print(f"{head}  {found}", flush=True)
                continue
            base = max(found["plain"], 1e-4)
            cells = "".join(
                f"{f'{found[name]:.2f} ({found[name] / base:.0f} ×)':>18}"
                for name in ("sentences", "split")
            )
            print(f"{head}{base:8.2f}{cells}{found['megabytes']:9.0f}", flush=True)
