"""The open claims database: hands out units of work."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.store.caches import Caches
from workbench.store.engines import reading, writing
from workbench.store.failures import explained
from workbench.store.location import Location, sources_folder
from workbench.store.work import Work

if TYPE_CHECKING:
    from workbench.store.backup import BackedUp
    from workbench.store.blobs import Blobs
    from workbench.store.daily import DailyBackups
    from workbench.store.rotation import Rotation


class Store:
    """An open claims database; may be used from several threads, each with its own `with`."""

    def __init__(self, engine: Engine, location: Location) -> None:
        self._reading = reading(engine)
        self._writing = writing(engine)
        self._location = location
        self._caches = Caches()
        # Who waits for another thread waits as long as it takes; for another program there is an
        # end to it. A thread that waits for itself is told so by the database.
        self._writer = RLock()
        self._has_written = False

    @property
    def url(self) -> str:
        """The path of the file, or the server's URL without a password."""
        return self._location.shown

    @property
    def has_written(self) -> bool:
        """Whether anything was written since it was opened."""
        return self._has_written

    @property
    def file(self) -> Path | None:
        """The database file; None for a server."""
        return self._location.file

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A unit of work that sees one state of the database and can't change it."""
        with explained(self.url), self._reading.connect() as connection:
            yield Work(connection, self._caches, actor="")

    @contextmanager
    def write(self, actor: str) -> Iterator[Work]:
        """A unit of work in the name of a person; the only one that writes while it lasts.

        All it did is kept when the `with` ends, and nothing of it if that ends in an exception.
        Raises `StoreError` where another program holds the database for too long.
        """
        with explained(self.url), self._writer, self._writing.begin() as connection:
            work = Work(connection, self._caches, actor=actor)
            yield work
            work.known.finish()
        self._has_written = True

    @property
    def blobs(self) -> "Blobs":
        """The saved bytes of sources: in a folder beside the file, or on the server."""
        if self._location.file is None:
            from workbench.store.blob_rows import BlobRows  # noqa: PLC0415 - not at a start

            return BlobRows(self._reading, self._writing, self.url)
        from workbench.store.blobs import BlobFolder  # noqa: PLC0415 - not needed at a start

        return BlobFolder(sources_folder(self._location.file))

    def check(self, *, beyond_log: bool = True, saved_bytes: bool = True) -> tuple[str, ...]:
        """What is wrong with the database, a sentence each; empty for a whole one.

        Looks at the file, the chain of events, the words at the places of claims and evidence and
        whether the tables say what the events tell; unless `beyond_log` is false, also at what is
        made for searching, and, unless `saved_bytes` is, whether the saved bytes of sources are
        there (not whether they are the same, which takes long).
        """
        from workbench.store.integrity import problems  # noqa: PLC0415 - not needed at a start
        from workbench.store.source_replay import missing_bytes  # noqa: PLC0415

        with explained(self.url), self._reading.connect() as connection:
            events = Work(connection, self._caches, actor="").events
            found = list(problems(connection, events, beyond_log=beyond_log))
            if beyond_log and saved_bytes and not found:
                found += missing_bytes(connection, self.blobs.names())
            return tuple(found)

    def reindex(self) -> Generator[int]:
        """Read all known claims into the candidate index anew, in one transaction.

        Gives the number of claims read so far, from time to time. Who stops asking, or is stopped,
        leaves the index as it was.
        """
        from workbench.store.index_writing import (  # noqa: PLC0415 - not needed at a start
            IndexWriter,
        )

        with explained(self.url), self._writer, self._writing.begin() as connection:
            yield from IndexWriter(connection).rebuild()

    def backup(self, target: Path) -> "BackedUp":
        """Write a checked copy of the database and of its sources; nothing is overwritten.

        The saved bytes of sources go to the folder that belongs to the file. Raises `StoreError`
        where something is there already or can't be written, and for a server, which has tools
        of its own.
        """
        from workbench.store.backup import back_up  # noqa: PLC0415 - not needed at a start
        from workbench.store.blobs import BlobFolder  # noqa: PLC0415

        if self._location.file is None:
            raise StoreError(
                _("{where} is on a server; back it up with pg_dump.").format(where=self.url)
            )
        with explained(self.url), self._reading.connect() as connection:
            folder = sources_folder(self._location.file)
            return back_up(connection, target, BlobFolder(folder))

    def back_up_daily(
        self,
        backups: "DailyBackups",
        day: date,
        rotation: "Rotation",
        stopped: Callable[[], bool],
    ) -> "BackedUp | None":
        """Make the backup of a day, if it is due, and delete those that are no longer kept.

        None if it is not due, or another process makes it. Raises `StoreError` where it can't be
        written, and `BackupStoppedError` if asked to stop before it is done.
        """
        from workbench.store.blobs import BlobFolder  # noqa: PLC0415

        if self._location.file is None:
            return None
        blobs = BlobFolder(sources_folder(self._location.file))
        with explained(self.url), self._reading.connect() as connection:
            head = Work(connection, self._caches, actor="").events.head()
            if not backups.is_due(day, head):
                return None
            return backups.make(connection, blobs, day, rotation, stopped)

    def close(self) -> None:
        """Give back the connections; the store can't be used afterwards."""
        self._reading.dispose()
