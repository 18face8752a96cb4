"""Who speaks, carried from sentence to sentence as long as the reported speech runs on."""

from dataclasses import dataclass

from workbench.model.span import Span
from workbench.model.split import Attribution
from workbench.text.attribution import Frame, find_frame
from workbench.text.noun_phrases import phrase_end
from workbench.text.quotes import quotes_of
from workbench.text.speech_words import SpeechWords, speech_words
from workbench.text.words import Words

_REACH = 3  # sentences without a speaker after which reported speech has ended
_OPENERS = '"„“»«‚‘›'
_CLOSERS = '"“”«»’‘‹'
_QUOTED_SHARE = 0.85
_LONG_QUOTE = 25  # code points: shorter ones are names and single words


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a sentence is said by.

    `speaks` is true where it is reported or quoted at all; then `attribution` may still be None
    because nobody was named. `frame` is the frame inside the sentence, as offsets into it.
    `runs_on` tells that a quotation is still open at its end.
    """

    speaks: bool
    attribution: Attribution | None
    frame: Frame | None
    runs_on: bool = False


class Speakers:
    """Reads the sentences of a text in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: Attribution | None = None
        self._since = _REACH + 1
        self._in_quote = False

    def of_sentence(self, words: Words, start: int, language: str) -> Voice:
        """The voice of the next sentence; `start` is its offset into the text."""
        sentence, known = words.text, speech_words(language)
        frame = find_frame(words, language)
        named = self._named(frame, words, start, known)
        if named is not None:
            self._in_quote = self._stays_open(sentence)
            if frame is None or not _vague(named.text):
                self._last = named
            self._since = 0
            return Voice(True, named, frame, self._in_quote)
        quoted = self._in_quote or _is_quotation(sentence)
        carried = quoted or frame is not None or self._is_reported(words, known)
        self._in_quote = self._stays_open(sentence)
        self._since = 0 if carried else self._since + 1
        if not carried:
            return Voice(False, None, None, self._in_quote)
        return Voice(True, self._last, frame, self._in_quote)

    def _named(
        self, frame: Frame | None, words: Words, start: int, known: SpeechWords
    ) -> Attribution | None:
        if frame is None or frame.speaker is None:
            return None
        if frame.pronoun:
            lead = words.part(Span(0, frame.speaker.start))
            within = self._subject_before(lead, start, known)
            if within or self._last is not None:
                return within or self._last
        span = frame.speaker.shifted(start)
        name = span.of(self.text)
        *before, head = name.lower().split()
        if self._last is not None and head in known.vague and len(before) < 2:
            return self._last  # "in the statement": that of whoever spoke before
        return Attribution(span, name)

    def _subject_before(self, words: Words, start: int, known: SpeechWords) -> Attribution | None:
        """Whom a pronoun means after "When Miller was asked,": the subject of that clause."""
        if words.low(0) not in known.openers or "," not in words.raws:
            return None
        stop = phrase_end(words, 1, known)
        if stop is None or words.low(1) in known.determiners:
            return None
        span = Span(words.starts[1], words.ends[stop - 1]).shifted(start)
        return Attribution(span, span.of(self.text))

    def _stays_open(self, sentence: str) -> bool:
        if self._in_quote:
            return not any(mark in sentence for mark in _CLOSERS)
        return _left_open(sentence)

    def _is_reported(self, words: Words, known: SpeechWords) -> bool:
        """Whether the mood of its verbs marks a sentence as somebody else's words."""
        if not known.reported:
            return False
        spans = [quote.span for quote in quotes_of(words.text)]
        lows = {
            low
            for index, low in enumerate(words.lows[:400])
            if words.raws[index].islower()
            and not any(span.start <= words.starts[index] < span.end for span in spans)
        }
        if lows & known.reported:
            return True
        near = self._since < 1 and self._last is not None
        return near and bool(lows & known.reported_after) and not lows & known.conditional


def _vague(name: str) -> bool:
    """Whether a source is only "den Angaben": it does not speak on in the next sentence."""
    return name.rsplit(maxsplit=1)[-1].lower().endswith(("angaben", "berichten", "informationen"))


def _is_quotation(sentence: str) -> bool:
    """Whether a sentence is nothing but somebody's words."""
    inside = sum(len(quote.span) for quote in quotes_of(sentence) if len(quote.span) >= _LONG_QUOTE)
    return inside >= _QUOTED_SHARE * len(sentence)


def _left_open(sentence: str) -> bool:
    """Whether a quotation begins that the sentence does not close."""
    opened = max(sentence.rfind(mark) for mark in ("„", "“", "»", '"'))
    if opened < 0:
        return False
    if sentence[opened] == '"':
        return sentence.count('"') % 2 == 1
    return (
        opened + 1 < len(sentence)
        and not any(mark in sentence[opened + 1 :] for mark in '“”«"')
        and sentence[opened + 1].isalnum()
    )
