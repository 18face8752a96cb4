"""The saved bytes of sources in the database itself, where that is on a server."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Engine, insert, select

from workbench.store.blobs import Stored, copied, missing
from workbench.store.failures import explained
from workbench.store.source_tables import blob


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
        settled: Callable[[], None] = lambda: None,
        progress: Callable[[int], None] = lambda _count: None,
    ) -> Stored:
        """See `Blobs.put`."""
        with tempfile.TemporaryFile() as file:
            stored = copied(stream, file, progress)
            settled()
            file.seek(0)
            self._insert(stored.sha256, file.read())
        return stored

    @contextmanager
    def file(self, sha256: str) -> Iterator[Path]:
        """See `Blobs.file`."""
        data = self._data(sha256)
        if data is None:
            raise missing(sha256)
        handle, name = tempfile.mkstemp()
        path = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            yield path
        finally:
            path.unlink(missing_ok=True)

    def digest(self, sha256: str) -> str | None:
        """See `Blobs.digest`."""
        data = self._data(sha256)
        return None if data is None else hashlib.sha256(data).hexdigest()

    def _insert(self, sha256: str, data: bytes) -> None:
        there = select(blob.c.sha256).where(blob.c.sha256 == sha256)
        with explained(self._shown), self._writing.begin() as connection:
            if connection.scalar(there) is None:
                connection.execute(insert(blob), {"sha256": sha256, "data": data})

    def _data(self, sha256: str) -> bytes | None:
        query = select(blob.c.data).where(blob.c.sha256 == sha256)
        with explained(self._shown), self._reading.connect() as connection:
            found = connection.scalar(query)
        return None if found is None else bytes(found)
