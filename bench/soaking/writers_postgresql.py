"""Eight processes × 1,000 decisions at once on a PostgreSQL server of the part's own."""

import importlib.util
import os

from bench import writers
from bench.soaking.figures import Figures, NotMeasuredError, scaled
from bench.soaking.writers_sqlite import FULL, WRITERS, figures


def run(scale: float) -> Figures:
    """See `bench.writers`; on the server that `TEST_POSTGRES_URL` names, else on one made for it.

    Raises `NotMeasuredError` where there is neither, nor a driver.
    """
    if importlib.util.find_spec("psycopg") is None:
        raise NotMeasuredError("psycopg is not installed")
    from bench.throwaway_server import binaries, cluster

    named, found = os.environ.get("TEST_POSTGRES_URL"), binaries()
    if named:
        return _on(named, scale)
    if found is None:
        raise NotMeasuredError("TEST_POSTGRES_URL is not set, and there is no PostgreSQL")
    with cluster(found, safe=True) as server:
        return _on(server, scale)


def _on(server: str, scale: float) -> Figures:
    from bench.throwaway_server import schema

    with schema(server) as database:
        report = writers.of_database(database, WRITERS, scaled(FULL, scale))
    return figures("PostgreSQL (advisory lock, fsync on)", report)
