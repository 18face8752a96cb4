"""A text in blocks of whole sentences, each read at one go: the longest text takes bounded memory.

A block holds sentences of one language, about as many as an ordinary article has; between two of
them nothing but the surnames met so far is handed on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.model.span import Span
from workbench.text.language import of_stretch
from workbench.text.sentences import sentences_within
from workbench.text.words import Words

_ENOUGH = 32_000  # code points after which a block ends with its paragraph
_MOST = 64_000  # code points after which it ends with its sentence
_MOST_KEPT = 8  # blocks: their words take some 30 MB
_MOST_PARTS = 1_000  # sentences and claims of an ordinary article


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text in one language, and the sentences of the article in it.

    `span` reaches to where the next block begins; what stands between sentences (headings, lines
    left out) is part of it, too. All spans are offsets into the text.
    """

    span: Span
    language: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    language: str
    opens: bool  # a paragraph


def blocks_of(text: str, body: Iterable[Span], language: str) -> tuple[Block, ...]:
    """The blocks of an article whose paragraphs are `body`; together they hold the whole text.

    `language` is the article's; a paragraph or sentence that is plainly in another one is read by
    the rules of that.
    """
    groups = list(_groups(_sentences(text, body, language)))
    starts = [0, *(group[0].span.start for group in groups[1:]), len(text)]
    return tuple(
        Block(Span(start, end), group[0].language, tuple(item.span for item in group))
        for start, end, group in zip(starts, starts[1:], groups, strict=False)
    )


def _sentences(text: str, body: Iterable[Span], language: str) -> Iterator[_Sentence]:
    for stretch in body:
        spoken = of_stretch(stretch.of(text), language)
        opens = True
        for span in sentences_within(text, stretch, spoken):
            yield _Sentence(span, of_stretch(span.of(text), spoken), opens)
            opens = False


def _groups(sentences: Iterable[_Sentence]) -> Iterator[list[_Sentence]]:
    group: list[_Sentence] = []
    for item in sentences:
        if group:
            size = item.span.start - group[0].span.start
            full = size >= _MOST or (size >= _ENOUGH and item.opens)
            if full or item.language != group[0].language:
                yield group
                group = []
        group.append(item)
    if group:
        yield group


class BlockReader:
    """Cuts blocks into words, in whatever order they are asked for; keeps those of the last few."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._kept: dict[int, Words] = {}  # by where the block begins
        self._parts: dict[Span, Words] = {}

    def words(self, block: Block) -> Words:
        """The words of a block; their offsets count from its start."""
        words = self._kept.get(block.span.start)
        if words is None:
            if len(self._kept) >= _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            words = self._kept[block.span.start] = Words(block.span.of(self.text))
        return words

    def part(self, block: Block, span: Span) -> Words:
        """The words of a span inside a block; their offsets count from the span's start."""
        part = self._parts.get(span)
        if part is None:
            if len(self._parts) >= _MOST_PARTS:
                self._parts.clear()
            part = self._parts[span] = self.words(block).part(span.shifted(-block.span.start))
        return part
