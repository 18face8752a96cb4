"""Where sentences end, by rules and the lists of abbreviations of the language pack."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workbench.model.span import Span
from workbench.text import packs
from workbench.text.paragraphs import paragraphs

_END = re.compile(r"[.!?…]++[\"'»«“”‘’›‹)\]]*+(?:\[\d{1,3}\]){0,3}")
_WORD = re.compile(r"\w{1,40}")
_ROMAN = re.compile(r"[IVXL]{1,7}")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.){1,5}[^\W\d_]{1,3}")
_QUOTES = "\"'»«“”‘’›‹„‚"
_OPENING = _QUOTES + "([–—-•*¡¿"
_LOOK = 40  # code points that are looked at before and after an end mark
_LONGEST = 2000  # code points; what is longer is no sentence and is cut at a blank


@dataclass(frozen=True, slots=True)
class _Lists:
    never_final: frozenset[str]
    before_digit: frozenset[str]
    maybe_final: frozenset[str]
    months: frozenset[str]
    ordinal_nouns: frozenset[str]
    ordinal_before: frozenset[str]
    starters: frozenset[str]

    @property
    def dotted_ordinals(self) -> bool:
        """Whether the language writes ordinals as a figure and a full stop."""
        return bool(self.ordinal_nouns)


@cache
def _lists(language: str) -> _Lists:
    table = packs.section(language, "sentences")
    return _Lists(**{name: frozenset(table.get(name, ())) for name in _Lists.__slots__})


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
    reader = _Reader(text, paragraph, _lists(language))
    start = paragraph.start
    for end in reader.ends():
        yield from _pieces(text, start, end)
        start = end
    yield from _pieces(text, start, paragraph.end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without blanks around it, cut where it is too long."""
    while start < end:
        if text[start].isspace():
            start += 1
            continue
        stop = end if end - start <= _LONGEST else _cut(text, start, start + _LONGEST)
        last = stop
        while text[last - 1].isspace():
            last -= 1
        yield Span(start, last)
        start = stop


def _cut(text: str, start: int, stop: int) -> int:
    blank = max(text.rfind(" ", start + 1, stop), text.rfind("\n", start + 1, stop))
    return blank if blank > start else stop


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    span: Span
    lists: _Lists

    def ends(self) -> Iterator[int]:
        """The offsets after each sentence but the last."""
        sentence = self.span.start
        for match in _END.finditer(self.text, self.span.start, self.span.end):
            end = self._with_lone_quote(match.end())
            if end >= self.span.end or not self.text[end].isspace():
                continue
            if self._ends_here(sentence, match.start(), match.group(), end):
                yield end
                sentence = end

    def _with_lone_quote(self, end: int) -> int:
        """A closing mark that a blank parts from the end mark belongs to the sentence, too."""
        piece = self.text[end : min(end + 3, self.span.end)]
        lone = len(piece) > 1 and piece[0].isspace() and piece[1] in _QUOTES
        return end + 2 if lone and (len(piece) == 2 or piece[2].isspace()) else end

    def _ends_here(self, sentence: int, at: int, marks: str, end: int) -> bool:
        after = self._after(end)
        if not after or after[0].islower():
            return not after
        if marks[0] != "." or marks.startswith(".."):
            return True
        before = self._before(sentence, at)
        following = _WORD.match(after)
        word = following.group() if following else ""
        return self._full_stop(sentence, at, before, word)

    def _after(self, end: int) -> str:
        """What follows an end mark, from its first letter, figure or symbol on."""
        piece = self.text[end : min(end + 2 * _LOOK, self.span.end)]
        return piece.lstrip().lstrip(_OPENING).lstrip().lstrip(_OPENING)[:_LOOK]

    def _before(self, sentence: int, at: int) -> str:
        """The word before a full stop, with the full stops inside it."""
        start = at
        least = max(sentence, at - _LOOK)
        while start > least and (self.text[start - 1].isalnum() or self.text[start - 1] in ".'’"):
            start -= 1
        return self.text[start:at].strip(".'’")

    def _full_stop(self, sentence: int, at: int, before: str, word: str) -> bool:
        lists, low = self.lists, before.lower()
        starts = word.lower() in lists.starters
        if before.isdigit():
            return self._figure(sentence, at, before, word)
        if low in lists.never_final or (low in lists.before_digit and word[:1].isdigit()):
            return False
        if low in lists.maybe_final or _DOTTED.fullmatch(before):
            return starts or not word
        if len(before) == 1 and before.isalpha():
            return starts or (before == "I" and not lists.dotted_ordinals)
        ordinal = lists.dotted_ordinals and _ROMAN.fullmatch(before)
        return starts or not ordinal

    def _figure(self, sentence: int, at: int, figure: str, word: str) -> bool:
        """Whether a figure and a full stop end a sentence: not as an ordinal or a list's number."""
        lists, low = self.lists, word.lower()
        if not self.text[sentence : at - len(figure)].strip(_OPENING + " \n\t"):
            return False
        if not lists.dotted_ordinals or len(figure) > 2:
            return True
        if low in lists.months or low in lists.ordinal_nouns or word[:1].isdigit():
            return False
        blank = at - len(figure)
        previous = self.text[max(sentence, blank - _LOOK) : blank].split()
        ordinal = bool(previous) and previous[-1].lower() in lists.ordinal_before
        return not ordinal or low in lists.starters
