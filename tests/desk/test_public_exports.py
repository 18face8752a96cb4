"""Nothing of a confidential source is in any byte of any public export."""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.leaks import found_in, unpacked
from workbench.desk import checking, editing, evidence, library, queries, sources
from workbench.desk.exporting import FORMATS, default_name, export_log
from workbench.desk.verifying import verify_file, verify_log
from workbench.desk.workspace import Workspace
from workbench.model.article import Article
from workbench.model.event import EventKind
from workbench.model.evidence import Credibility, Stance
from workbench.model.profile import Profile
from workbench.model.query import Reply
from workbench.model.source import (
    Extraction,
    Method,
    Reliability,
    Source,
    SourceDetails,
    SourceKind,
)
from workbench.model.span import Span

ARTICLE = "The mill burned down in 1904. The owner sold it to the town in 1911 for 900 crowns."
FIELDS = ("title", "author", "publisher", "published", "accessed", "language", "origin")
PASSAGE = "The zqxbefore mill was zqxexact ß&< sold zqxafter in spring, said zqxwho."
BYTES = PASSAGE.encode().ljust(987_654)
SHA256 = hashlib.sha256(BYTES).hexdigest()


def mark(name: str) -> str:
    """A word that stands nowhere else, with characters that every format escapes."""
    return f"zqx{name} ü&<"


def marked(when: str = "") -> SourceDetails:
    """Details of a confidential source with a mark in each field."""
    return SourceDetails(
        SourceKind.STATISTICS,
        title=mark(f"{when}title"),
        author=mark(f"{when}author"),
        publisher=mark(f"{when}publisher"),
        published=mark(f"{when}published"),
        accessed=mark(f"{when}accessed"),
        language=mark(f"{when}language"),
        origin=mark(f"{when}origin"),
        confidential=True,
    )


def add(ws: Workspace, article: int, *, confidential: bool = True) -> Source:
    """A source with a mark in each of its fields, in its file and in its text."""
    details = replace(marked(), url="https://zqxurl.example/", confidential=confidential)
    ws.store.blobs.put(io.BytesIO(BYTES))
    with ws.store.write(ws.actor) as work:
        new = work.sources.add(details)
        work.sources.save(
            new.id,
            sha256=SHA256,
            size=len(BYTES),
            media_type=mark("type"),
            name=mark("file"),
            method=Method.FILE,
            about={"note": mark("about")},
        )
        taken = Extraction(0, SHA256, mark("extractor"), "", 0, "en", "", (0,), (mark("notice"),))
        work.sources.keep_text(new.id, taken, PASSAGE)
        sources.attach_to(work, article, [new])
        return work.sources.get(new.id)


def passage() -> Span:
    return Span(PASSAGE.index("zqxexact"), PASSAGE.index(" zqxafter"))


@pytest.fixture
def article(ws: Workspace, tmp_path: Path) -> int:
    file = tmp_path / "mill.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return library.resolve(ws, str(file))


@pytest.fixture
def told(ws: Workspace, article: int) -> list[str]:
    """A claim worked on with a confidential source in every way; gives what may not leave."""
    ids = [item.claim.id for item in library.article(ws, article).claims][:2]
    new = add(ws, article)
    sources.change(ws, new.id, replace(marked("old"), published="", accessed="", language=""))
    again = SourceDetails(SourceKind.STATISTICS, title=mark("new"), confidential=True)
    sources.change(ws, new.id, again)
    sources.change(ws, new.id, replace(again, reliability=Reliability.USUALLY))
    link = evidence.link(
        ws, article, ids, new.id, passage(), stance=Stance.SUPPORTS, note=mark("linked")
    )
    numbers = [effect.item for effect in link.effects]
    evidence.judge(ws, article, ids[0], numbers[0], stance=Stance.CONTRADICTS, note=mark("judged"))
    evidence.grade(ws, article, ids[0], numbers[0], Credibility.CONFIRMED)
    evidence.unlink(ws, article, ids[1], numbers[1])
    for step in (checking.undo, checking.undo, checking.redo, checking.undo):
        assert step(ws, article) is not None
    checking.mark(ws, article, ids, "correct", mark("with-verdict"))
    checking.note(ws, article, ids[0], mark("claim-note"))
    evidence.explain_shortfall(ws, article, ids, mark("shortfall"))
    ask_the_author(ws, article, ids[0])
    checking.dismiss(ws, article, ids[:1], "opinion")
    checking.restore(ws, article, ids[:1])
    editing.merge(ws, article, ids)
    checking.mark(ws, article, [library.article(ws, article).claims[0].claim.id], "correct")
    names = (*FIELDS, "file", "type", "extractor", "notice", "about", "new", "oldtitle")
    written = ("linked", "judged", "with-verdict", "claim-note", "shortfall", "url", "who")
    words = (f"zqx{name}" for name in (*names, *written, "before", "exact", "after"))
    digests = [digest_of(ws, new.id), SHA256, "987654", "987,654"]
    return [*words, *(f"zqxq{name}" for name in ASKED), *digests]


ASKED = ("question", "changed", "gone", "answer", "reason", "instead", "source", "rejected")


def ask_the_author(ws: Workspace, article: int, claim: str) -> None:
    """A question and a correction with a mark in each field, and all that can be done with them."""
    queries.ask(ws, article, claim, mark("qquestion"))
    queries.change(ws, article, 1, text=mark("qchanged"))
    queries.answer(ws, article, 1, Reply.ANSWERED, mark("qanswer"))
    told = {"reason": mark("qreason"), "source": mark("qsource")}
    queries.correct(ws, article, claim, "1904", mark("qinstead"), **told)
    queries.answer(ws, article, 2, Reply.REJECTED, mark("qrejected"))
    queries.ask(ws, article, claim, mark("qgone"))
    queries.withdraw(ws, article, 3)
    for step in (checking.undo, checking.redo):
        assert step(ws, article) is not None


def digest_of(ws: Workspace, source_id: int) -> str:
    with ws.store.read() as work:
        taken = work.sources.get(source_id).extraction
    assert taken is not None
    return taken.text_sha256


@pytest.mark.parametrize("name", FORMATS)
def test_no_byte_of_a_confidential_source_is_in_a_public_export(
    ws: Workspace, article: int, told: list[str], name: str
) -> None:
    data = export_log(ws, article, name, None, profile=Profile.PUBLIC).data
    assert found_in(data, ["mill burned down"]) or name == "claimreview"
    assert found_in(data, told) == set()
    if name in ("md", "html", "csv", "annotation", "prov", "docx"):
        assert b"confidential source 1" in unpacked(data)


def test_the_internal_export_has_it_all(ws: Workspace, article: int, told: list[str]) -> None:
    data = export_log(ws, article, "json", None).data
    assert found_in(data, told) == set(told) - {"987,654"}
    for name in ("md", "html"):
        shown = export_log(ws, article, name, None).data
        assert found_in(shown, told) >= {"zqxnew", "zqxfile", "zqxexact", "zqxjudged", SHA256}


def test_both_editions_are_verified_and_the_public_one_tells_what_is_withheld(
    ws: Workspace, article: int, told: list[str], tmp_path: Path
) -> None:
    assert told
    inside, outside = tmp_path / "inside.json", tmp_path / "outside.json"
    export_log(ws, article, "json", inside)
    done = export_log(ws, article, "json", outside, profile=Profile.PUBLIC)
    assert "withheld entries of the log: " in done.notices[0]
    whole, less = verify_file(inside), verify_file(outside)
    assert (whole.problem, whole.withheld) == (None, 0)
    # The receipt of the first export is an event more in the second.
    assert (less.problem, less.count) == (None, whole.count + 1)
    events = json.loads(outside.read_bytes())["events"]
    assert less.withheld == sum("redacted" in item for item in events)
    open_kinds = {item["type"] for item in events if "body" in item}
    assert open_kinds == {
        "article-added",
        "claim-dismissed",
        "claim-restored",
        "log-exported",
    }
    # That of the internal export is not among them: its hash is one of confidential words.
    exports = [item for item in events if item["type"] == "log-exported"]
    assert ["redacted" in item for item in exports] == [True, False]
    assert verify_log(ws).ok


def test_every_event_has_a_salt_of_its_own(
    ws: Workspace, article: int, told: list[str], tmp_path: Path
) -> None:
    assert told
    target = tmp_path / "outside.json"
    export_log(ws, article, "json", target, profile=Profile.PUBLIC)
    withheld = {e["seq"] for e in json.loads(target.read_bytes())["events"] if "redacted" in e}
    with ws.store.read() as work:
        events = tuple(work.events.all())
    salts = [event.body["salt"] for event in events if event.seq in withheld]
    kinds = {event.kind for event in events if event.seq in withheld}
    assert len({event.body["salt"] for event in events}) == len(events)
    assert all(len(event.body["salt"]) == 32 for event in events)
    assert {EventKind.UNDONE, EventKind.REDONE, EventKind.CLAIMS_MERGED} <= kinds
    assert found_in(target.read_bytes(), salts) == set()


def test_a_source_that_is_confidential_no_more_is_told_but_not_what_it_was(
    ws: Workspace, article: int
) -> None:
    new = add(ws, article)
    claim = library.article(ws, article).claims[0].claim.id
    sources.change(ws, new.id, SourceDetails(SourceKind.STATISTICS, title="Town register"))
    evidence.link(ws, article, [claim], new.id, passage(), stance=Stance.SUPPORTS)
    for name in FORMATS:
        data = export_log(ws, article, name, None, profile=Profile.PUBLIC).data
        assert found_in(data, [f"zqx{field}" for field in FIELDS]) == set()
        assert b"Town register" in unpacked(data) or name == "claimreview"


def test_a_source_that_became_confidential_is_withheld_from_its_first_event_on(
    ws: Workspace, article: int
) -> None:
    new = add(ws, article, confidential=False)
    with ws.store.write(ws.actor) as work:
        work.sources.change(new.id, SourceDetails(SourceKind.STATISTICS, "x", confidential=True))
    sources.detach(ws, article, new.id)
    for name in FORMATS:
        data = export_log(ws, article, name, None, profile=Profile.PUBLIC).data
        assert found_in(data, [f"zqx{name}" for name in (*FIELDS, "file", "url")]) == set()


def test_steps_back_and_edits_from_when_it_was_confidential_stay_inside(
    ws: Workspace, article: int
) -> None:
    ids = [item.claim.id for item in library.article(ws, article).claims][:2]
    new = add(ws, article)
    link = evidence.link(ws, article, ids[:1], new.id, passage(), stance=Stance.SUPPORTS)
    merged = editing.merge(ws, article, ids).body["new"][0]
    assert checking.undo(ws, article) is not None
    evidence.unlink(ws, article, ids[0], link.effects[0].item)
    for step in (checking.undo, checking.redo):
        assert step(ws, article) is not None
    sources.change(ws, new.id, SourceDetails(SourceKind.STATISTICS, title="Town register"))
    editing.merge(ws, article, ids)
    assert merged
    for name in FORMATS:
        data = export_log(ws, article, name, None, profile=Profile.PUBLIC).data
        assert found_in(data, ["zqxbefore", "zqxexact", "zqxafter"]) == set()
    assert found_in(export_log(ws, article, "json", None).data, ["zqxexact"])


def test_notes_on_open_sources_stay_inside_too(ws: Workspace, article: int) -> None:
    new = add(ws, article, confidential=False)
    claim = library.article(ws, article).claims[0].claim.id
    evidence.link(
        ws, article, [claim], new.id, passage(), stance=Stance.SUPPORTS, note="zqxinwards"
    )
    for name in FORMATS:
        data = export_log(ws, article, name, None, profile=Profile.PUBLIC).data
        assert found_in(data, ["zqxinwards"]) == set()
        assert found_in(data, ["zqxexact"]) or name in ("claimreview", "jsonl")


def test_the_number_of_a_confidential_source_can_be_proven_by_its_salt(
    ws: Workspace, article: int, told: list[str]
) -> None:
    assert told
    outside = json.loads(export_log(ws, article, "json", None, profile=Profile.PUBLIC).data)
    inside = json.loads(export_log(ws, article, "json", None).data)
    (number,) = (item for item in outside["sources"] if item["name"] == "confidential-1")
    (known,) = (item for item in inside["sources"] if item.get("confidential"))
    assert number["details_sha256"] == known["details_sha256"]
    added = next(e["body"] for e in inside["events"] if e["type"] == "source-added")
    assert known["salt"] == added["salt"]
    last = next(e["body"] for e in reversed(inside["events"]) if e["type"] == "source-graded")
    details = {key: value for key, value in last["source"].items() if key != "id"}
    assert number["details_sha256"] == salted(added["salt"], details)


def salted(salt: str, details: dict[str, object]) -> str:
    """The documented formula, written down once more."""
    ordered = json.dumps(details, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(salt.encode("ascii") + ordered.encode()).hexdigest()


def test_a_public_file_is_named_so() -> None:
    article = Article(1, 1, "x.txt", "Two mills", "en", "", "", "")
    assert default_name(article, "md", Profile.PUBLIC) == "Two-mills-log-public.md"
    assert default_name(article, "md") == "Two-mills-log.md"


@pytest.mark.parametrize(
    "change",
    [
        lambda event: event.update(actor="Ben"),
        lambda event: event.update(at="2020-01-01T00:00:00.000Z"),
        lambda event: event.update(type="note-set"),
        lambda event: event.update(article=7),
        lambda event: event.update(seq=event["seq"] - 1),
        lambda event: event.update(hash="0" * 64),
        lambda event: event.update(prev="0" * 64),
        lambda event: event.update(redacted=False),
        lambda event: event.update(redacted=1),
        lambda event: event.update(body={}),
        lambda event: event.pop("redacted"),
        lambda event: event.clear(),
    ],
)
def test_no_change_of_a_withheld_entry_goes_unnoticed(
    ws: Workspace, article: int, tmp_path: Path, change: Callable[[dict[str, object]], object]
) -> None:
    add(ws, article)
    target = tmp_path / "log.json"
    log = json.loads(export_log(ws, article, "json", None, profile=Profile.PUBLIC).data)
    for number, event in enumerate(log["events"]):
        if "redacted" in event:
            forged = json.loads(json.dumps(log))
            change(forged["events"][number])
            target.write_text(json.dumps(forged), encoding="utf-8")
            assert verify_file(target).problem


def test_nobody_else_may_withhold_an_entry_or_lay_one_in(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    add(ws, article, confidential=False)
    other = add(ws, library.resolve(ws, str(other_article(tmp_path))), confidential=False)
    target = tmp_path / "log.json"
    whole = json.loads(export_log(ws, article, "json", None).data)
    assert not any(str(other.id) in item["name"] for item in whole["sources"])
    for number in range(len(whole["events"])):
        forged = json.loads(json.dumps(whole))
        event = forged["events"][number]
        del event["body"]
        event["redacted"] = True
        target.write_text(json.dumps(forged), encoding="utf-8")
        assert verify_file(target).problem
    for named in ([], None, [1], [{"id": "1"}]):
        forged = {**whole, "sources": named}
        target.write_text(json.dumps(forged), encoding="utf-8")
        assert "another article" in (verify_file(target).problem or "")


def other_article(folder: Path) -> Path:
    file = folder / "other.txt"
    file.write_text("The bridge was built in 1870.", encoding="utf-8")
    return file
