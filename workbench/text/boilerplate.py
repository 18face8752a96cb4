"""What of a pasted page is the article, and what is left out for which reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.span import Span
from workbench.model.split import Excluded, ExclusionReason
from workbench.text.datelines import Edge, head_edge, later_dateline, tail_edge
from workbench.text.inline_headings import inline_headings
from workbench.text.layout import Layout
from workbench.text.paragraphs import paragraphs
from workbench.text.sentences import sentences_within
from workbench.text.shape import shape

_HEAD = 600  # code points of a paragraph that its reason is read from
_OPENING = 3  # paragraphs in which an article's dateline may stand
_HEADLINE = 25  # words
_STANDFIRST = 260  # code points before a dateline inside a line


@dataclass(frozen=True, slots=True)
class Page:
    """The article's stretches and the rest; together they hold every non-blank character."""

    body: tuple[Span, ...]
    excluded: tuple[Excluded, ...]


def read_page(text: str, language: str) -> Page:
    """Part the article from what a page prints around it. All spans are offsets into `text`."""
    spans = paragraphs(text)
    shapes = [shape(text, span) for span in spans]
    wordings = [text[s.start : min(s.end, s.start + _HEAD)] for s in spans]
    reasons = Layout(shapes, wordings).read()
    body: list[Span] = []
    excluded: list[Excluded] = []
    for span, reason in zip(spans, reasons, strict=True):
        if reason is not None:
            excluded.append(_left_out(text, span, reason))
            continue
        for part in _parts(text, span, language, opening=len(body) < _OPENING):
            if isinstance(part, Span):
                body.append(part)
            else:
                excluded.append(_left_out(text, part.span, part.reason))
    return Page(tuple(body), tuple(excluded))


def _left_out(text: str, span: Span, reason: ExclusionReason) -> Excluded:
    return Excluded(span, span.of(text), reason)


def _parts(text: str, span: Span, language: str, *, opening: bool) -> Iterator[Span | Edge]:
    """A paragraph of the article without the dateline and the agency at its edges."""
    start, end = span.start, span.end
    if opening:
        for edge in _before_dateline(text, span, language):
            yield edge
            start = edge.span.end
    head = head_edge(text, _trimmed(text, start, end), opening=opening)
    if head:
        yield head
        start = head.span.end
    tails: list[Edge] = []
    while tail := tail_edge(text, _trimmed(text, start, end)):
        tails.append(tail)
        end = tail.span.start
    for heading in inline_headings(text, Span(start, end)):
        before = _trimmed(text, start, heading.start)
        if len(before):
            yield before
        yield Edge(heading, ExclusionReason.HEADING)
        start = heading.end
    rest = _trimmed(text, start, end)
    if len(rest):
        yield rest
    yield from reversed(tails)


def _before_dateline(text: str, span: Span, language: str) -> Iterator[Edge]:
    """The headline of an article pasted as one line: what stands before a dateline inside it."""
    window = Span(span.start, min(span.end, span.start + _STANDFIRST + 90))
    found = list(sentences_within(text, window, language))
    for index, sentence in enumerate(found[1:3], start=1):
        if sentence.start - span.start > _STANDFIRST:
            return
        if head_edge(text, Span(sentence.start, span.end), opening=True):
            for before in found[:index]:
                yield Edge(before, ExclusionReason.HEADING)
            return
    for start in later_dateline(text, window):
        if found and start < found[0].end and len(text[span.start : start].split()) <= _HEADLINE:
            yield Edge(_trimmed(text, span.start, start), ExclusionReason.HEADING)
        return


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
