"""Copies that can be relied on."""

import io
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.source_samples import STATEMENT, add_source
from tests.store.store_samples import add_article, judge
from workbench.errors import StoreError
from workbench.store.opening import open_store
from workbench.store.store import Store


def test_a_backup_holds_everything_saved_so_far(file_store: Store, tmp_path: Path) -> None:
    with file_store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c1", "ok")
        head = work.events.head()
    target = tmp_path / "backup.db"
    file_store.backup(target)
    with file_store.write("anna") as work:
        judge(work, article_id, "c2", "ok")
    copy = open_store(str(target))
    with copy.read() as work:
        assert work.events.head() == head
        assert work.claims.get(article_id, "c1").verdict is not None
    assert copy.check() == ()
    copy.close()


def test_a_backup_is_taken_while_somebody_writes(file_store: Store, tmp_path: Path) -> None:
    with file_store.write("anna") as work:
        add_article(work)
        file_store.backup(tmp_path / "backup.db")
    copy = open_store(str(tmp_path / "backup.db"))
    with copy.read() as work:
        assert work.articles.summaries() == ()
    copy.close()


def test_a_backup_never_overwrites(file_store: Store, tmp_path: Path) -> None:
    target = tmp_path / "precious.txt"
    target.write_text("precious")
    with pytest.raises(StoreError, match="never overwrites"):
        file_store.backup(target)
    assert target.read_text() == "precious"
    dangling = tmp_path / "link"
    dangling.symlink_to(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="never overwrites"):
        file_store.backup(dangling)


def test_a_backup_that_can_not_be_written_leaves_nothing(file_store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be written"):
        file_store.backup(tmp_path / "no-such-folder" / "backup.db")
    before = set(tmp_path.iterdir())
    with pytest.raises(StoreError, match="can't be written"):
        file_store.backup(tmp_path / ("n" * 300))
    assert set(tmp_path.iterdir()) == before


def test_a_damaged_database_is_not_backed_up_as_if_whole(made_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(made_file, path)
    with closing(sqlite3.connect(path)) as made:
        (size,) = made.execute("PRAGMA page_size").fetchone()
        (page,) = made.execute("SELECT rootpage FROM sqlite_master WHERE name = 'note'").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)
    store = open_store(str(path))
    with pytest.raises(StoreError, match="damaged"):
        store.backup(tmp_path / "backup.db")
    assert not (tmp_path / "backup.db").exists()
    assert store.check() != ()
    store.close()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_server_has_tools_of_its_own(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="pg_dump"):
        store.backup(tmp_path / "backup.db")


def stored(database: Path) -> dict[str, bytes]:
    """What lies in the folder of sources that belongs to a database file."""
    folder = database.with_name(f"{database.stem}-sources")
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_backup_takes_the_saved_files_of_sources_along(file_store: Store, tmp_path: Path) -> None:
    source = add_source(file_store)
    assert source.newest is not None
    file_store.blobs.put(io.BytesIO(b"of no source"))
    target = tmp_path / "copies" / "backup.db"
    target.parent.mkdir()
    made = file_store.backup(target)
    assert (made.saved, made.left_out) == (1, ())
    assert made.folder == target.with_name("backup-sources")
    assert stored(target) == {source.newest.sha256: STATEMENT.encode()}
    moved = tmp_path / "elsewhere"
    target.parent.rename(moved)  # both can be moved about as they are
    copy = open_store(str(moved / "backup.db"))
    assert copy.check() == ()
    assert copy.blobs.digest(source.newest.sha256) == source.newest.sha256
    copy.close()
    assert file_store.check() == ()


def test_a_backup_mixes_its_files_with_no_others(file_store: Store, tmp_path: Path) -> None:
    add_source(file_store)
    folder = tmp_path / "backup-sources"
    folder.mkdir()
    (folder / "precious").write_text("precious")
    before = set(tmp_path.iterdir())
    with pytest.raises(StoreError, match="backup-sources is there already"):
        file_store.backup(tmp_path / "backup.db")
    with pytest.raises(StoreError, match="claims-sources is there already"):
        file_store.backup(tmp_path / "claims.sqlite")  # whose folder is the original's own
    assert set(tmp_path.iterdir()) == before
    assert [path.name for path in folder.iterdir()] == ["precious"]


def test_a_backup_says_which_saved_files_are_not_right(file_store: Store, tmp_path: Path) -> None:
    right, gone, changed = (
        add_source(file_store, text).newest for text in ("right", "gone", "changed")
    )
    assert right is not None
    assert gone is not None
    assert changed is not None
    with file_store.blobs.file(gone.sha256) as path:
        path.unlink()
    with file_store.blobs.file(changed.sha256) as path:
        path.chmod(0o600)
        path.write_bytes(b"other")
    made = file_store.backup(tmp_path / "backup.db")
    assert (made.saved, set(made.left_out)) == (1, {gone.sha256, changed.sha256})
    assert set(stored(tmp_path / "backup.db")) == {right.sha256}


def test_without_saved_files_a_backup_has_no_folder(file_store: Store, tmp_path: Path) -> None:
    assert file_store.backup(tmp_path / "backup.db").saved == 0
    assert not (tmp_path / "backup-sources").exists()
