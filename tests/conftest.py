"""What takes long and is the same for all tests is made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from workbench.store.opening import open_store

# The first example of a test may load word lists; how long that takes tells nothing. Each run
# tries other examples, so that there need not be many in one.
settings.register_profile("suite", deadline=None, max_examples=50)
settings.load_profile("suite")


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
