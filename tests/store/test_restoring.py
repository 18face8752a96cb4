"""A backup is put in the place of the database, or everything stays as it was."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.source_samples import add_source
from tests.store.store_samples import add_article, judge
from workbench.errors import StoreError
from workbench.store.location import locate, sources_folder
from workbench.store.opening import open_store
from workbench.store.restoring import Restored, restore
from workbench.store.store import Store

NOW = datetime(2026, 1, 31, 12, 30, 5, tzinfo=UTC)
KEPT = "claims-before-restore-2026-01-31-123005.db"


def put_back(place: Path, backup: Path, *, force: bool = False) -> Restored:
    return restore(locate(str(place)), backup, sources_folder(backup), NOW, force=force)


def content(folder: Path) -> dict[str, bytes]:
    """All files in a folder, by their path in it; of a database what it holds."""
    return {
        str(file.relative_to(folder)): _dump(file) if file.suffix == ".db" else file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith(("-shm", "-wal"))
    }


def _dump(file: Path) -> bytes:
    with closing(sqlite3.connect(file)) as database:
        try:
            return "\n".join(database.iterdump()).encode()
        except sqlite3.DatabaseError:
            return file.read_bytes()


def head(path: Path) -> tuple[int, str]:
    """The head of the log of a database that is found to be whole."""
    store = open_store(str(path))
    with store.read() as work:
        found = work.events.head()
    assert store.check(beyond_log=False) == ()
    store.close()
    return found


@pytest.fixture
def backup(file_store: Store, tmp_path: Path) -> Path:
    """A backup with a verdict and a source; there is more in the database by now."""
    with file_store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c1", "ok")
    add_source(file_store, "in the backup")
    target = tmp_path / "elsewhere" / "copy.db"
    target.parent.mkdir()
    file_store.backup(target)
    with file_store.write("ben") as work:
        judge(work, article_id, "c2", "ok")
    add_source(file_store, "newer than the backup")
    return target


def test_a_backup_takes_the_place_and_what_was_there_is_kept(
    file_store: Store, backup: Path, tmp_path: Path
) -> None:
    place = tmp_path / "claims.db"
    with pytest.raises(StoreError, match="open in another program"):
        put_back(place, backup, force=True)
    file_store.close()
    before, old = content(tmp_path), head(place)
    with pytest.raises(StoreError, match=f"--force .* will be kept as {KEPT}"):
        put_back(place, backup)
    assert content(tmp_path) == before
    lost = next(sources_folder(place).rglob("?" * 64))
    lost.unlink()
    done = put_back(place, backup, force=True)
    assert done.kept == tmp_path / KEPT
    assert (done.events, done.head) == head(place) == head(backup)
    # The one that was gone is back, if the backup has it; only what it lacks is missing.
    assert done.missing == ()
    kept = open_store(str(done.kept))
    with kept.read() as work:
        assert work.events.head() == old
    kept.close()
    assert put_back(place, done.kept, force=True).events == old[0]
    assert {path.name for path in tmp_path.iterdir() if "restore" in path.name} >= {
        KEPT.replace(".db", "-2.db")
    }
    assert not list(tmp_path.glob(".*"))


def test_what_a_killed_program_left_in_its_log_is_kept_too(
    file_store: Store, backup: Path, tmp_path: Path
) -> None:
    with file_store.read() as work:
        newest = work.events.head()
    killed = tmp_path / "killed"
    killed.mkdir()
    for name in ("claims.db", "claims.db-wal"):
        shutil.copy(tmp_path / name, killed)
    assert (killed / "claims.db-wal").stat().st_size > 0
    done = put_back(killed / "claims.db", backup, force=True)
    assert done.kept is not None
    for path, there in ((done.kept, newest), (killed / "claims.db", head(backup))):
        store = open_store(str(path))
        with store.read() as work:
            assert work.events.head() == there
        store.close()


def test_a_backup_comes_to_a_new_place_with_its_sources(backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "other computer" / "claims.db"
    done = put_back(place, backup)
    assert (done.kept, done.missing) == (None, ())
    assert head(place) == head(backup)
    shutil.rmtree(sources_folder(backup))
    elsewhere = tmp_path / "third" / "claims.db"
    assert len(put_back(elsewhere, backup).missing) == 1


def _text_file(file: Path) -> None:
    file.write_text("A letter to the editor.\n" * 200, encoding="utf-8")


def _other_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("UPDATE alembic_version SET version_num = '9999'")


def _tampered(file: Path) -> None:
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("DROP TRIGGER event_no_update")
        made.execute("UPDATE event SET actor = 'mallory' WHERE seq = 1")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_text_file, "not a claims database"),
        (_other_program, "not a backup of a claims database"),
        (_newer, "newer version of this program .schema 9999."),
        (_tampered, "not whole and was not restored: Event 1 "),
        (Path.unlink, "There is no backup"),
    ],
)
def test_what_is_no_good_backup_changes_nothing(
    file_store: Store, backup: Path, tmp_path: Path, spoil: Callable[[Path], None], told: str
) -> None:
    file_store.close()
    if spoil is _other_program:
        backup.unlink()
    spoil(backup)
    before = content(tmp_path)
    with pytest.raises(StoreError, match=told) as refused:
        put_back(tmp_path / "claims.db", backup, force=True)
    assert str(backup) in str(refused.value)
    assert content(tmp_path) == before
    with pytest.raises(StoreError, match="the database itself"):
        put_back(tmp_path / "claims.db", tmp_path / "claims.db", force=True)


@pytest.mark.parametrize("damage", [b"\0" * 4096, b"\xff" * 40_000])
def test_a_damaged_database_is_kept_for_analysis(
    file_store: Store, backup: Path, tmp_path: Path, damage: bytes
) -> None:
    file_store.close()
    place = tmp_path / "claims.db"
    place.write_bytes(damage)
    (tmp_path / "claims.db-wal").write_bytes(b"of the damaged one")
    with pytest.raises(StoreError, match="--force"):
        put_back(place, backup)
    done = put_back(place, backup, force=True)
    assert done.kept is not None
    assert done.kept.read_bytes() == damage
    assert head(place) == head(backup)


KILLED = """
import os, shutil, sys
from datetime import UTC, datetime
from pathlib import Path
from bench.kills_child import Killer
from workbench.store import restoring
from workbench.store.location import locate, sources_folder

place, *backups = map(Path, sys.argv[1:])
checked_copy = restoring.checked_copy


def put_back(backup, at):
    killer = Killer(at)

    def unwatched(*given):  # it only reads, but in a draft of its own
        sys.setprofile(None)
        copy = checked_copy(*given)
        sys.setprofile(killer)
        return copy

    restoring.checked_copy = unwatched
    sys.setprofile(killer)
    now = datetime.now(UTC)
    restoring.restore(locate(str(place)), backup, sources_folder(backup), now, force=True)
    sys.setprofile(None)
    return killer.steps


put_back(backups[1], 0)  # loads what is loaded late
steps = [put_back(backup, 0) for backup in backups]
there = 1
switches = [len(told) - told[::-1].index("backup") for told in steps]
for after in (-30, -16, -8, *range(min(map(len, steps)) - max(switches) + 1)):
    wanted = 1 - there
    child = os.fork()
    if not child:
        put_back(backups[wanted], switches[wanted] + after)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    there = wanted if after > 0 else there
    print(code, there, flush=True)
    sys.stdin.readline()
    for left in place.parent.glob(".claims-restore-*"):
        shutil.rmtree(left)  # clearing it would take steps
"""


def test_a_killed_restore_leaves_one_of_the_two(
    file_store: Store, backup: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.db"
    file_store.backup(newer)
    file_store.close()
    place, heads = tmp_path / "claims.db", [head(newer), head(backup)]
    kills = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(place), str(newer), str(backup)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert kills.stdin is not None
    assert kills.stdout is not None
    told = []
    for line in kills.stdout:
        code, there = map(int, line.split())
        assert code == -9
        assert head(place) == heads[there]
        told.append(there)
        print("on", file=kills.stdin, flush=True)
    kills.communicate()
    assert kills.returncode == 0
    assert told[:4] == [1, 1, 1, 1]
    assert told[4:7] == [0, 1, 0]
    for kept in sorted(tmp_path.glob("claims-before-restore-*.db"))[-2:]:
        assert head(kept) in heads
