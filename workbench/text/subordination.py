"""Subordinate and participle clauses with a fact of their own."""

from collections.abc import Iterator

from workbench.model.span import Span
from workbench.text.clause_text import MARKS, Cut
from workbench.text.coordination import Coordination

_NESTING = frozenset("(,")
_LONG_PARTICIPLE = 4  # tokens
_NESTED = 8  # tokens of a clause that is told apart inside another
_NESTED_PARTICIPLE = 4
_LEAST = 3  # tokens of a clause that stands for itself
_LONGEST_NAME = 11  # tokens from an article to the end of its noun
_LONG_TIMED = 7  # tokens of a clause with "als" or "when"
_LONG_FRONTED = 4
_JOINED_REACH = 15  # tokens from a conjunction to the verb of its clause
_SECOND_PLACE = 5  # tokens before the verb of a main clause


class Subordination(Coordination):
    """Where a sentence parts before, after and around a clause that hangs on another."""

    # --- inside another clause

    def nested(self) -> Iterator[Span]:
        """Relative and participle clauses between commas or in brackets, inside another clause."""
        index = 1
        while index < self.count - 2:
            found = self._nested_at(index) if self.words.lows[index] in _NESTING else None
            if found is not None:
                yield found
                index = self._token_at(found.end)
            index += 1

    def _nested_at(self, index: int) -> Span | None:
        low, first = self.words.low(index), index + 1
        if low == "(" and self.is_relative(first):
            stop = self._bracket_end(index)
            verb = not self.known.verb_last or self.finite_in(first, stop, last=True) is not None
            return self.span(first, stop) if stop - first > _LEAST and verb else None
        if low != "," or self.shut[index]:
            return None
        end = self.clause_end(first)
        if end >= self.last() or self.words.low(end) != ",":
            return None
        if self.is_relative(first):
            return self.span(first, end) if self._is_inner_relative(index, end) else None
        participle = not self.known.verb_last and self.is_participle(first)
        if participle and end - index > _NESTED_PARTICIPLE and self._goes_on_after(end):
            return self.span(first, end)
        return None

    def _token_at(self, offset: int) -> int:
        return next((i for i, start in enumerate(self.words.starts) if start >= offset), self.count)

    def _bracket_end(self, opening: int) -> int:
        lows = self.words.lows
        return lows.index(")", opening) if ")" in lows[opening:] else opening

    def _is_inner_relative(self, comma: int, end: int) -> bool:
        first = comma + 1
        if not self.known.verb_last:  # only a verb shows where an English relative clause ends
            if self.until_mark(first) == first + 1:
                return False
            return end - first >= _LEAST and self._goes_on_after(end)
        digits = any(self.words.raw(i)[0].isdigit() for i in range(first, end))
        if end - first < _NESTED and not digits:
            return False
        before = self.words.raw(comma - 1)
        if before.islower() and self.known.may_be_participle(before):
            return False  # "die Tore geöffnet, die Sperren entfernt": a row, no noun to hang on
        verb = self.finite_in(comma + 2, end, last=True)
        follows = self.words.low(end + 1) not in self.known.complement | self.known.relatives
        return verb is not None and follows

    def _goes_on_after(self, comma: int) -> bool:
        """Whether the clause around goes on after a comma with its verb."""
        after = comma + 1
        if self._is_adverb(after):
            after += 1
        low = self.words.low(after)
        if self.known.is_finite(self.words, after):
            return True
        past = low.endswith("ed") and low not in self.known.not_finite
        return not self.known.verb_last and (past or low in self.known.verbs.bare)

    def clause_end(self, first: int) -> int:
        """The mark that ends a subordinate clause: in German the first one after its verb."""
        end, inner = self.until_mark(first), False
        while end < self.last() and self.words.low(end) == ",":
            if self.known.verb_last:
                if not inner and self.known.ends_clause(self.words.raw(end - 1)):
                    break
                inner = self.is_relative(end + 1)
            elif self._goes_on_after(end) or self.words.low(end + 1) in self.known.coordinators:
                break
            following = self.until_mark(end + 1)
            if following == end + 1:
                break
            end = following
        return end

    # --- after a comma

    def relative(self, comma: int) -> Cut | None:
        """A relative clause that reaches to the end of what it hangs on."""
        first, end = comma + 1, self.clause_end(comma + 1)
        if self.known.verb_last:
            verb = self.finite_in(comma + 2, end, last=True)
            if verb is None or self._is_unfinished(comma, verb) or self._is_main(comma):
                return None
            if self._is_restrictive(comma):
                return None
        elif end < self.last() and self._goes_on_after(end):
            return None
        if not self._is_open_after(end):
            return None
        # "der vorsieht, dass …": what it opens belongs to it
        stop = self.last() if self.known.verb_last else end
        return Cut(comma, first) if stop - first >= _LEAST else None

    def _is_main(self, comma: int) -> bool:
        """ "sagte, die Lage sei ernst": no relative pronoun, for the verb is second."""
        end = self.until_mark(comma + 1)
        verb = self.finite_in(comma + 2, min(end - 1, comma + 2 + _SECOND_PLACE))
        if verb is None or self.words.low(verb + 1) in {"und", "oder", "werden", "worden"}:
            return False
        return self.words.low(verb) in self.known.verbs.auxiliaries or self.known.says(
            self.words, 0, comma
        )

    def _is_restrictive(self, comma: int) -> bool:
        """ "das einzige Land, das …": a clause that only says which one is meant."""
        words, known = self.words, self.known
        cleft = words.low(0) == "es" and words.low(1) in known.verbs.auxiliaries
        if cleft and known.indefinite.isdisjoint(words.lows[2:comma]):
            return True  # "es war der Wirt, der …"
        return any(words.low(i) in known.restrictive for i in range(max(0, comma - 3), comma))

    def _is_unfinished(self, comma: int, verb: int) -> bool:
        """ "So soll der Platz gepflastert, die Straße …": the first verb waits for its end."""
        main, before = self.main_verb(comma), self.words.raw(comma - 1)
        if main is None or self.words.low(main) not in self.known.verbs.modals:
            return False
        if self.known.is_participle(before):
            return True
        infinitive = before.islower() and before.endswith(("en", "ern", "eln"))
        return self.words.low(verb) in self.known.verbs.bare and not infinitive

    def _is_open_after(self, end: int) -> bool:
        """Whether nothing after a clause belongs to the one before it."""
        if self.known.verb_last:
            return self.reaches_end(end)
        return end >= self.last() or self.words.low(end + 1) in self.known.coordinators

    def subordinate(self, left: int, right: int) -> Cut | None:
        """A clause with "weil", "nachdem", "while" or the like that ends the sentence."""
        if not self.known.verb_last:
            end = self.until_mark(right)
            verb = self.finite_in(right, self.last())
            return Cut(left, right) if verb is not None and self.reaches_end(end) else None
        end = self.clause_end(right)
        verb = self.finite_in(right, end, last=True)
        if verb is None and end - right > _LEAST:
            last = self.words.raw(end - 1)  # after "weil" there must be a verb, known or not
            may_be = last.islower() and last[-1] in "etn" and last not in self.known.not_finite
            verb = end - 1 if may_be and self.words.low(left + 1) in self.known.kept else None
        return Cut(left, right) if verb is not None and self.reaches_end(end) else None

    def timed(self, comma: int) -> Cut | None:
        """ ", als die Polizei eintraf": told apart where it is long."""
        before = self.words.low(comma - 1)
        if before.endswith("er") or before in self.known.not_timed:
            return None
        cut = self.subordinate(comma, comma + 1)
        return cut if cut is not None and self.last() - comma > _LONG_TIMED else None

    def participle(self, comma: int) -> Cut | None:
        """ ", sending shares lower": a participle clause up to the sentence's end."""
        end = self.clause_end(comma + 1)
        if self.main_verb(comma) is None or self.words.low(comma - 1).endswith("ing"):
            return None
        if self.words.low(comma + 2) in self.known.coordinators:
            return None  # "lasting and friendly ties"
        quoted = self.words.low(end) == ":" and self.words.low(end + 1) in MARKS
        closes = (
            end >= self.last()
            or quoted
            or (self.words.low(end + 1) in self.known.coordinators and not self._goes_on_after(end))
        )
        return Cut(comma, comma + 1) if closes and self.last() - comma > _LONG_PARTICIPLE else None

    # --- before the main clause

    def fronted(self, comma: int) -> Cut | None:
        """ "Nachdem er …, ging er": the clause before the main clause."""
        words, known = self.words, self.known
        opener = words.low(self.opening())
        if opener in MARKS or comma - self.opening() < _LONG_FRONTED:
            return None
        if known.verb_last:
            ends = opener in known.fronted and known.ends_clause(words.raw(comma - 1))
            verb = known.is_finite(words, comma + 1) or known.ends_clause(words.raw(comma + 1))
            return Cut(comma, comma + 1) if ends and verb else None
        if not self._begins_main(comma + 1):
            return None
        if opener in known.fronted:
            clause = self.finite_in(1, comma) is not None
            clause = clause and not self.is_participle(self.opening() + 1)
        else:
            shaped = opener.endswith("ed") or opener in known.fronted_participles
            clause = shaped and opener not in known.not_fronted
            clause = clause and (opener == "having" or self.finite_in(1, comma) is None)
        return Cut(comma, comma + 1) if clause else None

    def _begins_main(self, first: int) -> bool:
        low = self.words.low(first)
        named = self.words.raw(first)[:1].isupper() or low in self.known.subjects or "'" in low
        return named and self.finite_in(first, self.until_mark(first)) is not None

    def opening(self) -> int:
        """The first token that is no quotation mark."""
        return 1 if self.words.low(0) in MARKS else 0

    # --- without a comma

    def joined(self, index: int, left: int | None = None) -> Cut | None:
        """ "while", "as", "after", "when" and the like; `left` is a comma before them."""
        low, words, known = self.words.low(index), self.words, self.known
        if not self._stands_before(index) or self._compares(index):
            return None
        participle = self.is_participle(index + 1) or words.low(index + 1) == "being"
        if low in known.after and participle:
            stop = index if left is None else left
            return Cut(stop, index + 1) if self.last() - index > _LONG_FRONTED + 1 else None
        end = self.until_mark(index + 1)
        opener = self.subordinator_in(index + 1, end)
        stop = min(end if opener is None else opener, index + _JOINED_REACH)
        verb = self.finite_in(index + 2, stop)
        if verb is not None and low in known.after and self._is_plural_noun(index + 1, verb):
            verb = self.finite_in(verb + 1, min(end, verb + _JOINED_REACH))
            if verb is None or self.is_reduced(verb):
                return None
        named = words.low(index + 1) in known.subjects or words.raw(index + 1)[:1].isupper()
        subject = named or (verb is not None and verb <= index + 5)
        long = low not in known.timed or (end - index > _LONG_TIMED and words.low(0) != "it")
        if verb is None or not subject or end - index < _LONG_FRONTED or not long:
            return None
        return Cut(index, index if low in known.kept else index + 1)

    def _stands_before(self, index: int) -> bool:
        """Whether a clause stands before a conjunction; a short one only if plain: "Zinc rose"."""
        main, low = self.main_verb(index), self.words.low(index)
        if main is None or index >= _LONG_FRONTED:
            return main is not None
        plain = main == index - 1 and self.words.low(main) not in self.known.verbs.auxiliaries
        return plain and (low == "as" or low in self.known.after)

    def _is_plural_noun(self, first: int, verb: int) -> bool:
        """ "after large gains in Asia": what looks like a verb has no subject in the singular."""
        words, known = self.words, self.known
        if words.low(verb) not in known.verbs.present:
            return False
        return all(
            words.raw(i).islower() and words.low(i) not in known.determiners | known.subjects
            for i in range(first, verb)
        )

    def _compares(self, index: int) -> bool:
        """ "as tall as", "two days after", "even before": no clause of its own."""
        low, before = self.words.low(index), self.words.low(index - 1)
        if low in self.known.after and before in self.known.time_nouns:
            lasted = self.words.lows[max(0, index - _LONG_FRONTED - 1) : index]
            return "for" not in lasted  # "waited for two hours before leaving"
        near = range(max(0, index - _LONG_TIMED), index)
        pair = low == "as" and any(self.words.low(i) in {"as", "same", "such", "so"} for i in near)
        return pair or before in {"even", "just", "only", "right", "such"}

    def person(self, index: int) -> Cut | None:
        """ "… a girl who was found in May.": what happened to somebody named for the first time."""
        words, known = self.words, self.known
        start = self.stretch_start(index)
        main = self.main_verb(index)
        if main is None or words.low(main) in known.verbs.auxiliaries:
            return None
        near = range(max(start, index - _LONGEST_NAME), index - 1)
        indefinite = any(words.low(i) in {"a", "an"} for i in near)
        long = self.last() - index > _LONG_TIMED and self.until_mark(index) == self.last()
        return Cut(index, index) if indefinite and long else None
