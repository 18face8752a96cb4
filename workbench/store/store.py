"""The open claims database: hands out units of work."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from workbench.store.engines import writing
from workbench.store.failures import explained
from workbench.store.location import Location
from workbench.store.work import Work


class Store:
    """An open claims database; may be used from several threads, each with its own `with`."""

    def __init__(self, engine: Engine, location: Location) -> None:
        self._reading = engine
        self._writing = writing(engine)
        self._location = location

    @property
    def url(self) -> str:
        """The path of the file, or the server's URL without a password."""
        return self._location.shown

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A unit of work that sees one state of the database and can't change it."""
        with explained(self.url), self._reading.begin() as connection:
            yield Work(connection, actor="")

    @contextmanager
    def write(self, actor: str) -> Iterator[Work]:
        """A unit of work in the name of a person; the only one that writes while it lasts.

        All it did is kept when the `with` ends, and nothing of it if that ends in an exception.
        Raises `StoreError` where another program holds the database for too long.
        """
        with explained(self.url), self._writing.begin() as connection:
            yield Work(connection, actor=actor)

    def close(self) -> None:
        """Give back the connections; the store can't be used afterwards."""
        self._reading.dispose()
