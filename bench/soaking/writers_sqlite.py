"""Eight processes × 1,000 decisions at once on an SQLite file."""

import tempfile

from bench import writers
from bench.soaking.figures import Figure, Figures, scaled

WRITERS = 8
FULL = 1_000


def run(scale: float) -> Figures:
    """See `bench.writers`."""
    with tempfile.TemporaryDirectory() as folder:
        report = writers.of_database(f"{folder}/claims.db", WRITERS, scaled(FULL, scale))
    return figures("an SQLite file", report)


def figures(where: str, report: writers.Report) -> Figures:
    """What came of writing at once to a database."""
    return Figures(
        f"{report.writers} processes decide at once on {where}",
        report.acknowledged,
        None,
        (
            Figure("acknowledged", report.acknowledged),
            Figure("acknowledged and lost", len(report.lost), must_be_zero=True),
            Figure("forks or gaps of the chain", len(report.forked), must_be_zero=True),
            Figure("refused, as by a locked database", len(report.refused), must_be_zero=True),
            Figure("at odds with the log", len(report.wrong), must_be_zero=True),
            Figure("decisions a second", round(report.acknowledged / report.seconds)),
            Figure("longest decision", f"{report.longest:.2f} s"),
            Figure(f"decisions of {writers.SLOW:g} s or more", report.slow),
        ),
        (*report.lost[:9], *report.forked, *report.refused[:9], *report.wrong[:9]),
    )
