"""What takes long and is the same for all tests is made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.store.opening import open_store


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed SQLite database with the program's schema, to be copied: migrations take long."""
    path = tmp_path_factory.mktemp("made") / "made.db"
    open_store(str(path)).close()
    return path


@pytest.fixture(scope="session", autouse=True)
def no_backups() -> Iterator[None]:
    """There are no automatic backups but in the tests of those."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_BACKUP", "off")
        yield
