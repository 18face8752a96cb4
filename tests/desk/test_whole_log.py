"""A whole log is carried to another database, and there is the same desk with the same log."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.desk import checking, evidence, library
from workbench.desk.formats import json_lines
from workbench.desk.importing import import_files
from workbench.desk.taking_in import take_in
from workbench.desk.verifying import verify_file, verify_log
from workbench.desk.whole_log import export_whole, import_log, missing_files
from workbench.desk.workspace import Workspace, open_workspace
from workbench.errors import ExportError, ImportFileError, NotFoundError, StoreError
from workbench.model.evidence import Stance
from workbench.model.span import Span
from workbench.model.verdict import Question
from workbench.resources import samples


@pytest.fixture
def desk(ws: Workspace, report: Path) -> Workspace:
    """A desk with known claims, an article, decisions of many kinds and a source."""
    import_files(ws, [samples() / "known-claims.jsonl"])
    article = library.resolve(ws, str(report))
    checking.mark(ws, article, ["c1", "c2"], "ok", "rang an \u2028 um")
    checking.undo(ws, article)
    checking.mark(ws, article, ["c2"], "open", question=Question.SAID)
    checking.dismiss(ws, article, ["c3"], "Meinung")
    source = take_in(ws, "Telefonat: An Bord waren 48 Menschen.").source
    evidence.link(ws, article, ["c1"], source.id, Span(11, 36), stance=Stance.SUPPORTS)
    return ws


@pytest.fixture
def empty(tmp_path: Path, made_file: Path) -> Iterator[Workspace]:
    """A database in which nothing was ever done."""
    (tmp_path / "other").mkdir()
    shutil.copy(made_file, tmp_path / "other" / "desk.db")
    other = open_workspace(str(tmp_path / "other" / "desk.db"), "Ben")
    yield other
    other.close()


def state(ws: Workspace) -> object:
    with ws.store.read() as work:
        return work.events.head(), list(work.carrying.rows())


def resealed(file: Path, change: Callable[[list[dict[str, Any]]], object]) -> None:
    """Change the lines of a file that are no entries, as somebody who knows how it is made."""
    *lines, receipt, _head = [json.loads(line) for line in file.read_bytes().splitlines()]
    change(lines)
    draft = b"".join(map(json_lines.line, lines))
    receipt["body"]["sha256"] = hashlib.sha256(draft).hexdigest()
    last = json_lines.line(receipt)
    digest = json_lines.hash_of(last.removesuffix(b"\n"))
    file.write_bytes(draft + last + json_lines.head_line(receipt["seq"], digest))


def row(lines: list[dict[str, Any]], table: str) -> dict[str, Any]:
    found: dict[str, Any] = next(line["row"] for line in lines if line.get("table") == table)
    return found


def test_the_other_desk_is_the_same_and_work_goes_on_there(
    desk: Workspace, empty: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "whole.jsonl"
    exported = export_whole(desk, file, files=True)
    assert exported.path == file
    assert (tmp_path / "verify_log.py").read_bytes() == json_lines.verifier()
    told: list[str] = []
    taken = import_log(empty, file, progress=lambda _d, _t, what: told.append(what))
    assert state(empty) == state(desk)
    assert (taken.events, taken.head, taken.missing) == (*_head(desk), 0)
    assert set(told) >= {"entries"}
    assert empty.store.check() == ()
    assert verify_log(empty).ok
    checking.mark(empty, 1, ["c1"], "ok")
    assert empty.store.check() == ()
    with pytest.raises(ImportFileError, match="already"):
        import_log(empty, file)
    with pytest.raises(ExportError, match="exists already"):
        export_whole(desk, file)
    assert _head(desk)[0] == taken.events  # a refused export leaves no entry


def test_without_the_files_their_number_is_told(
    desk: Workspace, empty: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "whole.jsonl").write_bytes(export_whole(desk, None).data)
    taken = import_log(empty, tmp_path / "whole.jsonl")
    assert taken.missing == 1
    assert "1 saved file of sources did not come along" in missing_files(1)
    assert missing_files(0) == ""


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda ls: row(ls, "claim").update(exact="x"), (StoreError, "do not agree")),
        (lambda ls: row(ls, "verdict").update(label="correct"), (StoreError, "do not agree")),
        (lambda ls: row(ls, "revision").update(raw="eA=="), (StoreError, "not what came in")),
        (lambda ls: row(ls, "article").update(id="1"), (StoreError, "does not fit")),
        (lambda ls: row(ls, "article").update(id=2**40), (StoreError, "does not fit")),
        (lambda ls: row(ls, "revision").update(raw="?"), (StoreError, "does not fit")),
        (lambda ls: row(ls, "article").update(colour="x"), (StoreError, "does not fit")),
        (lambda ls: ls.append({"table": "event", "row": {}}), (StoreError, "no table")),
        (lambda ls: ls.append({"table": 1, "row": {}}), (ImportFileError, "receipt")),
        (lambda ls: ls.append({"bytes": "eA==", "sha256": "0" * 64}), (ImportFileError, "receipt")),
        (lambda ls: ls.append({"bytes": "?", "sha256": "0" * 64}), (ImportFileError, "receipt")),
        (lambda ls: ls.append({"tables": {}}), (ImportFileError, "not a whole log")),
        (
            lambda ls: next(x for x in ls if "tables" in x)["tables"].update(schema="0001"),
            (ImportFileError, "other tables"),
        ),
    ],
)
def test_rows_that_are_not_those_of_the_log_are_refused_as_a_whole(
    desk: Workspace,
    empty: Workspace,
    tmp_path: Path,
    change: Callable[[list[dict[str, Any]]], object],
    refusal: tuple[type[Exception], str],
) -> None:
    file = tmp_path / "whole.jsonl"
    file.write_bytes(export_whole(desk, None).data)
    resealed(file, change)
    assert verify_file(file).ok  # the receipt can't know better
    with pytest.raises(refusal[0], match=refusal[1]):
        import_log(empty, file)
    with empty.store.read() as work:
        assert work.carrying.is_empty()


def test_what_is_no_whole_log_is_refused(desk: Workspace, empty: Workspace, tmp_path: Path) -> None:
    from workbench.desk.exporting import export_log

    file = tmp_path / "log.jsonl"
    export_log(desk, 1, "jsonl", file)
    with pytest.raises(ImportFileError, match="--whole"):
        import_log(empty, file)
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(ImportFileError, match="not a whole line"):
        import_log(empty, file)
    with pytest.raises(NotFoundError):
        import_log(empty, tmp_path / "none.jsonl")


def _head(ws: Workspace) -> tuple[int, str]:
    with ws.store.read() as work:
        return work.events.head()
