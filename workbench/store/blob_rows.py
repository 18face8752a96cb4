"""The saved bytes of sources in the database itself, where that is on a server."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Engine, func, insert, select, update

from workbench.errors import StoreError
from workbench.i18n import _
from workbench.store.blobs import Stored, copied, missing
from workbench.store.failures import explained
from workbench.store.source_tables import blob

_DIGEST = func.encode(func.sha256(blob.c.data), "hex")


class BlobRows:
    """Bytes as rows, each under its hash; `shown` names the server in messages."""

    def __init__(self, reading: Engine, writing: Engine, shown: str) -> None:
        self._reading = reading
        self._writing = writing
        self._shown = shown

    def put(
        self,
        stream: BinaryIO,
        *,
        settled: Callable[[Stored], None] = lambda _stored: None,
        progress: Callable[[int], None] = lambda _count: None,
    ) -> Stored:
        """See `Blobs.put`."""
        try:
            with tempfile.TemporaryFile() as file:
                stored = copied(stream, file, progress)
                settled(stored)
                file.seek(0)
                data = file.read()
        except OSError as error:
            raise _unwritable(error) from error
        self._insert(stored.sha256, data)
        return stored

    @contextmanager
    def file(self, sha256: str) -> Iterator[Path]:
        """See `Blobs.file`."""
        query = select(blob.c.data).where(blob.c.sha256 == sha256)
        with explained(self._shown), self._reading.connect() as connection:
            data = connection.scalar(query)
        if data is None:
            raise missing(sha256)
        path = _written(bytes(data))
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def digest(self, sha256: str) -> str | None:
        """See `Blobs.digest`; the server reckons it."""
        query = select(_DIGEST).where(blob.c.sha256 == sha256)
        with explained(self._shown), self._reading.connect() as connection:
            found: str | None = connection.scalar(query)
        return found

    def names(self) -> frozenset[str]:
        """See `Blobs.names`."""
        with explained(self._shown), self._reading.connect() as connection:
            return frozenset(connection.scalars(select(blob.c.sha256)))

    def _insert(self, sha256: str, data: bytes) -> None:
        there = select(_DIGEST).where(blob.c.sha256 == sha256)
        with explained(self._shown), self._writing.begin() as connection:
            found = connection.scalar(there)
            if found is None:
                connection.execute(insert(blob), {"sha256": sha256, "data": data})
            elif found != sha256:  # what was stored has been damaged; here are the right bytes
                connection.execute(update(blob).where(blob.c.sha256 == sha256), {"data": data})


def _written(data: bytes) -> Path:
    """A temporary file with these bytes."""
    path = None
    try:
        handle, name = tempfile.mkstemp()
        path = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError as error:
        if path is not None:
            path.unlink(missing_ok=True)
        raise _unwritable(error) from error
    return path


def _unwritable(error: OSError) -> StoreError:
    return StoreError(
        _("The folder for temporary files can't be used: {reason}.").format(reason=error.strerror)
    )
