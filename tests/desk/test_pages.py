"""The article of a page is told from the rest, and a hostile page hangs nothing."""

import pytest

from workbench.desk import html
from workbench.desk.child_process import Outcome
from workbench.desk.html import read_page
from workbench.errors import IntakeError
from workbench.model.split import NO_METADATA, Metadata

PARAGRAPHS = (
    "The lighthouse keeper left the island on Tuesday after forty years of service.",
    "His successor is a machine that needs new batteries every eighteen months.",
    "The council voted for it by eleven to four, the harbour master said.",
)
ARTICLE = f"""<!doctype html><html lang="en"><head><title>Harbour News | Lighthouse</title>
<meta property="og:title" content="Lighthouse goes
 automatic"><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></article>
<script>track("<p>never shown</p>")</script><footer>Imprint and privacy</footer></body></html>"""


def test_paragraphs_are_parted_by_blank_lines_and_the_rest_is_left_out() -> None:
    page = read_page(ARTICLE)
    assert page.text == "\n\n".join(PARAGRAPHS)
    assert page.title == "Lighthouse goes automatic"


def test_the_share_that_was_kept_is_told() -> None:
    page = read_page(ARTICLE)
    seen = "".join(PARAGRAPHS) + "HomeSportImprintandprivacy"
    kept = sum(len(word) for text in PARAGRAPHS for word in text.split())
    assert page.kept_share == pytest.approx(kept / len(seen.replace(" ", "")))
    assert f"{round(page.kept_share * 100)} %" in page.notices[0]


def test_author_and_day_are_read_from_the_markup() -> None:
    head = (
        '<meta name="author" content="Jane Miller; Jo Doe">'
        '<meta property="article:published_time" content="2024-03-01T14:05:00+01:00">'
    )
    page = read_page(ARTICLE.replace("<head>", f"<head>{head}"))
    assert page.metadata == Metadata("2024-03-01", (), ("Jane Miller", "Jo Doe"))
    assert read_page(ARTICLE).metadata == NO_METADATA


def test_a_page_without_an_article_is_taken_whole() -> None:
    page = read_page("<table><tr><td>Ferry</td><td>08:15</td></tr></table>")
    assert page.text.replace("|", "").split() == ["Ferry", "08:15"]
    assert page.kept_share == 1.0


@pytest.mark.parametrize("depth", [300, 5_000])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    page = read_page("<div>" * depth + "Deep down." + "</div>" * depth + "<p>And after.</p>")
    assert page.text.split("\n\n") == ["Deep down.", "And after."]


def test_hidden_text_does_not_count_as_visible() -> None:
    page = read_page('<p>Seen.</p><p style="display: none">Not.</p><p hidden>Nor <b>this</b>.</p>')
    assert page.kept_share == 1.0


def test_entities_are_read_and_never_expanded_without_end() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>5 &lt; 6 &amp; 7 &b;</p>'
    assert "5 < 6 & 7" in read_page(bomb).text


@pytest.mark.parametrize("page", ["<![<![", "<" * 50_000, "<a href=x>b " * 3_000, "just text"])
def test_broken_pages_still_give_their_text(page: str) -> None:
    assert read_page(page).text.strip()


@pytest.mark.parametrize("page", ["", "<!-- only a comment -->", "<script>1</script>", "<p> </p>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(IntakeError, match="no text without its scripts"):
        read_page(page)


def test_a_page_that_hangs_the_extraction_is_taken_whole() -> None:
    page = read_page(f"<html><body>{'<a>word</a> ' * 150_000}</body></html>", seconds=1)
    assert page.text.count("word") == 150_000
    assert page.kept_share == 1


def test_a_page_that_takes_too_long_is_refused() -> None:
    with pytest.raises(IntakeError, match="reasonable time"):
        read_page(ARTICLE, seconds=-60)


def test_where_extraction_fails_the_whole_page_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    run = html._run
    failed = Outcome({}, "crash")
    monkeypatch.setattr(
        html, "_run", lambda mode, *rest: run(mode, *rest) if mode == "whole" else failed
    )
    page = read_page(ARTICLE)
    assert PARAGRAPHS[0] in page.text
    assert "Imprint and privacy" in page.text
    assert len(page.notices) == 2
