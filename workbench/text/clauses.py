"""Clauses of a sentence that assert a fact of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.span import Span
from workbench.text.clause_words import ClauseWords, clause_words
from workbench.text.quotes import find_quotes
from workbench.text.words import Words

_MOST_TOKENS = 160  # a longer sentence is left whole
_NESTED = 7  # tokens of a clause that is told apart inside another
_LEAST = 3  # tokens of a clause that stands for itself
_END = ".!?…"
_MARKS = frozenset("\"»«“”„›‹'’‘‚")
_DASHES = frozenset("–—")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence parts here: `left` is the token after the first clause, `right` the next one's."""

    left: int
    right: int
    bare: bool = False  # the second clause needs no finite verb of its own


def clauses(sentence: str, language: str) -> tuple[Span, ...]:
    """The claims of a sentence, as spans into it in text order.

    One span over the whole sentence where nothing in it stands for itself. Otherwise clauses
    without the conjunction, the comma and the end mark between them; a clause inside another is
    nested in a span that holds both. Spans never overlap partly.
    """
    whole = Span(0, len(sentence))
    known = clause_words(language)
    if not known.finite:
        return (whole,)
    reader = _Reader(sentence, known)
    if reader.count > _MOST_TOKENS:
        return (whole,)
    return reader.parted() or (whole,)


class _Reader:
    def __init__(self, sentence: str, known: ClauseWords) -> None:
        self.sentence = sentence
        self.known = known
        self.words = Words(sentence)
        self.count = len(self.words)
        self.shut = self._shut() if self.count <= _MOST_TOKENS else []

    def _shut(self) -> list[bool]:
        """Tokens inside quotations and brackets: nothing is cut there."""
        quotes = [quote.span for quote in find_quotes(self.sentence)]
        shut: list[bool] = []
        depth = 0
        for index, start in enumerate(self.words.starts):
            mark = self.words.raws[index]
            depth += mark in "(["
            shut.append(depth > 0 or any(span.start <= start < span.end for span in quotes))
            depth = max(0, depth - (mark in ")]"))
        return shut

    def parted(self) -> tuple[Span, ...]:
        """The clauses, or nothing where the sentence stays whole."""
        cuts = self._chosen()
        nested = list(self._nested())
        spans: list[Span] = []
        first = 0
        for cut in cuts:
            spans.append(self._span(first, cut.left))
            first = cut.right
        if cuts:
            spans.append(self._span(first, self._last()))
        elif nested:
            spans.append(Span(0, len(self.sentence)))
        spans += [span for span in nested if any(outer.contains(span) for outer in spans)]
        return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))

    def _nested(self) -> Iterator[Span]:
        """Relative clauses between commas, with enough in them to be a fact of their own."""
        index = 1
        while index < self.count - 2:
            if self.words.low(index) != "," or self.shut[index] or not self._is_relative(index + 1):
                index += 1
                continue
            end = self._until_mark(index + 1)
            if self._is_inner_relative(index, end):
                yield self._span(index + 1, end)
            index = max(end, index + 1)

    def _is_inner_relative(self, comma: int, end: int) -> bool:
        inner = end < self._last() and self.words.low(end) == ","
        long = end - comma - 1 >= _NESTED or any(
            self.words.raw(i)[0].isdigit() for i in range(comma + 1, end)
        )
        verb = self._finite_in(comma + 2, end, last=self.known.verb_last)
        follows = self.words.low(end + 1) not in self.known.complement | self.known.relatives
        return inner and long and verb is not None and follows

    def _span(self, first: int, stop: int) -> Span:
        return Span(self.words.starts[first], self.words.ends[stop - 1])

    def _last(self) -> int:
        """The token after the last clause: without the end mark, with a closing quotation mark."""
        stop = self.count
        if self.words.raws[stop - 1] in _END:
            while stop > 1 and self.words.raws[stop - 1] in _END:
                stop -= 1
        return stop

    def _chosen(self) -> list[_Cut]:
        cuts: list[_Cut] = []
        first = 0
        for cut in self._candidates():
            if cut.left - first < _LEAST or cut.right >= self._last():
                continue
            if not cuts or cut.left > cuts[-1].right:
                cuts.append(cut)
                first = cut.right
        return cuts

    def _candidates(self) -> Iterator[_Cut]:
        complement = False
        for index in range(1, self.count - 1):
            if self.shut[index]:
                continue
            low = self.words.low(index)
            if self._opens_complement(index, low):
                complement = True
            elif low in {":", ";"} or low in _DASHES:
                complement = False
            if not complement:
                cut = self._at(index, low)
                if cut is not None:
                    yield cut

    def _opens_complement(self, index: int, low: str) -> bool:
        """Whether a content clause begins, whose parts are nobody's own assertion."""
        if low not in self.known.complement:
            return False
        before = self.words.low(index - 1)
        if self.known.verb_last:
            return before == ","
        return low != "that" or self.known.says(self.words, max(0, index - 4), index)

    def _at(self, index: int, low: str) -> _Cut | None:
        if low == ":":
            return self._colon(index)
        if low == ";":
            return self._sides(index, index + 1)
        if low in _DASHES:
            return self._dash(index)
        if low == ",":
            return self._comma(index)
        if low in self.known.plain_coordinators and self.words.low(index - 1) != ",":
            return self._coordinated(index)
        if low in self.known.joined_without_comma and self.words.low(index - 1) != ",":
            return self._joined(index)
        return None

    # --- marks

    def _colon(self, index: int) -> _Cut | None:
        following = self.words.raw(index + 1)
        whole = following[:1].isupper() and index >= 4 and self.count - index > 5
        if not whole or following in _MARKS or self._finite_in(index + 1, self.count) is None:
            return None
        return _Cut(index, index + 1) if not self.known.says(self.words, 0, index) else None

    def _dash(self, index: int) -> _Cut | None:
        dashes = sum(self.words.low(i) in _DASHES for i in range(self.count))
        return self._sides(index, index + 1) if dashes == 1 else None

    def _sides(self, left: int, right: int) -> _Cut | None:
        """A cut if there is a finite verb on both sides of it."""
        if self.count - right < 4 or left < 4:
            return None
        if not self._has_verb(left) or self._finite_in(right, self.count) is None:
            return None
        return _Cut(left, right)

    def _comma(self, index: int) -> _Cut | None:
        known, words = self.known, self.words
        following = words.low(index + 1)
        if not self._has_verb(index):
            return None
        if following in known.coordinators:
            return self._after_conjunction(index, index + 2)
        if following in known.kept:
            return self._subordinate(index, index + 1)
        if following in known.dropped:
            return self._subordinate(index, index + 2)
        if self._is_relative(index + 1):
            return self._relative(index)
        if not known.verb_last and self._is_participle(index + 1):
            long = self._until_mark(index + 1) == self._last() and self._last() - index > 8
            return _Cut(index, index + 1, bare=True) if long else None
        return None

    # --- clauses

    def _after_conjunction(self, left: int, right: int) -> _Cut | None:
        """ ", und er habe …": a main clause of its own after a comma and a conjunction."""
        end = self._until_mark(right)
        verb = self._finite_in(right, min(end, right + 9))
        if verb is None or verb == right or end - right < _LEAST:
            return None
        return _Cut(left, right) if self._begins_clause(right, verb) else None

    def _begins_clause(self, right: int, verb: int) -> bool:
        if self.known.verb_last:
            return True
        low, raw = self.words.low(right), self.words.raw(right)
        return low in self.known.subjects or raw[0].isupper() or verb - right <= 2

    def _subordinate(self, left: int, right: int) -> _Cut | None:
        end = self._until_mark(right)
        verb = self._finite_in(right, end, last=self.known.verb_last)
        if verb is None and self.known.verb_last and end - right > _LEAST:
            last = self.words.raw(end - 1)  # after "weil" there must be a verb, known or not
            verb = end - 1 if last.islower() and last not in self.known.not_finite else None
        return _Cut(left, right) if verb is not None and self._reaches_end(end) else None

    def _is_relative(self, index: int) -> bool:
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

    def _relative(self, comma: int) -> _Cut | None:
        end = self._until_mark(comma + 1)
        verb = self._finite_in(comma + 2, end, last=self.known.verb_last)
        if verb is None or end - comma - 1 < _LEAST or not self._reaches_end(end):
            return None
        return _Cut(comma, comma + 1)

    def _reaches_end(self, end: int) -> bool:
        """Whether only what depends on the clause follows it, up to the sentence's end."""
        while end < self._last():
            following = self.words.low(end + 1)
            if self.words.low(end) != "," or following not in self.known.complement:
                return False
            end = self._until_mark(end + 1)
        return True

    def _until_mark(self, index: int) -> int:
        """The next token outside quotations that ends a clause by its look."""
        while index < self._last():
            if not self.shut[index] and self.words.low(index) in {",", ";", ":", "–", "—"}:
                return index
            index += 1
        return self._last()

    def _coordinated(self, index: int) -> _Cut | None:
        """ "und" without a comma."""
        if not self.known.verb_last:
            return None
        end = self._until_mark(index + 1)
        if end - index - 1 < _LEAST or not self._has_main_verb(index):
            return None
        if self._same_verb_form(index - 1, end - 1) or self._same_period(index, end):
            return _Cut(index, index + 1, bare=True)
        verb = self._finite_in(index + 1, min(end, index + 7))
        if verb is None or verb == index + 1 or not self._second_place(index + 1, verb):
            return None
        return _Cut(index, index + 1)

    def _second_place(self, first: int, verb: int) -> bool:
        """Whether a subject or an adverbial, and nothing else, stands before the verb."""
        low, raw = self.words.low(first), self.words.raw(first)
        if low in self.known.pronoun_subjects:
            return verb == first + 1
        return not raw[0].isupper() and verb - first <= 5 and low in self.known.clause_openers

    def _same_verb_form(self, left: int, right: int) -> bool:
        known = self.known
        first, second = self.words.raw(left), self.words.raw(right)
        if known.is_participle(first):
            return known.may_be_participle(second)
        return known.may_be_participle(first) and known.is_participle(second)

    def _same_period(self, index: int, end: int) -> bool:
        """ "Für 2013 …, und für 2014 …": the same preposition and another year or number."""
        words = self.words
        if not words.raw(1)[:1].isdigit() or not words.raw(index + 2)[:1].isdigit():
            return False
        numbers = sum(words.raw(i)[0].isdigit() for i in range(index + 3, end))
        return words.low(0) == words.low(index + 1) and numbers > 0

    def _joined(self, index: int) -> _Cut | None:
        """ "while", "as", "after" and the like without a comma before them."""
        low, words = self.words.low(index), self.words
        timed = low in self.known.after and words.low(index - 1) in self.known.time_nouns
        if self._finite_in(0, index) is None or index < 4 or timed:
            return None
        end = self._until_mark(index + 1)
        kept = index if low in self.known.kept else index + 1
        if low in self.known.after and self._is_participle(index + 1):
            return _Cut(index, index + 1, bare=True) if end - index > 6 else None
        verb = self._finite_in(index + 2, min(end, index + 9))
        subject = words.low(index + 1) in self.known.subjects or (
            verb is not None and verb <= index + 5
        )
        if verb is None or not subject or end - index < 4:
            return None
        return _Cut(index, kept)

    # --- verbs

    def _has_main_verb(self, stop: int) -> bool:
        """Whether a finite verb, not only a participle, stands before a token."""
        return self._finite_in(0, stop) is not None or any(
            raw.endswith("t") and self.known.ends_clause(raw) and not self.known.is_participle(raw)
            for raw in self.words.raws[1:stop]
        )

    def _has_verb(self, stop: int) -> bool:
        """Whether a verb stands before a token; any word that may be one will do."""
        if self._finite_in(0, stop) is not None:
            return True
        return self.known.verb_last and any(
            self.known.ends_clause(self.words.raw(index)) for index in range(1, stop)
        )

    def _finite_in(self, first: int, stop: int, *, last: bool = False) -> int | None:
        """The first finite verb outside quotations; with `last`, only one that ends the stretch."""
        if last:
            at = stop - 1
            while at > first and (self.words.raw(at) in _MARKS):
                at -= 1
            ends = at >= first and self.known.ends_clause(self.words.raw(at))
            return at if ends and self.words.low(at - 1) != "zu" else None
        for index in range(first, stop):
            if not self.shut[index] and self.known.is_finite(self.words, index):
                return index
        return None

    def _is_participle(self, index: int) -> bool:
        low = self.words.low(index)
        return (
            low.endswith("ing")
            and len(low) > 5
            and self.words.raw(index).islower()
            and low not in self.known.not_participles
        )
