"""A source's text cut into the sentences that may be proposed as passages, and its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from workbench.model.span import Span
from workbench.text.language import of_stretch
from workbench.text.paragraphs import lines, paragraphs
from workbench.text.publication import datings
from workbench.text.sentences import sentences_within

MOST = 400_000
"""Sentences of one source that are looked at: some 8,000 pages have so many."""

_HEAD = 15  # lines
_LONGEST_DATELINE = 300  # code points of a line that are looked at


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, heading or line of a source; `paragraph` is the number of its paragraph."""

    span: Span
    language: str
    paragraph: int


def pieces_of(text: str, language: str) -> tuple[Piece, ...]:
    """The sentences of a text in `language`, each with the language that it is in itself."""
    return tuple(islice(_pieces(text, language), MOST))


def _pieces(text: str, language: str) -> Iterator[Piece]:
    for number, paragraph in enumerate(paragraphs(text)):
        spoken = of_stretch(paragraph.of(text), language)
        for span in sentences_within(text, paragraph, spoken):
            yield Piece(span, spoken, number)


def day_of(text: str) -> date | None:
    """The first whole date in the first lines of a text; None where there is none."""
    for line in islice(lines(text), _HEAD):
        for found in datings(line.of(text)[:_LONGEST_DATELINE]):
            return date.fromisoformat(found.when[:10])
    return None
