"""Runs commands for the tests of the command line: a database, a report and known claims."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.running import run

REPORT = (
    "The ferry ran aground on 3 May 2023 with 48 people on board. Nobody was hurt, the harbour "
    "master said. It was the second accident since 2019.\n"
)


class Program:
    """Runs commands against one database and keeps what the last one printed."""

    def __init__(self, database: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._database = database
        self._capsys = capsys
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: str, expect: int = 0) -> str:
        code = run(["--db", str(self._database), "--by", "Anna", *arguments])
        self.out, self.err = self._capsys.readouterr()
        assert code == expect, self.err
        assert "Traceback" not in self.err
        return self.out

    def json(self, *arguments: str) -> Any:
        return json.loads(self(*arguments, "--json"))

    def refuses(self, *arguments: str) -> str:
        """The one line that says why not."""
        assert self(*arguments, expect=2) == ""
        (line,) = self.err.splitlines()
        return line


@pytest.fixture
def program(tmp_path: Path, made_file: Path, fresh_program: Program) -> Program:
    shutil.copy(made_file, tmp_path / "claims.db")
    return fresh_program


@pytest.fixture
def fresh_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """It has no database yet."""
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "en")
    monkeypatch.delenv("WORKBENCH_DB", raising=False)
    return Program(tmp_path / "claims.db", capsys)


@pytest.fixture
def report(tmp_path: Path) -> str:
    file = tmp_path / "ferry.txt"
    file.write_text(REPORT, encoding="utf-8")
    return str(file)


@pytest.fixture
def known(tmp_path: Path) -> str:
    file = tmp_path / "known.jsonl"
    rows = [
        {"id": "a", "text": "The ferry ran aground on 3 May 2023 with 84 people on board."},
        {"id": "b", "text": "Bees sleep at night.", "verdict": "true", "publisher": "Nature desk"},
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(file)
