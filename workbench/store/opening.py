"""Opens a claims database: checks what it is and brings its schema up to date."""

from sqlalchemy import Connection, Engine

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.store import engines, files, schema
from workbench.store.failures import explained
from workbench.store.location import Location, locate
from workbench.store.store import Store

_FILE_NAME = "claims.db"


def default_database() -> str:
    """The path of the user's own claims database; nothing is made."""
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where a path is given

    return str(user_data_path("workbench", appauthor=False) / _FILE_NAME)


def open_store(database: str, *, patience: float = 10.0) -> Store:
    """The claims database at a path or an SQLAlchemy URL, made if there is none.

    `patience` is how many seconds to wait for another program that is writing. Raises
    `StoreError` with one sentence where there is no usable database: a folder, a file of another
    kind, a damaged, locked or read-only one, one on a network file system, one that a newer
    program has written, a server that can't be reached or whose driver is missing.
    """
    return open_at(locate(database), patience=patience)


def open_at(location: Location, *, patience: float = 10.0) -> Store:
    """The claims database at a place; see `open_store`."""
    if location.file is not None:
        files.prepare(location.file)
    engine = engines.make_engine(location, patience)
    try:
        with explained(location.shown):
            _bring_up_to_date(engine, location)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, location)


def _bring_up_to_date(engine: Engine, location: Location) -> None:
    with engines.reading(engine).connect() as connection:
        if _is_current(connection, location):
            return
    from workbench.store import migrating  # noqa: PLC0415 - Alembic is slow to import

    with engines.writing(engine).begin() as connection:
        # Another process may have been faster.
        if _is_current(connection, location):
            return
        found = schema.look(connection).revision
        if found and not migrating.is_known(found):
            raise StoreError(
                _(
                    "{where} was written by a newer version of this program (schema {revision}); "
                    "update the program to open it."
                ).format(where=location.shown, revision=found)
            )
        if not found:
            _check_encoding(connection, location)
        migrating.upgrade(connection)


def _is_current(connection: Connection, location: Location) -> bool:
    """Whether nothing is to be done; raises `StoreError` for another program's database."""
    found = schema.look(connection)
    if found.foreign:
        raise StoreError(
            _("{where} is a database of another program; give another one.").format(
                where=location.shown
            )
        )
    return found.revision == schema.HEAD


def _check_encoding(connection: Connection, location: Location) -> None:
    """A server may have been set up for one old encoding, which does not hold every text."""
    if location.file is not None:
        return
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise StoreError(
            _("{where} has the encoding {encoding}; make a database with UTF8.").format(
                where=location.shown, encoding=encoding
            )
        )
