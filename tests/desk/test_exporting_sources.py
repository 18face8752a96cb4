"""Exports tell sources and evidence: wording, selector, hash, times; for and against apart."""

import json

import pytest
from hypothesis import given

from tests.desk.log_samples import AT, event, example, hostile, source
from tests.desk.test_exporting_formats import Page, plain_shape, rows
from workbench.desk.formats import claimreview, html_report, json_log, markdown
from workbench.desk.formats.disclosing import Disclosure, sources_in
from workbench.desk.formats.document import LogDocument
from workbench.desk.formats.sourcing import source_entries
from workbench.model.event import EventKind
from workbench.model.profile import Profile
from workbench.text.guard import display

URL = "https://example.org/a?b=1&c=2"


def exported(document: LogDocument) -> dict[str, object]:
    receipt = event(99, EventKind.LOG_EXPORTED, {})
    whole: dict[str, object] = json.loads(json_log.seal(document, receipt))
    return whole


@given(hostile)
def test_json_tells_passages_by_selectors_and_sources_in_full(word: str) -> None:
    whole = json.loads(json_log.draft(example(word)))
    first = whole["claims"][0]
    speaks_for, against, context = first["evidence"]
    assert [item["stance"] for item in first["evidence"]] == ["supports", "contradicts", "context"]
    assert against["selector"] == [
        {"type": "TextQuoteSelector", "exact": word, "prefix": word, "suffix": word},
        {"type": "TextPositionSelector", "start": 40, "end": 40 + len(word)},
    ]
    assert (against["snapshot"], against["text_sha256"]) == ("5" * 64, "7" * 64)
    assert (against["source"], against["grade"], against["page"]) == ("s3", "B2", 2)
    assert (against["note"], against["by"], against["at"]) == (word, word, AT)
    assert (context["selector"], speaks_for["source"]) == ([], "s4")
    assert first["shortfall"] == word
    assert first["backing"]["rule"] == "evidence@1"
    assert first["backing"]["groups_for"] == [["s3", "s4"]]
    told = whole["sources"][0]
    for key in ("title", "author", "publisher", "published", "accessed", "language", "origin"):
        assert told[key] == word
    assert told["snapshots"][0] | {"number": 1} == {
        "number": 1,
        "sha256": "5" * 64,
        "size": 1200,
        "media_type": word,
        "name": word,
        "method": "fetched",
        "at": AT,
        "operator": word,
    }
    assert told["extractions"][0]["text_sha256"] == "7" * 64
    assert told["origin_group"]["reasons"][0]["reason"] == "bytes"
    assert (told["claims"], told["attached"]) == (1, True)


def test_pages_show_each_passage_with_source_hash_and_who_judged_it() -> None:
    document = example("harmless", url=URL)
    words = " ".join("".join(Page(document).words).split())
    text = markdown.render(document).decode()
    for said in (
        "Evidence for it",
        "Evidence against it",
        "page 2 · characters 40–48",
        f"SHA-256 {'5' * 64}",
        "independent origins: 1 for, 1 against",
        "less than wanted",
        "Why less is enough: harmless",
        "same origin as s4: the same file, byte by byte",
        "evidence for or against 1 claim",
        "1200 bytes",
        "1 decided on less evidence than wanted",
        "internal edition",
        "harmless · 2026-03-02 10:20:30 UTC",
    ):
        assert said in words
        assert said in text.replace("&#64;", "@")
    assert words.index("Evidence for it") < words.index("Evidence against it")


def test_a_fetched_address_says_where_and_when_as_robust_links_do() -> None:
    page = html_report.render(example(url=URL)).decode()
    escaped = URL.replace("&", "&amp;")
    assert f'data-originalurl="{escaped}" data-versiondate="{AT}"' in page
    assert "data-versiondate" in html_report.render(example(url="javascript:x")).decode()
    assert 'href="javascript' not in html_report.render(example(url="javascript:x")).decode()


def test_evidence_leads_to_its_source_in_the_table() -> None:
    for profile, names in ((Profile.INTERNAL, ("s3", "s4")), (Profile.PUBLIC, ("s3",))):
        page = html_report.render(example(profile=profile)).decode()
        for name in names:
            assert page.count(f'id="{name}"') == 1
            assert f'href="#{name}"' in page
    assert page.count('id="confidential-1"') == 1
    assert 'href="#confidential-1"' in page
    assert "s4" not in page


def test_a_sign_in_markdown_is_no_bullet_of_a_list() -> None:
    text = markdown.render(example()).decode()
    assert "  - \\+ **s4** B2: “harmless”" in text
    assert "  - − **s3** B2: “harmless”" in text
    assert "  - · **s3** B2: the whole source" in text


@given(hostile)
def test_the_public_page_has_the_same_structure_whatever_the_texts_are(word: str) -> None:
    page = Page(example(word, profile=Profile.PUBLIC))
    assert page.shape == plain_shape(Profile.PUBLIC)
    words = "".join(page.words)
    assert words == display(words)


@given(hostile)
def test_csv_counts_evidence_and_lists_it(word: str) -> None:
    first, second, _out = rows(example(word))
    assert [first[f"evidence_{name}"] for name in ("for", "against", "context")] == ["1"] * 3
    assert (first["origins_for"], first["origins_wanted"]) == ("1", "2")
    assert (first["evidence_enough"], first["profile"]) == ("no", "internal")
    assert first["evidence"].startswith("s4 supports B2: “")
    assert f"SHA-256 {'5' * 64}" in first["evidence"]
    assert (second["evidence_for"], second["evidence"]) == ("0", "")


def test_claimreview_cites_sources_that_are_not_confidential() -> None:
    for profile in Profile:
        (review,) = json.loads(claimreview.render(example("harmless", url=URL, profile=profile)))
        assert review["citation"] == [{"@type": "CreativeWork", "name": "harmless", "url": URL}]
    (review,) = json.loads(claimreview.render(example(url="javascript:x")))
    assert review["citation"] == [{"@type": "CreativeWork", "name": "harmless"}]


def test_the_public_edition_says_so_and_how_much_is_withheld() -> None:
    document = example(profile=Profile.PUBLIC)
    for page in (html_report.render(document).decode(), markdown.render(document).decode()):
        assert "public edition" in page
        assert "Entries in the log: 16, of which 9 are withheld" in page
        assert "wording withheld" in page
        assert "Note: " not in page
    whole = exported(document)
    assert whole["exported"]["profile"] == "public"  # type: ignore[index]
    assert rows(document)[0]["profile"] == "public"


def test_withheld_events_keep_their_place_and_their_hash_alone() -> None:
    inside, outside = exported(example()), exported(example(profile=Profile.PUBLIC))
    for before, after in zip(inside["events"], outside["events"], strict=True):  # type: ignore[call-overload]
        if "redacted" in after:
            before = {key: before[key] for key in before if key != "body"} | {"redacted": True}  # noqa: PLW2901
        assert after == before
    kinds = [item["type"] for item in outside["events"] if "redacted" in item]  # type: ignore[attr-defined]
    assert sorted(set(kinds)) == [
        "evidence-linked",
        "note-set",
        "shortfall-explained",
        "source-added",
        "source-changed",
        "source-extracted",
        "source-fetched",
    ]


def test_a_withheld_source_ties_no_others_and_is_tied_to_none() -> None:
    sources = (source(1, "a"), source(2, "b", confidential=True), source(3, "c"))
    for profile, others in ((Profile.INTERNAL, ("s2", "s3")), (Profile.PUBLIC, ("s3",))):
        view = Disclosure(profile, sources, (), ())
        entries = source_entries(sources, (), [1, 2, 3], view)
        assert entries[0].origin is not None
        assert entries[0].origin.others == others
    assert [entry.reference for entry in entries] == ["s1", "s3", "confidential-1"]
    assert (entries[2].source, entries[2].origin) == (None, None)


def test_confidential_sources_are_numbered_as_they_appear() -> None:
    document = example(profile=Profile.PUBLIC)
    claim = document.claims[0].checked
    later = (source(1, "x", confidential=True), source(4, "y", confidential=True))
    view = Disclosure(Profile.PUBLIC, later, (claim,), ())
    # Source 3 is not known to the export at all: it is withheld, too.
    assert [view.reference(number) for number in (4, 3, 1)] == [
        "confidential-1",
        "confidential-2",
        "confidential-3",
    ]
    assert view.name(4) == "confidential source 1"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({}, set()),
        ({"source": {"id": 3}}, {3}),
        ({"sources": [{"id": 3}, {"id": 4}]}, {3, 4}),
        ({"effects": [{"target": "attached", "source": 5}]}, {5}),
        ({"effects": [{"before": {"source": 6}, "after": None}]}, {6}),
        ({"deep": [[{"after": {"source": 7}}]]}, {7}),
        ({"source": "a paper", "sources": "many"}, set()),
    ],
)
def test_sources_are_found_wherever_an_event_tells_of_them(
    body: dict[str, object], found: set[int]
) -> None:
    assert sources_in(body) == found
