"""A full disk while a source is taken in: one sentence, nothing half-stored, the old data whole."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk import evidence, sources
from workbench.desk.taking_in import take_in
from workbench.desk.workspace import open_workspace
from workbench.errors import StoreError

KEPT = "Call with the harbour master: nobody was hurt"
LIMITED = """
import resource, sys
from workbench.desk.taking_in import take_in
from workbench.desk.workspace import open_workspace
from workbench.errors import StoreError

ws = open_workspace(sys.argv[1], "Anna")
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    take_in(ws, sys.argv[2])
except StoreError as error:
    print(error)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a database in which one source is saved."""
    folder = tmp_path / "desk"
    folder.mkdir()
    ws = open_workspace(str(folder / "desk.db"), "Anna")
    take_in(ws, KEPT)
    ws.close()
    return folder


def look(folder: Path) -> list[str]:
    """The titles of the sources, after all was found to be whole."""
    ws = open_workspace(str(folder / "desk.db"), "Anna")
    assert ws.store.check() == ()
    assert all(ws.store.blobs.digest(name) == name for name in ws.store.blobs.names())
    found = sources.sources(ws)
    kept = found[-1]
    assert evidence.text_of(ws, kept) == KEPT
    ws.close()
    return [source.details.title for source in found]


def drafts(folder: Path) -> list[Path]:
    return list(folder.rglob("*.part"))


@pytest.mark.parametrize("limit", [0, 1, 100_000, 262_144, 599_999])
def test_a_file_that_can_not_grow_is_no_file(desk: Path, tmp_path: Path, limit: int) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(600_000))
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(desk / "desk.db"), str(picture), str(limit)],
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = done.stdout.splitlines()
    assert line.startswith("The source can't be saved in")
    assert look(desk) == ["Call with the harbour master"]
    assert drafts(desk) == []
    ws = open_workspace(str(desk / "desk.db"), "Anna")
    assert take_in(ws, str(picture)).is_new
    ws.close()
    assert look(desk) == ["picture", "Call with the harbour master"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], check=False
    )
    if made.returncode:
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_all_as_it_was(desk: Path, small_disk: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(desk, small_disk / "desk")
    words, picture = tmp_path / "words.txt", tmp_path / "picture.png"
    words.write_text("The ferry ran aground with 48 people on board.\n" * 4_000, encoding="utf-8")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400_000))
    filling = small_disk / "filling"
    told = set()
    # With less and less room the bytes, then the database itself can't be written any more.
    for room in range(700_000, 0, -50_000):
        free = shutil.disk_usage(small_disk).free
        filling.write_bytes(bytes(max(0, free - room)))
        for file in (picture, words):
            ws = open_workspace(str(folder / "desk.db"), "Anna")
            try:
                file.write_bytes(file.read_bytes() + b"x")  # another one each time
                take_in(ws, str(file))
            except StoreError as error:
                told.add(str(error).split(str(small_disk))[0])
            ws.close()
            assert drafts(folder) == []
        filling.unlink()
        look(folder)
    assert told == {"The source can't be saved in ", "There is no room left to write to "}
    assert len(look(folder)) > 1
