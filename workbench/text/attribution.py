"""Who is said to have said it, inside one sentence: "teilte das Amt mit", "according to X"."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.span import Span
from workbench.model.split import Attribution
from workbench.text.noun_phrases import phrase_end
from workbench.text.quotes import find_quotes
from workbench.text.speech_words import SpeechWords, speech_words
from workbench.text.words import Words

_MOST_TOKENS = 400  # a longer sentence is no sentence; only its beginning is read
_SEPARABLE_REACH = 45  # tokens
_LONGEST_SUBJECT = 18
_STOPS = frozenset(",;:–—()[]")
_MARKS = frozenset('"»«“”„›‹')


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a sentence that says who speaks.

    Spans are offsets into the sentence. `speaker` is None where the frame names nobody
    ("hieß es weiter"). `pronoun` tells that the speaker is only "she" or "er".
    """

    span: Span
    speaker: Span | None
    pronoun: bool = False


def find_attribution(sentence: str, language: str) -> Attribution | None:
    """Who is named inside `sentence` as the source of what it says; None where nobody is.

    The span is an offset pair into `sentence`.
    """
    frame = find_frame(sentence, language)
    if frame is None or frame.speaker is None:
        return None
    return Attribution(frame.speaker, frame.speaker.of(sentence))


def find_frame(sentence: str, language: str) -> Frame | None:
    """The frame of a sentence: the best of all that name somebody, else one that names nobody."""
    known = speech_words(language)
    if not known.verbs:
        return None
    reader = _Reader(sentence, known)
    best: Frame | None = None
    for frame in reader.frames():
        if frame.speaker is not None and not frame.pronoun:
            return frame
        if best is None or (best.speaker is None and frame.speaker is not None):
            best = frame
    return best


class _Reader:
    def __init__(self, sentence: str, known: SpeechWords) -> None:
        self.known = known
        self.words = Words(sentence)
        self.count = min(len(self.words), _MOST_TOKENS)
        self.quoted = self._inside_quotes(sentence)

    def _inside_quotes(self, sentence: str) -> list[bool]:
        """Which tokens lie in a quotation; names in marks do not count as one."""
        spans = [q.span for q in find_quotes(sentence) if q.text.count(" ") > 2]
        inside = [False] * self.count
        for span in spans:
            for index in range(self.count):
                if span.start <= self.words.starts[index] < span.end:
                    inside[index] = True
        return inside

    def frames(self) -> Iterator[Frame]:
        """Verbs of saying first, then "laut X" and its like."""
        found = [self._at_verb(i) for i in range(self.count) if not self.quoted[i]]
        yield from (frame for frame in found if frame)
        for index in range(self.count):
            if not self.quoted[index]:
                frame = self._at_source(index)
                if frame:
                    yield frame

    # --- verbs

    def _at_verb(self, index: int) -> Frame | None:
        words, known = self.words, self.known
        low = words.low(index)
        if words.raw(index)[0].isupper() and index > 0:
            return None
        if low in known.ambiguous and words.low(index + 1) not in known.after_ambiguous:
            return None
        if low in known.participial:
            return self._of_whole_sentence(index)
        verb = index
        end = index + 1
        if low in known.separable and words.low(index - 1) in known.separable[low]:
            pass
        elif low in known.separable and (half := self._second_half(index)):
            end = half + 1
        elif low in known.participles and known.auxiliaries:
            auxiliary = self._auxiliary(index)
            if auxiliary is None:
                return None
            verb = auxiliary
        elif low not in known.verbs or self._is_passive(index):
            return None
        return self._with_subject(verb, end)

    def _is_passive(self, index: int) -> bool:
        low = self.words.low(index)
        return self.words.low(index - 1) in self.known.passive and not low.endswith("ing")

    def _second_half(self, index: int) -> int | None:
        halves = self.known.separable[self.words.low(index)]
        for later in range(index + 1, min(self.count, index + _SEPARABLE_REACH)):
            if self.words.low(later) in halves and not self.quoted[later]:
                following = self.words.low(later + 1)
                if (
                    not following
                    or following in _STOPS
                    or following in '.!?"“»«”'
                    or (following in {"und", "aber", "dass"})
                ):
                    return later
        return None

    def _auxiliary(self, participle: int) -> int | None:
        """The form of "haben" that goes with a participle, in its clause."""
        for earlier in range(participle - 1, max(-1, participle - _SEPARABLE_REACH), -1):
            low = self.words.low(earlier)
            if low in _STOPS:
                return None
            if low in self.known.auxiliaries and not self.quoted[earlier]:
                return earlier
        return None

    def _with_subject(self, verb: int, end: int) -> Frame | None:
        words = self.words
        if words.low(verb) in self.known.impersonal:
            return self._impersonal(verb)
        left = self._left_subject(verb)
        if left is not None:
            return self._frame(left, verb, max(end, verb + 1))
        right = self._right_subject(verb)
        if right is not None:
            return self._frame(right, verb, max(end, right[1]))
        return None

    def _impersonal(self, verb: int) -> Frame | None:
        """ "hieß es weiter": somebody speaks, nobody is named; "heißt es in einem Bericht" names."""
        words, known = self.words, self.known
        if "es" not in {words.low(verb + 1), words.low(verb - 1)}:
            return None
        for index in range(verb + 1, min(verb + 5, self.count)):
            if words.low(index) in known.impersonal_links:
                stop = phrase_end(words, index + 1, known)
                if stop is not None:
                    return self._frame((index + 1, stop), verb, stop)
        return Frame(Span(words.starts[verb], words.ends[verb]), None)

    def _frame(self, subject: tuple[int, int], verb: int, end: int) -> Frame:
        first, stop = subject
        words = self.words
        speaker = Span(words.starts[first], words.ends[stop - 1])
        span = Span(words.starts[min(first, verb)], words.ends[max(stop, end) - 1])
        alone = stop - first == 1 and words.low(first) in self.known.pronouns
        pronoun = alone or words.low(first) in self.known.possessives
        return Frame(span, speaker, pronoun)

    def _left_subject(self, verb: int) -> tuple[int, int] | None:
        return self._german_left(verb) if self.known.verb_last else self._english_left(verb)

    def _german_left(self, verb: int) -> tuple[int, int] | None:
        """A subject that opens its clause, as in "Das Amt teilte" or "wie der Sender meldete"."""
        words, known = self.words, self.known
        start = self._clause_start(verb)
        subordinate = False
        while start < verb and words.low(start) in known.openers:
            subordinate = words.low(start) not in {"und", "aber", "doch", "denn"}
            start += 1
        if start >= verb:
            return self._before_german_apposition(verb)
        if words.low(start) in known.pronouns and (verb == start + 1 or subordinate):
            return start, start + 1
        stop = self._phrase(start)
        return (start, stop) if stop is not None and stop <= verb else None

    def _before_german_apposition(self, verb: int) -> tuple[int, int] | None:
        """ "Petra Muster, Sprecherin der Stadt, sagte": the noun phrase before the commas."""
        comma = verb - 1
        if self.words.low(comma) != ",":
            return None
        start = self._clause_start(comma)
        if (
            start < 2
            or self.words.low(start - 1) != ","
            or phrase_end(self.words, start, self.known) != comma
        ):
            return None
        first = self._clause_start(start - 1)
        while first < start and self.words.low(first) in self.known.openers:
            first += 1
        stop = self._phrase(first)
        return (first, stop) if stop is not None and stop <= start - 1 <= stop + 4 else None

    def _clause_start(self, index: int) -> int:
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
        while stop > 0 and words.low(stop - 1) in known.skipped | known.passive:
            stop -= 1
        if stop > 0 and words.low(stop - 1) == ",":
            stop = self._before_apposition(stop - 1)
        if stop <= 0:
            return None
        if words.low(stop - 1) in known.pronouns:
            return None if words.low(stop - 2) in known.relatives else (stop - 1, stop)
        start = stop
        while start > 0 and stop - start < _LONGEST_SUBJECT and not self._is_limit(start - 1):
            start -= 1
        if words.low(start - 1) in known.relatives:
            return None
        start = self._after_preposition(start, stop)
        if start >= stop or words.low(stop - 1) in known.nobody:
            return None
        named = any(words.raw(i)[0].isupper() for i in range(start, stop))
        if words.low(start) in known.determiners or named:
            return start, stop
        return (start, stop) if words.low(stop - 1) in known.bare_subjects else None

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
        if low in {".", "(", ")"}:
            return low == "." and not words.raw(index - 1)[:1].isupper()
        return self.quoted[index] or low in _STOPS or low in _MARKS or low in self.known.openers

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

    def _right_subject(self, verb: int) -> tuple[int, int] | None:
        """A subject after its verb, as in ", sagte Ministerin X" or '," said X'."""
        words, known = self.words, self.known
        before = words.low(verb - 1)
        if not known.verb_last and before not in {",", '"', "”", "“", "'", "’"}:
            return None
        index = verb + 1
        while words.low(index) in known.skipped and index - verb < 4:
            index += 1
        if words.low(index) in known.pronouns:
            return index, index + 1
        stop = self._phrase(index)
        return (index, self._with_name(stop)) if stop is not None else None

    def _with_name(self, stop: int) -> int:
        """The end of a phrase, or of the name that follows it in commas: ", Sabine Muster,"."""
        words = self.words
        if words.low(stop) != ",":
            return stop
        end = stop + 1
        while end - stop < 6 and words.raw(end)[:1].isupper():
            end += 1
        return end if end - stop > 2 and words.low(end) in {",", ".", ""} else stop

    def _phrase(self, first: int) -> int | None:
        """The token after a noun phrase that may name a speaker."""
        low, known = self.words.low(first), self.known
        if low not in known.determiners and (low in known.not_names or low in known.nobody):
            return None
        return phrase_end(self.words, first, known)

    def _of_whole_sentence(self, index: int) -> Frame | None:
        """ ", saying …": the speaker is the subject that the sentence begins with."""
        stop = phrase_end(self.words, 0, self.known)
        first = self.words.low(0)
        if self.words.low(index - 1) != "," or first in self.known.not_names:
            return None
        if first in self.known.pronouns:
            return self._frame((0, 1), index, index + 1)
        return self._frame((0, stop), index, index + 1) if stop else None

    # --- sources without a verb

    def _at_source(self, index: int) -> Frame | None:
        words, known = self.words, self.known
        low = words.low(index)
        if low in known.postposed:
            return self._postposed(index)
        pair = f"{low} {words.low(index + 1)}"
        if low in known.according or pair in known.according:
            first = index + (2 if pair in known.according else 1)
            stop = phrase_end(words, first, known)
            if stop is not None:
                return self._frame((first, stop), index, stop)
        if low in known.so and words.low(index - 1) in _STOPS | _MARKS:
            stop = phrase_end(words, index + 1, known)
            if stop is not None and words.low(stop) in _STOPS | {".", ""} | known.not_names:
                return self._frame((index + 1, stop), index, stop)
        return self._report(index) if low in known.report_links else None

    def _postposed(self, index: int) -> Frame | None:
        longest: tuple[int, int] | None = None
        for first in range(index - 1, max(-1, index - 9), -1):
            if phrase_end(self.words, first, self.known) == index:
                longest = (first, index)
        return self._frame(longest, index, index + 1) if longest else None

    def _report(self, index: int) -> Frame | None:
        """ "nach Angaben der Polizei", "nach russischen Angaben"."""
        words, known = self.words, self.known
        for noun in range(index + 1, min(index + 5, self.count)):
            if words.low(noun) in known.reports and words.raw(noun)[0].isupper():
                stop = (
                    phrase_end(words, noun + 2, known)
                    if words.low(noun + 1) in {"von", "aus"}
                    else None
                )
                stop = stop or (
                    phrase_end(words, noun + 1, known)
                    if words.low(noun + 1) in known.links
                    else None
                )
                if stop is not None and stop > noun + 1:
                    first = noun + 2 if words.low(noun + 1) in {"von", "aus"} else noun + 1
                    return self._frame((first, stop), index, stop)
                return self._frame((index + 1, noun + 1), index, noun + 1)
        return None
