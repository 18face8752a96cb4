"""A database that has lost parts of its schema."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workbench.errors import StoreError
from workbench.store.opening import open_store


def count_known(path: Path) -> int:
    with closing(open_store(str(path))) as store, store.read() as work:
        return work.known.count()


@pytest.mark.parametrize("lost", ["DROP TABLE known_claim", "DELETE FROM alembic_version"])
def test_it_is_called_damaged(made_file: Path, tmp_path: Path, lost: str) -> None:
    path = tmp_path / "lost.db"
    shutil.copy(made_file, path)
    assert count_known(path) == 0
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(lost)
        connection.commit()
    with pytest.raises(StoreError, match="damaged"):
        count_known(path)
