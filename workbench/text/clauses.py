"""Clauses of a sentence that assert a fact of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.span import Span
from workbench.text.clause_text import MARKS, MOST_TOKENS, ClauseText
from workbench.text.clause_words import clause_words
from workbench.text.words import Words

_NO_CLAUSE = frozenset({"well", "such"})  # "as well as", "such as"
_LONG_PARTICIPLE = 8  # tokens
_NESTED = 7  # tokens of a clause that is told apart inside another
_LEAST = 3  # tokens of a clause that stands for itself
_DASHES = frozenset("–—")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence parts here: `left` is the token after the first clause, `right` the next one's."""

    left: int
    right: int


def clauses(words: Words, language: str) -> tuple[Span, ...]:
    """The claims of a sentence, as spans into it in text order.

    One span over the whole sentence where nothing in it stands for itself. Otherwise clauses
    without the conjunction, the comma and the end mark between them; a clause inside another is
    nested in a span that holds both. Spans never overlap partly.
    """
    whole = Span(0, len(words.text))
    known = clause_words(language)
    if not known.finite:
        return (whole,)
    if len(words) > MOST_TOKENS:
        return (whole,)
    reader = _Reader(words, known)
    return reader.parted() or (whole,)


class _Reader(ClauseText):
    def parted(self) -> tuple[Span, ...]:
        """The clauses, or nothing where the sentence stays whole."""
        cuts = self._chosen()
        nested = list(self._nested())
        spans: list[Span] = []
        first = 0
        for cut in cuts:
            spans.append(self.span(first, cut.left))
            first = cut.right
        if cuts:
            spans.append(self.span(first, self.last()))
        elif nested:
            spans.append(Span(0, len(self.sentence)))
        spans += [span for span in nested if any(outer.contains(span) for outer in spans)]
        return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))

    def _nested(self) -> Iterator[Span]:
        """Relative clauses between commas, with enough in them to be a fact of their own."""
        index = 1
        while index < self.count - 2:
            if self.words.low(index) != "," or self.shut[index] or not self.is_relative(index + 1):
                index += 1
                continue
            end = self.until_mark(index + 1)
            if self._is_inner_relative(index, end):
                yield self.span(index + 1, end)
            index = max(end, index + 1)

    def _is_inner_relative(self, comma: int, end: int) -> bool:
        inner = end < self.last() and self.words.low(end) == ","
        long = end - comma - 1 >= _NESTED or any(
            self.words.raw(i)[0].isdigit() for i in range(comma + 1, end)
        )
        verb = self.finite_in(comma + 2, end, last=self.known.verb_last)
        follows = self.words.low(end + 1) not in self.known.complement | self.known.relatives
        if not self.known.verb_last:  # only a verb shows where an English relative clause ends
            follows = self.known.is_finite(self.words, end + 1)
        return inner and long and verb is not None and follows

    def _chosen(self) -> list[_Cut]:
        cuts: list[_Cut] = []
        first = 0
        for cut in self._candidates():
            if cut.left - first < _LEAST or cut.right >= self.last():
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
            if self.opens_complement(index, low):
                complement = True
            elif low in {":", ";"} or low in _DASHES:
                complement = False
            if not complement:
                cut = self._at(index, low)
                if cut is not None:
                    yield cut

    def _at(self, index: int, low: str) -> _Cut | None:
        known = self.known
        after_comma = self.words.low(index - 1) == ","
        cut: _Cut | None = None
        if low == ":":
            cut = self._colon(index)
        elif low == ";":
            cut = self._sides(index, index + 1)
        elif low in _DASHES:
            cut = self._dash(index)
        elif low == ",":
            cut = self._comma(index)
        elif low in known.plain_coordinators and not after_comma:
            cut = self._coordinated(index)
        elif low in known.joined_without_comma and not after_comma:
            cut = self._joined(index)
        return cut

    # --- marks

    def _colon(self, index: int) -> _Cut | None:
        following = self.words.raw(index + 1)
        whole = following[:1].isupper() and index >= 4 and self.count - index > 5
        if not whole or following in MARKS or self.finite_in(index + 1, self.count) is None:
            return None
        return _Cut(index, index + 1) if not self.known.says(self.words, 0, index) else None

    def _dash(self, index: int) -> _Cut | None:
        dashes = sum(self.words.low(i) in _DASHES for i in range(self.count))
        return self._sides(index, index + 1) if dashes == 1 else None

    def _sides(self, left: int, right: int) -> _Cut | None:
        """A cut if there is a finite verb on both sides of it."""
        if self.count - right < 4 or left < 4:
            return None
        if not self.has_verb(left) or self.finite_in(right, self.count) is None:
            return None
        return _Cut(left, right)

    def _comma(self, index: int) -> _Cut | None:
        known = self.known
        following = self.words.low(index + 1)
        if not self.has_verb(index):
            return None
        cut: _Cut | None = None
        if following in known.coordinators:
            cut = self._after_conjunction(index, index + 2)
        elif following in known.kept:
            cut = self._subordinate(index, index + 1)
        elif following in known.dropped and self.words.low(index + 2) not in _NO_CLAUSE:
            cut = self._subordinate(index, index + 2)
        elif self.is_relative(index + 1):
            cut = self._relative(index)
        elif not known.verb_last and self.is_participle(index + 1):
            closes = self.until_mark(index + 1) == self.last()
            long = self.last() - index > _LONG_PARTICIPLE
            cut = _Cut(index, index + 1) if closes and long else None
        return cut

    # --- clauses

    def _after_conjunction(self, left: int, right: int) -> _Cut | None:
        """ ", und er habe …": a main clause of its own after a comma and a conjunction."""
        end = self.until_mark(right)
        verb = self.finite_in(right, min(end, right + 9))
        if verb is None or verb == right or end - right < _LEAST:
            return None
        return _Cut(left, right) if self._begins_clause(right, verb) else None

    def _begins_clause(self, right: int, verb: int) -> bool:
        if self.known.verb_last:
            return True
        low, raw = self.words.low(right), self.words.raw(right)
        return low in self.known.subjects or raw[0].isupper() or verb - right <= 2

    def _subordinate(self, left: int, right: int) -> _Cut | None:
        end = self.until_mark(right)
        verb = self.finite_in(right, end, last=self.known.verb_last)
        if verb is None and self.known.verb_last and end - right > _LEAST:
            last = self.words.raw(end - 1)  # after "weil" there must be a verb, known or not
            verb = end - 1 if last.islower() and last not in self.known.not_finite else None
        return _Cut(left, right) if verb is not None and self.reaches_end(end) else None

    def _relative(self, comma: int) -> _Cut | None:
        end = self.until_mark(comma + 1)
        verb = self.finite_in(comma + 2, end, last=self.known.verb_last)
        if verb is None or end - comma - 1 < _LEAST or not self.reaches_end(end):
            return None
        return _Cut(comma, comma + 1)

    def _coordinated(self, index: int) -> _Cut | None:
        """ "und" without a comma."""
        if not self.known.verb_last:
            return None
        end = self.until_mark(index + 1)
        if end - index - 1 < _LEAST or not self.has_main_verb(index):
            return None
        if self._same_verb_form(index - 1, end - 1) or self._same_period(index, end):
            return _Cut(index, index + 1)
        verb = self.finite_in(index + 1, min(end, index + 7))
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
        if self.finite_in(0, index) is None or index < 4 or timed:
            return None
        end = self.until_mark(index + 1)
        kept = index if low in self.known.kept else index + 1
        if low in self.known.after and self.is_participle(index + 1):
            return _Cut(index, index + 1) if end - index > 6 else None
        verb = self.finite_in(index + 2, min(end, index + 9))
        subject = words.low(index + 1) in self.known.subjects or (
            verb is not None and verb <= index + 5
        )
        if verb is None or not subject or end - index < 4:
            return None
        return _Cut(index, kept)

    # --- verbs
