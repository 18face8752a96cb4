"""The database's own log is checked from its first line on."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk import checking, library
from workbench.desk.verifying import verify_log
from workbench.desk.workspace import Workspace, open_workspace
from workbench.model.event import EventKind
from workbench.model.verdict import Question


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def ws(file: Path, made_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A desk whose log has five lines."""
    shutil.copy(made_file, file)
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(file.parent / "settings.toml"))
    desk = open_workspace(str(file), "anna", "desk")
    for number in range(5):
        with desk.store.write("anna") as work:
            work.events.append(EventKind.KNOWN_IMPORTED, 0, {"claims": [], "file": f"{number}.csv"})
    yield desk
    desk.close()


def tamper(file: Path, *statements: str) -> None:
    """Change the file as its owner can: without the triggers that guard the log."""
    with sqlite3.connect(file) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_log_as_the_program_wrote_it_is_whole(ws: Workspace) -> None:
    result = verify_log(ws)
    assert (result.ok, result.count, result.problem) == (True, 5, None)
    with ws.store.read() as work:
        assert result.head == list(work.events.all())[-1].hash


def test_an_index_of_other_word_lists_is_no_matter_of_the_log(ws: Workspace, file: Path) -> None:
    tamper(file, "UPDATE index_state SET analysis = 'of the last version'")
    assert any("other word lists" in problem for problem in ws.store.check())
    assert verify_log(ws).ok


def test_an_empty_log_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "settings.toml"))
    desk = open_workspace(str(tmp_path / "empty.db"), "anna", "desk")
    result = verify_log(desk)
    desk.close()
    assert (result.ok, result.count, result.head) == (True, 0, "")


@pytest.mark.parametrize(
    ("statement", "bad"),
    [
        ("UPDATE event SET body = replace(body, '2.csv', '9.csv')", 3),
        ("UPDATE event SET actor = 'ben' WHERE seq = 2", 2),
        ("UPDATE event SET at = '2001-01-01T00:00:00.000Z' WHERE seq = 5", 5),
        ("UPDATE event SET hash = hex(zeroblob(32)) WHERE seq = 4", 4),
        ("UPDATE event SET kind = 'known-added' WHERE seq = 4", 4),
        ("UPDATE event SET kind = 'nonsense' WHERE seq = 4", 4),
        ("UPDATE event SET body = '{' WHERE seq = 4", 4),
        ("UPDATE event SET body = '[]' WHERE seq = 4", 4),
        ("DELETE FROM event WHERE seq = 3", 4),
        ("DELETE FROM event WHERE seq < 3", 3),
        ("UPDATE event SET seq = seq + 10 WHERE seq = 5", 15),
    ],
)
def test_the_first_bad_line_is_named(ws: Workspace, file: Path, statement: str, bad: int) -> None:
    tamper(file, statement)
    result = verify_log(ws)
    assert not result.ok
    assert f"Entry {bad} " in (result.problem or "")
    assert "\n" not in (result.problem or "")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE verdict SET label = 'ok'",
        "UPDATE verdict SET label = 'ok' WHERE question = 'said'",
        "UPDATE claim SET said = NULL",
        "DELETE FROM verdict",
        "UPDATE note SET text = 'All is well.'",
        "UPDATE claim SET exact = replace(exact, '48', '84')",
        "UPDATE verdict SET scale = 'desk@9' WHERE id = 1",
        "UPDATE note SET actor = 'ben' WHERE id = 1",
        "UPDATE revision SET raw = x'00'",
        "UPDATE revision SET sha256 = hex(zeroblob(32))",
        "UPDATE revision SET text = text || ' Nobody was hurt.'",
        "DELETE FROM revision",
    ],
)
def test_what_was_changed_beside_the_log_is_found(
    ws: Workspace, file: Path, statement: str
) -> None:
    report = file.parent / "report.txt"
    report.write_text("The ferry had 48 people on board, the pilot said.", encoding="utf-8")
    article = library.resolve(ws, str(report))
    checking.mark(ws, article, ["c1"], "imprecise", question=Question.SAID)
    checking.mark(ws, article, ["c1"], "correct", "It was 46.")
    checking.mark(ws, article, ["c1"], "imprecise", "It was 47.")
    assert verify_log(ws).ok
    tamper(file, statement)
    result = verify_log(ws)
    assert not result.ok
    assert "\n" not in (result.problem or "\n")


@pytest.mark.parametrize(
    ("statement", "resting"),
    [
        ("UPDATE event SET body = replace(body, '46', '64') WHERE seq = 7", ["c1"]),
        ("UPDATE event SET actor = 'ben' WHERE seq = 6", ["c1", "c2"]),
        ("UPDATE event SET actor = 'ben' WHERE seq = 3", []),
        ("UPDATE event SET body = '{' WHERE seq = 3", ["c1", "c2"]),
        ("DELETE FROM event WHERE seq = 7", ["c2"]),
    ],
)
def test_the_verdicts_that_rest_on_a_bad_line_are_named(
    ws: Workspace, file: Path, statement: str, resting: list[str]
) -> None:
    report = file.parent / "report.txt"
    report.write_text("The ferry had 48 people on board. It sank in May 2019.", encoding="utf-8")
    article = library.resolve(ws, str(report))
    checking.mark(ws, article, ["c1"], "correct", "It was 46.")
    checking.mark(ws, article, ["c2"], "ok")
    tamper(file, statement)
    found = verify_log(ws).resting
    assert [(item.claim, item.by) for item in found] == [(claim, "anna") for claim in resting]
