"""Exports in the forms of standards keep to schemas of our own, and tell what happened."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.desk.log_samples import example, hostile
from workbench.desk import checking, editing, evidence, intake, library, sources
from workbench.desk.decoding import storable
from workbench.desk.exporting import export_log
from workbench.desk.formats import claimreview, prov, web_annotation
from workbench.desk.formats.document import LogDocument
from workbench.desk.importing import import_files
from workbench.desk.incoming import values
from workbench.desk.scales import load_scale
from workbench.desk.workspace import Workspace
from workbench.model.event import EventKind
from workbench.model.evidence import Stance
from workbench.model.profile import Profile
from workbench.model.source import Extraction, Method, SourceDetails, SourceKind
from workbench.model.span import Span
from workbench.settings import Public
from workbench.text.anchor import make

URL = "https://example.org/check?a=1&amp;b=2"
MILL = (
    "The mill burned down in 1904. The owner sold it to the town in 1911 for 900 crowns. It rained."
)
LETTER = "Minutes: the mill was sold to the town for 900 crowns. The end."
RELATIONS = {
    "entity": "entity",
    "usedEntity": "entity",
    "generatedEntity": "entity",
    "activity": "activity",
    "agent": "agent",
    "delegate": "agent",
    "responsible": "agent",
}


def schema(name: str) -> Draft202012Validator:
    """A schema kept beside the tests; what is not in it must not be in an export."""
    file = Path(__file__).parent / "schemas" / f"{name}.schema.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


SCHEMAS = {name: schema(name) for name in ("claimreview", "annotation", "prov")}
RENDER = {
    "claimreview": claimreview.render,
    "annotation": web_annotation.render,
    "prov": prov.render,
}


def valid(name: str, data: bytes) -> Any:
    """What an export says, once it is sure that it keeps to its schema."""
    said = json.loads(data)
    found = [f"{error.json_path}: {error.message}" for error in SCHEMAS[name].iter_errors(said)]
    assert found == []
    if name == "prov":
        hangs_together(said)
    return said


def hangs_together(graph: dict[str, Any]) -> None:
    """Every name is of a known prefix and there; an entity begins once and ends once."""
    for kind, records in graph.items():
        if kind in ("prefix", "entity", "activity", "agent"):
            continue
        for record in records.values():
            for key, name in record.items():
                group = RELATIONS.get(key.removeprefix("prov:"))
                if group:
                    assert name in graph[group], (kind, record)
    for kind in ("wasGeneratedBy", "wasInvalidatedBy"):
        ends = Counter(record["prov:entity"] for record in graph.get(kind, {}).values())
        assert [name for name, count in ends.items() if count > 1] == []
    prefixes = {*graph["prefix"], "prov"}
    for name in re.findall(r'"((?:\w+):[\w.-]+)"', json.dumps([graph["entity"], graph["agent"]])):
        assert name.partition(":")[0] in prefixes


@pytest.mark.parametrize("name", SCHEMAS)
@given(word=hostile)
@settings(max_examples=20)
def test_exports_keep_to_their_schemas_whatever_the_texts_are(name: str, word: str) -> None:
    for profile in Profile:
        for url in ("", "https://example.org/check?a=1&b=<"):
            document = example(word, url=url, profile=profile)
            valid(name, RENDER[name](document))


def test_the_schemas_refuse_what_is_wrong() -> None:
    spoilt: tuple[tuple[str, Callable[[Any], object]], ...] = (
        ("claimreview", lambda said: said[0]["reviewRating"].update(ratingValue="1")),
        ("claimreview", lambda said: said[0].update(url="javascript:alert(1)")),
        ("claimreview", lambda said: said[0].update(reviewBody="a note")),
        ("annotation", lambda said: said["first"]["items"][0]["target"].pop("selector")),
        ("annotation", lambda said: said["first"]["items"][1].update(motivation="liking")),
        ("prov", lambda said: said.pop("prefix")),
        ("prov", lambda said: said["wasDerivedFrom"]["_:wasDerivedFrom1"].clear()),
    )
    for name, spoil in spoilt:
        said = json.loads(RENDER[name](example()))
        spoil(said)
        assert not SCHEMAS[name].is_valid(said)
    graph = json.loads(prov.render(example()))
    graph["used"]["_:used1"]["prov:entity"] = "log:nothing"
    with pytest.raises(AssertionError):
        hangs_together(graph)


def text_of(document: LogDocument, selectors: list[dict[str, Any]]) -> str:
    """What both selectors agree on."""
    quote, place = selectors
    span = Span(place["start"], place["end"])
    found = make(document.article.text, span)
    assert (quote["exact"], quote["prefix"], quote["suffix"]) == (
        found.exact,
        found.prefix,
        found.suffix,
    )
    return str(quote["exact"])


@given(word=hostile)
@settings(max_examples=20)
def test_an_annotation_points_at_the_words_of_its_claim_and_of_its_evidence(word: str) -> None:
    document = example(word, url="https://example.org/a")
    first, second = valid("annotation", web_annotation.render(document))["first"]["items"]
    for item, entry in zip((first, second), document.claims, strict=True):
        assert text_of(document, item["target"]["selector"]) == entry.checked.claim.text
        assert item["target"]["source"]["sha256"] == document.article.sha256
    assert (first["creator"], first["created"]) == (
        {"type": "Person", "name": word},
        "2026-03-02T10:20:30.123Z",
    )
    bodies = first["body"]
    assert [(b["purpose"], b.get("verdict"), b.get("stance")) for b in bodies] == [
        ("assessing", "desk@1:imprecise", None),
        ("assessing", "truth@1:false", None),
        ("commenting", None, None),
        ("commenting", None, None),
        ("linking", None, "supports"),
        ("commenting", None, None),
        ("linking", None, "contradicts"),
        ("commenting", None, None),
        ("linking", None, "context"),
        ("commenting", None, None),
    ]
    passage = next(body for body in bodies if body.get("stance") == "contradicts")
    assert passage["source"]["id"] == "https://example.org/a"
    assert passage["source"]["sha256"] == "5" * 64
    assert passage["selector"][0]["exact"] == word
    assert passage["state"] == {
        "type": "TimeState",
        "sourceDate": "2026-03-02T10:20:30.123Z",
        "cached": "ni:///sha-256;VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVU",
    }
    public = web_annotation.render(example(word, profile=Profile.PUBLIC))
    purposes = [b["purpose"] for b in json.loads(public)["first"]["items"][0]["body"]]
    assert "commenting" not in purposes


@pytest.fixture
def worked(ws: Workspace, tmp_path: Path) -> int:
    """An article on which everything happened that PROV has a word for."""
    file = tmp_path / "mill.txt"
    file.write_text(MILL, encoding="utf-8")
    article = library.resolve(ws, str(file))
    first, second, rain = (item.claim.id for item in library.article(ws, article).claims)
    with ws.store.write("Ben") as work:
        source = work.sources.add(SourceDetails(SourceKind.DOCUMENT, "Minutes"))
        sha = "ab" * 32
        work.sources.save(
            source.id, sha256=sha, size=9, media_type="text/plain", name="m.txt", method=Method.FILE
        )
        work.sources.keep_text(
            source.id, Extraction(0, sha, "text/1", "", 0, "en", "", (0,), ()), LETTER
        )
        sources.attach_to(work, article, [work.sources.get(source.id)])
    evidence.link(ws, article, [second], source.id, Span(9, 53), stance=Stance.SUPPORTS)
    checking.mark(ws, article, [first], "ok", "as the chronicle says")
    checking.mark(ws, article, [first], "correct")
    checking.undo(ws, article)
    checking.redo(ws, article)
    checking.mark(ws, article, [second], "ok")
    checking.dismiss(ws, article, [rain], "opinion")
    editing.merge(ws, article, [first, second])
    checking.undo(ws, article)
    merged = editing.merge(ws, article, [first, second]).body["new"][0]
    checking.mark(ws, article, [merged], "ok")
    file.write_text(MILL.replace("rained", "snowed"), encoding="utf-8")
    assert intake.admit(ws, intake.read_document(str(file))).outcome == "revised"
    return article


def related(graph: dict[str, Any], relation: str, *ends: str) -> set[tuple[str, ...]]:
    """The names at some ends of a relation, without what stands before them."""
    return {
        tuple(str(record.get(f"prov:{end}", "")).removeprefix("log:") for end in ends)
        for record in graph[relation].values()
    }


def test_prov_tells_what_was_made_of_what_and_what_holds_no_more(
    ws: Workspace, worked: int
) -> None:
    graph = valid("prov", export_log(ws, worked, "prov", None).data)
    with ws.store.read() as work:
        events = work.events.of(worked)
    marks = [event.seq for event in events if event.kind is EventKind.VERDICT_SET]
    undone = [event.seq for event in events if event.kind is EventKind.UNDONE]
    merges = [event.seq for event in events if event.kind is EventKind.CLAIMS_MERGED]
    (revised,) = (event.seq for event in events if event.kind is EventKind.ARTICLE_REVISED)
    derived = related(graph, "wasDerivedFrom", "generatedEntity", "usedEntity")
    ended = related(graph, "wasInvalidatedBy", "entity", "activity")
    assert ("article-2", "article-1") in derived
    assert graph["entity"]["log:article-1"]["prov:label"].startswith("The mill")
    assert (
        graph["entity"]["log:article-1"]["wb:sha256"] == hashlib.sha256(MILL.encode()).hexdigest()
    )
    assert (f"verdict-c1-e{marks[1]}", f"verdict-c1-e{marks[0]}") in derived
    # What was taken back holds no more from then on, and what holds again is told anew.
    assert (f"verdict-c1-e{marks[1]}", f"event-{undone[0]}") in ended
    assert (f"verdict-c1-e{undone[0]}", f"verdict-c1-e{marks[1]}") in derived
    assert (f"verdict-c1-e{marks[0]}", f"event-{marks[1]}") in ended
    # Merged, taken back, merged again: the claims that came back are revisions of themselves.
    assert ("claim-c1", f"event-{merges[0]}") in ended
    assert (f"claim-c1-e{undone[1]}", "claim-c1") in derived
    assert {new for new, old in derived if old == f"claim-c1-e{undone[1]}"} == {"claim-c5"}
    assert ("claim-c3", f"event-{revised}") in ended
    assert any(new.startswith("evidence-c2") and old.startswith("text-s1-") for new, old in derived)
    names = {record["prov:label"] for record in graph["agent"].values()}
    assert names == {"Anna", "Ben"}
    assert len(graph["activity"]) == len(events) + 2
    assert len(graph["wasAssociatedWith"]) == len(graph["activity"])
    assert "actedOnBehalfOf" not in graph
    valid("annotation", export_log(ws, worked, "annotation", None).data)
    public = valid("prov", export_log(ws, worked, "prov", None, profile=Profile.PUBLIC).data)
    # The first verdict came with a note, so its event is withheld; the one in force is told.
    assert "log:verdict-c5" in {name.rpartition("-e")[0] for name in public["entity"]}


DIRTY = (
    "He said &quot;no&quot; &amp;amp; left",
    "a\u00a0b\u2003c\n\n d",
    "</script><script>alert(1)</script>",
    "&lt;b&gt; R&D &nbsp;&#8203;&unknown;",
    "=1+1 \u202egnp.exe \x1b]0;x\x07",
    "»Keine Grenzen«, so „sie“ …",
)


@given(word=st.one_of(st.sampled_from(DIRTY), hostile))
@settings(max_examples=60)
def test_what_is_published_comes_back_as_a_known_claim_word_for_word(word: str) -> None:
    for desk in ("", word):
        document = replace(example(word), url=URL, desk=desk)
        exported = json.loads(claimreview.render(document))
        (row,) = values.rows(exported, "file", origin="log.json")
        known = row.claim
        assert known is not None, row.problem
        assert row.notices == ()
        claim = document.claims[0].checked.claim
        assert claim.attribution is not None
        assert (known.text, known.claimant, known.publisher) == (
            folded(claim.text),
            folded(claim.attribution.text),
            folded(word),
        )
        assert (known.verdict, known.date) == ("false", "2026-03-02")
        assert (known.language, known.url) == ("de", URL)


def folded(text: str) -> str:
    """A text on one line, as it can be stored."""
    return " ".join(storable(text).split())


def test_an_export_of_a_desk_is_imported_by_another_one(
    ws: Workspace, worked: int, open_desk: Callable[[], Workspace], tmp_path: Path
) -> None:
    judge = replace(ws, scale=load_scale("truth"), public=Public(desk="Desk of the Daily"))
    claim = library.article(ws, worked).claims[0].claim
    checking.mark(judge, worked, [claim.id], "mostly-true")
    target = tmp_path / "out.claimreview.json"
    valid("claimreview", export_log(judge, worked, "claimreview", target, url=URL).data)
    done = import_files(open_desk(), [target])
    assert (done.new, done.rejected, done.notices) == (1, (), ())
    with ws.store.read() as work:
        found = [each for each in work.known.all() if each.url == URL]
    assert [(each.text, each.verdict, each.publisher, each.language) for each in found] == [
        (claim.text, "mostly true", "Desk of the Daily", "en")
    ]
