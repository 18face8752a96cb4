"""kill -9 in deciding, 2,000 times."""

import tempfile
from pathlib import Path

from bench import decision_kills
from bench.soaking.figures import Figures, of_kills, scaled

FULL = 2_000


def run(scale: float) -> Figures:
    """See `bench.decision_kills`."""
    with tempfile.TemporaryDirectory() as folder:
        report = decision_kills.run(Path(folder), scaled(FULL, scale))
    title = "kill -9 while verdicts, notes, dismissals and steps back are written"
    return of_kills(title, decision_kills.SEED, report)
