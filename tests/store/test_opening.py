"""Opening a database: what is made, what is refused, and with which sentence."""

import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from workbench.errors import StoreError
from workbench.store import engines, schema
from workbench.store.filesystems import remote_kind
from workbench.store.location import locate
from workbench.store.opening import default_database, open_store

MOUNTS = r"""
21 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw
30 21 0:40 / /srv/desk rw - nfs4 files:/desk rw
31 30 8:2 / /srv/desk/local rw - ext4 /dev/sdb1 rw
32 21 0:41 / /mnt/our\040share rw - cifs //files/share rw
33 21 0:42 / /mnt/twice rw - nfs files:/a rw
34 21 8:3 / /mnt/twice rw - xfs /dev/sdc1 rw
"""


def refusal(database: Path | str, patience: float = 0.2) -> str:
    """The sentence with which a database is refused."""
    with pytest.raises(StoreError) as refused:
        open_store(str(database), patience=patience)
    sentence = str(refused.value)
    assert "\n" not in sentence
    return sentence


def refused_without_rights(database: Path) -> str:
    """The sentence with which a user without any special rights is refused a database."""
    code = (
        "import os, sys\n"
        "from workbench.errors import StoreError\n"
        "from workbench.store.opening import open_store\n"
        "if os.geteuid() == 0:\n"
        "    os.setuid(65534)\n"
        "try:\n"
        "    open_store(sys.argv[1])\n"
        "except StoreError as error:\n"
        "    print(error)"
    )
    command = [sys.executable, "-c", code, str(database)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike those that pytest makes."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_new_database_is_empty_and_can_be_opened_again(empty_database: str) -> None:
    for _round in range(2):
        store = open_store(empty_database)
        with store.read() as work:
            assert work.articles.summaries() == ()
            assert work.known.count() == 0
            assert work.events.head() == (0, "0" * 64)
        assert store.check() == ()
        store.close()


def test_missing_folders_are_made_and_the_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "a b" / "ü%20?" / "claims#1.db"
    store = open_store(str(path))
    assert store.url == str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    store.close()
    assert [file.name for file in path.parent.iterdir()] == ["claims#1.db"]


def test_a_url_and_a_path_lead_to_the_same_file(tmp_path: Path) -> None:
    open_store(str(tmp_path / "claims.db")).close()
    store = open_store(f"sqlite:///{tmp_path}/claims.db")
    assert store.url == str(tmp_path / "claims.db")
    store.close()


def test_the_home_folder_may_be_abbreviated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    open_store("~/claims.db").close()
    assert (tmp_path / "claims.db").is_file()
    assert "home folder" in refusal("~nobody-of-that-name/claims.db")


def test_the_default_is_a_file_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = Path(default_database())
    assert path.is_absolute()
    assert not path.exists()


def test_sqlite_is_set_so_that_nothing_saved_is_lost(made_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(made_file, path)
    engine = engines.make_engine(locate(str(path)), patience=7)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "busy_timeout": 7_000,
        "application_id": schema.APPLICATION_ID,
    }
    with engine.begin() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    engine.dispose()
    assert found == wanted


def test_the_default_patience_is_long_enough_for_a_desk(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "claims.db"))
    with store.read() as work:
        timeout = work.known._connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    store.close()
    assert timeout >= 10_000


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"A letter to the editor.\n" * 200, "not a claims database"),
        (b"short", "not a claims database"),
        (b"\0" * 8192, "not a claims database"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_left_alone(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    assert told in refusal(path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    path.touch()
    open_store(str(path)).close()
    assert path.stat().st_size > 0


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE article (id INTEGER)")
        other.commit()
    assert "another program" in refusal(path)
    marked = tmp_path / "marked.db"
    with closing(sqlite3.connect(marked)) as other:
        other.execute("PRAGMA application_id = 77")
        other.execute("PRAGMA user_version = 1")
    assert "another program" in refusal(marked)


def test_a_damaged_file_is_refused(made_file: Path, tmp_path: Path) -> None:
    whole = made_file.read_bytes()
    half = tmp_path / "half.db"
    half.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refusal(half)
    holed = tmp_path / "holed.db"
    holed.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    assert "damaged" in refusal(holed)


def test_damage_found_later_is_told_in_a_sentence(made_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with closing(sqlite3.connect(made_file)) as made:
        page, size = (
            made.execute(query).fetchone()[0]
            for query in (
                "SELECT rootpage FROM sqlite_schema WHERE name = 'event'",
                "PRAGMA page_size",
            )
        )
    content = bytearray(made_file.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)
    store = open_store(str(path))
    with pytest.raises(StoreError, match="damaged"), store.read() as work:
        work.events.head()
    assert any("damaged" in problem for problem in store.check())
    store.close()


def test_a_newer_schema_is_refused_and_left_alone(made_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(made_file, path)
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    sentence = refusal(path)
    assert "newer version" in sentence
    assert "9999" in sentence
    with closing(sqlite3.connect(path)) as newer:
        assert newer.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    assert "can't be made" in refusal(tmp_path / ("n" * 300))
    loop = tmp_path / "loop.db"
    loop.symlink_to(loop)
    assert "can't be written" in refusal(loop)


def test_a_parent_that_can_not_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "can't be made" in refusal(tmp_path / "file" / "claims.db")


@pytest.mark.parametrize("name", ["", "  ", "a\0b"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    assert refusal(name)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://host/desk", "not “mysql”"),
        ("nonsense://", "not “nonsense”"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("sqlite:////srv/x.db?mode=ro", "can't be read"),
        ("postgresql://secret:word@host:port/x", "can't be read"),
        ("://", "can't be read"),
    ],
)
def test_a_url_of_another_kind_is_refused(url: str, told: str) -> None:
    sentence = refusal(url)
    assert told in sentence
    assert "word" not in sentence


def test_an_unreachable_server_is_told_without_its_password(tmp_path: Path) -> None:
    sentence = refusal("postgresql://anna:hush@127.0.0.1:1/desk")
    assert "can't be reached" in sentence
    assert "127.0.0.1" in sentence
    assert "hush" not in sentence


def test_a_database_that_the_server_does_not_have_is_told(server: str) -> None:
    url = sa.make_url(server).set(database="no_such_desk")
    assert "no_such_desk" in refusal(url.render_as_string(hide_password=False))


def test_a_server_database_in_an_old_encoding_is_refused(server: str) -> None:
    name = f"latin_{uuid.uuid4().hex}"
    url = sa.make_url(server).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(
            f"CREATE DATABASE {name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
        )
        try:
            old = url.set(database=name).render_as_string(hide_password=False)
            assert "LATIN1" in refusal(old)
        finally:
            connection.exec_driver_sql(f"DROP DATABASE {name}")


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "factcheck-workbench[postgres]" in refusal("postgresql://anna@127.0.0.1:1/desk")


def test_a_locked_database_is_told(made_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(made_file, path)
    store = open_store(str(path), patience=0.2)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked by another program"), store.write("anna"):
            pass
        with store.read() as work:
            assert work.known.count() == 0
        open_store(str(path), patience=0.2).close()
    store.close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "locked by another program" in refusal(path)


@pytest.mark.parametrize("empty_database", ["postgresql"], indirect=True)
def test_a_busy_server_is_told(empty_database: str) -> None:
    store = open_store(empty_database, patience=0.2)
    with store.write("anna"), pytest.raises(StoreError, match="busy"), store.write("ben"):
        pass
    store.close()


def test_what_can_not_be_written_is_refused(made_file: Path, open_folder: Path) -> None:
    path = open_folder / "claims.db"
    shutil.copy(made_file, path)
    path.chmod(0o444)
    open_folder.chmod(0o777)
    assert "can't be written" in refused_without_rights(path)
    path.chmod(0o666)
    open_folder.chmod(0o555)
    assert "can't be written" in refused_without_rights(path)
    assert "can't be made" in refused_without_rights(open_folder / "new.db")
    assert "can't be made" in refused_without_rights(open_folder / "sub" / "new.db")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/anna/claims.db", None),
        ("/srv/desk/claims.db", "nfs4"),
        ("/srv/desk2/claims.db", None),
        ("/srv/desk/local/claims.db", None),
        ("/mnt/our share/claims.db", "cifs"),
        ("/mnt/twice/claims.db", None),
    ],
)
def test_network_file_systems_are_known_by_their_mounts(path: str, kind: str | None) -> None:
    assert remote_kind(Path(path), MOUNTS) == kind


def test_a_machine_whose_root_is_remote_has_nothing_else() -> None:
    assert remote_kind(Path("/home/x.db"), "21 1 0:1 / / rw - 9p host rw") is None
    assert remote_kind(Path("/home/x.db"), "") is None
    assert remote_kind(Path("/home/x.db"), "garbage\n - \n1 2 - x y") is None


def test_a_network_file_system_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"21 1 8:1 / / rw - ext4 x rw\n30 21 0:1 / {tmp_path} rw - nfs4 x rw\n")
    monkeypatch.setattr("workbench.store.filesystems._MOUNTS", table)
    sentence = refusal(tmp_path / "claims.db")
    assert "nfs4" in sentence
    assert "PostgreSQL" in sentence
    assert not (tmp_path / "claims.db").exists()


def test_many_may_open_a_new_database_at_once(empty_database: str) -> None:
    failures: list[Exception] = []

    def open_it() -> None:
        try:
            open_store(empty_database).close()
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_an_up_to_date_database_is_opened_without_alembic(database: str) -> None:
    code = (
        "import sys\n"
        "from workbench.store.opening import open_store\n"
        "store = open_store(sys.argv[1])\n"
        "with store.read() as work:\n"
        "    work.articles.summaries()\n"
        "print('\\n'.join(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, database], capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert "sqlalchemy" in loaded
    assert loaded.isdisjoint({"alembic", "sqlalchemy.orm"})
