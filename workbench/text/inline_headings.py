"""Sub-headings that a page's text runs together with the paragraphs below them."""

import re

from workbench.model.span import Span

_WORDS = 7
# The wide blank behind the colon is what is left of the line break or of the bold type.
_HEADING = re.compile(
    r"(?:\A|(?<=[.!?])|(?<=[.!?][\"”“»«]))\s{0,3}"
    r"(?P<head>[^\W\d_a-zäöüß][^.!?:\n]{2,60}:)[ \u00a0]{2,4}(?=[\"„“»]?[^\W_a-zäöüß])"
)


def inline_headings(text: str, span: Span) -> list[Span]:
    """The sub-headings inside a paragraph, if there are several and none comes back.

    One that comes back names who speaks, and one alone may be part of its sentence.
    """
    if text.find(":", span.start, span.end) < 0:
        return []
    found = [
        Span(match.start("head"), match.end("head"))
        for match in _HEADING.finditer(text, span.start, span.end)
        if len(match["head"].split()) <= _WORDS
    ]
    wordings = {item.of(text) for item in found}
    return found if len(wordings) == len(found) > 1 else []
