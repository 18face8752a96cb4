"""The subject of a verb of saying: who speaks, as far as the sentence names them."""

from workbench.text.noun_phrases import phrase_end
from workbench.text.speech_words import SpeechWords
from workbench.text.words import Words

_LONGEST_SUBJECT = 18  # tokens
_STOPS = frozenset(",;:–—()[]")
_MARKS = frozenset('"»«“”„›‹')
_CLOSING = _MARKS | {",", "'", "’"}
_JOINING = frozenset({"und", "aber", "doch", "denn"})
_SECOND = frozenset({"und", "oder", "aber", "sowie", "sondern"})
_OBLIQUES = 2  # phrases that may stand between a German verb and its subject


class Subjects:
    """Finds the subjects in a sentence; `quoted` tells which of its tokens are quoted."""

    def __init__(self, words: Words, known: SpeechWords, quoted: list[bool]) -> None:
        self.words = words
        self.known = known
        self.quoted = quoted

    def before(self, verb: int) -> tuple[int, int] | None:
        """The subject before a verb, as its first token and the token after it."""
        return self._german_left(verb) if self.known.verb_last else self._english_left(verb)

    def _german_left(self, verb: int) -> tuple[int, int] | None:
        """A subject that opens its clause, as in "Das Amt teilte" or "wie der Sender meldete"."""
        words, known = self.words, self.known
        start = self.clause_start(verb)
        subordinate = False
        while start < verb and words.low(start) in known.openers:
            subordinate = words.low(start) not in _JOINING
            start += 1
        while subordinate and words.low(start) in known.skipped:
            start += 1  # "wie schon das Amt sagte"
        if start >= verb:
            return self._before_german_apposition(verb)
        if subordinate and not self._ends_clause(verb):
            return None  # "Als Grund nannte …"
        if words.low(start) in known.pronouns:
            return (start, start + 1) if verb == start + 1 or subordinate else None
        found = self._german_phrase(start, verb)
        if found is not None and not subordinate:
            between = range(found[1], verb)
            return None if any(words.low(i) in known.passive for i in between) else found
        return found

    def _german_phrase(self, start: int, verb: int) -> tuple[int, int] | None:
        """The subject that begins a clause, or follows the first of its two verbs."""
        words = self.words
        stop = self.phrase(start)
        if stop is None and words.low(verb - 1) in _SECOND:
            start += 1  # ", rief der Wirt an und sagte"
            stop = self.phrase(start)
        elif stop == verb and self._is_object(start, verb):
            start += 1
        if stop is None or stop > verb or self._is_relative(start, stop, verb):
            return None
        if self._are_many(start, stop) and not words.low(verb).endswith("n"):
            return None  # "Die hohen Kosten schätzt das Amt auf …"
        return start, stop

    def _are_many(self, start: int, stop: int) -> bool:
        """Whether a phrase with "die" is a plural, as its adjectives and its noun tell."""
        words = self.words
        if words.low(start) != "die":
            return False
        index = start + 1
        while index < stop and words.raw(index)[:1].islower():
            if not words.low(index).endswith("en"):
                return False
            index += 1
        return index > start + 1

    def _ends_clause(self, verb: int) -> bool:
        """Whether a verb is the last word of its clause, but for a form of "have"."""
        following = self.words.low(verb + 1)
        return following in self.known.auxiliaries or not following[:1].isalnum()

    def _is_object(self, start: int, verb: int) -> bool:
        """Whether an article is what a clause is about: "der Plan, den Vogt nannte, …"."""
        words = self.words
        article = words.low(start) in {"die", "das"} and words.low(start - 1) == ","
        return article and start + 1 < verb and self.phrase(start + 1) == verb

    def _is_relative(self, start: int, stop: int, verb: int) -> bool:
        """Whether a clause is said about the noun before it: ", der den Fund bestätigte"."""
        article = self.words.low(start) in {"der", "die", "das"}
        return article and self.words.low(start - 1) == "," and stop < verb

    def _before_german_apposition(self, verb: int) -> tuple[int, int] | None:
        """ "Petra Muster, Sprecherin der Stadt, sagte", "Die Firma, die …, sagte"."""
        words, known = self.words, self.known
        comma = verb - 1
        if words.low(comma) != ",":
            return None
        start = self.clause_start(comma)
        if start < 2 or words.low(start - 1) != ",":
            return None
        relative = words.low(start) in known.relatives or words.low(start + 1) in known.relatives
        if not relative and phrase_end(words, start, known) != comma:
            return None
        first = self.clause_start(start - 1)
        while first < start and words.low(first) in known.openers:
            first += 1
        stop = self.phrase(first)
        return (first, stop) if stop is not None and stop <= start - 1 <= stop + 4 else None

    def clause_start(self, index: int) -> int:
        """The token that the clause around a token begins with."""
        start = index
        while start > 0 and index - start < _LONGEST_SUBJECT * 2:
            previous = self.words.low(start - 1)
            if previous == ")" and (opened := self._opening_bracket(start - 1)):
                start = opened
                continue
            if (
                previous in _STOPS
                or self.quoted[start - 1]
                or (previous in _MARKS and (start == 1 or self.quoted[max(0, start - 2)]))
            ):
                break
            start -= 1
        return start

    def _opening_bracket(self, index: int) -> int | None:
        """The bracket that opens a short remark such as a party's name."""
        for earlier in range(index - 1, max(0, index - 5), -1):
            if self.words.low(earlier) == "(":
                return earlier
        return None

    def _english_left(self, verb: int) -> tuple[int, int] | None:
        """A subject right before its verb; an apposition in commas between them is passed over."""
        words, known = self.words, self.known
        stop = verb
        while stop > 0 and self._is_adverbial(stop - 1):
            stop -= 1
        if stop > 0 and words.low(stop - 1) == ",":
            opening = self._opens_clause(stop - 1)
            if opening is not None:
                return opening
            stop = self._before_apposition(stop - 1)
        if words.low(stop - 1) in known.pronouns:
            return None if words.low(stop - 2) in known.relatives else (stop - 1, stop)
        start = stop
        while start > 0 and stop - start < _LONGEST_SUBJECT and not self._is_limit(start - 1):
            start -= 1
        if words.low(start - 1) in known.relatives:
            return self._antecedent(start - 1)
        if words.low(start - 1) == "that" and (about := self._antecedent(start - 1)):
            return about
        if start == stop and words.low(stop - 1) in known.joining:
            return self._of_first_verb(stop - 1)
        start = self._after_preposition(self._at_sources(start, stop), stop)
        return (start, stop) if self._may_speak(start, stop) else None

    def _opens_clause(self, comma: int) -> tuple[int, int] | None:
        """The name before a long apposition: '," Ann Hill, a geologist at X in Y, Z, said'."""
        words, known = self.words, self.known
        start = comma
        while start > 0 and not self.quoted[start - 1] and words.low(start - 1) not in {";", ":"}:
            start -= 1
        while start < comma and (words.low(start) in _CLOSING or words.low(start) in known.openers):
            start += 1
        named = words.raw(start)[:1].isupper() or words.low(start) in known.determiners
        if not named and not any(self.quoted[max(0, start - 4) : start]):
            return None
        stop = self.phrase(start)
        if stop is None or stop >= comma or words.low(stop) != ",":
            return None
        return (start, stop) if self._may_speak(start, stop) else None

    def _of_first_verb(self, joint: int) -> tuple[int, int] | None:
        """The subject that two verbs share: "The firm apologised and said"."""
        first = 1 if self.words.low(0) in self.known.openers else 0
        stop = self.phrase(first)
        if stop is None or stop >= joint or any(self.quoted[first:joint]):
            return None
        return (first, stop) if self._may_speak(first, stop) else None

    def _antecedent(self, relative: int) -> tuple[int, int] | None:
        """Whom a relative clause at the start of a sentence is about: "Firms that … said"."""
        first = 1 if self.words.low(0) in self.known.openers else 0
        stop = phrase_end(self.words, first, self.known)
        if stop is None and self.words.raw(first)[:1].isupper():
            stop = first + 1
        return (first, stop) if stop == relative else None

    def _may_speak(self, start: int, stop: int) -> bool:
        """Whether a stretch of tokens before an English verb can be its subject."""
        words, known = self.words, self.known
        stretch = range(start, stop)
        if start >= stop or words.low(stop - 1).partition("'")[0] in known.nobody:
            return False
        if words.raw(stop - 1).isdigit():
            return False  # "about the March 8 call"
        if words.low(stop - 1) == ")" and "(" not in words.lows[start:stop]:
            return False
        if any(words.raw(index) in known.auxiliary for index in stretch):
            return False
        named = any(words.raw(index)[:1].isupper() for index in stretch)
        plain = words.low(stop - 1) in known.bare_subjects
        return named or plain or words.low(start) in known.determiners

    def _is_adverbial(self, index: int) -> bool:
        """A word between subject and verb: "also", "repeatedly", "on Monday", "has"."""
        low, known = self.words.low(index), self.known
        timed = low in known.not_names - known.pronouns and not self.words.raw(index).islower()
        preposition = low == "on" and self.words.low(index + 1) in known.not_names
        adverb = low.endswith("ly") and self.words.raw(index).islower()
        return timed or preposition or adverb or low in known.skipped | known.passive

    def _at_sources(self, start: int, stop: int) -> int:
        """Past "Zinc rose after" in "Zinc rose after brokers told"."""
        for index in range(start, stop - 1):
            if self.words.low(index + 1) in self.known.bare_subjects and (
                self.words.low(index) in self.known.not_names
            ):
                return index + 1
        return start

    def _before_apposition(self, comma: int) -> int:
        for earlier in range(comma - 1, max(-1, comma - 16), -1):
            if self.words.low(earlier) == ",":
                return earlier
            if self.words.low(earlier) in _MARKS | {"(", ":", ";"}:
                return 0
        return 0

    def _is_limit(self, index: int) -> bool:
        words = self.words
        low = words.low(index)
        if low == "and" and self._joins_a_name(index):
            return False
        if low in {".", "(", ")"}:
            return low == "." and not words.raw(index - 1)[:1].isupper()
        return self.quoted[index] or low in _STOPS or low in _MARKS or low in self.known.openers

    def _joins_a_name(self, index: int) -> bool:
        """An "and" inside a name: "Centers for Disease Control and Prevention"."""
        words = self.words
        both = words.raw(index - 1)[:1].isupper() and words.raw(index + 1)[:1].isupper()
        return both and any(
            words.low(earlier) in {"for", "of"} and words.raw(earlier - 1)[:1].isupper()
            for earlier in range(max(1, index - 4), index)
        )

    def _after_preposition(self, start: int, stop: int) -> int:
        """Where the subject begins if its clause opens with "In a statement on Monday"."""
        words, known = self.words, self.known
        if words.low(start) not in known.not_names:
            return start
        begin = stop
        while begin > start and (
            words.raw(begin - 1)[0].isupper()
            or words.raw(begin - 1)[0] in ".'’-&"
            or words.low(begin - 1) in known.determiners
        ):
            begin -= 1
            if words.low(begin) in known.determiners:
                break
        while begin < stop and words.low(begin) in known.not_names:
            begin += 1
        return begin

    def after(self, verb: int) -> tuple[int, int] | None:
        """A subject after its verb, as in ", sagte Ministerin X" or '," said X'."""
        words, known = self.words, self.known
        before = words.low(verb - 1)
        inverted = before in {",", '"', "”", "“", "'", "’"} and words.low(verb) not in known.telling
        if not known.verb_last and not inverted:
            return None
        if known.verb_last and self._shares_subject(verb):
            return None
        index = verb + 1
        while words.low(index) in known.skipped and index - verb < 4:
            index += 1
        index = self._past_obliques(index)
        if words.low(index) in known.pronouns:
            return index, index + 1
        if words.low(index) in known.bare_subjects:
            return index, index + 1
        stop = self.phrase(index)
        return (index, self._with_name(stop)) if stop is not None else None

    def _shares_subject(self, verb: int) -> bool:
        """Whether a verb has no subject after it: it is the second of two, "… und fordert"."""
        before, words = self.words.low(verb - 1), self.words
        return before in _SECOND or (verb == 0 and words.raw(0).islower())

    def _past_obliques(self, index: int) -> int:
        """Past "dem Sender" in "sagte dem Sender ein Sprecher"."""
        for _ in range(_OBLIQUES):
            if self.words.low(index) not in self.known.oblique:
                break
            stop = phrase_end(self.words, index, self.known)
            if stop is None:
                break
            index = stop
        return index

    def _with_name(self, stop: int) -> int:
        """The end of a phrase, or of the name that follows it in commas: ", Sabine Muster,"."""
        words = self.words
        if words.low(stop) != ",":
            return stop
        end = stop + 1
        while end - stop < 6 and words.raw(end)[:1].isupper():
            end += 1
        return end if end - stop > 2 and words.low(end) in {",", ".", ""} else stop

    def phrase(self, first: int) -> int | None:
        """The token after a noun phrase that may name a speaker."""
        low, known = self.words.low(first), self.known
        if low in known.oblique:
            return None
        if low not in known.determiners and (low in known.not_names or low in known.nobody):
            return None
        return phrase_end(self.words, first, known)
