"""A desk on a real file, with a German and an English report of the tests' own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench import i18n
from workbench.desk.workspace import Workspace, open_workspace

REPORT = """Fähre auf Grund gelaufen

Die Fähre »Möwe« lief am 3. Mai 2023 mit 48 Menschen an Bord auf Grund. Verletzt wurde niemand, \
sagte die Hafenmeisterin. Es war der zweite Unfall seit 2019.

Die Reederei will das Schiff nicht mehr einsetzen. Es bleibt unklar, ob der Kapitän die \
Untiefe kannte.
"""


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings and the database of whoever runs the tests out of them."""
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "settings" / "settings.toml"))
    monkeypatch.setenv("WORKBENCH_DB", str(tmp_path / "default.db"))
    monkeypatch.delenv("WORKBENCH_USER", raising=False)
    i18n.set_language("en")


@pytest.fixture
def open_desk(tmp_path: Path, made_file: Path) -> Iterator[Callable[[], Workspace]]:
    """Opens the desk of the test, again and again; all are closed in the end."""
    shutil.copy(made_file, tmp_path / "desk.db")
    opened: list[Workspace] = []

    def open_again() -> Workspace:
        opened.append(open_workspace(str(tmp_path / "desk.db"), "Anna"))
        return opened[-1]

    yield open_again
    for workspace in opened:
        workspace.close()


@pytest.fixture
def fresh(tmp_path: Path, made_file: Path) -> Callable[[], Workspace]:
    """Opens an empty desk each time."""

    def opened() -> Workspace:
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
        shutil.copy(made_file, file)
        return open_workspace(str(file), "Anna")

    return opened


@pytest.fixture
def ws(open_desk: Callable[[], Workspace]) -> Workspace:
    """The desk of the test."""
    return open_desk()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A short report in a file."""
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file
