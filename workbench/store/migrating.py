"""Brings a database up to the program's schema. Imports Alembic: import it only when needed."""

import threading

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection

from workbench import resources

# Alembic keeps the migration that is running in module variables.
_ONE_AT_A_TIME = threading.Lock()


def configuration() -> Config:
    """Alembic's configuration for the migrations that ship with the program."""
    config = Config()
    config.set_main_option("script_location", str(resources.migrations()).replace("%", "%%"))
    return config


def is_known(revision: str) -> bool:
    """Whether this program has the migration that led to a schema."""
    try:
        found = ScriptDirectory.from_config(configuration()).get_revision(revision)
    except CommandError:
        return False
    # Alembic also takes the beginning of a revision for it.
    return found.revision == revision


def upgrade(connection: Connection) -> None:
    """Apply the missing migrations inside the transaction of a connection."""
    config = configuration()
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(config, "head")
