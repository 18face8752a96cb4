"""The page of a log in a real browser: it asks for nothing, shows its claims, and prints them.

One browser is started for all of it: the page as it is and one that is spoilt on purpose, so that
it is sure that a request or an error would be seen.
"""

import base64
from pathlib import Path

import pypdfium2
import pytest

from tests.desk import browser
from workbench.desk import checking, library
from workbench.desk.exporting import export_log
from workbench.desk.workspace import Workspace

CLAIMS = 14
TEXT = "\n\n".join(
    f"The town of Zqtown{number:02} sold {number + 3} mills to the council in {1900 + number}."
    for number in range(CLAIMS)
)
SPOILT = """
<img src="http://example.invalid/pixel.png"><p style="color: red">x</p><script>alert(1)</script>
"""
RUNNING = (
    '<script>console.error("zqerror"); null.x</script><img src="http://example.invalid/x.png">'
)

pytestmark = pytest.mark.skipif(
    browser.PROGRAM is None, reason="chromium is not installed: the page is not looked at"
)


@pytest.fixture
def page_file(ws: Workspace, tmp_path: Path) -> Path:
    """The log of an article; each claim but one has a verdict and a note that names it."""
    file = tmp_path / "towns.txt"
    file.write_text(TEXT, encoding="utf-8")
    article = library.resolve(ws, str(file))
    claims = [item.claim.id for item in library.article(ws, article).claims]
    assert len(claims) == CLAIMS
    for number, claim in enumerate(claims[:-1]):
        label = "ok" if number % 2 else "correct"
        checking.mark(ws, article, [claim], label, f"zqnote{number:02} <b>&amp;")
    target = tmp_path / "log.html"
    export_log(ws, article, "html", target)
    return target


def printed(pdf: bytes) -> list[str]:
    """The words on each page of a PDF file, without white space."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return ["".join(words.split()) for words in pages]


def test_the_page_asks_for_nothing_shows_its_claims_and_prints_them(
    page_file: Path, tmp_path: Path
) -> None:
    whole = page_file.read_text(encoding="utf-8")
    spoilt, running = tmp_path / "spoilt.html", tmp_path / "running.html"
    spoilt.write_text(whole.replace("<body>", f"<body>{SPOILT}"), encoding="utf-8")
    running.write_text(f"<!DOCTYPE html><body>{RUNNING}", encoding="utf-8")
    with browser.started(tmp_path / "profile") as chromium:
        page = chromium.open(page_file.as_uri())
        assert page.errors == []
        assert page.requests == [page_file.as_uri()]
        shown = page.value("document.body.innerText")
        assert all(f"Zqtown{number:02}" in shown for number in range(CLAIMS))
        # The style sheet is in force, and every claim has a colour and is underlined.
        lines = page.value(
            "[...document.querySelectorAll('.text .c')].map(e => {const s = getComputedStyle(e);"
            " return [s.textDecorationLine, s.textDecorationColor, e.getClientRects().length]})"
        )
        assert len(lines) == CLAIMS
        assert {line for line, _colour, _boxes in lines} == {"underline"}
        assert len({colour for _line, colour, _boxes in lines}) == 3
        assert all(boxes > 0 for _line, _colour, boxes in lines)
        assert page.value("document.querySelectorAll('.text .badge').length") == CLAIMS
        paper = "getComputedStyle(document.documentElement).backgroundColor"
        light = page.value(paper)
        dark = [{"name": "prefers-color-scheme", "value": "dark"}]
        page.ask("Emulation.setEmulatedMedia", features=dark)
        assert page.value(paper) != light
        page.ask("Emulation.setEmulatedMedia", features=[])
        answer = page.ask("Page.printToPDF", preferCSSPageSize=True)
        assert (page.errors, page.requests) == ([], [page_file.as_uri()])

        refused = chromium.open(spoilt.as_uri())
        told = "\n".join(refused.errors)
        assert told.count("Content Security Policy") >= 3
        assert all(what in told for what in ("pixel.png", "inline script", "inline style"))
        ran = chromium.open(running.as_uri())
        assert "http://example.invalid/x.png" in ran.requests
        assert "zqerror" in "\n".join(ran.errors)

    sheets = printed(base64.b64decode(answer["data"]))
    assert all(any(f"Zqtown{number:02}" in sheet for sheet in sheets) for number in range(CLAIMS))
    for number in range(CLAIMS - 1):
        # A note stands at the top of a card and in the history at its foot.
        with_it = [sheet.count(f"zqnote{number:02}<b>&amp;") for sheet in sheets]
        assert sorted(with_it)[-2:] == [0, 2]
