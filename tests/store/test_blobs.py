"""Saved bytes on either engine: whole or not there, under their hash, mended by the right ones."""

import hashlib
import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

import pytest
import sqlalchemy as sa

from tests.store.source_samples import STATEMENT, add_source
from workbench.errors import StoreError
from workbench.store import blobs
from workbench.store.blobs import BlobFolder, Stored
from workbench.store.store import Store

DATA = STATEMENT.encode() * 20_000  # several pieces
SHA256 = hashlib.sha256(DATA).hexdigest()


def test_bytes_are_given_back_as_they_came(store: Store) -> None:
    told: list[int] = []
    stored = store.blobs.put(io.BytesIO(DATA), progress=told.append)
    assert stored == Stored(SHA256, len(DATA))
    assert told == sorted(told)
    assert told[-1] == len(DATA)
    assert store.blobs.digest(SHA256) == SHA256
    assert store.blobs.names() == {SHA256}
    with store.blobs.file(SHA256) as path:
        assert path.read_bytes() == DATA
    assert store.blobs.put(io.BytesIO(DATA)) == stored
    assert store.blobs.names() == {SHA256}


def test_bytes_that_are_not_there(store: Store) -> None:
    assert store.blobs.names() == frozenset()
    assert store.blobs.digest(SHA256) is None
    with pytest.raises(StoreError, match="are missing"), store.blobs.file(SHA256):
        pass


def test_an_objection_ends_it_with_nothing_stored(store: Store) -> None:
    def object_to(*_told: object) -> None:
        raise StoreError("no")

    for stopping in ({"settled": object_to}, {"progress": object_to}):
        with pytest.raises(StoreError, match="no"):
            store.blobs.put(io.BytesIO(DATA), **stopping)
    assert store.blobs.names() == frozenset()


def test_missing_bytes_are_told_by_the_check(store: Store, database: str) -> None:
    source = add_source(store)
    assert store.check() == ()
    assert source.newest is not None
    if "://" in database:
        engine = sa.create_engine(sa.make_url(database).set(drivername="postgresql+psycopg"))
        with engine.begin() as connection:
            connection.execute(sa.text("DELETE FROM blob"))
        engine.dispose()
    else:
        with store.blobs.file(source.newest.sha256) as path:
            path.unlink()
    assert store.check() == ("Saved bytes of source s1 are missing; restore them from a backup.",)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_damaged_bytes_on_a_server_are_mended_by_the_right_ones(
    store: Store, database: str
) -> None:
    store.blobs.put(io.BytesIO(DATA))
    engine = sa.create_engine(sa.make_url(database).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE blob SET data = 'other'"))
    engine.dispose()
    assert store.blobs.digest(SHA256) == hashlib.sha256(b"other").hexdigest()
    store.blobs.put(io.BytesIO(DATA))
    assert store.blobs.digest(SHA256) == SHA256


def test_drafts_of_the_dead_are_cleared_and_those_in_use_are_not(tmp_path: Path) -> None:
    folder = BlobFolder(tmp_path / "sources")
    (tmp_path / "sources").mkdir()
    dead = tmp_path / "sources" / "0123456789abcdef.part"
    dead.write_bytes(b"half")
    drafts: list[int] = []

    def meanwhile(_stored: Stored) -> None:
        folder.put(io.BytesIO(b"another one"))
        drafts.append(len(list((tmp_path / "sources").glob("*.part"))))

    folder.put(io.BytesIO(DATA), settled=meanwhile)
    assert drafts == [1]  # its own, while the other one was there already and gone again
    assert not dead.exists()
    assert folder.names() == {SHA256, hashlib.sha256(b"another one").hexdigest()}


def test_threads_store_the_same_and_other_bytes_at_once(tmp_path: Path) -> None:
    folder = BlobFolder(tmp_path / "sources")

    def put(number: int) -> Stored:
        return folder.put(io.BytesIO(DATA + bytes([number % 3])))

    with ThreadPoolExecutor(4) as pool:
        stored = list(pool.map(put, range(24)))
    assert folder.names() == {item.sha256 for item in stored}
    assert len(folder.names()) == 3
    assert all(folder.digest(name) == name for name in folder.names())
    assert list((tmp_path / "sources").glob("*.part")) == []


TAKER = """
import io, sys
from workbench.desk.taking_in import take_in
from workbench.desk.workspace import open_workspace

ws = open_workspace(sys.argv[1], sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for _round in range(5):
    for file in sys.argv[3:]:
        print(take_in(ws, file).source.id, flush=True)
"""


def test_two_processes_take_in_the_same_files_at_once(
    store: Store, database: str, tmp_path: Path
) -> None:
    files = []
    for number in range(4):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(STATEMENT * (number + 1), encoding="utf-8")
    takers = [
        subprocess.Popen(
            [sys.executable, "-c", TAKER, database, name, *map(str, files)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("ben", "cleo")
    ]
    for taker in takers:
        assert taker.stdout is not None
        assert taker.stdout.readline() == "ready\n"
    answers = [taker.communicate("go\n")[0].split() for taker in takers]
    assert [taker.returncode for taker in takers] == [0, 0]
    with store.read() as work:
        found = work.sources.all()
    assert len(found) == len(files)
    assert {number for answer in answers for number in answer} == {str(i.id) for i in found}
    assert store.blobs.names() == {i.newest.sha256 for i in found if i.newest}
    assert store.check() == ()


def test_a_draft_that_was_taken_for_a_dead_ones_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = BlobFolder(tmp_path / "sources")
    hold, cleared = blobs._hold, list[Path]()

    def hold_too_late(file: BinaryIO) -> bool | None:
        held = hold(file)
        drafts = sorted((tmp_path / "sources").glob("*.part"))
        if drafts and not cleared:
            cleared.append(drafts[0])
            drafts[0].unlink()
        return held

    monkeypatch.setattr(blobs, "_hold", hold_too_late)
    assert store.put(io.BytesIO(DATA)).sha256 == SHA256
    assert len(cleared) == 1
    assert store.digest(SHA256) == SHA256
