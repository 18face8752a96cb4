"""Where sentences end, by rules and the lists of abbreviations of the language pack."""

from collections.abc import Iterator
from itertools import chain

from workbench.model.span import Span
from workbench.text.paragraphs import paragraphs
from workbench.text.sentence_ends import Ends
from workbench.text.sentence_words import sentence_words

_LONGEST = 2000  # code points; what is longer is no sentence and is cut at a blank


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a paragraph or a whole text, in text order.

    Every non-blank character lies in exactly one. A sentence holds its end mark and what closes
    with it (quotation marks, brackets); it never crosses a paragraph. Stretches of more than
    2000 code points without an end are cut at a blank.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text):
        found.extend(sentences_within(text, paragraph, language))
    return tuple(found)


def sentences_within(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    """The sentences of one stretch of a text, line ends in it counting as blanks."""
    start = paragraph.start
    ends = Ends(text, paragraph, sentence_words(language)).all()
    for end in chain(ends, (paragraph.end,)):
        last = end
        while start < last and text[start].isspace():
            start += 1
        while start < last and text[last - 1].isspace():
            last -= 1
        if last - start > _LONGEST:
            yield from _pieces(text, start, last)
        elif start < last:
            yield Span(start, last)
        start = end


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A stretch cut at blanks into pieces that are not too long."""
    while start < end:
        stop = end if end - start <= _LONGEST else _cut(text, start, start + _LONGEST)
        last = stop
        while text[last - 1].isspace():
            last -= 1
        yield Span(start, last)
        start = stop
        while start < end and text[start].isspace():
            start += 1


def _cut(text: str, start: int, stop: int) -> int:
    blank = max(text.rfind(" ", start + 1, stop), text.rfind("\n", start + 1, stop))
    return blank if blank > start else stop
