"""The starter claims that come with the program."""

import json
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from workbench import resources
from workbench.desk import known, labels, undoing_imports
from workbench.desk.importing import import_files
from workbench.desk.workspace import Workspace
from workbench.model.import_run import RunState

FILES = resources.starter_claims()


def entries() -> list[dict[str, Any]]:
    return [
        json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()
    ]


def test_there_are_about_three_hundred_on_a_dozen_matters() -> None:
    assert len(FILES) >= 10
    assert 280 <= len(entries()) <= 400
    languages = Counter(entry["language"] for entry in entries())
    assert set(languages) == {"de", "en"}
    assert min(languages.values()) >= 120
    assert len({entry["text"] for entry in entries()}) == len(entries())


def test_each_names_its_source_and_no_address() -> None:
    for entry in entries():
        word = {"de": "Quelle: ", "en": "Source: "}[entry["language"]]
        assert entry["summary"].startswith(word), entry
        assert date.fromisoformat(entry["date"]) <= date.today()
        assert "url" not in entry
        assert not re.search(r"https?:|www\.", json.dumps(entry)), entry


def test_they_are_taken_in_once_and_taken_back(ws: Workspace) -> None:
    summary = import_files(ws, FILES)
    assert (summary.new, summary.remarks) == (len(entries()), 0)
    again = import_files(ws, FILES)
    assert (again.new, again.changed, again.same) == (0, 0, len(entries()))
    assert {item.normal is not None for item in labels.counts(ws)} == {True}
    for number in summary.runs:
        undoing_imports.take_back(ws, number)
    assert known.stats(ws).total == 0
    states = {run.id: run.state for run in undoing_imports.imports(ws)}
    assert {states[number] for number in summary.runs} == {RunState.TAKEN_BACK}


@pytest.mark.parametrize(
    ("said", "expected", "verdict"),
    [
        ("Die letzten drei Atomkraftwerke gingen im April 2023 vom Netz.", "nuclear", "richtig"),
        ("Kroatien ist 2007 mit Rumänien der EU beigetreten.", "european-union", "falsch"),
        ("Einstein got the Nobel Prize for his theory of relativity.", "nobel-prizes", "false"),
        ("In 2012 the Nobel Peace Prize went to the European Union.", "nobel-prizes", "true"),
    ],
)
def test_they_answer_for_what_is_often_said(
    ws: Workspace, said: str, expected: str, verdict: str
) -> None:
    import_files(ws, FILES)
    best = known.search(ws, said, 1)[0].known
    assert best.external_id.startswith(expected)
    assert best.verdict == verdict
