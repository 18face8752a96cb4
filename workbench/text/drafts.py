"""Claims before they are weighed: where they lie, in which sentence, and who says them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.model.span import Span
from workbench.model.split import Attribution, Excluded, ExclusionReason
from workbench.text.attribution import Frame, find_frame
from workbench.text.blocks import Block, BlockReader
from workbench.text.boilerplate import Page
from workbench.text.clauses import clauses
from workbench.text.speakers import Speakers, Voice, is_reported
from workbench.text.speech_words import SpeechWords, speech_words
from workbench.text.words import Words

_SIGNED_REACH = 4  # sentences before a signature that are its post
_LONGEST_QUOTE = 8  # sentences
_HANDLE = "(@"


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim's span and sentence as offsets into the text, and who is said to say it.

    `frame` is the part of the sentence that says so ("teilte das Amt mit"), also an offset pair
    into the text; None where the claim only goes on with what somebody said before.
    """

    span: Span
    sentence: Span
    attribution: Attribution | None
    frame: Span | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, by its sentence. `own` is the frame that it has by itself.

    `apart` tells that what the frame of its sentence says of somebody does not reach it.
    """

    span: Span
    own: Frame | None
    apart: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence cut up; it has no clauses where it is one claim."""

    span: Span
    text: str
    voice: Voice
    clauses: tuple[_Clause, ...]


def drafts(text: str, blocks: Sequence[Block], page: Page, reader: BlockReader) -> list[Draft]:
    """The claims of the article's sentences, in text order."""
    found = [draft for item in _sentences(text, blocks, reader) for draft in _drafts_of(item)]
    return _signed(text, found, page.excluded)


def _sentences(text: str, blocks: Sequence[Block], reader: BlockReader) -> list[_Sentence]:
    """Every sentence cut up; a quotation is put to the speaker named at its end."""
    speakers = Speakers(text)
    found: list[_Sentence] = []
    waiting: list[int] = []  # sentences of an open quotation, and nobody named yet
    for block in blocks:
        for span in block.sentences:
            words = reader.part(block, span)
            voice = speakers.of_sentence(words, span.start, block.language)
            if voice.frame is not None and voice.attribution is not None:
                for index in waiting:
                    found[index] = _said_by(found[index], voice.attribution)
                waiting.clear()
            elif voice.runs_on and len(waiting) < _LONGEST_QUOTE:
                waiting.append(len(found))
            if not voice.runs_on:
                waiting.clear()
            parts = tuple(_clauses_of(words, voice, block.language))
            found.append(_Sentence(span, words.text, voice, parts))
    return found


def _said_by(sentence: _Sentence, speaker: Attribution) -> _Sentence:
    return replace(sentence, voice=replace(sentence.voice, attribution=speaker))


def _clauses_of(words: Words, voice: Voice, language: str) -> Iterator[_Clause]:
    parts = clauses(words, language)
    if len(parts) == 1:
        return
    known = speech_words(language)
    for part in parts:
        clause = words.part(part)
        participial = clause.low(0) in known.participial
        own = None if participial else find_frame(clause, language)
        quoted = any(quote.contains(part) for quote in voice.quoted)
        apart = (
            voice.frame is not None
            and not quoted
            and _apart(words, voice.frame, part, known)
            and not participial
            and not is_reported(clause, known)
        )
        yield _Clause(part, own, apart)


def _drafts_of(sentence: _Sentence) -> Iterator[Draft]:
    by, voice = sentence.span.start, sentence.voice
    around = voice.frame.span.shifted(by) if voice.frame and voice.attribution else None
    if not sentence.clauses:
        yield Draft(sentence.span, sentence.span, voice.attribution, around)
    for clause in sentence.clauses:
        said_by, frame = voice.attribution, around
        if clause.own is not None and clause.own.speaker is not None:
            said_by = _named(sentence, clause.own, clause.own.speaker.shifted(clause.span.start))
            frame = clause.own.span.shifted(clause.span.start + by)
        elif clause.apart:
            said_by, frame = None, None
        yield Draft(clause.span.shifted(by), sentence.span, said_by, frame)


def _named(sentence: _Sentence, frame: Frame, speaker: Span) -> Attribution:
    """Whom a clause itself names, unless that is the one its whole sentence is put to."""
    own = Attribution(speaker.shifted(sentence.span.start), speaker.of(sentence.text))
    inherited = sentence.voice.attribution
    if inherited is not None and (frame.pronoun or inherited.span.overlaps(own.span)):
        return inherited
    return own


def _apart(words: Words, frame: Frame, part: Span, known: SpeechWords) -> bool:
    """Whether a clause is no more what the frame of its sentence says of somebody.

    What follows the frame's own clause is not; nor is what stands before "X says that".
    """
    if frame.span.end <= part.start:
        return not frame.source
    if part.end > frame.span.start or frame.speaker is None:
        return False
    opens = frame.speaker.start == frame.span.start
    before = words.part(Span(0, frame.span.start)).lows[-1:]
    after = words.part(Span(frame.span.end, len(words.text))).low(0)
    if known.verb_last:
        return opens and before not in (["wie"], ["so"])
    return opens and after[:1].isalnum()


def _signed(text: str, found: list[Draft], excluded: Iterable[Excluded]) -> list[Draft]:
    """Put the sentences of an embedded post to the one who signed it below."""
    result = list(found)
    ends = [draft.sentence.end for draft in found]
    for item in excluded:
        if item.reason is not ExclusionReason.BYLINE or _HANDLE not in item.text:
            continue
        name = item.text[: item.text.index(_HANDLE)].strip(" —–-")
        if not name:
            continue
        start = item.span.start + item.text.index(name)
        signer = Attribution(Span(start, start + len(name)), name)
        sentences: set[Span] = set()
        for index in range(bisect_right(ends, item.span.start) - 1, -1, -1):
            sentences.add(result[index].sentence)
            own = result[index].attribution
            if len(sentences) > _SIGNED_REACH or (
                own and own.span.overlaps(result[index].sentence)
            ):
                break
            if _parted(text, result[index].sentence.end, item.span.start):
                break
            result[index] = replace(result[index], attribution=signer, frame=None)
    return result


def _parted(text: str, start: int, end: int) -> bool:
    return "\n\n" in text[start:end] or "\n \n" in text[start:end]
