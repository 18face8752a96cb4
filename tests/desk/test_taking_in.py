"""Taking sources in: what is stored, what is refused, and that a refusal leaves nothing behind."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.desk import evidence, sources, taking_in, texts_of_sources
from workbench.desk.taking_in import Step, save_file, take_in
from workbench.desk.texts_of_sources import TakenText
from workbench.desk.workspace import Workspace
from workbench.errors import SourceError, WorkbenchError
from workbench.model.source import Method, Reliability, SourceKind

WORDS = "The ferry ran aground on 3 May 2023 with 48 people on board.\n"


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    file = tmp_path / "statement.txt"
    file.write_text(WORDS, encoding="utf-8")
    return file


def stored(ws: Workspace) -> list[str]:
    """All files in the folder of sources, whatever they are called."""
    folder = Path(ws.store.url).with_name("desk-sources")
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def refusal(ws: Workspace, given: str) -> str:
    """Why something is not taken in; nothing is stored then."""
    before = stored(ws), sources.sources(ws)
    with pytest.raises(SourceError) as caught:
        take_in(ws, given)
    assert (stored(ws), sources.sources(ws)) == before
    return str(caught.value)


def test_a_file_is_stored_once_and_read(ws: Workspace, statement: Path, tmp_path: Path) -> None:
    steps: list[Step] = []
    taken = take_in(ws, str(statement), progress=steps.append)
    source = taken.source
    assert taken.is_new
    assert (source.details.kind, source.details.title) == (SourceKind.DOCUMENT, "statement")
    assert source.newest is not None
    assert (source.newest.method, source.newest.size) == (Method.FILE, len(WORDS.encode()))
    assert evidence.text_of(ws, source) == WORDS
    assert stored(ws) == [f"{source.newest.sha256[:2]}/{source.newest.sha256}"]
    assert {step.done for step in steps} >= {len(WORDS.encode())}
    copy = tmp_path / "copy.txt"
    copy.write_bytes(statement.read_bytes())
    again = take_in(ws, str(copy))
    assert (again.is_new, again.source.id) == (False, source.id)
    assert len(stored(ws)) == 1
    assert ws.store.check() == ()


def test_what_a_person_says_goes_before_what_the_file_says(ws: Workspace, statement: Path) -> None:
    first = take_in(ws, str(statement), said={"publisher": "Harbour office", "primary": True})
    assert first.source.details.publisher == "Harbour office"
    assert first.source.details.title == "statement"
    again = take_in(ws, str(statement), said={"reliability": Reliability.USUALLY})
    assert again.source.details.publisher == "Harbour office"
    assert again.source.details.reliability is Reliability.USUALLY


def test_a_link_is_followed(ws: Workspace, statement: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(statement)
    taken = take_in(ws, str(link))
    assert evidence.text_of(ws, taken.source) == WORDS


def test_what_is_no_ordinary_file_is_refused_at_once(ws: Workspace, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no ordinary file" in refusal(ws, str(tmp_path / "pipe.txt"))
    assert "no ordinary file" in refusal(ws, "/dev/zero")
    assert "is a folder" in refusal(ws, str(tmp_path))
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    assert "There is no file" in refusal(ws, str(tmp_path / "dangling.txt"))
    assert "There is no file" in refusal(ws, str(tmp_path / "none.txt"))
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket.txt"))
    assert "no ordinary file" in refusal(ws, str(tmp_path / "socket.txt"))
    listening.close()


def test_a_folder_or_pipe_named_by_a_bare_word_is_not_taken_for_words(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "interviews").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert "is a folder" in refusal(ws, "interviews")
    assert "no ordinary file" in refusal(ws, "pipe")


def test_an_empty_file_is_refused(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert "is empty" in refusal(ws, str(tmp_path / "empty.txt"))
    assert "Name a source" in refusal(ws, "  ")


def test_a_file_that_is_too_large_is_refused(
    ws: Workspace, statement: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "LARGEST", len(WORDS) - 1)
    assert "larger than" in refusal(ws, str(statement))
    monkeypatch.setattr(taking_in, "LARGEST", len(WORDS))
    assert take_in(ws, str(statement)).is_new


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_must_not_be_read_is_refused(ws: Workspace, statement: Path) -> None:
    statement.chmod(0)
    assert "can't be read: Permission denied" in refusal(ws, str(statement))


def test_a_name_with_a_nul_is_refused(ws: Workspace, tmp_path: Path) -> None:
    assert "There is no file" in refusal(ws, str(tmp_path / "a\0b.txt"))
    source = take_in(ws, "Call with the harbour master: nobody hurt").source
    with pytest.raises(SourceError, match="can't be read"):
        save_file(ws, source.id, tmp_path / "a\0b.txt")


def append(file: Path) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write("One was hurt.\n")


def overwrite_keeping_size_and_time(file: Path) -> None:
    """What the time of the last change does not tell: it was set back, or is too coarse."""
    before = file.stat()
    file.write_text(WORDS.replace("48", "84"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def shorten(file: Path) -> None:
    os.truncate(file, 10)


@pytest.mark.parametrize("change", [append, overwrite_keeping_size_and_time, shorten])
def test_a_file_that_changes_while_it_is_read_is_refused(
    ws: Workspace, statement: Path, change: Callable[[Path], None]
) -> None:
    def meanwhile(step: Step) -> None:
        if step.what == "saving":
            change(statement)

    with pytest.raises(SourceError, match="was changed while it was read; try again"):
        take_in(ws, str(statement), progress=meanwhile)
    assert stored(ws) == []
    assert sources.sources(ws) == ()
    assert take_in(ws, str(statement)).is_new


def test_a_file_that_is_replaced_or_vanishes_while_it_is_read_comes_in_whole(
    ws: Workspace, statement: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.txt"
    newer.write_text("Nobody was hurt.\n", encoding="utf-8")

    def replaced(step: Step) -> None:
        if step.what == "saving" and newer.exists():
            newer.replace(statement)

    taken = take_in(ws, str(statement), progress=replaced)
    assert evidence.text_of(ws, taken.source) == WORDS
    taken = take_in(ws, str(statement), progress=lambda _step: statement.unlink(missing_ok=True))
    assert evidence.text_of(ws, taken.source) == "Nobody was hurt.\n"


def test_who_stops_a_taking_in_leaves_nothing(ws: Workspace, statement: Path) -> None:
    with pytest.raises(WorkbenchError, match="topped"):
        take_in(ws, str(statement), should_stop=lambda: True)
    assert stored(ws) == []
    assert sources.sources(ws) == ()


def test_the_right_bytes_repair_damaged_ones(ws: Workspace, statement: Path) -> None:
    source = take_in(ws, str(statement)).source
    assert source.newest is not None
    (name,) = stored(ws)
    blob = Path(ws.store.url).with_name("desk-sources") / name
    blob.chmod(0o600)
    blob.write_bytes(b"something else")
    assert ws.store.blobs.digest(source.newest.sha256) != source.newest.sha256
    assert take_in(ws, str(statement)).source.id == source.id
    assert ws.store.blobs.digest(source.newest.sha256) == source.newest.sha256
    blob.unlink()
    assert "missing" in " ".join(ws.store.check())
    take_in(ws, str(statement))
    assert ws.store.check() == ()


def test_a_newer_state_of_a_source_leaves_the_older_one(ws: Workspace, statement: Path) -> None:
    source = take_in(ws, str(statement)).source
    statement.write_text(WORDS.replace("48", "49"), encoding="utf-8")
    newer = save_file(ws, source.id, statement).source
    assert [snapshot.number for snapshot in newer.snapshots] == [1, 2]
    assert newer.snapshots[0] == source.newest
    assert "49 people" in evidence.text_of(ws, newer)
    assert len(stored(ws)) == 2
    assert ws.store.check() == ()


def test_an_address_is_only_noted(ws: Workspace) -> None:
    taken = take_in(ws, "https://example.org/statement")
    assert (taken.is_new, taken.source.snapshots) == (True, ())
    again = take_in(ws, "https://example.org/statement", said={"title": "Statement"})
    assert (again.is_new, again.source.id) == (False, taken.source.id)
    assert again.source.details.title == "Statement"
    assert stored(ws) == []


def test_two_who_read_the_same_file_at_once_make_one_source(
    open_desk: Callable[[], Workspace], statement: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = open_desk(), open_desk()
    read = texts_of_sources.take_text
    faster: list[int] = []

    def read_slowly(*arguments: Any, **named: Any) -> TakenText:
        if not faster:
            faster.append(0)
            faster[0] = take_in(second, str(statement)).source.id
        return read(*arguments, **named)

    monkeypatch.setattr(taking_in, "take_text", read_slowly)
    taken = take_in(first, str(statement), said={"publisher": "Harbour office"})
    assert (taken.is_new, [taken.source.id]) == (False, faster)
    assert [source.details.publisher for source in sources.sources(first)] == ["Harbour office"]


def test_what_is_said_is_looked_at_before_anything_is_stored(
    ws: Workspace, statement: Path
) -> None:
    with pytest.raises(SourceError, match="is no date"):
        take_in(ws, str(statement), said={"published": "yesterday"})
    assert stored(ws) == []
