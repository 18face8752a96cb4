"""The atomic writer: the old file or the whole new one, never a part."""

import errno
import os
from pathlib import Path

import pytest

from workbench.desk.writing import write_file
from workbench.errors import ExportError


def fail(*_args: object, **_kwargs: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_writes_a_new_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "log.md"
    assert write_file(target, "Prüfung".encode()) == target
    assert target.read_text(encoding="utf-8") == "Prüfung"
    assert names(tmp_path) == ["log.md"]


def test_an_existing_file_is_only_replaced_with_force(tmp_path: Path) -> None:
    target = tmp_path / "log.md"
    write_file(target, b"old")
    with pytest.raises(ExportError, match="--force"):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"
    write_file(target, b"new", force=True)
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["log.md"]


@pytest.mark.parametrize("force", [True, False])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    old = tmp_path / "old.md"
    old.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError, match="could not be written"):
        write_file(old if force else tmp_path / "new.md", b"new", force=force)
    assert old.read_bytes() == b"old"
    assert names(tmp_path) == ["old.md"]


def test_a_failure_at_the_last_step_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.md"
    old.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ExportError, match="could not be written"):
        write_file(old, b"new", force=True)
    monkeypatch.setattr(os, "link", fail)
    with pytest.raises(ExportError, match="could not be written"):
        write_file(tmp_path / "new.md", b"new")
    assert old.read_bytes() == b"old"
    assert names(tmp_path) == ["old.md"]


def test_a_file_made_meanwhile_by_another_process_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "log.md"
    sync = os.fsync

    def other_process(handle: int) -> None:
        target.write_bytes(b"theirs")
        sync(handle)

    monkeypatch.setattr(os, "fsync", other_process)
    with pytest.raises(ExportError, match="exists already"):
        write_file(target, b"ours")
    assert target.read_bytes() == b"theirs"
    assert names(tmp_path) == ["log.md"]


def test_without_hard_links_it_still_writes_and_still_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", fail)
    target = tmp_path / "log.md"
    write_file(target, b"first")
    assert target.read_bytes() == b"first"
    with pytest.raises(ExportError, match="exists already"):
        write_file(target, b"second")
    assert names(tmp_path) == ["log.md"]


@pytest.mark.parametrize("force", [True, False])
def test_folders_devices_and_missing_places_are_refused_in_one_sentence(
    tmp_path: Path, force: bool
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for target in (tmp_path, pipe, tmp_path / "none" / "log.md", tmp_path / ("x" * 300)):
        with pytest.raises(ExportError) as caught:
            write_file(target, b"new", force=force)
        assert "\n" not in str(caught.value)
    assert names(tmp_path) == ["pipe"]


def test_a_name_with_a_nul_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_file(tmp_path / "a\0b", b"new")


def test_a_link_is_followed_and_the_rights_of_the_old_file_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_bytes(b"old")
    real.chmod(0o600)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    write_file(link, b"new", force=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    written = write_file(tmp_path / "log.md", b"x")
    assert written.stat().st_mode == plain.stat().st_mode
