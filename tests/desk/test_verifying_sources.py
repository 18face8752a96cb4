"""Saved bytes, texts and passages held against what they were when they came in."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk.archive_samples import wacz, warc
from workbench.desk import checking, evidence, library
from workbench.desk.taking_in import take_in
from workbench.desk.verifying_sources import Fault, SourceFault, said_of, verify_sources
from workbench.desk.workspace import Workspace
from workbench.model.evidence import Stance
from workbench.model.source import Source

STATEMENT = "Am 3. Mai 2023 lief die Fähre auf Grund. An Bord waren 84 Menschen.\n"
PASSAGE = "An Bord waren 84 Menschen."


@pytest.fixture
def source(ws: Workspace, report: Path, tmp_path: Path) -> Source:
    """A saved source with a passage that contradicts the first claim, which is decided."""
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, encoding="utf-8")
    article = library.resolve(ws, str(report))
    found = take_in(ws, str(file), article).source
    place = evidence.find_passage(ws, found, PASSAGE)
    evidence.link(ws, article, ["c1"], found.id, place, stance=Stance.CONTRADICTS)
    checking.mark(ws, article, ["c1"], "correct")
    return found


def blob(ws: Workspace, source: Source) -> Path:
    assert source.newest is not None
    sha256 = source.newest.sha256
    return Path(ws.store.url).with_name("desk-sources") / sha256[:2] / sha256


def only_fault(ws: Workspace) -> SourceFault:
    found = verify_sources(ws)
    assert not found.ok
    (fault,) = found.faults
    return fault


def rewrite(ws: Workspace, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(ws.store.url)) as connection:
        connection.execute(statement, values)
        connection.commit()


def test_what_is_whole_is_called_whole(ws: Workspace, source: Source) -> None:
    steps: list[tuple[int, int, str]] = []
    found = verify_sources(ws, lambda *step: steps.append(step))
    assert found.ok
    assert (found.snapshots, found.texts, found.passages, found.unused) == (1, 1, 1, 0)
    assert found.size == len(STATEMENT.encode())
    assert steps == [(0, 1, source.name)]


def test_missing_bytes_are_named_with_what_rests_on_them(ws: Workspace, source: Source) -> None:
    blob(ws, source).unlink()
    fault = only_fault(ws)
    assert (fault.fault, fault.source.id, fault.snapshot) == (Fault.MISSING, source.id, 1)
    (resting,) = fault.resting
    assert (resting.claim, resting.verdict) == ("c1", "to correct")
    told = said_of(fault)
    assert "s1 “statement”: the saved bytes of snapshot 1 are missing" in told
    assert "evidence 1 on c1 of article 1 (to correct)" in told
    assert ws.store.check() == (
        "Saved bytes of source s1 are missing; restore them from a backup.",
    )


def test_changed_bytes_are_found(ws: Workspace, source: Source) -> None:
    file = blob(ws, source)
    file.chmod(0o600)
    file.write_bytes(STATEMENT.replace("84", "48").encode())
    fault = only_fault(ws)
    assert (fault.fault, fault.sha256) == (Fault.CHANGED, file.name)
    assert fault.found not in ("", file.name)
    assert len(fault.resting) == 1
    assert ws.store.check() == ()  # which looks for the files alone


def test_bytes_that_can_not_be_read_are_found(ws: Workspace, source: Source) -> None:
    file = blob(ws, source)
    file.unlink()
    file.mkdir()
    assert only_fault(ws).fault is Fault.UNREADABLE


def test_an_altered_text_is_found(ws: Workspace, source: Source) -> None:
    rewrite(ws, "UPDATE extraction SET text = replace(text, 'lief', 'fuhr')")
    fault = only_fault(ws)
    assert (fault.fault, len(fault.resting)) == (Fault.TEXT, 1)
    assert any("was altered" in problem for problem in ws.store.check())


def test_a_passage_that_does_not_stand_at_its_place_is_found(ws: Workspace, source: Source) -> None:
    rewrite(ws, "UPDATE evidence SET start = start + 1")
    fault = only_fault(ws)
    assert fault.fault is Fault.PASSAGE
    assert fault.resting[0].evidence.id == 1


def test_stored_bytes_of_no_source_are_counted(ws: Workspace, source: Source) -> None:
    stray = blob(ws, source).parents[1] / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"stray")
    found = verify_sources(ws)
    assert found.ok
    assert found.unused == 1


def test_a_web_archive_is_held_against_its_own_hashes(ws: Workspace, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.warc", tmp_path / "bad.warc"
    good.write_bytes(warc(packed=False))
    bad.write_bytes(warc(packed=False).replace(b"Nobody was hurt.", b"Somebody was hurt"[:16]))
    take_in(ws, str(good))
    assert verify_sources(ws).ok
    altered = take_in(ws, str(bad)).source
    fault = only_fault(ws)
    assert (fault.fault, fault.source.id) == (Fault.ARCHIVE, altered.id)
    assert "not whole" in said_of(fault)


def test_what_an_archive_gives_no_hash_of_is_no_fault(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "page.wacz"
    file.write_bytes(wacz({"extra.txt": b"x"}, package={"resources": []}))
    take_in(ws, str(file))
    found = verify_sources(ws)
    assert (found.ok, found.faults) == (True, ())
    assert any("extra.txt" in notice for notice in found.notices)
    assert all(notice.startswith("s1: Nothing vouches for") for notice in found.notices)


def test_bytes_of_two_sources_are_faults_of_both(ws: Workspace, source: Source) -> None:
    assert source.newest is not None
    with ws.store.write("Anna") as work:
        other = work.sources.add(source.details)
        work.sources.save(
            other.id,
            sha256=source.newest.sha256,
            size=source.newest.size,
            media_type="text/plain",
            name="copy.txt",
            method=source.newest.method,
        )
    blob(ws, source).unlink()
    found = verify_sources(ws)
    assert [(fault.source.id, len(fault.resting)) for fault in found.faults] == [(1, 1), (2, 0)]
