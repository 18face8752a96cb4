"""A full disk: one sentence, nothing half-written, the old data whole, and later it works again."""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.desk import checking, evidence, sources
from workbench.desk.backups import back_up_daily, restore_backup
from workbench.desk.database import back_up
from workbench.desk.exporting import export_log
from workbench.desk.importing import import_files
from workbench.desk.intake import admit, read_document
from workbench.desk.taking_in import take_in
from workbench.desk.verifying import verify_file
from workbench.desk.workspace import Workspace, open_workspace
from workbench.errors import StoreError, WorkbenchError
from workbench.settings import Backup

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


@pytest.mark.parametrize("limit", [0, 262_144, 599_999])
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
    for room in range(700_000, 0, -100_000):
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


ROOMS = (0, 4_096, 60_000, 150_000, 290_000, 620_000)
KNOWN = '{"id": "k%d-%d", "text": "The ferry %d ran aground in %d.", "verdict": "true"}\n'


class Disk:
    """A desk on a small disk, what was acknowledged there, and files elsewhere to read from."""

    def __init__(self, folder: Path, small_disk: Path, elsewhere: Path) -> None:
        self.folder = folder
        self.database = folder / "desk.db"
        self.log = folder / "log.json"
        self.backup = elsewhere / "backup.db"
        self._filling = small_disk / "filling"
        self._known = elsewhere / "known.jsonl"
        self.acknowledged: dict[int, str] = {}
        self.told: set[str] = set()
        self._numbers = itertools.count(1)

    def mark(self, ws: Workspace) -> None:
        number = next(self._numbers)
        label = ("ok", "correct", "imprecise")[number % 3]
        event = checking.mark(ws, 1, ["c1", "c2"], label, f"note {number} " * 400)
        assert event is not None
        self.acknowledged[event.seq] = event.hash

    def import_known(self, ws: Workspace) -> None:
        number = next(self._numbers)
        lines = [KNOWN % (number, line, line, number) for line in range(25)]
        self._known.write_text("".join(lines), encoding="utf-8")
        assert import_files(ws, [self._known]).new == 25

    def export(self, ws: Workspace) -> None:
        export_log(ws, 1, "json", self.log, force=True)

    def back_up(self, ws: Workspace) -> None:
        back_up(ws, self.folder / "copy.db")

    def back_up_daily(self, ws: Workspace) -> None:
        ws = replace(ws, backup=Backup(daily=1))
        assert back_up_daily(ws) is not None

    def restore(self, ws: Workspace) -> None:
        ws.close()
        restore_backup(str(self.database), str(self.backup), force=True)

    def do(self, step: Callable[[Workspace], None], room: int | None) -> bool:
        """Do something with so much room on the disk; whether it was done."""
        ws = open_workspace(str(self.database), "Anna")
        with ws.store.read() as work:
            before = work.events.head()
        if room is not None:
            self._filling.write_bytes(bytes(shutil.disk_usage(self.folder).free - room))
        try:
            step(ws)
            done = True
        except WorkbenchError as error:
            self.told.add(str(error))
            done = False
        ws.close()
        self._filling.unlink(missing_ok=True)
        self._look(before if not done else None)
        return done

    def _look(self, head: tuple[int, str] | None) -> None:
        ws = open_workspace(str(self.database), "Anna")
        assert ws.store.check() == ()
        with ws.store.read() as work:
            assert head is None or work.events.head() == head
            hashes = {event.seq: event.hash for event in work.events.all()}
        assert self.acknowledged.items() <= hashes.items()
        ws.close()
        assert verify_file(self.log).ok
        for copy in (self.folder / "copy.db", *self.folder.glob("desk-backups/*.db")):
            if copy.exists():
                kept = open_workspace(str(copy), "Anna")
                assert kept.store.check(beyond_log=False) == ()
                kept.close()
        assert [path.name for path in self.folder.rglob(".*")] == []
        assert head is None or not list(self.folder.glob("desk-before*"))
        for left in self.folder.iterdir():
            if left.name.startswith(("copy", "desk-before")) or left.name == "desk-backups":
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def test_each_write_on_a_full_disk_is_done_or_not_at_all(
    desk: Path, small_disk: Path, tmp_path: Path, report: Path
) -> None:
    disk = Disk(shutil.copytree(desk, small_disk / "desk"), small_disk, tmp_path)
    ws = open_workspace(str(disk.database), "Anna")
    assert admit(ws, read_document(str(report))).article_id == 1
    export_log(ws, 1, "json", disk.log)
    back_up(ws, disk.backup)
    ws.close()
    for step in (disk.mark, disk.import_known, disk.export, disk.back_up, disk.back_up_daily):
        done = [disk.do(step, room) for room in ROOMS]
        assert set(done) == {False, True}, step
        assert disk.do(step, None)
    disk.acknowledged.clear()  # the backup is older
    done = [disk.do(disk.restore, room) for room in (*ROOMS, None)]
    assert set(done) == {False, True}
    assert done[-1]
    assert str(disk.backup) not in " ".join(disk.told)  # that lies elsewhere
    assert all("no room left" in told or "No space left" in told for told in disk.told), disk.told
