"""A sentence as the reader of clauses sees it: where verbs stand and where clauses end."""

from bisect import bisect_left

from workbench.model.span import Span
from workbench.text.clause_words import ClauseWords
from workbench.text.quotes import quotes_of
from workbench.text.words import Words

MOST_TOKENS = 160  # a longer sentence is left whole
MARKS = frozenset("\"»«“”„›‹'’‘‚")
_END = ".!?…"


class ClauseText:
    """The tokens of a sentence; `shut` tells which lie in quotations and brackets."""

    def __init__(self, words: Words, known: ClauseWords) -> None:
        self.sentence = words.text
        self.known = known
        self.words = words
        self.count = len(self.words)
        self.shut = self._shut() if self.count <= MOST_TOKENS else []

    def _shut(self) -> list[bool]:
        """Tokens inside quotations and brackets: nothing is cut there."""
        shut: list[bool] = []
        depth = 0
        for mark in self.words.raws:
            depth += mark in "(["
            shut.append(depth > 0)
            depth = max(0, depth - (mark in ")]"))
        for quote in quotes_of(self.sentence):
            first = bisect_left(self.words.starts, quote.span.start)
            last = bisect_left(self.words.starts, quote.span.end)
            shut[first:last] = [True] * (last - first)
        return shut

    def span(self, first: int, stop: int) -> Span:
        return Span(self.words.starts[first], self.words.ends[stop - 1])

    def last(self) -> int:
        """The token after the last clause: without the end mark, with a closing quotation mark."""
        stop = self.count
        if self.words.raws[stop - 1] in _END:
            while stop > 1 and self.words.raws[stop - 1] in _END:
                stop -= 1
        return stop

    def until_mark(self, index: int) -> int:
        """The next token outside quotations that ends a clause by its look."""
        while index < self.last():
            if not self.shut[index] and self.words.low(index) in {",", ";", ":", "–", "—"}:
                return index
            index += 1
        return self.last()

    def finite_in(self, first: int, stop: int, *, last: bool = False) -> int | None:
        """The first finite verb outside quotations; with `last`, only one that ends the stretch."""
        if last:
            at = stop - 1
            while at > first and (self.words.raw(at) in MARKS):
                at -= 1
            ends = at >= first and self.known.ends_clause(self.words.raw(at))
            return at if ends and self.words.low(at - 1) != "zu" else None
        for index in range(first, stop):
            if not self.shut[index] and self.known.is_finite(self.words, index):
                return index
        return None

    def has_verb(self, stop: int) -> bool:
        """Whether a verb stands before a token; any word that may be one will do."""
        if self.finite_in(0, stop) is not None:
            return True
        if not self.known.verb_last:
            return any(
                raw.islower() and len(raw) > 3 and raw[-1] == "s" for raw in self._raws(stop)
            )
        return any(self.known.ends_clause(raw) for raw in self._raws(stop))

    def _raws(self, stop: int) -> list[str]:
        return self.words.raws[1:stop]

    def has_main_verb(self, stop: int) -> bool:
        """Whether a finite verb, not only a participle, stands before a token."""
        return self.finite_in(0, stop) is not None or any(
            raw.endswith("t") and self.known.ends_clause(raw) and not self.known.is_participle(raw)
            for raw in self.words.raws[1:stop]
        )

    def is_participle(self, index: int) -> bool:
        low = self.words.low(index)
        return (
            low.endswith("ing")
            and len(low) > 5
            and self.words.raw(index).islower()
            and low not in self.known.not_participles
        )

    def is_relative(self, index: int) -> bool:
        known, words = self.known, self.words
        if words.low(index) in known.relatives:
            return True
        return (
            words.low(index) in known.relative_prepositions
            and words.low(index + 1) in known.relatives
        ) or (
            not known.verb_last
            and words.low(index + 1) == "of"
            and words.low(index + 2) in known.relatives
        )

    def reaches_end(self, end: int) -> bool:
        """Whether only what depends on the clause follows it, up to the sentence's end."""
        while end < self.last():
            following = self.words.low(end + 1)
            if self.words.low(end) != "," or following not in self.known.complement:
                return False
            end = self.until_mark(end + 1)
        return True

    def opens_complement(self, index: int, low: str) -> bool:
        """Whether a content clause begins, whose parts are nobody's own assertion."""
        if low not in self.known.complement:
            return False
        before = self.words.low(index - 1)
        if self.known.verb_last:
            return before == ","
        return low != "that" or self.known.says(self.words, max(0, index - 4), index)
