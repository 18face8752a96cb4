"""Where a claims database is: a file, or a server."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from workbench.errors import StoreError
from workbench.i18n import _

_SERVER = "postgresql"


@dataclass(frozen=True, slots=True)
class Location:
    """`file` is None for a server. `shown` names the database to people, without a password."""

    url: URL
    shown: str
    file: Path | None


def locate(database: str) -> Location:
    """The place that a path or an SQLAlchemy URL means.

    Raises `StoreError` for an empty name, an unreadable URL, and for what is neither SQLite nor
    PostgreSQL.
    """
    if not database.strip():
        raise StoreError(_("The claims database has no name; give a path or a URL."))
    if "://" not in database:
        return _file(Path(database))
    try:
        url = make_url(database)
    except (ArgumentError, ValueError) as error:
        raise StoreError(_unreadable(database)) from error
    name = url.get_backend_name()
    if name == "sqlite":
        return _sqlite(url)
    if name not in (_SERVER, "postgres"):
        raise StoreError(
            _("A claims database is an SQLite file or a PostgreSQL server, not “{name}”.").format(
                name=name
            )
        )
    url = url.set(drivername=f"{_SERVER}+psycopg")
    return Location(url, url.set(drivername=_SERVER).render_as_string(), None)


def _sqlite(url: URL) -> Location:
    if not url.database or url.database == ":memory:":
        raise StoreError(_("A claims database in memory would be lost; give the path of a file."))
    if url.query or url.host:
        raise StoreError(_unreadable(url.render_as_string()))
    return _file(Path(url.database))


def _file(path: Path) -> Location:
    try:
        file = path.expanduser().absolute()
    except RuntimeError as error:
        raise StoreError(_("There is no such home folder: {path}").format(path=path)) from error
    if "\0" in str(file):
        raise StoreError(_("A path can't hold a NUL character: {path}").format(path=file))
    return Location(URL.create("sqlite", database=str(file)), str(file), file)


def _unreadable(database: str) -> str:
    # Not quoted in full: what can't be parsed may still hold a password.
    return _(
        "The database URL starting with “{start}” can't be read; "
        "write sqlite:///path or postgresql://user@host/name."
    ).format(start=database.partition("://")[0] + "://")


def sources_folder(file: Path) -> Path:
    """The folder with the saved bytes of sources that belongs to a database file."""
    return file.with_name(f"{file.stem}-sources")
