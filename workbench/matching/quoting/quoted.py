"""A quotation as its words, with what it marks itself as left out or put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.matching.quoting.forms import is_small
from workbench.matching.quoting.keys import word_key, word_spans
from workbench.matching.stems import root
from workbench.model.span import Span

_DOTS = r"(?:…|\.\s?\.(?:\s?\.){1,2}|[-–—]{1,3})"
_ELLIPSIS = re.compile(rf"\[\s?{_DOTS}\s?\]|\(\s?{_DOTS}\s?\)|…|\.\s?\.(?:\s?\.){{1,2}}")
# What a quotation puts between brackets is not the speaker's.
_INSERTED = re.compile(r"\[[^\[\]\n]{1,200}\]|\([^()\n]{1,200}\)")
_SMALL_WEIGHT = 0.25  # of a word without content beside one with


@dataclass(frozen=True)
class Quoted:
    """The words of a quotation; offsets are into `text`.

    `segments` are the runs of words between marks of an ellipsis. `brackets[i]` is the span of
    the brackets that a word stands in as a whole, None for most.
    """

    text: str
    language: str
    spans: tuple[Span, ...]
    keys: tuple[str, ...]
    segments: tuple[range, ...]
    brackets: tuple[Span | None, ...]

    def raw(self, place: int) -> str:
        """The wording of a word."""
        return self.spans[place].of(self.text)

    def inserted(self, place: int) -> bool:
        """Whether a word stands between brackets as a whole, as one put in by who quotes."""
        return self.brackets[place] is not None

    def amended(self, place: int) -> bool:
        """Whether letters of a word stand between brackets."""
        return "[" in self.raw(place)

    def span(self, place: int, stop: int) -> Span:
        """From the start of a word to the end of the one before `stop`; empty for none."""
        if place < stop:
            return Span(self.spans[place].start, self.spans[stop - 1].end)
        at = self.spans[place].start if place < len(self.spans) else len(self.text)
        return Span(at, at)

    def between(self, place: int) -> str:
        """What stands between a word and the next one."""
        stop = self.spans[place + 1].start if place + 1 < len(self.spans) else len(self.text)
        return self.text[self.spans[place].end : stop]

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The root of each word."""
        return tuple(root(word, self.language) for word in self.keys)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How much each word counts: nothing where it is not the speaker's."""
        return tuple(
            0.0 if self.inserted(place) else _SMALL_WEIGHT if is_small(word, self.language) else 1.0
            for place, word in enumerate(self.keys)
        )

    def has_content(self, place: int) -> bool:
        """Whether a word is the speaker's and says something by itself."""
        return self.weights[place] == 1.0

    def content(self, places: Sequence[int]) -> list[int]:
        """Those of some words that say something by themselves."""
        return [place for place in places if self.has_content(place)]


def read_quotation(text: str, language: str) -> Quoted:
    """The words of a quotation without its marks."""
    matches = list(word_spans(text))
    spans = tuple(Span(*match.span()) for match in matches)
    ellipses = [match.span() for match in _ELLIPSIS.finditer(text)]
    brackets = [Span(*match.span()) for match in _INSERTED.finditer(text)]
    return Quoted(
        text,
        language,
        spans,
        tuple(word_key(match[0], language) for match in matches),
        tuple(_segments(spans, ellipses)),
        tuple(_inside(spans, brackets)),
    )


def _segments(spans: Sequence[Span], ellipses: list[tuple[int, int]]) -> Iterator[range]:
    first = 0
    marks = iter(ellipses)
    mark = next(marks, None)
    for place, span in enumerate(spans):
        while mark is not None and mark[1] <= span.start:
            if first < place:
                yield range(first, place)
                first = place
            mark = next(marks, None)
    if first < len(spans):
        yield range(first, len(spans))


def _inside(spans: Sequence[Span], brackets: Sequence[Span]) -> Iterator[Span | None]:
    """For each word the brackets that it lies wholly between; both are in text order."""
    at = 0
    for span in spans:
        while at < len(brackets) and brackets[at].end < span.end:
            at += 1
        inside = at < len(brackets) and brackets[at].start < span.start
        yield brackets[at] if inside and span.end < brackets[at].end else None
