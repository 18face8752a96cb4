"""The article as a Word document, with comments on the words that they are about.

A comment tells the verdict on a claim with note and evidence, or a query to the author with the
answer. Its author is whoever gave the one or asked the other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.desk.formats import query_phrases, source_words
from workbench.desk.formats.document import ClaimEntry, LogDocument
from workbench.desk.formats.pieces import cut
from workbench.desk.formats.word_document import new_document, packed, shown
from workbench.desk.formats.words import edition
from workbench.i18n import _
from workbench.model.query import Query
from workbench.model.span import Span

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

_INITIALS = 3


@dataclass(frozen=True, slots=True)
class _Remark:
    """What is to be said of a stretch of the article; `at` is UTC, ISO 8601."""

    span: Span
    by: str
    at: str
    lines: tuple[str, ...]


def render(document: LogDocument) -> bytes:
    """The manuscript as the bytes of a .docx file; equal documents give equal bytes."""
    article = document.article
    made = new_document(article.title, document.exported_by, article.language)
    made.core_properties.subject = edition(document.profile)
    made.core_properties.created = made.core_properties.modified = _moment(document.exported_at)
    remarks = [each for entry in document.claims for each in _remarks(entry, document)]
    runs = _add_text(made, article.text, remarks)
    for at, remark in enumerate(remarks):
        if runs[at]:
            _add_comment(made, runs[at], remark)
    return packed(made)


def _remarks(entry: ClaimEntry, document: LogDocument) -> Iterator[_Remark]:
    span, checked = entry.checked.claim.span, entry.checked
    judged, verdict = entry.judgement or entry.said, checked.verdict or checked.said
    lines = tuple(_judged(entry))
    if lines:
        by = judged.by if judged else document.exported_by
        at = verdict.at if verdict else document.exported_at
        yield _Remark(span, by, at, lines)
    for query in checked.queries:
        asked, *about = query_phrases.told(query)
        said = (f"{query_phrases.head(query)}: {asked}", *about, query_phrases.answered(query))
        yield _Remark(_place(entry, query), query.by, query.at, said)


def _judged(entry: ClaimEntry) -> Iterator[str]:
    """The verdicts on a claim, why it is none, its note, and the evidence."""
    number, checked = entry.number, entry.checked
    if entry.both:
        for answer in entry.both:
            name = answer.judgement.name if answer.judgement else _("no verdict")
            yield f"{number} · {answer.words} {name}"
    elif entry.judgement:
        yield f"{number} · {entry.judgement.look.sign} {entry.judgement.name}"
    if checked.dismissed:
        yield f"{number} · {_('Not a claim: {reason}').format(reason=checked.dismissed)}"
    if checked.note:
        yield f"{_('Note')}: {checked.note}"
    for item in entry.evidence:
        whence = " · ".join((source_words.quoted(item), *source_words.whence(item)))
        yield f"{item.look.sign} {item.source.name} {item.grade}: {whence}"


def _place(entry: ClaimEntry, query: Query) -> Span:
    """The words to be corrected where they stand in the claim, whole ones first; else the claim."""
    claim, old = entry.checked.claim, query.old
    if old:
        found = re.search(rf"(?<!\w){re.escape(old)}(?!\w)", claim.text)
        at = found.start() if found else claim.text.find(old)
        if at >= 0:
            return Span(claim.span.start + at, claim.span.start + at + len(old))
    return claim.span


def _add_text(made: "Document", text: str, remarks: list[_Remark]) -> list[list["Run"]]:
    """Add the lines of the article as paragraphs; gives the runs of the words of each remark."""
    runs: list[list[Run]] = [[] for _remark in remarks]
    paragraph = None
    for piece in cut(text, [(remark.span, at) for at, remark in enumerate(remarks)]):
        for number, part in enumerate(piece.text.split("\n")):
            if number:
                paragraph = None
            if not part or (paragraph is None and not part.strip()):
                continue
            paragraph = paragraph or made.add_paragraph()
            run = paragraph.add_run(shown(part))
            for at in piece.tags:
                runs[at].append(run)
    return runs


def _add_comment(made: "Document", runs: list["Run"], remark: _Remark) -> None:
    by = shown(remark.by)
    initials = "".join(word[0] for word in by.split())[:_INITIALS]
    comment = made.add_comment(runs, "\n".join(map(shown, remark.lines)), by, initials)
    # The library takes the present time, and has no other way to say when.
    comment._comment_elm.date = _moment(remark.at)


def _moment(at: str) -> datetime:
    """A time of the log to the second, as Word has it; times that are none are the first of all."""
    for form in ("%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%SZ"):
        try:
            return datetime.strptime(at, form).replace(microsecond=0, tzinfo=UTC)
        except ValueError:
            continue
    return datetime(2000, 1, 1, tzinfo=UTC)
