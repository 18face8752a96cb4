"""Automatic backups: one a day, rotated, sharing the files of sources."""

import os
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from workbench.desk import checking
from workbench.desk.backups import back_up_daily, back_up_quickly, listed, restore_backup
from workbench.desk.intake import admit, read_document
from workbench.desk.taking_in import take_in
from workbench.desk.workspace import Workspace
from workbench.errors import StoreError
from workbench.settings import Backup
from workbench.store.daily import DailyBackups

DAY = date(2026, 1, 30)  # a Friday


@pytest.fixture
def kept(ws: Workspace) -> Workspace:
    """The desk of the test, of which two daily and a monthly backup are kept."""
    return replace(ws, backup=Backup(daily=2, weekly=0, monthly=1))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_a_day_is_made_kept_for_its_time_and_put_back(
    kept: Workspace, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk-backups"
    assert back_up_daily(kept, day=DAY) is None  # there is nothing to lose yet
    assert not folder.exists()
    article = admit(kept, read_document(str(report))).article_id
    take_in(kept, "Call with the harbour master: nobody was hurt")
    made = back_up_daily(kept, day=DAY)
    assert made is not None
    assert (made.saved, made.left_out, made.folder) == (1, (), folder / "sources")
    (stored,) = (file for file in (folder / "sources").rglob("*") if file.is_file())
    inode = stored.stat().st_ino
    assert back_up_daily(kept, day=DAY) is None
    assert back_up_daily(kept, day=DAY + timedelta(1)) is None  # nothing new was written
    (folder / "desk-2026-01-01.db").write_text("somebody's own")
    (folder / "desk-2026-02-31.auto.db").write_text("no day")
    (folder / ".desk-2025-12-24.auto.db.a1b2c3d4").write_text("left by a kill")
    os.utime(folder / ".desk-2025-12-24.auto.db.a1b2c3d4", (0, 0))
    for number in range(1, 4):
        checking.note(kept, article, "c1", f"day {number}")
        assert back_up_daily(kept, day=DAY + timedelta(number)) is not None
    assert names(folder) == [
        "desk-2026-01-01.db",
        "desk-2026-02-01.auto.db",
        "desk-2026-02-02.auto.db",
        "desk-2026-02-31.auto.db",
        "sources",
    ]
    assert stored.stat().st_ino == inode
    kept.close()
    monkeypatch.setenv("WORKBENCH_DB", str(tmp_path / "desk.db"))
    assert [(str(item.backup.day), item.events) for item in listed()] == [
        ("2026-02-02", 7),
        ("2026-02-01", 6),
    ]
    shutil.rmtree(tmp_path / "desk-sources")
    done = restore_backup(None, "2026-02-01", force=True)
    assert (done.events, done.missing) == (6, ())
    with pytest.raises(StoreError, match=r"no backup .*desk-2026-01-30\.auto\.db"):
        restore_backup(None, "2026-01-30", force=True)


def test_two_who_make_it_at_once_make_one(
    kept: Workspace, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    admit(kept, read_document(str(report)))
    monkeypatch.setattr(DailyBackups, "is_due", lambda *_told: True)  # both have looked before
    assert back_up_daily(kept, day=DAY) is not None
    assert back_up_daily(kept, day=DAY) is None
    assert names(tmp_path / "desk-backups") == ["desk-2026-01-30.auto.db"]


def test_a_backup_is_made_where_the_settings_say_or_not_at_all(
    ws: Workspace, report: Path, tmp_path: Path
) -> None:
    admit(ws, read_document(str(report)))
    assert back_up_daily(replace(ws, backup=Backup(daily=0)), day=DAY) is None
    chosen = tmp_path / "safe place"
    elsewhere = replace(ws, backup=Backup(folder=str(chosen)))
    assert back_up_quickly(elsewhere, day=DAY) is not None
    (folder,) = chosen.iterdir()
    assert folder.name.startswith("desk-backups-")
    assert names(folder) == ["desk-2026-01-30.auto.db"]


def test_one_that_can_not_be_made_or_is_stopped_leaves_nothing(
    kept: Workspace, report: Path, tmp_path: Path
) -> None:
    admit(kept, read_document(str(report)))
    take_in(kept, "Call with the harbour master: nobody was hurt")
    folder = tmp_path / "desk-backups"
    assert back_up_daily(kept, day=DAY, stopped=lambda: True) is None
    assert not list(folder.glob("*.db*"))
    assert not list(folder.glob(".*"))
    shutil.rmtree(folder)
    folder.write_text("in the way")
    with pytest.raises(StoreError, match="Not a directory"):
        back_up_daily(kept, day=DAY)
    assert kept.store.check() == ()
