"""A sentence as the reader of clauses sees it: where verbs stand and where clauses end."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from workbench.model.span import Span
from workbench.text.clause_words import ClauseWords
from workbench.text.quotes import quotes_of
from workbench.text.words import Words

MOST_TOKENS = 160  # a longer sentence is left whole
MARKS = frozenset("\"»«“”„›‹'’‘‚")
_STRETCH_MARKS = frozenset(",;:–—")
_END = ".!?…"
_LEAST_INFINITIVE = 3  # tokens of a clause with "zu" that hangs on a noun or verb before it
_SAID_TAIL = 5  # tokens from a verb of saying to the end: "said in a statement"


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence parts here: `left` is the token after the first clause, `right` the next one's."""

    left: int
    right: int


class ClauseText:
    """The tokens of a sentence; `shut` tells which lie in quotations and brackets.

    A stretch is what lies between two marks outside of quotations.
    """

    def __init__(self, words: Words, known: ClauseWords) -> None:
        self.sentence = words.text
        self.known = known
        self.words = words
        self.count = len(self.words)
        self.shut = self._shut() if self.count <= MOST_TOKENS else []

    def _shut(self) -> list[bool]:
        """Tokens inside quotations and brackets: nothing is cut there."""
        shut = [False] * self.count
        depth = 0
        if "(" in self.sentence or "[" in self.sentence:
            for index, mark in enumerate(self.words.raws):
                depth += mark in "(["
                shut[index] = depth > 0
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
        return self._last

    @cached_property
    def _last(self) -> int:
        stop = self.count
        while stop > 1 and self.words.raws[stop - 1] in _END:
            stop -= 1
        return stop

    def until_mark(self, index: int) -> int:
        """The next token outside quotations that ends a clause by its look."""
        following = bisect_left(self._marks, index)
        if following < len(self._marks) and self._marks[following] < self._last:
            return self._marks[following]
        return self._last

    @cached_property
    def _marks(self) -> list[int]:
        return [
            index
            for index, low in enumerate(self.words.lows)
            if low in _STRETCH_MARKS and not self.shut[index]
        ]

    def stretch_start(self, index: int) -> int:
        """The first token of the stretch that holds a token."""
        before = bisect_left(self._marks, index)
        return self._marks[before - 1] + 1 if before else 0

    def is_subordinate(self, index: int) -> bool:
        """Whether a token lies in a subordinate clause, as far as the words before it tell."""
        start, stop = self.stretch_start(index), index
        while True:
            if self.opens_subordinate(start, stop):
                return True
            if start == 0 or self.finite_in(start, index) is not None:
                return False
            stop = start - 1
            start = self.stretch_start(stop)

    def opens_subordinate(self, start: int, stop: int) -> bool:
        """Whether a stretch begins (in English: holds) a subordinate clause."""
        known, words = self.known, self.words
        if not known.verb_last:
            return self.subordinator_in(start, stop) is not None
        if start == 0:  # "Um zehn Uhr kam er …" begins no clause: no verb follows its comma
            return words.low(0) in known.subordinators and self.known.is_finite(
                words, self.until_mark(0) + 1
            )
        at = start + (words.low(start) in known.coordinators)
        after_comma = words.low(at - 1) == "," and self.is_relative(at)
        return words.low(at) in known.subordinators or after_comma

    def subordinator_in(self, start: int, stop: int, *, surely: bool = True) -> int | None:
        """The first word of a stretch that opens an English subordinate clause.

        What may be a preposition ("after") needs a verb behind it, if it is to be `surely` one.
        """
        for index in range(start, stop):
            low = self.words.low(index)
            if self.shut[index] or low not in self.known.subordinators:
                continue
            if index == 0 and low == "that":
                continue
            maybe = surely and low in self.known.prepositions
            if not maybe or self.finite_in(index + 1, stop) is not None:
                return index
        return None

    def is_reported(self, index: int) -> bool:
        """Whether a token lies in what a verb of saying before it reports without "that"."""
        start = self.stretch_start(index)
        if self.known.verb_last:
            verb = self.finite_in(start, index)
            return start > 0 and verb != start and self.known.says(self.words, 0, start)
        for at in range(start, index):
            if self.known.says(self.words, at, at + 1):
                return self.finite_in(at + 1, index) is not None
        return False

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
            return self._has_plural_verb(stop)
        return any(self.known.ends_clause(raw) for raw in self._raws(stop))

    def _has_plural_verb(self, stop: int) -> bool:
        """ "Officials want …": an infinitive after a plural."""
        lows = self.words.lows[:stop]
        bare = self.known.verbs.bare
        return any(noun[-1] == "s" and verb in bare for noun, verb in pairwise(lows))

    def _raws(self, stop: int) -> list[str]:
        return self.words.raws[1:stop]

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
        if words.raw(index + 1).isdigit() and words.low(index + 2) == ".":
            return False  # "am Freitag, den 9. Mai"
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
        words = self.words
        while end < self.last():
            following = end + 1 + (words.low(end + 1) in MARKS)
            opens = words.low(following) in self.known.complement or (
                self.known.verb_last and words.low(following) in self.known.relatives
            )
            if words.low(end) != ",":
                return False
            after = self.until_mark(following)
            infinitive = after - end > _LEAST_INFINITIVE and self.is_infinitive_clause(after)
            if not (opens or infinitive or self._hangs_on(end + 1)):
                return False
            end = after
        return True

    def is_infinitive_clause(self, end: int) -> bool:
        """ ", ein Verfahren einzuleiten": what ends before `end` in a German infinitive."""
        if not self.known.verb_last or not self.words.low(end - 1).endswith("n"):
            return False
        return self.words.low(end - 2) == "zu" or self.known.is_zu_infinitive(
            self.words.low(end - 1)
        )

    def _hangs_on(self, first: int) -> bool:
        """ ", including two villages", ", according to the bank", ", the ministry said"."""
        known, words = self.known, self.words
        if known.verb_last:
            return False
        if words.low(first) in known.tails:
            return True
        end = self.until_mark(first)
        named = words.low(first) in known.subjects or words.raw(first)[:1].isupper()
        verb = self.finite_in(first, end) if named else None
        return verb is not None and known.says(words, verb, verb + 1) and end - verb <= _SAID_TAIL

    def opens_complement(self, index: int, low: str) -> bool:
        """Whether a content clause begins, whose parts are nobody's own assertion."""
        if low not in self.known.complement:
            return False
        before = self.words.low(index - 1)
        if self.known.verb_last:
            return before == "," or (before == "so" and low[:2] == "da")
        return low != "that" or self.known.says(self.words, max(0, index - 4), index)
