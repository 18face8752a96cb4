"""Every format says the same, and hostile text does nothing in any of them."""

import base64
import csv
import hashlib
import html
import io
import json
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.desk.log_samples import (
    AT,
    PAYLOADS,
    SCALES,
    event,
    example,
    hostile,
    sources_of,
)
from workbench.desk.formats import claimreview, csv_table, html_report, json_log, markdown
from workbench.desk.formats.building import build
from workbench.desk.formats.document import LogDocument
from workbench.desk.formats.markdown_text import escape
from workbench.desk.formats.markup import is_web_address
from workbench.desk.formats.pieces import cut
from workbench.model.desk import ArticleOnDesk
from workbench.model.event import EventKind
from workbench.model.known import KnownClaim
from workbench.model.match import (
    Comparison,
    Match,
    Relation,
)
from workbench.model.profile import Profile
from workbench.model.span import Span
from workbench.model.verdict import Question, Verdict
from workbench.text.guard import display

SOURCES = sources_of("harmless", "")


class Page(HTMLParser):
    """The structure of a page, and the words of its article."""

    def __init__(self, document: LogDocument) -> None:
        super().__init__(convert_charrefs=True)
        self.shape: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.article: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html_report.render(document).decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = tuple(name for name, _value in attrs)
        self.shape.append((tag, names))
        values = dict(attrs)
        if values.get("href"):
            self.links.append(str(values["href"]))
        if tag != "meta":
            self._open.append((tag, str(values.get("class") or "")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        inside = [name for _tag, name in self._open]
        label = any(name.startswith(("badge", "reason")) for name in inside)
        if "text" in inside and not label:
            self.article.append(data)


@cache
def plain_shape(profile: Profile = Profile.INTERNAL) -> list[tuple[str, tuple[str, ...]]]:
    """The structure of the page whose texts are harmless."""
    return Page(example(profile=profile)).shape


@given(hostile)
def test_html_has_the_same_structure_whatever_the_texts_are(word: str) -> None:
    document = example(word)
    page = Page(document)
    assert page.shape == plain_shape()
    assert "".join(page.article) == display(document.article.text)
    assert all(link.startswith("#") for link in page.links)


@given(hostile)
def test_html_shows_every_text_guarded(word: str) -> None:
    words = "".join(Page(example(word)).words)
    assert words.count(display(word)) >= 10
    assert words == display(words)


def test_pages_say_where_the_article_comes_from() -> None:
    document = example("dpa")
    for rendered in (html_report.render(document), markdown.render(document)):
        assert "published 2024-03-01 · dpa · by dpa" in rendered.decode()


def test_html_loads_and_runs_nothing() -> None:
    page = html_report.render(example(PAYLOADS[0])).decode()
    assert "Content-Security-Policy" in page
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = html.unescape(
        page.partition('Content-Security-Policy" content="')[2].partition('"')[0]
    )
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; ")
    shape = Page(example(PAYLOADS[0])).shape
    tags = {tag for tag, _names in shape}
    # The policy allows no style of a single element, and none may be needed.
    assert not any("style" in names for _tag, names in shape)
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "base", "form"})
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2#d", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG/", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://example.org", False),
        ("https://exa\u202emple.org", False),
        ("data:text/html,x", False),
        ("file:///etc/hosts", False),
        ("//example.org", False),
        ("javascript://example.org/%0aalert(1)", False),
        ("ftp://example.org/x", False),
        ("https://", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url: str, linked: bool) -> None:
    assert is_web_address(url) is linked
    outside = [link for link in Page(example(url=url)).links if not link.startswith("#")]
    assert set(outside) == ({url} if linked else set())
    autolinked = f"<{url}>" in markdown.render(example(url=url)).decode()
    assert autolinked is linked


def test_html_numbers_and_signs_claims_also_inside_one_another() -> None:
    page = html_report.render(example()).decode()
    # The first one is also among the open points, with its number and with its wording.
    assert (page.count('href="#c1"'), page.count('href="#c2"')) == (3, 1)
    assert page.index('href="#c1"') < page.index('href="#c2"')
    assert ">1 ✗</b>" in page
    assert ">2 ×</b>" in page
    assert "d2" in page


def test_html_says_verdict_note_match_differences_and_history() -> None:
    words = " ".join(Page(example()).words)
    for said in ("false", "Truth scale (truth@1)", "conflict", "rejected", "no verdict → false"):
        assert said in words
    assert "<mark>harmless</mark>" in html_report.render(example()).decode()
    assert "2026-03-02 10:20:30 UTC" in words


def shown(source: str, flavour: str) -> list[tuple[str, str]]:
    """What a Markdown renderer makes of a line, as (kind, text)."""
    tokens = MarkdownIt(flavour).parse(source)
    children = [child for token in tokens for child in (token.children or [])]
    return [(child.type, child.content) for child in children]


@pytest.mark.parametrize("flavour", ["commonmark", "gfm-like"])
@pytest.mark.parametrize("before", ["", "- ", "> ", "### ", "x **y** "])
@given(word=hostile)
def test_markdown_shows_a_text_as_it_is(flavour: str, before: str, word: str) -> None:
    escaped = escape(word)
    folded = " ".join(display(word).split())
    assert "\n" not in escaped
    plain = shown(before + "harmless", flavour)
    made = shown(before + escaped, flavour)
    assert [kind for kind, _text in made] == [kind for kind, _text in plain]
    text = "".join(text for _kind, text in made)
    assert text == "".join(text for _kind, text in plain).removesuffix("harmless") + folded


@given(hostile)
def test_markdown_of_a_whole_log_has_the_same_structure_whatever_the_texts_are(word: str) -> None:
    flat = "".join(word.split()) or "x"
    assert structure(flat) == plain_structure()


def structure(word: str) -> list[str]:
    """The kinds of what Markdown makes of a log whose every text is a word."""
    tokens = MarkdownIt("gfm-like").parse(markdown.render(example(word)).decode())
    kinds: list[str] = []
    for token in tokens:
        kinds.append(token.type)
        kinds += [child.type for child in token.children or [] if child.type != "text"]
    return kinds


@cache
def plain_structure() -> list[str]:
    """That of a log whose every text is harmless."""
    return structure("harmless")


def test_markdown_stays_readable() -> None:
    prose = "Am 24. Februar (kurz vor 12:30 Uhr) fragte sie: Wer war's? »Niemand« – sagte er."
    assert escape(prose) == prose
    assert escape("a | b") == r"a \| b"


def rows(document: LogDocument) -> list[dict[str, str]]:
    text = csv_table.render(document).decode("utf-8-sig")
    delimiter = ";" if document.language == "de" else ","
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@given(hostile)
def test_csv_cells_never_start_a_formula_and_say_the_text(word: str) -> None:
    table = rows(example(word))
    assert [row["row"] for row in table] == ["claim", "claim", "left out"]
    assert all(set(row) == set(csv_table.COLUMNS) for row in table)
    for row in table:
        for value in row.values():
            first = value.lstrip("\ufeff\u200b\u00a0 \n")[:1]
            assert first not in tuple("=+-@＝＋－＠\t\r")
    assert table[0]["note"].removeprefix("'") == display(word).removeprefix("'")
    assert table[0]["match_text"].removeprefix("'") == display(word).removeprefix("'")


def test_csv_guards_formulas_behind_blanks_and_leaves_prose_alone() -> None:
    assert csv_table.cell("=1") == "'=1"
    assert csv_table.cell("\u00a0\u200b\ufeff＝1").startswith("'")
    assert csv_table.cell("\t=1") == "' =1"
    assert csv_table.cell("a = b") == "a = b"
    assert csv_table.cell("") == ""


def test_csv_of_a_german_export_is_parted_by_semicolons() -> None:
    assert csv_table.render(example(language="de")).startswith(b"\xef\xbb\xbfrow;id;start")
    assert rows(example(language="de"))[0]["verdict"] == "falsch"


@given(hostile)
def test_json_is_lossless(word: str) -> None:
    document = example(word)
    whole = json.loads(json_log.seal(document, event(99, EventKind.LOG_EXPORTED, {})))
    assert whole["article"]["text"] == document.article.text
    assert whole["article"]["published"] == "2024-03-01"
    assert whole["article"]["agencies"] == whole["article"]["bylines"] == [word]
    first = whole["claims"][0]
    assert first["text"] == document.article.text[first["start"] : first["end"]]
    assert first["note"] == word
    assert first["matches"][0]["known"]["publisher"] == word
    assert first["matches"][0]["score"] == 93.5
    assert whole["claims"][1]["dismissed"] == word
    assert whole["excluded"][0]["text"] == document.excluded[0].excluded.text
    assert [item["seq"] for item in whole["events"]] == [*range(1, 17), 99]
    assert whole["events"][2] == json_log.event_json(document.events[2])
    assert whole["events"][2]["body"]["effects"][0]["after"] == word
    assert json_log.canonical({k: v for k, v in whole.items() if k != "events"}) == json_log.draft(
        document
    )


@given(hostile)
def test_claimreview_may_stand_inside_a_page(word: str) -> None:
    data = claimreview.render(example(word)).decode()
    assert not set("<>&\u2028\u2029") & set(data)
    (review,) = json.loads(data)
    assert review["itemReviewed"]["appearance"]["headline"] == word


def test_claimreview_has_the_rating_and_only_publishable_verdicts() -> None:
    document = example()
    (review,) = json.loads(claimreview.render(document))
    assert review["@type"] == "ClaimReview"
    assert review["datePublished"] == "2026-03-02"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 1,
        "worstRating": 1,
        "bestRating": 5,
        "alternateName": "false",
    }
    first = document.claims[0]
    (answer,) = (item for item in first.answers if item.question is Question.SO)
    assert answer.judgement is not None
    silent = replace(answer, judgement=replace(answer.judgement, rating=None))
    unrated = replace(first, answers=(silent,))
    assert json.loads(claimreview.render(replace(document, claims=(unrated,)))) == []


def test_pages_count_the_matches_on_the_topic_that_they_leave_to_json() -> None:
    document = example()
    first = document.claims[0]
    known = [KnownClaim(number, f"topic {number}") for number in range(5)]
    related = [Match(item, Comparison(30, Relation.RELATED, ())) for item in known]
    checked = replace(first.checked, matches=(*first.checked.matches, *related))
    built = build(
        ArticleOnDesk(document.article, (checked,), (), sources=SOURCES),
        (),
        SCALES,
        language="en",
        exported_at=AT,
        exported_by="anna",
        program="p",
    )
    for page in (html_report.render(built).decode(), markdown.render(built).decode()):
        assert "topic 1" in page
        assert "topic 2" not in page
        assert "3 more on the same topic" in page
    assert len(json.loads(json_log.draft(built))["claims"][0]["matches"]) == 6


def test_pages_name_the_article_without_the_folders_it_lay_in() -> None:
    document = example()
    moved = replace(document, article=replace(document.article, name="/home/anna/secret/a.txt"))
    for page in (html_report.render(moved).decode(), markdown.render(moved).decode()):
        assert "secret" not in page


def test_a_verdict_of_a_scale_that_is_gone_keeps_its_raw_label() -> None:
    desk = example()
    checked = desk.claims[0].checked
    old = replace(checked, verdict=Verdict("gone@3", "murky", True, "anna", AT))
    article = ArticleOnDesk(desk.article, (old,), (), sources=SOURCES)
    built = build(
        article, (), SCALES, language="de", exported_at=AT, exported_by="anna", program="p"
    )
    (entry,) = built.claims
    assert entry.look.word == "murky"
    assert entry.look.sign
    assert entry.judgement is not None
    assert (entry.judgement.scale, entry.judgement.rating) == ("gone@3", None)


def test_history_tells_the_wording_at_the_time_where_it_differs() -> None:
    document = example()
    body = {"claims": [{"id": "c1", "text": "an older wording", "start": 0, "end": 3}]}
    older = event(1, EventKind.CLAIM_RESIZED, body)
    desk = ArticleOnDesk(document.article, (document.claims[0].checked,), (), sources=SOURCES)
    built = build(
        desk, (older,), SCALES, language="en", exported_at=AT, exported_by="anna", program="p"
    )
    assert any("an older wording" in line for line in built.claims[0].history[0].details)
    assert built.history == ()


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(0, 35), st.integers(0, 35)), max_size=8),
)
def test_cutting_keeps_the_text_and_knows_what_covers_each_piece(
    text: str, ends: list[tuple[int, int]]
) -> None:
    spans = [(Span(min(pair), max(pair)), number) for number, pair in enumerate(ends)]
    pieces = cut(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        assert piece.text
        for offset in range(piece.start, piece.start + len(piece.text)):
            covering = {number for span, number in spans if span.start <= offset < span.end}
            assert set(piece.tags) == covering
            assert len(piece.tags) == len(covering)
