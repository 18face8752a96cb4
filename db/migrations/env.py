"""How Alembic reaches the claims database, for the program and for developers on the shell.

The program hands its own connection over. On the shell, `alembic -x db=PATH_OR_URL upgrade head`
names the database; without it, it is `WORKBENCH_DB`, else the user's own.
"""

import os

from alembic import context
from sqlalchemy import Connection

from workbench.store import engines, files, index_tables, opening, source_tables, tables  # noqa: F401 - they fill the metadata
from workbench.store.columns import metadata
from workbench.store.location import locate


def migrate(connection: Connection) -> None:
    """Run the migrations in the transaction of a connection."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    context.run_migrations()


def migrate_named_database() -> None:
    """Connect to the database that the command line or the environment names."""
    arguments = context.get_x_argument(as_dictionary=True)
    named = arguments.get("db") or os.environ.get("WORKBENCH_DB") or opening.default_database()
    location = locate(named)
    if location.file is not None:
        files.prepare(location.file)
    with engines.writing(engines.make_engine(location, patience=10)).begin() as connection:
        migrate(connection)


handed_over = context.config.attributes.get("connection")
if handed_over is None:
    migrate_named_database()
else:
    migrate(handed_over)
