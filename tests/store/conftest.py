"""Every test of the store runs on an SQLite file and on a PostgreSQL server of its own.

The server is the one that `TEST_POSTGRES_URL` names, else a throw-away cluster made with the
binaries of Debian's package or those on the PATH. Without any, its tests are skipped with the
reason; with `REQUIRE_POSTGRES=1` they fail instead.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bench.throwaway_server import binaries, cluster, schema, send
from workbench.store.opening import open_store
from workbench.store.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The path or URL of a database of the test's own, with the program's schema in it."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("made_file"), tmp_path / "claims.db")
        yield str(tmp_path / "claims.db")
        return
    with schema(request.getfixturevalue("server")) as url:
        send(url, *request.getfixturevalue("making"))
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The path or URL of a database of the test's own, with nothing in it."""
    if request.param == "sqlite":
        yield str(tmp_path / "empty.db")
        return
    with schema(request.getfixturevalue("server")) as url:
        yield url


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """An open store on either engine."""
    opened = open_store(database)
    yield opened
    opened.close()


@pytest.fixture
def file_store(made_file: Path, tmp_path: Path) -> Iterator[Store]:
    """An open store on an SQLite file."""
    shutil.copy(made_file, tmp_path / "claims.db")
    opened = open_store(str(tmp_path / "claims.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def making(server: str) -> list[str]:
    """The statements that the migrations send to a server, recorded once to save time."""
    statements: list[str] = []

    def record(_c: object, _k: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().startswith(("CREATE", "ALTER", "INSERT", "UPDATE")):
            statements.append(statement.replace("%%", "%"))  # as the driver would send it

    with schema(server) as url:
        sa.event.listen(sa.Engine, "before_cursor_execute", record)
        open_store(url).close()
        sa.event.remove(sa.Engine, "before_cursor_execute", record)
    return statements


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server that the tests may do with as they like."""
    named = os.environ.get("TEST_POSTGRES_URL")
    if named:
        yield named
        return
    found = binaries()
    if found is None:
        reason = "no PostgreSQL: TEST_POSTGRES_URL is not set, and there are no binaries"
        if os.environ.get("REQUIRE_POSTGRES") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with cluster(found) as url:
        yield url
