"""Persons that a text has named so far: whom "he" or "she" means."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.span import Span
from workbench.text.name_runs import Run, name_runs
from workbench.text.name_words import NameWords, name_words
from workbench.text.speech_words import SpeechWords
from workbench.text.words import Words

_REMEMBERED = 40  # mentions, and sentences not yet read
_MEN = ("er", "or", "ist", "ent", "eur", "mann", "chef", "arzt", "anwalt", "wirt", "pilot")
_LONGEST = 3  # words of a name that only its place tells


@dataclass(frozen=True, slots=True)
class Person:
    """A mention. `span` is by the whole text; `woman` is None where nothing tells.

    `aside` tells that it follows a preposition and so is hardly whom the sentence is about.
    """

    span: Span
    woman: bool | None
    aside: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: Words
    start: int
    language: str
    known: SpeechWords


class Persons:
    """Takes the sentences of a text in order, and reads them only once somebody is asked for."""

    def __init__(self) -> None:
        self._waiting: deque[_Sentence] = deque(maxlen=_REMEMBERED)
        self._found: deque[Person] = deque(maxlen=_REMEMBERED)
        self._surnames: dict[str, bool | None] = {}

    def take(self, words: Words, start: int, language: str, known: SpeechWords) -> None:
        """Remember a sentence that begins at an offset into the text."""
        self._waiting.append(_Sentence(words, start, language, known))

    def last(self, since: int, *, woman: bool | None) -> Person | None:
        """The person named last at or after an offset who may be meant by a pronoun.

        `woman` is what the pronoun says of them; None fits everybody. Somebody mentioned aside
        is only taken if nobody else is there.
        """
        while self._waiting:
            self._read(self._waiting.popleft())
        aside: Person | None = None
        for person in reversed(self._found):
            if person.span.start < since:
                break
            if woman is None or person.woman is None or person.woman == woman:
                if not person.aside:
                    return person
                aside = aside or person
        return aside

    def _read(self, sentence: _Sentence) -> None:
        words, known = sentence.words, sentence.known
        mentions = dict(_introduced(words, name_words(sentence.language), known))
        for first, (_, surname) in mentions.items():
            self._surnames[surname] = _gender(words, first, known)
        if self._surnames.keys().isdisjoint(words.lows):
            return
        covered = -1
        for index, low in enumerate(words.lows):
            if index in mentions:
                covered, surname = mentions[index]
                self._keep(sentence, index, covered, self._surnames[surname])
            elif index >= covered and low in self._surnames and words.raw(index)[0].isupper():
                told = _gender(words, index, known)
                woman = self._surnames[low] if told is None else told
                self._keep(sentence, index, index + 1, woman)

    def _keep(self, sentence: _Sentence, first: int, stop: int, woman: bool | None) -> None:
        words = sentence.words
        span = Span(words.starts[first], words.ends[stop - 1]).shifted(sentence.start)
        aside = words.low(first - 1) in sentence.known.not_names
        self._found.append(Person(span, woman, aside))


def _introduced(
    words: Words, lexicon: NameWords, known: SpeechWords
) -> Iterator[tuple[int, tuple[int, str]]]:
    """Names in full: the first token, with the token after the name and the surname's key."""
    ends: set[int] = set()
    if _announces(words, lexicon):
        for run in name_runs(words, lexicon, bytearray(len(words))):
            if _is_person(words, run, lexicon, known):
                ends.add(run.stop)
                yield run.first, (run.stop, run.surname(words, lexicon))
    for first, stop in (*_aged(words), *_opening(words, lexicon, known)):
        if stop not in ends:
            ends.add(stop)
            yield first, (stop, words.low(stop - 1))


def _announces(words: Words, lexicon: NameWords) -> bool:
    """Whether a word is there that a person's name has in it or before it; saves a closer look."""
    if not lexicon.capital_nouns:
        return True
    return any(
        not lexicon.lists.get(name, frozenset()).isdisjoint(words.lows)
        for name in ("first_names", "titles")
    )


def _is_person(words: Words, run: Run, lexicon: NameWords, known: SpeechWords) -> bool:
    if any(words.low(index) in known.bodies for index in run.capitals):
        return False  # "the Electoral Commission"
    if not lexicon.capital_nouns and words.low(run.first - 1) in known.determiners:
        return False
    return run.is_person(words, lexicon)


def _aged(words: Words) -> Iterator[tuple[int, int]]:
    """Names before an age in brackets: "Petra Vogt (58)"."""
    if "(" not in words.lows:
        return
    for index, low in enumerate(words.lows):
        if low == "(" and words.raw(index + 1).isdecimal() and words.raw(index + 2) in {")", ","}:
            first = index
            while first > 0 and index - first < _LONGEST and words.raw(first - 1)[0].isupper():
                first -= 1
            if index - first > 1:
                yield first, index


def _opening(words: Words, lexicon: NameWords, known: SpeechWords) -> Iterator[tuple[int, int]]:
    """Two or three capitals that open a German sentence, none of them a common noun."""
    stop = 0
    while stop < _LONGEST and words.raw(stop)[:1].isupper() and words.raw(stop).isalpha():
        if lexicon.looks_common(words.low(stop)) or words.low(stop) in known.not_names:
            return
        stop += 1
    plain = lexicon.capital_nouns and words.raw(stop)[:1].islower()
    if stop > 1 and plain and words.low(0) not in known.determiners:
        yield 0, stop


def _gender(words: Words, first: int, known: SpeechWords) -> bool | None:
    """What the word before a name tells: "Sängerin", "Frau", "Mr."."""
    at = first - 2 if words.raw(first - 1) == "." else first - 1
    low, raw = words.low(at), words.raw(at)
    noun = raw[:1].isupper() and known.verb_last
    if low in known.women or (noun and low.endswith("in")):
        return True
    return False if low in known.men or (noun and low.endswith(_MEN)) else None
