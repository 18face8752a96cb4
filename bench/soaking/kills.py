"""kill -9 in taking in a source, 2,000 times."""

import tempfile
from pathlib import Path

from bench import kills
from bench.soaking.figures import Figures, of_kills, scaled

FULL = 2_000


def run(scale: float) -> Figures:
    """See `bench.kills`."""
    with tempfile.TemporaryDirectory() as folder:
        report = kills.run(Path(folder), scaled(FULL, scale))
    return of_kills("kill -9 while sources are taken in", kills.SEED, report)
