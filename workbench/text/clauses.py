"""Clauses of a sentence that assert a fact of their own."""

from collections.abc import Iterator

from workbench.model.span import Span
from workbench.text.clause_text import MARKS, MOST_TOKENS, Cut
from workbench.text.clause_words import clause_words
from workbench.text.subordination import Subordination
from workbench.text.words import Words

_NO_CLAUSE = frozenset({"well", "such"})  # "as well as", "such as"
_LEAST = 2  # tokens of the clause before a cut
_LEAST_AFTER = 3  # tokens of a clause after a conjunction
_CONTRAST_REACH = 4  # tokens after a verb in which "aber" tells of a second fact
_YEAR = 4  # digits
_LEAST_VERB = 2  # tokens from a comma to the end of a verb phrase of its own
_LONGEST_SUBJECT = 6  # tokens of a German subject before its verb
_DASHES = frozenset("–—")


def clauses(words: Words, language: str) -> tuple[Span, ...]:
    """The claims of a sentence, as spans into it in text order.

    One span over the whole sentence where nothing in it stands for itself. Otherwise clauses
    without the conjunction, the comma and the end mark between them; a clause inside another is
    nested in a span that holds both. Spans never overlap partly.
    """
    whole = Span(0, len(words.text))
    known = clause_words(language)
    if not known.verbs.sure:
        return (whole,)
    if len(words) > MOST_TOKENS or known.joints.isdisjoint(words.lows):
        return (whole,)
    reader = _Reader(words, known)
    return reader.parted() or (whole,)


class _Reader(Subordination):
    def parted(self) -> tuple[Span, ...]:
        """The clauses, or nothing where the sentence stays whole."""
        cuts = self._chosen()
        nested = list(self.nested())
        spans: list[Span] = []
        first = self._first(cuts)
        for cut in cuts:
            spans.append(self.span(first, cut.left))
            first = cut.right
        if cuts:
            spans.append(self.span(first, self.last()))
        elif nested:
            spans.append(Span(0, len(self.sentence)))
        spans += [
            span
            for span in nested
            if span not in spans and any(outer.contains(span) for outer in spans)
        ]
        return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))

    def _first(self, cuts: list[Cut]) -> int:
        """Where the first clause begins: after a conjunction that is dropped, if it is parted."""
        opening = self.opening()
        if cuts and self.words.low(opening) in self.known.dropped and self.fronted(cuts[0].left):
            return opening + 1
        return 0

    def _chosen(self) -> list[Cut]:
        cuts: list[Cut] = []
        first = 0
        for cut in self._candidates():
            if cut.left - first < _LEAST or cut.right >= self.last():
                continue
            if not cuts or cut.left > cuts[-1].right:
                cuts.append(cut)
                first = cut.right
        return cuts

    def _candidates(self) -> Iterator[Cut]:
        complement = False
        lows, joints, opening = self.words.lows, self.known.joints, self.known.complement
        for index in range(1, self.count - 1):
            low = lows[index]
            if (low not in joints and low not in opening) or self.shut[index]:
                continue
            if self.opens_complement(index, low):
                complement = True
            elif low in {":", ";"} or low in _DASHES:
                complement = False
            cut = self._in_complement(index, low) if complement else self._at(index, low)
            if cut is not None:
                yield cut

    def _in_complement(self, index: int, low: str) -> Cut | None:
        """What may stand for itself after an English content clause, always after a comma."""
        if self.known.verb_last or low != ",":
            return None
        following = self.words.low(index + 1)
        if following in self.known.contrasts and self._is_said(index + 2):
            return self._after_conjunction(index, index + 2)
        if self.is_relative(index + 1):
            return self.relative(index)
        return self.participle(index) if self.is_participle(index + 1) else None

    def _is_said(self, first: int) -> bool:
        """ "…, but the mayor has said …": somebody else speaks, so that the report has ended."""
        verb = self.finite_in(first, self.until_mark(first))
        if verb is None or verb == first:
            return False
        return self.known.says(self.words, verb, verb + 2 + self._is_adverb(verb + 1))

    def _at(self, index: int, low: str) -> Cut | None:
        known = self.known
        after_comma = self.words.low(index - 1) == ","
        cut: Cut | None = None
        if low == ":":
            cut = self._colon(index)
        elif low == ";":
            cut = self._sides(index, index + 1)
        elif low in _DASHES:
            cut = self._dash(index)
        elif low == ",":
            cut = self._comma(index)
        elif low in known.plain_coordinators and not after_comma:
            cut = self.coordinated(index)
        elif low in known.joined_without_comma and not after_comma:
            cut = self.joined(index)
        elif low == "who" and not after_comma:
            cut = self.person(index)
        return cut

    # --- marks

    def _colon(self, index: int) -> Cut | None:
        following = index + 1
        quoted = self.words.raw(following) in MARKS
        first = self.words.raw(following + quoted)
        whole = first[:1].isupper() or (len(first) == _YEAR and first.isdecimal())
        if not whole or index < 4 or self.count - index <= 5:
            return None
        if quoted:
            return Cut(index, following) if self._is_more_than_a_frame(index) else None
        if self.finite_in(following, self.count) is None:
            return None
        return Cut(index, following) if not self.known.says(self.words, 0, index) else None

    def _is_more_than_a_frame(self, colon: int) -> bool:
        """Whether what stands before a quotation says something besides who speaks."""
        if not self.has_verb(colon):
            return False
        if not self.known.says(self.words, 0, colon):
            return True
        start = self.stretch_start(colon)
        return start > 0 and self.known.is_finite(self.words, start) and self.has_verb(start - 1)

    def _dash(self, index: int) -> Cut | None:
        dashes = sum(self.words.low(i) in _DASHES for i in range(self.count))
        return self._sides(index, index + 1) if dashes == 1 else None

    def _sides(self, left: int, right: int) -> Cut | None:
        """A cut if there is a finite verb on both sides of it."""
        if self.count - right < 4 or left < 4:
            return None
        right += self.words.low(right) in self.known.plain_coordinators
        if not self.has_verb(left) or self.finite_in(right, self.count) is None:
            return None
        return Cut(left, right)

    def _comma(self, index: int) -> Cut | None:
        known = self.known
        following = self.words.low(index + 1)
        cut = self.fronted(index) or self.series(index)
        if cut is not None or not self.has_verb(index):
            return cut
        if following in known.coordinators:
            cut = self._after_conjunction(index, index + 2)
        elif following in known.corrections:
            cut = self._corrected(index, index + 2)
        elif following in known.timed:
            cut = self.timed(index)
        elif following in known.after and self.is_participle(index + 2):
            cut = self.joined(index + 1, left=index)
        elif following in known.kept:
            cut = self.subordinate(index, index + 1)
        elif following in known.dropped and self.words.low(index + 2) not in _NO_CLAUSE:
            cut = self.subordinate(index, index + 2)
        elif self.is_relative(index + 1):
            cut = self.relative(index) or self._next_clause(index)
        elif not known.verb_last and self.is_participle(index + 1 + (following in known.parts)):
            cut = self.participle(index)
        elif known.verb_last and known.is_finite(self.words, index + 1):
            cut = self._contrasted(index) or self._next_verb(index)
        elif following in known.adverbials:
            cut = self._beside(index)
        elif known.verb_last:
            cut = self._next_clause(index)
        return cut

    def _after_conjunction(self, left: int, right: int) -> Cut | None:
        """ ", und er habe …": a main clause of its own after a comma and a conjunction."""
        end = self.until_mark(right)
        if end - right < _LEAST_AFTER:
            return None
        if self.words.low(right - 1) in self.known.verb_coordinators and self.same_subject(
            left, right - 1
        ):
            return Cut(left, right)
        opener = None if self.known.verb_last else self.subordinator_in(right, end, surely=False)
        verb = self.finite_in(right, min(end if opener is None else opener, right + 9))
        if verb is None or verb == right:
            return None
        if self.known.verb_last and verb == end - 1 and self.is_subordinate(left):
            return None  # "der hier lebt, aber aus Bern stammt"
        return Cut(left, right) if self._begins_clause(right, verb) else None

    def _begins_clause(self, right: int, verb: int) -> bool:
        if self.known.verb_last:
            return True
        low, raw = self.words.low(right), self.words.raw(right)
        return low in self.known.subjects or raw[0].isupper() or verb - right <= 2

    def _corrected(self, left: int, right: int) -> Cut | None:
        """ ", sondern …": what is so instead, if a verb says it."""
        end = self.until_mark(right)
        last = self.words.raw(end - 1)
        ends = self.known.ends_clause(last) or self.known.may_be_participle(last)
        if end - right < 2 or not (ends or self.known.is_finite(self.words, right)):
            return None
        before = self.words.raw(left - 1)
        whole = self.known.ends_clause(before) or self.known.may_be_participle(before)
        return Cut(left, right) if whole or self.known.is_finite(self.words, right) else None

    def _contrasted(self, comma: int) -> Cut | None:
        """ ", blieb aber im Amt": a second verb to the same subject, with a word of contrast."""
        near = range(comma + 2, comma + 2 + _CONTRAST_REACH)
        contrast = any(self.words.low(i) in self.known.contrasts for i in near)
        if not contrast or self.known.says(self.words, comma + 1, comma + 2):
            return None
        return Cut(comma, comma + 1) if self.same_subject(comma, comma) else None

    def _beside(self, comma: int) -> Cut | None:
        """ ", danach sank der Pegel": a main clause beside another, with its verb second."""
        end = self.until_mark(comma + 1)
        verb = self.finite_in(comma + 2, min(end - 2, comma + 6))
        if verb is None or self.is_subordinate(comma):
            return None
        goes_on = self._is_reporting(comma) and self.words.low(verb) in self.known.reporting
        told = self.stretch_start(comma) if goes_on else 0
        return None if self.known.says(self.words, told, comma) else Cut(comma, comma + 1)

    def _next_verb(self, comma: int) -> Cut | None:
        """ ", streifte einen Baum und prallte …": one more verb to the same subject."""
        words, end = self.words, self.until_mark(comma + 1)
        start, main = self.stretch_start(comma), self.main_verb(comma)
        if main is None or not 0 < main < comma - 1 or self.known.frames(words, comma + 1, end):
            return None
        if words.low(comma + 1) in self.known.subordinators or self._is_reporting(comma):
            return None
        if main < start or start not in {0, main}:
            return None  # "der Täter, ein Mann mit vermummten Helfern, floh"
        if end - comma <= _LEAST_VERB or words.low(comma + 1) in self.known.reporting:
            return None
        return Cut(comma, comma + 1) if self.same_subject(comma, comma) else None

    def _next_clause(self, comma: int) -> Cut | None:
        """ ", seine Kollegen stehen daneben": a German main clause beside another."""
        if not self.known.verb_last or self.main_verb(comma) is None or self.is_subordinate(comma):
            return None
        words, known = self.words, self.known
        first, end = comma + 1, self.until_mark(comma + 1)
        verb = self.finite_in(first + 1, min(end - 1, first + _LONGEST_SUBJECT))
        told = self.stretch_start(comma) if self._is_reporting(comma) else 0
        if verb is None or known.frames(words, told, end) or not self._is_subject(first, verb):
            return None
        if self.is_infinitive_clause(end):
            return None
        if words.low(verb) in known.reporting and not self._is_reporting(comma):
            return None
        return None if self._ends_relative(first, verb, end) else Cut(comma, first)

    def _ends_relative(self, first: int, verb: int, end: int) -> bool:
        """Whether a stretch is a relative clause, with its verb at the end."""
        last, known = self.words.raw(end - 1), self.known
        if not self.is_relative(first) or not known.is_finite(self.words, end - 1):
            return False
        waits = self.words.low(verb) in known.perfect  # "die Pumpen hätten nicht gearbeitet"
        return not (waits and known.may_be_participle(last))

    def _is_reporting(self, comma: int) -> bool:
        main = self.main_verb(comma)
        return main is not None and self.words.low(main) in self.known.reporting

    def _is_subject(self, first: int, verb: int) -> bool:
        """ "Kern", "die alte Brücke", "alles Weitere", "er": what may stand before a verb."""
        low, before = self.words.low(first), self.words.raw(verb - 1)
        if verb == first + 1:
            return low in self.known.pronoun_subjects - self.known.relatives or before[0].isupper()
        opens = low in self.known.clause_openers or self.words.raw(first)[0].isupper()
        return (opens or low == "alles") and before[0].isupper()
