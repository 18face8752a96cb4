"""The claims database: by hand, by file, searched, counted, written out and read back."""

import io
import json
from pathlib import Path

import pytest

from workbench.desk import checking, importing, known, known_export, library
from workbench.desk.importing import import_files
from workbench.desk.workspace import Workspace
from workbench.errors import ImportFileError, NotFoundError, UndecidableError
from workbench.model.event import EventKind
from workbench.model.known import KnownClaim


def events(ws: Workspace) -> "list[tuple[EventKind, dict[str, object]]]":
    with ws.store.read() as work:
        return [(event.kind, dict(event.body)) for event in work.events.all()]


def test_a_claim_added_by_hand_is_found_shown_and_logged(ws: Workspace) -> None:
    added = known.add(
        ws, KnownClaim(0, " The mill burned. ", date="3.5.1904", verdict="true", publisher="P")
    )
    assert (added.text, added.date, added.checked_by) == ("The mill burned.", "1904-05-03", "Anna")
    assert known.show(ws, added.id) == added
    assert [hit.known.id for hit in known.search(ws, "burned mill")] == [added.id]
    kind, body = events(ws)[-1]
    assert kind is EventKind.KNOWN_ADDED
    assert body["known"]["text"] == "The mill burned."  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "date", "says"),
    [("  ", "", "no claim text"), ("x" * 2_001, "", "longer than"), ("x", "soon", "“soon”")],
)
def test_what_can_not_be_kept_is_refused(ws: Workspace, text: str, date: str, says: str) -> None:
    with pytest.raises(UndecidableError, match=says):
        known.add(ws, KnownClaim(0, text, date=date))
    assert events(ws) == []


def test_what_is_not_there_is_said(ws: Workspace) -> None:
    with pytest.raises(NotFoundError, match="no known claim 7"):
        known.show(ws, 7)


def test_importing_again_updates_and_never_doubles(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "k.jsonl"
    rows = [
        {"id": "1", "text": "The mill burned.", "publisher": "P", "verdict": "true"},
        {"id": "2", "text": "The mill was sold.", "publisher": "P"},
        {"id": "1", "text": "The mill burned.", "publisher": "Q"},
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first = import_files(ws, [file])
    assert (first.new, first.changed, first.same, first.rejected) == (3, 0, 0, ())
    rows[0]["verdict"] = "false"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    second = import_files(ws, [file])
    assert (second.new, second.changed, second.same) == (0, 1, 2)
    assert known.stats(ws).total == 3
    imported = [body for kind, body in events(ws) if kind is EventKind.KNOWN_IMPORTED]
    assert [body["new"] for body in imported] == [3, 0]
    assert imported[0]["file"] == "k.jsonl"
    assert imported[0]["sha256"] != imported[1]["sha256"]


def test_an_id_that_says_two_things_is_listed(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "k.csv"
    file.write_text("id,claim,verdict\n1,One.,true\n1,One.,false\n1,One.,true\n", encoding="utf-8")
    summary = import_files(ws, [file])
    assert (summary.new, summary.same) == (1, 1)
    assert summary.rejected == (
        ("k.csv, line 3", "it was there before with another verdict, as known claim 1"),
    )


def test_many_rows_come_in_batches_with_progress(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_BATCH", 20)
    file = tmp_path / "k.csv"
    lines = [f"{number},Row number {number}." for number in range(45)]
    file.write_text("id,claim\n" + "\n".join(lines), encoding="utf-8")
    steps: list[int] = []
    summary = import_files(ws, [file], lambda step: steps.append(step.records))
    assert summary.new == 45
    assert steps == [20, 40, 45]
    assert len(events(ws)) == 3


def test_a_missing_file_stops_the_import_before_it_begins(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "k.csv"
    file.write_text("claim\nOne.\n", encoding="utf-8")
    with pytest.raises(ImportFileError, match="no file"):
        import_files(ws, [file, tmp_path / "missing.csv"])
    assert known.stats(ws).total == 0


def test_a_decision_of_this_desk_is_not_overwritten(
    ws: Workspace, report: Path, tmp_path: Path
) -> None:
    article = library.resolve(ws, str(report))
    checking.mark(ws, article, ["c1"], "ok")
    out = io.BytesIO()
    assert known_export.export(ws, out) == 1
    file = tmp_path / "own.jsonl"
    row = json.loads(out.getvalue())
    file.write_text(json.dumps({**row, "verdict": "forged"}), encoding="utf-8")
    summary = import_files(ws, [file])
    assert (summary.new, summary.changed, len(summary.rejected)) == (0, 0, 1)
    assert known.search(ws, row["text"])[0].known.verdict == "ok"


def test_a_search_sees_what_was_just_added(ws: Workspace) -> None:
    assert known.search(ws, "mill") == ()
    known.add(ws, KnownClaim(0, "The mill burned."))
    assert len(known.search(ws, "mill")) == 1


@pytest.mark.parametrize("query", ["", " ", '"', "%_*", "AND OR NOT", "x" * 10_000, "\x00\ud800"])
def test_no_query_breaks_the_search(ws: Workspace, query: str) -> None:
    known.add(ws, KnownClaim(0, "The mill burned."))
    known.search(ws, query)
