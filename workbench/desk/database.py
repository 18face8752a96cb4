"""Looking after the database itself."""

from pathlib import Path

from workbench import settings
from workbench.desk.workspace import Workspace
from workbench.store.backup import BackedUp
from workbench.store.location import locate
from workbench.store.opening import default_database


def database_place(database: str | None = None) -> str:
    """Where the database is that would be opened: a path, or a URL without its password.

    Nothing is opened or made. Raises `StoreError` for a name that can mean no database.
    """
    return locate(database or settings.load().database or default_database()).shown


def check(ws: Workspace) -> tuple[str, ...]:
    """What is wrong with the database, a sentence each; empty for a whole one."""
    return ws.store.check()


def back_up(ws: Workspace, target: Path) -> BackedUp:
    """Write a checked copy of the database and of what its sources have saved.

    Raises `StoreError` where the file exists or can't be written, or the database is a server.
    """
    return ws.store.backup(target)
