"""Claims before they are weighed: where they lie, in which sentence, and who says them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.model.span import Span
from workbench.model.split import Attribution, Excluded, ExclusionReason
from workbench.text.attribution import find_frame
from workbench.text.boilerplate import Page
from workbench.text.clauses import clauses
from workbench.text.sentences import sentences_within
from workbench.text.speakers import Speakers, Voice
from workbench.text.speech_words import speech_words

_SIGNED_REACH = 4  # sentences before a signature that are its post
_LONGEST_QUOTE = 8  # sentences
_HANDLE = "(@"


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim's span and sentence as offsets into the text, and who is said to say it."""

    span: Span
    sentence: Span
    attribution: Attribution | None


def drafts(text: str, page: Page, language: str) -> tuple[Draft, ...]:
    """The claims of the article's stretches, in text order."""
    found: list[Draft] = []
    for sentence, voice in _voices(text, page, language):
        found.extend(_of_sentence(text, sentence, voice, language))
    return tuple(_signed(text, found, page.excluded))


def _voices(text: str, page: Page, language: str) -> list[tuple[Span, Voice]]:
    """The sentences with who says them; a quotation is put to the speaker named at its end."""
    speakers = Speakers(text, language)
    found: list[tuple[Span, Voice]] = []
    waiting: list[int] = []  # sentences of an open quotation, and nobody named yet
    for stretch in page.body:
        for sentence in sentences_within(text, stretch, language):
            voice = speakers.of_sentence(sentence.start, sentence.end)
            if voice.frame is not None and voice.attribution is not None:
                for index in waiting:
                    found[index] = (found[index][0], Voice(True, voice.attribution, None))
                waiting.clear()
            elif voice.runs_on and len(waiting) < _LONGEST_QUOTE:
                waiting.append(len(found))
            if not voice.runs_on:
                waiting.clear()
            found.append((sentence, voice))
    return found


def _of_sentence(text: str, sentence: Span, voice: Voice, language: str) -> Iterator[Draft]:
    parts = clauses(sentence.of(text), language)
    if len(parts) == 1:
        yield Draft(sentence, sentence, voice.attribution)
        return
    for part in parts:
        span = part.shifted(sentence.start)
        yield Draft(span, sentence, _of_clause(text, span, sentence, voice, language))


def _of_clause(
    text: str, span: Span, sentence: Span, voice: Voice, language: str
) -> Attribution | None:
    """Who says a clause: the one it names itself, else the one its whole sentence is put to."""
    own = find_frame(span.of(text), language)
    if own is not None and own.speaker is not None:
        place = own.speaker.shifted(span.start)
        inherited = voice.attribution
        same = inherited is not None and (own.pronoun or inherited.span.overlaps(place))
        return inherited if same else Attribution(place, place.of(text))
    if voice.frame is None or sentence.start + voice.frame.span.end > span.start:
        return voice.attribution
    words = span.of(text).split(maxsplit=1)
    goes_on = words[0].lower() in speech_words(language).participial
    return voice.attribution if goes_on else None


def _signed(text: str, found: list[Draft], excluded: tuple[Excluded, ...]) -> list[Draft]:
    """Put the sentences of an embedded post to the one who signed it below."""
    result = list(found)
    for item in excluded:
        if item.reason is not ExclusionReason.BYLINE or _HANDLE not in item.text:
            continue
        name = item.text[: item.text.index(_HANDLE)].strip(" —–-")
        start = item.span.start + item.text.index(name)
        signer = Attribution(Span(start, start + len(name)), name)
        above = [i for i, draft in enumerate(result) if draft.span.end <= item.span.start]
        sentences: set[Span] = set()
        for index in reversed(above):
            sentences.add(result[index].sentence)
            own = result[index].attribution
            if len(sentences) > _SIGNED_REACH or (
                own and own.span.overlaps(result[index].sentence)
            ):
                break
            if _parted(text, result[index].sentence.end, item.span.start):
                break
            result[index] = replace(result[index], attribution=signer)
    return result


def _parted(text: str, start: int, end: int) -> bool:
    return "\n\n" in text[start:end] or "\n \n" in text[start:end]
