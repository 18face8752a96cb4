"""Who is said to have said it, inside one sentence: "teilte das Amt mit", "according to X"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.model.span import Span
from workbench.model.split import Attribution
from workbench.text.noun_phrases import is_adjective, phrase_end
from workbench.text.quotes import quotes_of
from workbench.text.speech_sources import Sources
from workbench.text.speech_words import SpeechWords, speech_words
from workbench.text.subjects import Subjects
from workbench.text.words import Words, words_of

_MOST_TOKENS = 400  # a longer sentence is no sentence; only its beginning is read
_CLAUSE_ENDS = frozenset({",", ".", ";", ":", "!", "?", "–", "und", "oder", ""})
_ARISING = "hervor"
_SEPARABLE_REACH = 45  # tokens
_STOPS = frozenset(",;:–—()[]")
_GOVERNED = frozenset({"an", "am", "über", "gegen", "von", "vom", "gegenüber", "angesichts"})
_PARTING = frozenset(";:–—")
_NEEDED_WITHIN = 14  # tokens
_MARKS_BETWEEN = 3  # tokens from a quotation to the name after it
_ASIDE = 2  # commas around an apposition
_QUOTED_BLANKS = 3  # in a quotation that is more than a name or a term


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a sentence that says who speaks.

    Spans are offsets into the sentence. `speaker` is None where the frame names nobody
    ("hieß es weiter"). `pronoun` tells that the speaker is only "she" or "er", `source` that the
    frame has no verb ("laut X") and so is about all of its sentence.
    """

    span: Span
    speaker: Span | None
    pronoun: bool = False
    source: bool = False


def find_attribution(sentence: str, language: str) -> Attribution | None:
    """Who is named inside `sentence` as the source of what it says; None where nobody is.

    The span is an offset pair into `sentence`.
    """
    frame = find_frame(words_of(sentence), language)
    if frame is None or frame.speaker is None:
        return None
    return Attribution(frame.speaker, frame.speaker.of(sentence))


def find_frame(words: Words, language: str, quoted: Sequence[Span] | None = None) -> Frame | None:
    """The frame of a sentence: the best of all that name somebody, else one that names nobody.

    `quoted` is what of it lies in quotations, where those began or end in other sentences.
    """
    known = speech_words(language)
    if not known.verbs:
        return None
    if quoted is None:
        quoted = [quote.span for quote in quotes_of(words.text)]
    reader = _Reader(words, known, quoted)
    best: Frame | None = None
    for frame in reader.frames():
        if frame.speaker is not None and not frame.pronoun:
            return frame
        if best is None or (best.speaker is None and frame.speaker is not None):
            best = frame
    return best


class _Reader:
    def __init__(self, words: Words, known: SpeechWords, quoted: Sequence[Span]) -> None:
        self.known = known
        self.words = words
        self.count = min(len(self.words), _MOST_TOKENS)
        self.quoted = self._inside_quotes(quoted)
        self.subjects = Subjects(self.words, known, self.quoted)
        self.sources = Sources(self.words, known, self.count)

    def _inside_quotes(self, spans: Sequence[Span]) -> list[bool]:
        """Which tokens lie in a quotation; single words in marks do not count as one."""
        inside = [False] * self.count
        for span in spans:
            said = "," in self.words.text[span.end : span.end + 2]  # "Nein“, sagte sie
            if span.of(self.words.text).count(" ") < _QUOTED_BLANKS and not said:
                continue
            first = bisect_left(self.words.starts, span.start)
            last = min(self.count, bisect_left(self.words.starts, span.end))
            inside[first:last] = [True] * (last - first)
        return inside

    def frames(self) -> Iterator[Frame]:
        """What the sentence opens with, then verbs of saying, then "laut X" and its like.

        What follows a quotation goes before a verb that announces it.
        """
        if self.count and self.words.low(0) in self.known.may_name:
            yield from self._of_source(0)
        for index in self._outside(self.known.so) if any(self.quoted) else ():
            if any(self.quoted[max(0, index - _MARKS_BETWEEN) : index]):
                yield from self._of_source(index)
        asks = self.count > 0 and self.words.raw(self.count - 1) == "?"
        if not asks:
            found = [self._at_verb(index) for index in self._outside(self.known.may_speak)]
            yield from (frame for frame in found if frame)
        for index in self._outside(self.known.may_name):
            yield from self._of_source(index)

    def _of_source(self, index: int) -> Iterator[Frame]:
        source = self.sources.at(index)
        if source:
            subject, first, stop = source
            yield replace(self._frame(subject, first, stop), source=True)

    def _outside(self, wanted: frozenset[str]) -> list[int]:
        """Where one of some words stands outside quotations."""
        lows = self.words.lows[: self.count]
        return [i for i, low in enumerate(lows) if low in wanted and not self.quoted[i]]

    # --- verbs

    def _at_verb(self, index: int) -> Frame | None:
        words, known = self.words, self.known
        low = words.low(index)
        if words.raw(index)[0].isupper() and index > 0:
            return None
        if self._is_no_verb(index) or words.low(index - 1) in known.negations:
            return None  # what somebody has not said is not theirs
        if low in known.participial:
            return self._of_whole_sentence(index)
        if low in (known.participles or known.verbs) and self._is_passive(index):
            return self._of_agent(index)
        verb = index
        end = index + 1
        if low in known.separable and words.low(index - 1) in known.separable[low]:
            pass
        elif low in known.separable and (half := self._second_half(index)):
            end = half + 1
        elif low in known.participles and (auxiliary := self._auxiliary(index)) is not None:
            verb = auxiliary
        elif low in known.participles and words.low(index + 1) in known.auxiliaries:
            end = index + 2  # "weil die Opposition das gefordert hatte"
        elif low not in known.verbs or self._is_passive(index) or self._is_other_verb(index):
            return None
        return self._with_subject(verb, end)

    def _is_no_verb(self, index: int) -> bool:
        """Whether a word that may be a verb of saying is something else here."""
        words, known = self.words, self.known
        low, following = words.low(index), words.low(index + 1)
        before = self._before_adverbs(index)
        if following == ")" and "(" in words.lows[max(0, index - _NEEDED_WITHIN) : index]:
            return True  # "(wir berichteten)"
        noun = words.low(before) in known.determiners - known.bare_subjects
        noun = noun and (not known.verb_last or self._is_attribute(index))
        if noun or self._says_something_else(index):  # "his alleged role"
            return True
        if low in known.strict:
            return following not in known.after_strict and not self._after_quote(index)
        return low in known.ambiguous and following not in known.after_ambiguous

    def _before_adverbs(self, index: int) -> int:
        """The token before a word, past English adverbs: "a newly revealed call"."""
        before = index - 1
        while not self.known.verb_last and self.words.low(before).endswith("ly"):
            before -= 1
        return before

    def _is_attribute(self, index: int) -> bool:
        """Whether a German form goes with a noun: "die erwartete frühe Entscheidung"."""
        words = self.words
        noun = words.raw(index + 1)[:1].isupper() or is_adjective(words, index + 1, self.known)
        return index > 1 and noun and words.low(index).endswith(("te", "ten"))

    def _says_something_else(self, index: int) -> bool:
        """Whether a verb of saying adds a figure, names a thing, claims victims or threatens."""
        words, known = self.words, self.known
        low, following = words.low(index), words.low(index + 1)
        if low in known.before_figures and (following[:1].isdigit() or following in {"$", "€"}):
            return True
        if low in known.naming and "sich" in {following, words.low(index - 1)}:
            return True  # "nennt sich Hafenfest"
        if low in known.victims and self._takes_victims(index):
            return True
        near = words.lows[index + 1 : min(self.count, index + _NEEDED_WITHIN)]
        return low in known.needs and known.needs[low].isdisjoint(near)

    def _is_other_verb(self, index: int) -> bool:
        """Whether it is an infinitive, or only half of another verb: "sieht … vor"."""
        words, known = self.words, self.known
        if words.low(index - 1) == "zu" and known.verb_last:
            return True
        if words.low(index).endswith("n") and words.low(index + 1) in _CLAUSE_ENDS:
            first = self.subjects.clause_start(index)
            return any(words.low(earlier) in known.modals for earlier in range(first, index))
        for later in range(index + 1, min(self.count, index + _SEPARABLE_REACH)):
            if words.low(later) in _STOPS or self.quoted[later]:
                return False
            if words.raw(later) in known.other_halves and words.low(later + 1) in _CLAUSE_ENDS:
                return True
        return False

    def _takes_victims(self, index: int) -> bool:
        """ "Der Sturm forderte zwei Tote": what a disaster claims, nobody says."""
        near = range(max(0, index - 12), min(self.count, index + 12))
        return any(self.words.low(i) in self.known.victims for i in near if i != index)

    def _after_quote(self, index: int) -> bool:
        """Whether a quotation ends in the words before a verb: '," Miller added'."""
        return any(self.quoted[max(0, index - 9) : index])

    def _of_agent(self, participle: int) -> Frame | None:
        """Who is named with a passive: "wurde von X bezeichnet", "was called Y by X"."""
        words, known = self.words, self.known
        first = self.subjects.clause_start(participle)
        if words.low(participle) in known.cited:
            forms = [i for i in range(first, participle) if words.low(i) in known.passive]
            return self._with_subject(forms[0], participle + 1) if forms else None
        if words.low(participle) in known.no_agent:
            return None
        last = participle if known.verb_last else self.count - 1
        for index in range(first if known.verb_last else participle + 1, last):
            if words.low(index) in _STOPS and not known.verb_last:
                return None
            if words.low(index) in known.agents and not self.quoted[index]:
                stop = phrase_end(words, index + 1, known)
                if stop is not None and (stop <= participle or not known.verb_last):
                    return self._frame((index + 1, stop), participle, max(stop, participle + 1))
        return None

    def _is_passive(self, index: int) -> bool:
        """Whether a form of "be" makes the verb a participle that nobody is the subject of."""
        words, known = self.words, self.known
        if not known.verb_last:
            before = index - 1
            while words.low(before).endswith("ly") or words.low(before) in {"also", "not", "being"}:
                before -= 1
            return words.low(before) in known.passive and not words.low(index).endswith("ing")
        if words.low(index + 1) in known.passive:
            return True
        if words.low(index + 1) not in _CLAUSE_ENDS or not words.low(index).endswith(("t", "en")):
            return False
        first = self.subjects.clause_start(index)
        return any(words.low(earlier) in known.passive for earlier in range(first, index))

    def _second_half(self, index: int) -> int | None:
        halves = self.known.separable[self.words.low(index)]
        if halves.isdisjoint(self.words.raws):
            return None
        for later in range(index + 1, min(self.count, index + _SEPARABLE_REACH)):
            if self.words.raw(later) in halves and not self.quoted[later]:
                following = self.words.low(later + 1)
                if (
                    not following
                    or following in _STOPS
                    or following in '.!?"“»«”'
                    or following in {"und", "aber", "dass", "that"}
                    or following in _GOVERNED  # "übte Kritik an dem Plan"
                    or following in self.known.participial
                ):
                    return later
        return None

    def _auxiliary(self, participle: int) -> int | None:
        """The form of "haben" that goes with a participle, in its clause.

        A remark in brackets or between two commas may lie between them.
        """
        commas = depth = 0
        for earlier in range(participle - 1, max(-1, participle - _SEPARABLE_REACH), -1):
            low = self.words.low(earlier)
            if low in _PARTING or (commas and low in self.known.openers):
                return None
            depth += (low == ")") - (low == "(")
            commas += low == "," and depth == 0
            if low in self.known.auxiliaries and not self.quoted[earlier]:
                return earlier if commas in {0, _ASIDE} else None
        return None

    def _with_subject(self, verb: int, end: int) -> Frame | None:
        words = self.words
        if words.low(verb) in self.known.impersonal:
            return self._impersonal(verb)
        if words.low(verb) in self.known.arising and words.low(end - 1).startswith(_ARISING):
            return self._arising(verb, end)
        left = self.subjects.before(verb)
        if left is not None:
            return self._frame(left, verb, max(end, verb + 1))
        right = self.subjects.after(verb)
        if right is not None:
            if right[0] < end - 1 < right[1]:
                right = right[0], end - 1  # "übte der Verein Kritik"
            return self._frame(right, verb, max(end, right[1]))
        return None

    def _arising(self, verb: int, end: int) -> Frame | None:
        """ "wie aus dem Bericht hervorgeht", "geht aus dem Bericht hervor"."""
        first = self.subjects.clause_start(verb)
        for index in range(first, end):
            if self.words.low(index) == "aus":
                stop = self.sources.phrase(index + 1)
                return self._frame((index + 1, stop), verb, max(stop, end)) if stop else None
        return None

    def _impersonal(self, verb: int) -> Frame | None:
        """ "hieß es weiter" names nobody; "heißt es in einem Bericht" does."""
        words, known = self.words, self.known
        if "es" not in {words.low(verb + 1), words.low(verb - 1)}:
            return None
        links = [*range(self.subjects.clause_start(verb), verb)]
        links += range(verb + 1, min(verb + 6, self.count))
        for index in links:
            if index > verb and words.low(index) in _STOPS:
                break
            if words.low(index) in known.impersonal_links and not self.quoted[index]:
                stop = self.sources.phrase(index + 1)
                if stop is not None:
                    return self._frame((index + 1, stop), verb, max(stop, verb + 1))
        return Frame(Span(words.starts[verb], words.ends[verb]), None)

    def _frame(self, subject: tuple[int, int], verb: int, end: int) -> Frame:
        first, stop = subject
        words = self.words
        speaker = Span(words.starts[first], words.ends[stop - 1])
        span = Span(words.starts[min(first, verb)], words.ends[max(stop, end) - 1])
        alone = stop - first == 1 and words.low(first) in self.known.pronouns
        pronoun = alone or words.low(first) in self.known.possessives
        return Frame(span, speaker, pronoun)

    def _of_whole_sentence(self, index: int) -> Frame | None:
        """ ", saying …": the speaker is the subject that the sentence begins with."""
        stop = phrase_end(self.words, 0, self.known)
        first = self.words.low(0)
        if self.words.low(index - 1) != "," or first in self.known.not_names:
            return None
        if first in self.known.pronouns:
            return self._frame((0, 1), index, index + 1)
        return self._frame((0, stop), index, index + 1) if stop else None
