"""Facts joined by "and" or "und" without a comma, in clauses and in verb phrases."""

from workbench.text.clause_text import ClauseText, Cut

_LEAST_RIGHT = 2  # tokens of a verb phrase that stands for itself
_LEAST_PARTICIPLE = 5  # tokens of a second participle with what belongs to it
_LONGEST_SUBJECT = 6  # tokens of a noun phrase before its verb
_LONGEST_ENGLISH = 10  # the same with "of" and what follows it
_ADVERBS = 2


class Coordination(ClauseText):
    """Where a sentence parts at a conjunction."""

    def coordinated(self, index: int) -> Cut | None:
        """A cut at a conjunction without a comma, where a fact of its own follows."""
        if self.is_subordinate(index) or self.is_reported(index):
            return None
        if self.known.verb_last:
            return self._german(index)
        return self._english(index)

    # --- German

    def _german(self, index: int) -> Cut | None:
        end = self.until_mark(index + 1)
        verb_phrase = self.words.low(index) in self.known.verb_coordinators
        if verb_phrase and end - index > _LEAST_RIGHT and self._goes_on(index, index + 1):
            return Cut(index, index + 1)
        participles = self._ends_in_participle(index) and self._ends_in_participle(end)
        if participles and end - index > _LEAST_RIGHT and self.has_perfect(index):
            return Cut(index, index + 1)
        if self._same_period(index, end) or self._has_subject(index + 1, end):
            return Cut(index, index + 1)
        return None

    def _goes_on(self, index: int, verb: int) -> bool:
        """ "Er trainierte … und arbeitete …": a second verb to the same subject."""
        left = self.main_verb(index)
        if left is None or left >= index - 1 or not self._begins_with_verb(verb, left):
            return False
        plural = self.known.verbs.is_plural
        return plural(self.words.low(left)) == plural(self.words.low(verb))

    def _begins_with_verb(self, verb: int, left: int) -> bool:
        words, known = self.words, self.known
        if known.is_finite(words, verb):
            return True
        raw, low = words.raw(verb), words.low(verb)
        third = low.endswith("t") and words.low(left).endswith("t") and len(low) > 4
        known_word = low in known.not_finite or known.is_participle(raw)
        followed = words.low(verb + 1) in known.verbs.before_noun | known.reflexives
        return raw.islower() and third and not known_word and followed

    def same_subject(self, left: int, joint: int) -> bool:
        """Whether a verb follows `joint` to the subject of the clause that ends before `left`."""
        if self.known.verb_last:
            return self._goes_on(left, joint + 1)
        return self._and_verb(joint)

    def main_verb(self, index: int) -> int | None:
        """The finite verb of the main clause that a token lies in."""
        start, stop = self.stretch_start(index), index
        while True:
            until = stop
            if not self.known.verb_last:
                opener = self.subordinator_in(start, stop)
                until = stop if opener is None else opener
            elif self.opens_subordinate(start, stop):
                until = start
            verb = self.finite_in(start, until)
            if verb is not None:
                return verb
            if start == 0:
                return None
            stop = start - 1
            start = self.stretch_start(stop)

    def has_perfect(self, index: int) -> bool:
        """Whether the clause before a token has a verb that a participle goes with."""
        verb = self.main_verb(index)
        return verb is not None and self.words.low(verb) in self.known.perfect

    def _ends_in_participle(self, stop: int) -> bool:
        last = stop - 1 - (self.words.low(stop - 1) == "worden")
        if self.shut[last] or self.words.low(last - 1) == "zu":
            return False
        return self.known.may_be_participle(self.words.raw(last))

    def series(self, comma: int) -> Cut | None:
        """ "wurde beschimpft, bedrängt und verletzt": the comma in a row of participles."""
        end = self.until_mark(comma + 1)
        joined = [i for i in range(comma + 2, end) if self.words.low(i) in {"und", "and"}]
        if not self.known.verb_last and (
            self._is_row_of_clauses(comma) or self._is_row_of_verbs(comma)
        ):
            return Cut(comma, comma + 1)
        if len(joined) != 1 or self.is_subordinate(comma):
            return None
        middle = joined[0]
        if self.known.verb_last:
            stops = (comma, middle, end)
            row = self.has_perfect(comma) and all(self._ends_in_participle(i) for i in stops)
        else:
            starts = ((self.stretch_start(comma), comma), (comma + 1, middle), (middle + 1, end))
            row = all(self._is_clause(*place) for place in starts)
            row = row and not self.is_subordinate(middle)
        return Cut(comma, comma + 1) if row else None

    def _is_row_of_clauses(self, comma: int) -> bool:
        """ "A fell 3 points, or 2%, B lost 4 and C rose": a clause before, one with "and" after."""
        main = self.main_verb(comma)
        if main is None or not self._is_sure_clause(comma + 1):
            return False
        if self.words.low(self.stretch_start(main)) in self.known.not_subjects:
            return False  # "According to papers read in court, …"
        if self.known.says(self.words, 0, comma) or self.is_subordinate(comma):
            return False
        joints = (i for i in range(comma + 3, self.last() - 2) if not self.shut[i])
        return any(self.words.low(i) == "and" and self._is_sure_clause(i + 1) for i in joints)

    def _is_row_of_verbs(self, comma: int) -> bool:
        """ "killed two people, injured dozens and left the town": pasts of one subject."""
        main, verb = self.main_verb(comma), comma + 1
        if main is None or main >= comma - 1 or not self._is_past(main) or not self._is_past(verb):
            return False
        if self.is_subordinate(comma) or self.known.says(self.words, 0, comma):
            return False
        end = self.until_mark(verb)
        joints = (i for i in range(verb + 2, end - 2) if self.words.low(i) == "and")
        return any(self._is_past(i + 1) for i in joints)

    def _is_past(self, index: int) -> bool:
        low, known = self.words.low(index), self.known
        if low in known.verbs.auxiliaries or low in known.not_finite:
            return False
        listed = low in known.verbs.sure or (low.endswith("ed") and len(low) > 4)
        return listed and self.words.raw(index).islower()

    def _is_sure_clause(self, first: int) -> bool:
        """Like `_is_clause`, with a verb that cannot be a noun or a participle."""
        end = self.until_mark(first)
        verb = self.finite_in(first, min(end, first + _LONGEST_ENGLISH))
        if verb is None or self.words.low(verb) in self.known.verbs.present:
            return False
        after = self.words.low(verb + 1)
        gains = after in self.known.determiners or after[:1].isdigit()  # "added 20 points"
        if self.known.says(self.words, verb, end) and not gains:
            return False  # ", the mayor said, and …"
        return not self.is_reduced(verb) and self._is_clause(first, end)

    def _has_subject(self, first: int, end: int) -> bool:
        """ "… und die Züge fuhren": a clause with a subject of its own."""
        if end - first < 3 or self.main_verb(first - 1) is None:
            return False
        verb = self.finite_in(first, min(end, first + _LONGEST_SUBJECT))
        if verb is None or verb == first or self._waits_for(first - 1, verb):
            return False
        waits = self.known.is_participle(self.words.raw(verb)) and self.has_perfect(first - 1)
        if verb == end - 1 and waits:
            return False  # "haben für den Erhalt und gegen den Abriss demonstriert"
        return self._second_place(first, verb)

    def _waits_for(self, joint: int, verb: int) -> bool:
        """ "lässt den Turm und die Halle räumen": an infinitive that goes with the verb before."""
        if self.words.low(verb) not in self.known.verbs.bare:
            return False
        before = self.main_verb(joint)
        return before is not None and self.words.low(before) in self.known.verbs.auxiliaries

    def _second_place(self, first: int, verb: int) -> bool:
        """Whether a subject or an adverbial, and nothing else, stands before the verb."""
        low, raw = self.words.low(first), self.words.raw(first)
        if low in self.known.pronoun_subjects:
            return verb == first + 1
        if raw[0].isupper():
            return verb == first + 1 and not self.known.verbs.is_plural(self.words.low(verb))
        return low in self.known.clause_openers

    def _same_period(self, index: int, end: int) -> bool:
        """ "Für 2013 …, und für 2014 …": the same preposition and another year or number."""
        words = self.words
        if not words.raw(1)[:1].isdigit() or not words.raw(index + 2)[:1].isdigit():
            return False
        numbers = sum(words.raw(i)[0].isdigit() for i in range(index + 3, end))
        return words.low(0) == words.low(index + 1) and numbers > 0

    # --- English

    def _english(self, index: int) -> Cut | None:
        end = self.until_mark(index + 1)
        if end - index <= _LEAST_RIGHT + 1:
            return None
        if self._and_verb(index) or self._and_clause(index + 1, end):
            return Cut(index, index + 1)
        return None

    def _and_verb(self, index: int) -> bool:
        """ "bought the shop in May and sold it in June": a second verb to the same subject."""
        words, known = self.words, self.known
        left = self.main_verb(index)
        verb = index + 1
        while verb < index + 1 + _ADVERBS and self._is_adverb(verb):
            verb += 1
        if left is None or not words.raw(verb).islower():
            return False
        if left == index - 1 and words.low(left) not in known.intransitive:
            return False
        low, first = words.low(verb), words.low(left)
        if low in known.verbs.auxiliaries:
            return low not in {"have", "do"} or first not in known.verbs.modals
        if first in known.verbs.auxiliaries and low not in known.verbs.present:
            plain = low in known.plain_past and not self._has_participle(left, index)
            return plain or self._is_second_participle(left, index, verb)
        past = low in known.verbs.sure or (low.endswith("ed") and len(low) > 4)
        if past:
            return low not in known.not_finite and first not in known.verbs.present
        return self._is_third(low) and self._is_third(first) and self._takes_object(verb + 1)

    def _is_second_participle(self, left: int, joint: int, verb: int) -> bool:
        """ "was arrested in May and sentenced to a year": each participle with words of its own."""
        words, known = self.words, self.known
        if words.low(left) not in known.perfect or self.until_mark(verb) - verb < _LEAST_PARTICIPLE:
            return False
        first = left + 1
        while words.low(first) in {"been", "being"} or self._is_adverb(first):
            first += 1
        return (
            all(
                words.low(i) in known.verbs.sure or words.low(i).endswith("ed")
                for i in (first, verb)
            )
            and joint - first > _LEAST_RIGHT
            and words.low(verb) not in known.not_finite
        )

    def _is_third(self, low: str) -> bool:
        return low in self.known.verbs.present or low in {"is", "has"}

    def _is_adverb(self, index: int) -> bool:
        low = self.words.low(index)
        return low in self.known.adverbs or (low.endswith("ly") and len(low) > 4)

    def _has_participle(self, first: int, stop: int) -> bool:
        lows = self.words.lows[first + 1 : stop]
        sure = self.known.verbs.sure
        return any(low.endswith(("ed", "en", "ing")) or low in sure for low in lows)

    def _takes_object(self, index: int) -> bool:
        low, raw = self.words.low(index), self.words.raw(index)
        noun = low in self.known.subjects or raw[:1].isupper() or raw[:1].isdigit()
        return noun or low in self.known.verbs.before_noun - {"of", "by", "from", "for"}

    def _and_clause(self, first: int, end: int) -> bool:
        """ "… and two clerks left the shop": a clause with a subject of its own."""
        start, joint = self.stretch_start(first - 1), first - 1
        if self.subordinator_in(start, joint, surely=False) is not None:
            return False
        if self.known.says(self.words, start, joint):
            return False
        if self.finite_in(start, joint) is None and not self._goes_on_from_verb(start, joint):
            return False
        return self._is_clause(first, end)

    def _goes_on_from_verb(self, start: int, joint: int) -> bool:
        """ "rose by 20 points, or 2%, to 90 and …": a stretch that belongs to a verb before it."""
        low, raw = self.words.low(start), self.words.raw(start)
        hangs = low in self.known.not_subjects or low == "or" or raw[0].isdigit()
        return start > 0 and hangs and self.main_verb(joint) is not None

    def _is_clause(self, first: int, end: int) -> bool:
        """Whether a stretch begins with a subject and its verb."""
        words, known = self.words, self.known
        if end - first < 3:
            return False
        verb = self.finite_in(first, min(end, first + _LONGEST_ENGLISH))
        low, raw = words.low(first), words.raw(first)
        if verb == first and "'" in low:
            return True  # "we're"
        if verb is None or verb == first or low in known.not_subjects:
            return False
        if any(words.low(i) in known.relatives | {"that"} for i in range(first, verb)):
            return False
        sure = words.low(verb) not in known.verbs.present and not self.is_reduced(verb)
        if low in known.pronoun_subjects:
            return True
        begins = low in known.determiners or raw[0].isupper() or raw[0].isdigit()
        return begins and (sure or raw[0].isupper())

    def is_reduced(self, verb: int) -> bool:
        """ "documents released on Monday": a participle that belongs to the noun before it."""
        if self.words.low(verb) in self.known.verbs.auxiliaries | self.known.plain_past:
            return False
        after = self.words.low(verb + 1)
        return after in {"in", "on", "by", "at", "from", "to", "of", "with", "for", "as", "under"}
