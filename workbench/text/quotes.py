"""Quotations, in every style of marks, nested and unpaired."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind
from workbench.text.quoted_names import is_name

# A mark that is typed twice is the double one: ,,so'' and ‘‘so’’ and ``so''.
_MARK = re.compile(r"''|’’|‘‘|``|‚‚|,,(?=\w)|[»«„“”\"‹›‚‘’'‟‛]|\n[ \t\r]*+\n")
_TWICE = {"''": "”", "’’": "”", "‘‘": "“", "``": "“", "‚‚": "„", ",,": "„"}
# The marks that may close what a mark has opened. Which of »« opens depends on the country.
_CLOSERS = {
    "»": "«»",
    "«": "»",
    "„": '“”"‟',
    "“": '”"“',
    "”": "”",
    "‟": "”“",
    '"': '"”“',
    "›": "‹›",
    "‹": "›",
    "‚": "‘’'‛",
    "‘": "’'",
    "‛": "’'",
    "’": "’",
    "'": "'’",
}
_SINGLE = frozenset("›‹‚‘’'‛")
_ALWAYS_OPENS = frozenset("„‚‟‛")
_BEFORE_OPENING = frozenset("([{-–—/:…»«„“\"›‹‚‘'.")
_AFTER_CLOSING = frozenset(".,;:!?)]}-–—/…»«“”\"›‹‘’'")
_REACH = 600  # code points that a quotation without its second mark may go on for
_DEEPEST = 8
_TRIM = " \t\r\n\u00a0\u2009\u202f"
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


class _Open(NamedTuple):
    """A mark that nothing has closed yet; `inside` is where the words after it begin."""

    mark: str
    at: int
    inside: int


@dataclass(slots=True)
class _Reader:
    text: str
    stack: list[_Open] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    free_from: int = 0  # nothing before this offset may be claimed by a lone closing mark

    def read(self) -> list[Span]:
        if _MARK.search(self.text) is None:
            return []
        for match in _MARK.finditer(self.text):
            mark = match.group()
            if mark[0] == "\n":
                self._break(match.start())
            else:
                self._mark(_TWICE.get(mark, mark), match.start(), match.end())
        self._break(len(self.text))
        return self.spans

    def _mark(self, mark: str, at: int, stop: int) -> None:
        before = self.text[at - 1] if at else " "
        after = self.text[stop] if stop < len(self.text) else " "
        if mark in "'’" and before.isalnum() and after.isalnum():
            return
        depth = self._closes(mark)
        if depth is not None and _may_close(mark, before, after):
            self._close(depth, at, stop)
        elif _may_open(mark, before, after):
            self._open(mark, at, stop)
        elif _is_lone_closer(mark, before, after) and not self.stack:
            self._keep(self._reach_back(at), at)
            self.free_from = stop

    def _closes(self, mark: str) -> int | None:
        """The depth of the innermost open mark that this one can close."""
        for depth in range(len(self.stack) - 1, -1, -1):
            if mark in _CLOSERS[self.stack[depth].mark]:
                return depth
        return None

    def _open(self, mark: str, at: int, stop: int) -> None:
        if self.stack and self.stack[-1].mark == mark:
            self._give_up(self.stack.pop(), at)
        if len(self.stack) >= _DEEPEST:
            self._give_up(self.stack.pop(0), at)
        self.stack.append(_Open(mark, at, stop))

    def _close(self, depth: int, at: int, stop: int) -> None:
        del self.stack[depth + 1 :]
        self._keep(self.stack.pop().inside, at)
        self.free_from = stop

    def _break(self, at: int) -> None:
        for opened in self.stack:
            self._give_up(opened, at)
        self.stack.clear()
        self.free_from = at

    def _give_up(self, opened: _Open, at: int) -> None:
        """Keep a quotation that nothing closed as far as its line and the reach go."""
        if opened.mark in _SINGLE:
            return
        line = self.text.find("\n", opened.at, min(at, opened.at + _REACH))
        self._keep(opened.inside, line if line >= 0 else min(at, opened.at + _REACH))

    def _reach_back(self, at: int) -> int:
        """Where a quotation began of which only the closing mark is there: with its sentence."""
        start = max(self.free_from, at - _REACH)
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text, start, at - 1)]
        return ends[-1] if ends else start

    def _keep(self, start: int, end: int) -> None:
        while start < end and self.text[start] in _TRIM:
            start += 1
        while start < end and self.text[end - 1] in _TRIM + ",":
            end -= 1
        if any(self.text[index].isalnum() for index in range(start, end)):
            self.spans.append(Span(start, end))


def _may_close(mark: str, before: str, after: str) -> bool:
    if mark in _ALWAYS_OPENS:
        return False
    if mark in '“"«»‹›‘' and before.isspace() and not after.isspace():
        return after in _AFTER_CLOSING
    return not after.isalnum() or not before.isspace()


def _may_open(mark: str, before: str, after: str) -> bool:
    if after.isspace():
        return mark in "«»‹›" and after in "\u00a0\u202f" and before.isspace()
    if mark in _ALWAYS_OPENS:
        return True
    if mark in "'’" and after.isdecimal():
        return False  # the '90s
    return before.isspace() or before in _BEFORE_OPENING


def _is_lone_closer(mark: str, before: str, after: str) -> bool:
    if mark in _SINGLE or mark in "„‟" or (mark == '"' and before.isdecimal()):
        return False  # 27": inches
    return not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)


def _signals(text: str, spans: list[Span]) -> Iterator[Signal]:
    for span in sorted(spans):
        if is_name(text, span):
            continue
        words = span.of(text)
        yield Signal(SignalKind.QUOTE, span, words, " ".join(words.split()))


@lru_cache(maxsize=1024)
def quotes_of(text: str) -> tuple[Signal, ...]:
    """The quotations of a short text; what several readers of one sentence share is read once."""
    return find_quotes(text)


def find_quotes(text: str) -> tuple[Signal, ...]:
    """The quotations of a text, in text order; a quotation inside another is one of its own.

    Span and `text` leave out the marks, blanks beside them and a comma before the closing mark;
    `value` is the same with runs of blanks made one. An apostrophe is no mark, and a name or a
    title between marks is no quotation. A quotation ends
    with its paragraph; one that nothing closes, or nothing opens, reaches to the end of its line
    or the start of its sentence, and never further than 600 code points.
    """
    return tuple(_signals(text, _Reader(text).read()))
