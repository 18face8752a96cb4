"""Exporting an article's log: files, names, and the receipt that stays in the log."""

import hashlib
import json
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.leaks import unpacked
from workbench.desk import checking, library
from workbench.desk.exporting import FORMATS, default_name, export_log
from workbench.desk.verifying import verify_file, verify_log
from workbench.desk.workspace import Workspace, open_workspace
from workbench.errors import ExportError, NotFoundError
from workbench.model.article import Article, Document
from workbench.model.event import Event, EventKind
from workbench.model.span import Span
from workbench.model.split import Claim, Excluded, ExclusionReason, Split
from workbench.model.verdict import Question

TEXT = "Der Brocken ist 1141 Meter hoch.\nDie Zugspitze ist höher.\nFoto: Muster"


@pytest.fixture
def ws(tmp_path: Path, made_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A desk in a database of its own, judging on the truth scale."""
    shutil.copy(made_file, tmp_path / "desk.db")
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "settings.toml"))
    desk = open_workspace(str(tmp_path / "desk.db"), "anna", "truth")
    yield desk
    desk.close()


@pytest.fixture
def article(ws: Workspace) -> int:
    """An article of two claims and a credit; the first claim has a verdict and a note."""
    raw = TEXT.encode()
    document = Document(TEXT, raw, hashlib.sha256(raw).hexdigest(), "berge.txt", "text/plain", "")
    claims = []
    for number, words in enumerate(TEXT.splitlines()[:2], 1):
        span = Span(TEXT.index(words), TEXT.index(words) + len(words))
        claims.append(Claim(f"c{number}", span, words, span, True, 0.5, (), False, None, ()))
    credit = Span(TEXT.index("Foto"), len(TEXT))
    excluded = (Excluded(credit, credit.of(TEXT), ExclusionReason.CREDIT),)
    split = Split("Zwei Berge", "de", len(TEXT), tuple(claims), excluded)
    with ws.store.write("anna") as work:
        article_id = work.articles.add(document, split, language="de")
    checking.mark(ws, article_id, ["c1"], "true", "Atlas, S. 12")
    return article_id


def history(ws: Workspace, article_id: int) -> tuple[Event, ...]:
    with ws.store.read() as work:
        return tuple(work.events.of(article_id))


def receipts(ws: Workspace, article_id: int) -> list[Event]:
    events = history(ws, article_id)
    return [event for event in events if event.kind is EventKind.LOG_EXPORTED]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_and_leaves_a_receipt(
    ws: Workspace, article: int, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "log.out"
    exported = export_log(ws, article, name, target)
    assert exported.path == target
    assert target.read_bytes() == exported.data
    assert "Brocken" in unpacked(exported.data).decode(errors="replace")
    (receipt,) = receipts(ws, article)
    assert (receipt.actor, receipt.body["format"], receipt.body["file"]) == (
        "anna",
        name,
        "log.out",
    )
    if name == "jsonl":
        *before, _receipt, _head = exported.data.splitlines(keepends=True)
        assert receipt.body["sha256"] == hashlib.sha256(b"".join(before)).hexdigest()
    elif name != "json":
        assert receipt.body["sha256"] == hashlib.sha256(exported.data).hexdigest()
    assert verify_log(ws).ok


def test_without_a_target_there_are_only_bytes_and_still_a_receipt(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    exported = export_log(ws, article, "md", None)
    assert exported.path is None
    assert exported.data.startswith(b"# ")
    assert [receipt.body["file"] for receipt in receipts(ws, article)] == ["-"]
    assert [path for path in sorted(tmp_path.iterdir()) if path.suffix == ".md"] == []
    assert set(before) <= set(tmp_path.iterdir())


def test_an_existing_file_is_kept_and_nothing_is_logged(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    target = tmp_path / "log.md"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="--force"):
        export_log(ws, article, "md", target)
    assert target.read_text(encoding="utf-8") == "mine"
    assert receipts(ws, article) == []
    export_log(ws, article, "md", target, force=True)
    assert target.read_text(encoding="utf-8").startswith("# ")


def test_a_folder_gets_a_file_named_after_the_article(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    exported = export_log(ws, article, "html", tmp_path)
    assert exported.path == tmp_path / "Zwei-Berge-log.html"


def test_unknown_formats_and_articles_are_refused(ws: Workspace, article: int) -> None:
    with pytest.raises(ExportError, match="claimreview"):
        export_log(ws, article, "odt", None)
    with pytest.raises(NotFoundError):
        export_log(ws, article + 1, "md", None)
    assert receipts(ws, article) == []


def test_an_exported_json_log_can_be_verified_and_holds_every_event(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    checking.mark(ws, article, ["c2"], "false")
    checking.undo(ws, article)
    export_log(ws, article, "md", None)
    target = tmp_path / "log.json"
    export_log(ws, article, "json", target)
    result = verify_file(target)
    assert (result.ok, result.problem) == (True, None)
    events = json.loads(target.read_text(encoding="utf-8"))["events"]
    assert [event["hash"] for event in events] == [event.hash for event in history(ws, article)]
    assert result.head == verify_log(ws).head
    target.write_text(
        target.read_text(encoding="utf-8").replace("Atlas, S. 12", "Atlas, S. 13"),
        encoding="utf-8",
    )
    assert not verify_file(target).ok


def test_both_answers_are_exported_and_vouched_for(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "mill.txt"
    file.write_text("The mill burned down in 1904, the owner said.", encoding="utf-8")
    article = library.resolve(ws, str(file))
    checking.mark(ws, article, ["c1"], "true", question=Question.SAID)
    checking.mark(ws, article, ["c1"], "false")
    target = tmp_path / "log.json"
    data = json.loads(export_log(ws, article, "json", target).data)
    (claim,) = data["claims"]
    assert (claim["said"]["label"], claim["verdict"]["label"]) == ("true", "false")
    assert [event["body"].get("question") for event in data["events"]] == [None, "said", None, None]
    assert verify_file(target).ok
    forged = target.read_text(encoding="utf-8").replace('"said": {', '"said_": {', 1)
    target.write_text(forged, encoding="utf-8")
    assert not verify_file(target).ok
    for name in FORMATS:
        exported = unpacked(export_log(ws, article, name, None).data).decode(errors="replace")
        assert ("owner say it?" in exported) is (name in ("md", "html", "csv", "docx"))


def test_the_export_says_what_was_decided_then_and_taken_back_since(
    ws: Workspace, article: int
) -> None:
    checking.mark(ws, article, ["c2"], "mostly-false")
    checking.undo(ws, article)
    page = export_log(ws, article, "md", None).data.decode()
    assert "no verdict → mostly false" in page
    assert "mostly false → no verdict" in page
    assert "### 2 ○ not checked yet" in page


def test_claimreview_says_how_many_claims_it_left_out(ws: Workspace, article: int) -> None:
    exported = export_log(ws, article, "claimreview", None)
    (review,) = json.loads(exported.data)
    assert review["claimReviewed"] == "Der Brocken ist 1141 Meter hoch."
    assert review["reviewRating"]["ratingValue"] == 5
    assert "url" not in review
    left, unnamed = exported.notices
    assert left.startswith("1 claim was left out")
    assert "--url" in unnamed
    checking.mark(ws, article, ["c2"], "true")
    page = "https://example.org/check"
    exported = export_log(ws, article, "claimreview", None, url=page)
    assert [item["url"] for item in json.loads(exported.data)] == [page, page]
    assert exported.notices == ()
    for url, name in (("javascript:alert(1)", "claimreview"), ("www.example.org", "claimreview")):
        with pytest.raises(ExportError, match="http://"):
            export_log(ws, article, name, None, url=url)
    with pytest.raises(ExportError, match="does not tell"):
        export_log(ws, article, "md", None, url=page)
    assert export_log(ws, article, "md", None).notices == ()


def test_others_work_on_while_a_log_is_written_out_and_it_tells_what_they_did(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    times: list[str] = []

    def ben_marks(done: int, total: int, what: str) -> None:
        assert 0 <= done < total
        times.append(what)
        # At the fourth time Ben would have to wait.
        if done == 1 and times.count(what) < 4:
            checking.mark(ben, article, ["c2"], ("true", "false")[times.count(what) % 2])

    ben = open_workspace(str(tmp_path / "desk.db"), "ben", "truth")
    try:
        target = tmp_path / "log.json"
        export_log(ws, article, "json", target, progress=ben_marks)
    finally:
        ben.close()
    assert (len(times), len(set(times))) == (8, 3)
    events = json.loads(target.read_bytes())["events"]
    assert [event["actor"] for event in events] == ["anna", "ben", "ben", "ben", "anna"]
    assert (verify_file(target).problem, verify_log(ws).problem) == (None, None)


def named(title: str, name: str = "x.txt") -> str:
    return default_name(Article(1, 1, name, title, "de", "", "", ""), "md")


def test_default_names_are_readable() -> None:
    assert named("Zwei Berge: höher, weiter?") == "Zwei-Berge-höher-weiter-log.md"
    assert named("../../etc/passwd") == "etc-passwd-log.md"
    assert named("", "/home/anna/brief.html") == "brief-html-log.md"
    assert named("…") == "article-log.md"


@given(st.text())
def test_default_names_are_safe_whatever_the_title_is(title: str) -> None:
    name = named(title)
    assert Path(name).name == name
    assert len(name.encode()) <= 140
    assert name[0] not in ".-"
    assert name.removesuffix(".md").replace("-", "").replace("_", "").isalnum()
    assert unicodedata.normalize("NFKC", name) == name
