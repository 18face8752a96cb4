"""Who speaks, carried from sentence to sentence as long as the reported speech runs on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.model.span import Span
from workbench.model.split import Attribution
from workbench.text.attribution import Frame, find_frame
from workbench.text.noun_phrases import phrase_end
from workbench.text.persons import Persons
from workbench.text.quote_parts import QuotePart, QuotePlaces
from workbench.text.quotes import find_quotes
from workbench.text.speech_words import SpeechWords, speech_words
from workbench.text.words import Words

_REACH = 3  # sentences without a speaker after which reported speech has ended
_MOST_WORDS = 400
_MARKS = 2  # code points at the ends of a quotation
_FEW = 2  # words before "statement" that do not say whose it is
_OPENERS = '"„“»«‚‘›'
_QUOTED_SHARE = 0.85
_LONG_QUOTE = 25  # code points: shorter ones are names and single words


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a sentence is said by.

    `attribution` is None where nobody is said to say it, or nobody was named. `frame` is the frame
    inside the sentence, as offsets into it.
    `quoted` is what of it lies in quotations, with the marks at their ends, and `runs_on` tells
    that one of them is still open at its end.
    """

    attribution: Attribution | None
    frame: Frame | None
    runs_on: bool = False
    quoted: tuple[Span, ...] = ()


class Speakers:
    """Reads the sentences of a text, or of a stretch of it, in order."""

    def __init__(self, text: str, within: Span | None = None) -> None:
        stretch = within or Span(0, len(text))
        self.text = text
        self._quotes = QuotePlaces(
            quote.span.shifted(stretch.start) for quote in find_quotes(stretch.of(text))
        )
        self._persons = Persons()
        self._last: Attribution | None = None
        self._vague: Attribution | None = None  # "Polizeiangaben", if nobody else is named
        self._last_end = 0  # of the sentence that named the last speaker
        self._since = _REACH + 1  # sentences since somebody spoke
        self._since_named = _REACH + 1  # the same, but who it was must be known

    def of_sentence(self, words: Words, start: int, language: str) -> Voice:
        """The voice of the next sentence; `start` is its offset into the text."""
        known = speech_words(language)
        parts = self._quotes.parts(Span(start, start + len(words.text)))
        voice = Voice(
            attribution=None,
            frame=None,
            runs_on=bool(parts) and parts[-1].after,
            quoted=tuple(_with_marks(part.span, len(words.text)) for part in parts),
        )
        frame = find_frame(words, language, [part.span for part in parts])
        named = self._named(frame, words, start, known)
        quoted = _is_quotation(words.text, parts)
        if not quoted:
            self._persons.take(words, start, language, known)
        lead = _lead(words.text, parts) if frame is None else 0
        if lead:
            named = self._announced(words.part(Span(0, lead)), start, known)
        if named is not None:
            if _is_vague(named.text, known):
                self._vague = named
            else:
                self._last = named
                self._last_end = start + len(words.text)
            self._since = self._since_named = 0
            return replace(voice, attribution=named, frame=frame)
        carried = quoted or frame is not None or self._is_reported(words, parts, known)
        self._since = 0 if carried else self._since + 1
        self._since_named = 0 if carried and self._since_named <= _REACH else self._since_named + 1
        if not carried:
            return voice
        speaker = self._nearest(None) if quoted and not parts[0].before else self._last
        if speaker is None and frame is None and not quoted:
            speaker = self._vague
        if frame is not None and self._since_named > _REACH:
            speaker = None  # "hieß es" long after anybody was named
        return replace(voice, attribution=speaker, frame=frame)

    def _named(
        self, frame: Frame | None, words: Words, start: int, known: SpeechWords
    ) -> Attribution | None:
        if frame is None or frame.speaker is None:
            return None
        span = frame.speaker.shifted(start)
        name = span.of(self.text)
        if frame.pronoun:
            lead = words.part(Span(0, frame.speaker.start))
            within = self._subject_before(lead, start, known)
            meant = within or self._meant(name.lower(), known)
            if meant is not None or name.lower() in known.impersonal_pronouns:
                return meant
        *before, head = name.lower().split()
        if self._last is not None and head in known.vague and len(before) < _FEW:
            return self._last  # "in the statement": that of whoever spoke before
        return Attribution(span, name)

    def _meant(self, pronoun: str, known: SpeechWords) -> Attribution | None:
        """Whom a pronoun means: the person named last, if that was after the last speaker."""
        if pronoun in known.women:
            return self._nearest(True)
        return self._nearest(False) if pronoun in known.men else self._last

    def _nearest(self, woman: bool | None) -> Attribution | None:
        """The person named since somebody spoke last, else who that was."""
        person = self._persons.last(self._last_end, woman=woman)
        if person is None or (person.aside and self._last is not None):
            return self._last
        return Attribution(person.span, person.span.of(self.text))

    def _announced(self, lead: Words, start: int, known: SpeechWords) -> Attribution | None:
        """Who is named before a colon and a quotation: "Vogt blieb gelassen: „Wir …“"."""
        pronoun = next((low for low in lead.lows if low in known.pronouns), None)
        if pronoun is not None:
            return self._meant(pronoun, known)
        person = self._persons.last(start, woman=None)
        if person is not None and person.span.end <= start + len(lead.text):
            return Attribution(person.span, person.span.of(self.text))
        stop = phrase_end(lead, 0, known)
        if stop is None or lead.low(0) in known.oblique or lead.low(0) in known.not_names:
            return self._nearest(None)
        span = Span(lead.starts[0], lead.ends[stop - 1]).shifted(start)
        return Attribution(span, span.of(self.text))

    def _subject_before(self, words: Words, start: int, known: SpeechWords) -> Attribution | None:
        """Whom a pronoun means after "When Miller was asked,": the subject of that clause."""
        if words.low(0) not in known.openers or "," not in words.raws:
            return None
        stop = phrase_end(words, 1, known)
        if stop is None or words.low(1) in known.determiners:
            return None
        span = Span(words.starts[1], words.ends[stop - 1]).shifted(start)
        return Attribution(span, span.of(self.text))

    def _is_reported(self, words: Words, parts: list[QuotePart], known: SpeechWords) -> bool:
        """Whether the mood of its verbs marks a sentence as somebody else's words."""
        quoted = [part.span for part in parts]
        if is_reported(words, known, quoted) or words.low(0) in known.carrying:
            return True
        if self._since > 0 or self._last is None or known.reported_after.isdisjoint(words.lows):
            return False
        lows = _small_words(words, quoted)
        conditional = lows & known.conditional or words.low(0) in known.reported_after
        return bool(lows & known.reported_after) and not conditional


def is_reported(words: Words, known: SpeechWords, quoted: Sequence[Span] = ()) -> bool:
    """Whether a verb outside quotations is in the mood of reported speech: "sei", "habe"."""
    if known.reported.isdisjoint(words.lows):
        return False
    return bool(_small_words(words, quoted) & known.reported)


def _small_words(words: Words, quoted: Sequence[Span]) -> set[str]:
    return {
        low
        for index, low in enumerate(words.lows[:_MOST_WORDS])
        if (words.raws[index].islower() or index == 0)
        and not any(span.start <= words.starts[index] < span.end for span in quoted)
    }


def _with_marks(span: Span, length: int) -> Span:
    """A quotation with what stands at either end of it: a mark, a comma or a blank."""
    return Span(max(0, span.start - _MARKS), min(length, span.end + _MARKS))


def _is_vague(name: str, known: SpeechWords) -> bool:
    """Whether a source is only "den Angaben": it does not speak on in the next sentence."""
    head = name.rsplit(maxsplit=1)[-1].lower()
    return head in known.reports or head.endswith(tuple(known.report_endings))


def _lead(sentence: str, parts: list[QuotePart]) -> int:
    """How much of a sentence announces a quotation with a colon; 0 if none does."""
    if not parts or parts[0].before or len(parts[0].span) < _LONG_QUOTE:
        return 0
    before = sentence[: parts[0].span.start].rstrip(_OPENERS + " \n")
    return len(before) if before.endswith(":") else 0


def _is_quotation(sentence: str, parts: list[QuotePart]) -> bool:
    """Whether a sentence is nothing but somebody's words."""
    inside = sum(
        len(part.span)
        for part in parts
        if len(part.span) >= _LONG_QUOTE or part.before or part.after
    )
    return inside > 0 and inside >= _QUOTED_SHARE * len(sentence)
