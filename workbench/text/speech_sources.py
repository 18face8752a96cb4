"""Sources named without a verb: "laut X", "nach Angaben der Polizei", "according to X"."""

from workbench.text.noun_phrases import is_adjective, phrase_end
from workbench.text.speech_words import SpeechWords
from workbench.text.words import Words

_STOPS = frozenset(",;:–—()[]")
_MARKS = frozenset('"»«“”„›‹')
_ENDS = frozenset({".", "!", "?", ""})
_FAR = 9  # tokens between an article and the noun that a long attribute parts from it
_OWN = frozenset({"von", "aus"})


class Sources:
    """Finds sources in a sentence: the tokens of the name, and of the frame around it."""

    def __init__(self, words: Words, known: SpeechWords, count: int) -> None:
        self.words = words
        self.known = known
        self.count = count

    def at(self, index: int) -> tuple[tuple[int, int], int, int] | None:
        """The name as its first token and the token after it, then the frame's first and last."""
        words, known = self.words, self.known
        low = words.low(index)
        if low in known.postposed:
            return self._postposed(index)
        width = self._width(index)
        if width:
            stop = self.phrase(index + width)
            if stop is None or self._is_norm(index + width, stop):
                return None
            return (index + width, stop), index, stop
        if low in known.so and words.low(index - 1) in _STOPS | _MARKS:
            return self._so(index)
        if low in known.referring and words.low(index + 1) == "auf":
            stop = self.phrase(index + 2)
            return ((index + 2, stop), index, stop) if stop is not None else None
        return self._report(index) if low in known.report_links else None

    def _report(self, index: int) -> tuple[tuple[int, int], int, int] | None:
        """ "nach Angaben der Polizei", "nach russischen Angaben", "aus Sicht von X"."""
        words, known = self.words, self.known
        if self.is_report(index - 1) and words.low(index - 2) in known.possessives:
            return (index - 2, index), index - 2, index + 1  # "ihrer Ansicht nach"
        if words.low(index - 1) in known.before_time:
            return None  # "zwei Tage nach dem Bericht"
        noun = self._reported_noun(index)
        return self._of_report(index, noun) if noun is not None else None

    def _width(self, index: int) -> int:
        """How many tokens "laut" or "according to" has here; 0 where there is none."""
        words, known = self.words, self.known
        if f"{words.low(index)} {words.low(index + 1)}" in known.according:
            return 2
        if words.low(index) not in known.according:
            return 0
        named = words.raw(index + 1)[:1].isupper() or words.low(index + 1) == "the"
        rate = words.low(index) == "per" and not named
        loud = words.low(index) == "laut" and words.low(index + 1) in _STOPS | _ENDS | _MARKS
        return 0 if rate or loud else 1

    def _is_norm(self, first: int, stop: int) -> bool:
        """Whether a source is a rule: "laut Gesetz", "gemäß dem Mietvertrag"."""
        words, norms = self.words, tuple(self.known.norms)
        heads = [i for i in range(first, stop) if words.raw(i)[:1].isupper()]
        named = [i for i in heads if not words.raw(i + 1).startswith("-")]
        return bool(named) and bool(norms) and words.low(named[0]).endswith(norms)

    def phrase(self, first: int) -> int | None:
        """The token after the name of a source, which may be small or far from its article."""
        words, known = self.words, self.known
        stop = phrase_end(words, first, known)
        if stop is not None or not words.low(first) or words.low(first) in _STOPS | _MARKS | _ENDS:
            return stop
        if not known.verb_last:
            return self._up_to_stop(first)
        if words.low(first) not in known.determiners:
            return self._small(first)
        for index in range(first + 1, min(first + _FAR, self.count)):
            if words.low(index) in _STOPS:
                return None
            if is_adjective(words, index, known) and words.raw(index + 1)[:1].isupper():
                stop = phrase_end(words, index + 1, known)
                if stop is not None and words.low(index).endswith(("ten", "nen", "ter", "ner")):
                    return stop
        return None

    def _up_to_stop(self, first: int) -> int | None:
        """English nouns without an article: "letters read in court"."""
        index = first
        while index - first < _FAR and words_go_on(self.words, index):
            index += 1
        ends = self.words.low(index) in _STOPS | _ENDS | _MARKS
        return index if ends and index > first else None

    def _small(self, first: int) -> int | None:
        """A name that is written small: "dpa", "ai-Bericht", "beispiel.de"."""
        words = self.words
        if not words.raw(first).isalnum() or words.low(first) in self.known.not_names:
            return None
        stop = first + 1
        while words.glued(stop) and words.glued(stop + 1) and words.raw(stop) in {"-", "."}:
            stop += 2
        return stop

    def _so(self, index: int) -> tuple[tuple[int, int], int, int] | None:
        """ ", so der Sender": the end of what somebody says, not "so wie" or "so dass"."""
        words, known = self.words, self.known
        low = words.low(index + 1)
        if low in known.oblique:
            return None
        stop = phrase_end(words, index + 1, known)
        if stop is None or (low in known.not_names and low not in known.determiners):
            return None
        after = words.low(stop)
        if after in _STOPS | _ENDS | known.not_names:
            return (index + 1, stop), index, stop
        return None

    def _postposed(self, index: int) -> tuple[tuple[int, int], int, int] | None:
        longest: tuple[int, int] | None = None
        for first in range(index - 1, max(-1, index - _FAR), -1):
            if phrase_end(self.words, first, self.known) == index:
                longest = (first, index)
        return (longest, longest[0], index + 1) if longest else None

    def is_report(self, index: int) -> bool:
        """A noun for what somebody states: "Angaben", also in compounds ("Zollangaben")."""
        raw, low = self.words.raw(index), self.words.low(index)
        compound = low.endswith(tuple(self.known.report_endings))
        return raw[:1].isupper() and (low in self.known.reports or compound)

    def _of_report(self, index: int, noun: int) -> tuple[tuple[int, int], int, int] | None:
        """Whose report it is, or the report itself."""
        words, known = self.words, self.known
        first = noun + 2 if words.low(noun + 1) in _OWN else noun + 1
        if first == noun + 2 or words.low(noun + 1) in known.links:
            stop = self.phrase(first)
            if stop is not None and stop > first:
                return (first, stop), index, stop
        if words.low(noun) in known.views:
            return None  # "aus sportlicher Sicht": nobody's
        return (index + 1, noun + 1), index, noun + 1

    def _reported_noun(self, index: int) -> int | None:
        """The noun of a report that a preposition goes with, past article and adjectives."""
        words, known = self.words, self.known
        for noun in range(index + 1, min(index + 6, self.count)):
            if self.is_report(noun):
                view = words.low(index) == "aus"
                return noun if not view or words.low(noun) in known.views else None
            joined = words.raw(noun) == "-" or words.raw(noun + 1) == "-"
            small = words.raw(noun)[:1].islower() and words.low(noun) not in known.verbs
            named = words.low(noun + 1) in known.reports and noun == index + 1
            if not (joined or small or named):
                return None
        return None


def words_go_on(words: Words, index: int) -> bool:
    """Whether a token is a word and no mark."""
    return bool(words.raw(index)[:1].isalnum()) or words.raw(index) in {"'", "’", "-"}
