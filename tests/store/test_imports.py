"""Imports, searches with conditions and taking back on both engines."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk import importing, known, quarantining, undoing_imports
from workbench.desk.importing import import_files
from workbench.desk.known_search import find, parsed
from workbench.desk.workspace import Workspace, open_workspace
from workbench.model.quarantine import Distrust, QuarantineState


@pytest.fixture
def desk(database: str) -> Iterator[Workspace]:
    """A desk on either engine."""
    opened = open_workspace(database, "Anna")
    yield opened
    opened.close()


def feed(file: Path, verdict: str) -> Path:
    """A file of reviews, the last of which says another verdict at the address of the first."""
    lines = [
        {
            "@type": "ClaimReview",
            "url": f"https://quay.example/{number}",
            "claimReviewed": f"Mill number {number} burned in the old town.",
            "author": {"name": "Quay Check"},
            "reviewRating": {"alternateName": verdict if number % 2 else "True"},
            "datePublished": f"20{10 + number}-05-06",
        }
        for number in range(9)
    ]
    lines.append({**lines[0], "reviewRating": {"alternateName": "False"}})
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return file


@pytest.mark.parametrize("large", [20_000, 0], ids=["one by one", "at one go"])
def test_an_import_is_searched_repeated_changed_and_taken_back(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(importing, "_LARGE", large)
    first = import_files(desk, [feed(tmp_path / "feed.jsonl", "False")])
    assert (first.new, first.reasons) == (9, {Distrust.CONTRADICTING_DUPLICATE: 1})
    page = find(desk, parsed("mill verdict:false since:2013 until:2017 sort:oldest"), 2)
    assert page.total == 3
    assert [hit.known.date for hit in page.hits] == ["2013-05-06", "2015-05-06"]
    again = import_files(desk, [tmp_path / "feed.jsonl"])
    assert (again.new, again.changed, again.same) == (0, 0, 9)
    changed = import_files(desk, [feed(tmp_path / "feed.jsonl", "Misleading")])
    assert (changed.new, changed.changed, changed.same) == (0, 4, 5)
    assert find(desk, parsed('"old town" verdict:misleading')).total == 4
    undoing_imports.take_back(desk, changed.runs[0])
    assert find(desk, parsed("verdict:false")).total == 4
    undoing_imports.take_back(desk, first.runs[0])
    assert known.stats(desk).total == 0
    assert find(desk, parsed("mill")).total == 0
    open_ones = (Distrust.CONTRADICTING_DUPLICATE, QuarantineState.OPEN)
    assert open_ones not in quarantining.counts(desk)
    assert desk.store.check() == ()


def test_what_was_taken_back_does_not_come_back_with_what_followed_it(
    desk: Workspace, tmp_path: Path
) -> None:
    runs = [
        import_files(desk, [feed(tmp_path / "feed.jsonl", verdict)]).runs[0]
        for verdict in ("False", "Misleading", "Satire")
    ]
    undoing_imports.take_back(desk, runs[1])
    assert find(desk, parsed("mill verdict:satire")).total == 4
    undoing_imports.take_back(desk, runs[2])
    assert find(desk, parsed("mill verdict:false")).total == 4
    undoing_imports.take_back(desk, runs[0])
    assert known.stats(desk).total == 0
    again = import_files(desk, [feed(tmp_path / "feed.jsonl", "False")])
    assert (again.new + again.changed, known.stats(desk).total) == (9, 9)


def test_what_only_runs_taken_back_have_brought_is_withdrawn(
    desk: Workspace, tmp_path: Path
) -> None:
    runs = [
        import_files(desk, [feed(tmp_path / "feed.jsonl", verdict)]).runs[0]
        for verdict in ("False", "Misleading")
    ]
    undoing_imports.take_back(desk, runs[0])
    assert known.stats(desk).total == 4
    done = undoing_imports.take_back(desk, runs[1])
    assert (done.withdrawn, done.restored, done.kept) == (4, 0, 0)
    assert known.stats(desk).total == 0
    assert desk.store.check() == ()
