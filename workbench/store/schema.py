"""Which schema a database has, compared with the one that this program knows."""

from dataclasses import dataclass

from sqlalchemy import Connection

HEAD = "0011"
"""The newest revision in `db/migrations`, kept here so that a start needs no Alembic."""

APPLICATION_ID = 0x46435742
"""What marks an SQLite file as a claims database (`FCWB` in its header)."""


@dataclass(frozen=True, slots=True)
class Schema:
    """`revision` is empty in a database without any; `foreign` where it is some other program's."""

    revision: str
    foreign: bool


def look(connection: Connection) -> Schema:
    """The schema of the database that is connected to."""
    if connection.dialect.name == "sqlite":
        return _look_sqlite(connection)
    found = connection.exec_driver_sql(
        "SELECT to_regclass('alembic_version') IS NOT NULL, to_regclass('known_claim') IS NOT NULL"
    ).one()
    if not found[0]:
        return Schema("", foreign=bool(found[1]))
    return Schema(_revision(connection), foreign=not found[1])


def _look_sqlite(connection: Connection) -> Schema:
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if mark == APPLICATION_ID:
        return Schema(_revision(connection), foreign=False)
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return Schema("", foreign=bool(mark or tables))


def _revision(connection: Connection) -> str:
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")
