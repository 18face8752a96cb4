"""The manuscript as a Word file: the article's words, and comments on exactly those meant."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from tests.desk.conftest import REPORT
from tests.desk.log_samples import asked, hostile
from workbench.desk import checking, library, queries
from workbench.desk.exporting import export_log
from workbench.desk.formats import docx_manuscript
from workbench.desk.formats.word_document import shown
from workbench.desk.workspace import Workspace
from workbench.model.profile import Profile
from workbench.model.query import Reply


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def commented(made: Document) -> Iterator[tuple[str, str, str]]:
    """Each comment: its author, its text, and the words that stand between its two marks."""
    for comment in made.comments:
        inside, words = False, []
        for element in made.element.body.iter():
            if element.get(qn("w:id")) == str(comment.comment_id):
                inside = element.tag == qn("w:commentRangeStart")
            elif inside and element.tag == qn("w:t"):
                words.append(element.text or "")
        yield comment.author, comment.text, "".join(words)


def test_comments_stand_at_the_exact_words(ws: Workspace, report: Path) -> None:
    article = library.resolve(ws, str(report))
    checking.mark(ws, article, ["c1"], "correct", "Laut Register 84.")
    ben = replace(ws, actor="Ben Kaya")
    queries.correct(ben, article, "c1", "48", "84", reason="Zahlendreher", source="s1")
    queries.ask(ben, article, "c2", "Wer sagt das?")
    queries.answer(ws, article, 2, Reply.ANSWERED, "Die Meisterin.")
    exported = export_log(ws, article, "docx", None)
    made = opened(exported.data)
    lines = [line for line in REPORT.split("\n") if line.strip()]
    assert [paragraph.text for paragraph in made.paragraphs] == lines
    desk = library.article(ws, article)
    found = list(commented(made))
    claims = [item.claim.text for item in desk.claims[:2]]
    assert [(by, words) for by, _text, words in found] == [
        ("Anna", claims[0]),
        ("Ben Kaya", "48"),
        ("Ben Kaya", claims[1]),
    ]
    assert found[0][1].split("\n") == ["1 · ✗ to correct", "Note: Laut Register 84."]
    assert found[1][1].split("\n")[:2] == [
        "? q1 Correction: “48” → “84” · Zahlendreher",
        "source: s1",
    ]
    assert "answered: “Die Meisterin.” – taken in by Anna" in found[2][1]
    verdict = desk.claims[0].verdict
    assert verdict is not None
    times = [f"{comment.timestamp:%Y-%m-%dT%H:%M:%S}" for comment in made.comments]
    assert times[0] == verdict.at[:19]
    assert [comment.initials for comment in made.comments] == ["A", "BK", "BK"]
    public = opened(export_log(ws, article, "docx", None, profile=Profile.PUBLIC).data)
    assert [text for _by, text, _words in commented(public)] == ["1 · ✗ to correct"]


def test_equal_documents_are_equal_bytes() -> None:
    assert docx_manuscript.render(asked("x")) == docx_manuscript.render(asked("x"))


@settings(max_examples=8)
@given(hostile)
def test_hostile_words_are_words(word: str) -> None:
    document = asked(word)
    made = opened(docx_manuscript.render(document))
    lines = [shown(line) for line in document.article.text.split("\n") if line.strip()]
    assert [paragraph.text for paragraph in made.paragraphs] == lines
    said = [text for _by, text, _words in commented(made)]
    assert sum(shown(word) in text for text in said) >= 2
    for entry in document.claims:
        words = "".join(
            shown(part) for part in entry.checked.claim.text.split("\n") if part.strip()
        )
        assert words in {words for _by, _text, words in commented(made)} or not words.strip()
