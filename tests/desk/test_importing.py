"""Imports again and again: what is kept, mended, resumed, withdrawn and taken back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.desk import importing, known, quarantining, undoing_imports
from workbench.desk.importing import ImportOptions, ImportSummary, import_files
from workbench.desk.incoming import files
from workbench.desk.incoming.rows import Row
from workbench.desk.workspace import Workspace
from workbench.errors import NotFoundError, UndecidableError
from workbench.model.event import EventKind
from workbench.model.import_run import RunState
from workbench.model.known import KnownClaim
from workbench.model.quarantine import Distrust, QuarantineState


def taken(
    ws: Workspace, file: Path, *records: dict[str, Any], whole: bool = False
) -> ImportSummary:
    """What importing some records from a file gives."""
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return import_files(ws, [file], options=ImportOptions(licence="CC0", whole=whole))


def review(number: int, verdict: str = "False", **more: Any) -> dict[str, Any]:
    """A ClaimReview of a made-up publisher."""
    return {
        "@type": "ClaimReview",
        "url": f"https://quay.example/{number}",
        "claimReviewed": f"Mill number {number} burned.",
        "author": {"name": "Quay Check"},
        "reviewRating": {"alternateName": verdict},
        **more,
    }


def everything(ws: Workspace) -> list[KnownClaim]:
    with ws.store.read() as work:
        return list(work.known.all())


def test_a_review_that_changes_keeps_what_it_said(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    taken(ws, file, review(1), review(2))
    second = taken(ws, file, review(1, "True"), review(2))
    assert (second.new, second.changed, second.same) == (0, 1, 1)
    found = known.provenance(ws, 1)
    assert (found.known.verdict, found.known.licence, len(found.known.record)) == (
        "True",
        "CC0",
        64,
    )
    assert found.run is not None
    assert (found.run.id, found.run.name, found.run.actor) == (2, "feed.jsonl", "Anna")
    assert [(item.known.verdict, item.run) for item in found.versions] == [("False", 2)]
    third = taken(ws, file, review(1, "True"), review(2))
    assert (third.new, third.changed, third.same) == (0, 0, 2)
    assert len(known.provenance(ws, 1).versions) == 1


def test_one_address_is_one_review_however_its_publisher_is_called(
    ws: Workspace, tmp_path: Path
) -> None:
    nameless = review(1, "True")
    del nameless["author"]
    summary = taken(ws, tmp_path / "feed.jsonl", review(1), nameless)
    assert (summary.new, summary.quarantined) == (1, 1)
    assert summary.reasons == {Distrust.CONTRADICTING_DUPLICATE: 1}


def test_what_was_changed_by_hand_stays_until_the_record_changes(
    ws: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "feed.jsonl"
    taken(ws, file, review(1))
    (entry,) = everything(ws)
    known.add(
        ws,
        KnownClaim(
            0,
            entry.text,
            external_id=entry.external_id,
            publisher=entry.publisher,
            url=entry.url,
            verdict="Mixture",
        ),
    )
    assert taken(ws, file, review(1), review(2)).same == 1
    assert known.show(ws, 1).verdict == "Mixture"
    assert taken(ws, file, review(1, "True")).changed == 1
    assert known.show(ws, 1).verdict == "True"


def test_an_import_is_taken_back_and_can_be_made_again(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    taken(ws, file, review(1), review(2))
    second = taken(ws, file, review(1, "True"), review(3), {"@type": "ClaimReview"})
    done = undoing_imports.take_back(ws, second.runs[0])
    assert (done.withdrawn, done.restored, done.kept, done.dismissed) == (1, 1, 0, 1)
    assert [(item.id, item.verdict) for item in everything(ws)] == [(1, "False"), (2, "False")]
    assert "import 2" in known.show(ws, 3).withdrawn_because
    assert [run.state for run in undoing_imports.imports(ws)] == [
        RunState.TAKEN_BACK,
        RunState.FINISHED,
    ]
    assert [hit.known.id for hit in known.search(ws, "mill number 3 burned")] != [3]
    with pytest.raises(UndecidableError, match="taken back before"):
        undoing_imports.take_back(ws, second.runs[0])
    with pytest.raises(NotFoundError, match="no import 9"):
        undoing_imports.take_back(ws, 9)
    again = taken(ws, file, review(1, "True"), review(3))
    assert (again.new, again.changed) == (0, 2)
    assert not known.show(ws, 3).withdrawn
    assert ws.store.check() == ()


def test_a_whole_feed_withdraws_what_it_has_no_more(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    taken(ws, file, review(1), review(2))
    taken(ws, tmp_path / "other.jsonl", review(3))
    assert taken(ws, file, review(2), whole=True).withdrawn == 1
    gone = known.show(ws, 1)
    assert (gone.withdrawn, gone.withdrawn_because) == (True, "no longer in “feed.jsonl”")
    assert [item.id for item in everything(ws)] == [2, 3]
    assert taken(ws, file, review(2), whole=True).withdrawn == 0
    assert taken(ws, file, review(1), review(2)).changed == 1
    assert not known.show(ws, 1).withdrawn


def test_an_entry_can_say_itself_that_it_is_withdrawn(ws: Workspace, tmp_path: Path) -> None:
    entry = {"id": "1", "text": "One.", "publisher": "P"}
    file = tmp_path / "own.jsonl"
    taken(ws, file, entry)
    assert taken(ws, file, {**entry, "withdrawn": "void"}).changed == 1
    assert known.show(ws, 1).withdrawn_because == "void"


def test_records_in_quarantine_are_mended_dismissed_and_tried_again(
    ws: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "feed.jsonl"
    broken = [review(1, claimReviewed=""), review(2, claimReviewed="x" * 3_000), review(3)]
    summary = taken(ws, file, *broken)
    assert summary.reasons == {Distrust.NO_TEXT: 1, Distrust.TOO_LONG: 1}
    first, second = quarantining.records(ws)
    assert json.loads(first.raw) == broken[0]
    kept = quarantining.mend(ws, first.id, {"text": "The mill burned.", "verdict": "True"})
    assert (kept.text, kept.verdict, kept.record) == ("The mill burned.", "True", first.record)
    assert known.provenance(ws, kept.id).run is not None
    with pytest.raises(UndecidableError, match="longer than"):
        quarantining.mend(ws, second.id, {})
    with pytest.raises(UndecidableError, match="mended before"):
        quarantining.mend(ws, first.id, {})
    with pytest.raises(UndecidableError, match="Say why"):
        quarantining.dismiss(ws, second.id, " ")
    assert quarantining.retry(ws) == (0, 1)
    quarantining.dismiss(ws, second.id, "spam")
    assert quarantining.records(ws) == ()
    assert quarantining.record(ws, second.id).note == "spam"
    again = import_files(ws, [file])
    assert (again.same, again.quarantined) == (3, 0)
    with ws.store.read() as work:
        kinds = [event.kind for event in work.events.all()]
    assert kinds.count(EventKind.KNOWN_MENDED) == kinds.count(EventKind.RECORD_DISMISSED) == 1


def test_a_contradicting_duplicate_waits_for_a_person(ws: Workspace, tmp_path: Path) -> None:
    taken(ws, tmp_path / "feed.jsonl", review(1), review(1, "True"))
    (waiting,) = quarantining.records(ws, kind=Distrust.CONTRADICTING_DUPLICATE)
    assert quarantining.retry(ws) == (0, 0)
    assert quarantining.mend(ws, waiting.id, {}).id == 1
    assert known.show(ws, 1).verdict == "True"
    assert quarantining.counts(ws) == {
        (Distrust.CONTRADICTING_DUPLICATE, QuarantineState.MENDED): 1
    }


@pytest.mark.parametrize("large", [20_000, 0])
def test_an_import_that_was_stopped_goes_on_to_the_same_end(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(importing, "_BATCH", 3)
    monkeypatch.setattr(importing, "_LARGE", large)  # from it on, the index is made at the end
    read = files.rows
    records = [review(n) for n in range(7)] + [review(1, "True"), {"x": 1}]

    def stopping(source: Any, mapping: Any) -> Iterator[Row]:
        for place, row in enumerate(read(source, mapping)):
            if place == 7:
                raise KeyboardInterrupt
            yield row

    file = tmp_path / "feed.jsonl"
    monkeypatch.setattr(importing, "rows", stopping)
    with pytest.raises(KeyboardInterrupt):
        taken(ws, file, *records)
    (run,) = undoing_imports.imports(ws)
    assert (run.state, run.position, run.new) == (RunState.RUNNING, 6, 6)
    monkeypatch.setattr(importing, "rows", read)
    summary = taken(ws, file, *records)
    assert (summary.new, summary.quarantined, summary.runs) == (7, 2, (1,))
    assert summary.reasons == {Distrust.CONTRADICTING_DUPLICATE: 1, Distrust.NO_CLAIM: 1}
    assert known.show(ws, 2).verdict == "False"
    (run,) = undoing_imports.imports(ws)
    assert (run.state, run.position) == (RunState.FINISHED, 9)
    found = known.search(ws, "Which mill burned?", 20)
    assert len(found) == 7
    assert ws.store.check() == ()
