"""Where a claim may end or begin instead, when a person makes it wider or narrower."""

import re
from collections.abc import Iterable, Iterator

from workbench.model.span import Span

# A clause ends at its punctuation; a mark between digits belongs to a number.
_CLAUSE_END = re.compile(r"(?<!\d)[,;:](?=\s)|(?<=\d)[,;:](?=\s)|\s[–—-](?=\s)|[.!?…](?=\s|$)")
_WORD = re.compile(r"\S+")
_LOOSE = " \t\n,;:–—-"
_MARKS = _LOOSE + ".!?…\"'“”„‟«»‹›‘’)]"


def wider(text: str, claim: Span, sentence: Span, *, at_start: bool) -> Iterator[Span]:
    """Ever wider spans inside the sentence: by clause at the end, then at the start."""
    ends = [end for end in _ends(text, sentence) if end > claim.end]
    starts = [start for start in reversed(_starts(text, sentence)) if start < claim.start]
    to_the_end = [Span(claim.start, end) for end in ends]
    to_the_start = [Span(start, claim.end) for start in starts]
    if at_start:
        yield from to_the_start
        yield from (Span(sentence.start, span.end) for span in to_the_end)
    else:
        yield from to_the_end
        yield from (Span(span.start, sentence.end) for span in to_the_start)


def narrower(text: str, claim: Span, *, at_start: bool) -> Iterator[Span]:
    """Ever narrower spans: without the last clause, or the last word where there is only one."""
    if at_start:
        inner = [start for start in _starts(text, claim) if claim.start < start]
        words = [word for word in _words(text, claim) if claim.start < word.start]
        yield from (Span(start, claim.end) for start in inner)
        if not inner:
            yield from (Span(word.start, claim.end) for word in words)
        return
    outer = [end for end in reversed(_ends(text, claim)) if end < claim.end]
    outer = [end for end in outer if text[end : claim.end].strip(_MARKS)]
    yield from (Span(claim.start, end) for end in outer)
    if not outer:
        before = reversed([word for word in _words(text, claim) if word.end < claim.end])
        yield from (Span(claim.start, word.end) for word in before)


def halves(text: str, claim: Span, at: int) -> tuple[Span, Span]:
    """The two parts of a claim cut at an offset of the article, without what joined them.

    A cut inside a word moves to the word's start. A part may be empty.
    """
    at = min(max(at, claim.start), claim.end)
    rest = _WORD.match(text, at, claim.end)
    if rest and rest.group().strip(_MARKS):
        while at > claim.start and not text[at - 1].isspace():
            at -= 1
    return trimmed(text, Span(claim.start, at)), trimmed(text, Span(at, claim.end))


def trimmed(text: str, span: Span) -> Span:
    """The span without white space and joining punctuation at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    return Span(start, end)


def crosses(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span overlaps another one partly, or is the same as one."""
    return any(
        span == other
        or (span.overlaps(other) and not span.contains(other) and not other.contains(span))
        for other in others
    )


def _ends(text: str, span: Span) -> list[int]:
    """Where clauses end inside a span, in order, its own end last."""
    found = [
        match.end() if match.group() in ".!?…" else match.start()
        for match in _CLAUSE_END.finditer(text, span.start, span.end)
    ]
    return [*(end for end in found if span.start < end < span.end), span.end]


def _starts(text: str, span: Span) -> list[int]:
    """Where clauses start inside a span, in order, its own start first."""
    starts = [trimmed(text, Span(end, span.end)).start for end in _ends(text, span)[:-1]]
    return [span.start, *(start for start in starts if start < span.end)]


def _words(text: str, span: Span) -> list[Span]:
    return [
        Span(match.start(), match.end()) for match in _WORD.finditer(text, span.start, span.end)
    ]
