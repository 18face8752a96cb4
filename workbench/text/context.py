"""What a claim leans on: pronouns, "the two leaders", a subject that only the clause before names.

Nothing here changes a claim's words. The nearest names and phrases before the reference are
offered with their places; which of them is meant, a person decides.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from workbench.model.span import Span
from workbench.model.split import Mention, NameSort, Reference, ReferenceKind, Signal, SignalKind
from workbench.text import packs
from workbench.text.clause_words import clause_words
from workbench.text.noun_phrases import phrase_end
from workbench.text.speech_words import speech_words
from workbench.text.words import Words

_REACH = 1_200  # code points before a reference in which it may be explained: about two paragraphs
_MOST = 3  # candidates
_MOST_REFERENCES = 3  # of one claim
_ADJECTIVES = 3
_OPENING = 2  # words of a claim in which a possessive points back
_VERBS_BETWEEN = 3  # words between a noun and the clause that tells of it
_LONGEST_PHRASE = 9  # words
_SMALL_NOUNS = 4  # words of a subject after those with a capital


@dataclass(frozen=True, slots=True)
class _ContextWords:
    """The pack's `[context]` table; `pointing` are all words that a reference begins with."""

    personal: frozenset[str]
    possessive: frozenset[str]
    plural: frozenset[str]
    definite: frozenset[str]
    both: frozenset[str]
    persons: frozenset[str]
    person_endings: tuple[str, ...]
    bodies: frozenset[str]
    body_endings: tuple[str, ...]
    defining: frozenset[str]
    inflections: tuple[str, ...]
    pointing: frozenset[str]

    def names(self, low: str, listed: frozenset[str], endings: tuple[str, ...]) -> bool:
        """Whether a noun is listed or ends as those do, in whatever inflection."""
        if low in listed:
            return True
        if len(low) > 5 and endings and low.endswith(endings):
            return True
        if not low.endswith(self.inflections):
            return False
        forms = (low.removesuffix(end) for end in self.inflections if low.endswith(end))
        return any(
            form in listed or (len(form) > 5 and bool(endings) and form.endswith(endings))
            for form in forms
        )


@cache
def _context_words(language: str) -> _ContextWords:
    table = packs.section(language, "context")
    made = ("person_endings", "body_endings", "inflections", "pointing")
    lists = (name for name in _ContextWords.__slots__ if name not in made)
    pointing = ("personal", "possessive", "definite")
    return _ContextWords(
        person_endings=tuple(table.get("person_endings", ())),
        body_endings=tuple(table.get("body_endings", ())),
        inflections=tuple(table.get("inflections", ())),
        pointing=frozenset(word for name in pointing for word in table.get(name, ())),
        **{name: frozenset(table.get(name, ())) for name in lists},
    )


class Names:
    """The names in some sentences but for nations, to be asked for by place.

    All offsets count from the start of the whole text; `by` is that of the signals' stretch.
    """

    def __init__(self, signals: Sequence[Signal], by: int, sentences: Sequence[Span]) -> None:
        starts = [span.start for span in sentences]
        self._names: list[tuple[Mention, Signal]] = []
        for item in signals:
            if item.kind is not SignalKind.NAME or item.sort is NameSort.NATION:
                continue
            span = item.span.shifted(by)
            at = bisect_right(starts, span.start) - 1
            if at >= 0 and sentences[at].contains(span):
                self._names.append((Mention(span, item.text), item))
        self._starts = [mention.span.start for mention, _ in self._names]

    def first_from(self, start: int) -> Mention | None:
        """The first name that begins at an offset or later."""
        at = bisect_left(self._starts, start)
        return self._names[at][0] if at < len(self._names) else None

    def nearest(self, before: int, sort: NameSort | None) -> tuple[Mention, ...]:
        """The nearest different names before an offset, those of the wanted sort alone if any.

        Without a sort, persons and organisations; a name that could be either stands in for both.
        """
        near: dict[str, tuple[Mention, NameSort]] = {}
        at = bisect_left(self._starts, before)
        while at > 0 and self._starts[at - 1] >= before - _REACH:
            at -= 1
            mention, name = self._names[at]
            near.setdefault(name.value, (mention, name.sort))
        wanted = {sort} if sort else {NameSort.PERSON, NameSort.ORGANISATION, NameSort.UNKNOWN}
        fitting = [mention for mention, found in near.values() if found in wanted]
        others = [mention for mention, found in near.values() if found is NameSort.UNKNOWN]
        return tuple((fitting or others)[:_MOST])


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a claim: its sentence, beginning at `start`, the names, the quotations.

    The words of the sentence are asked for only where the claim is a part of it that leans on it.
    """

    words: Callable[[], Words]
    start: int
    names: Names
    quoted: Sequence[Span]


def find_context(claim: Words, start: int, around: Around, language: str) -> tuple[Reference, ...]:
    """The references of a claim that begins at `start` in the text, in its order.

    A reference that the claim itself explains (the name stands before the pronoun) is none. At
    most three are given, each with at most three candidates, none of them further away than
    about two paragraphs.
    """
    known = _context_words(language)
    if not known.personal:
        return ()
    reader = _Reader(claim, start, around, language, known)
    found: list[Reference] = []
    meanings: set[tuple[Mention, ...]] = set()
    for reference in reader.references():
        if reference.candidates and reference.candidates not in meanings:
            meanings.add(reference.candidates)
            found.append(reference)
    return tuple(found[:_MOST_REFERENCES])


class _Reader:
    def __init__(
        self, claim: Words, start: int, around: Around, language: str, known: _ContextWords
    ) -> None:
        self.claim = claim
        self.start = start
        self.around = around
        self.language = language
        self.known = known

    def references(self) -> Iterator[Reference]:
        """All that point out of the claim."""
        led = self._led()
        told = self.start
        if led is not None:
            told = led.span.end
            yield led
        pointing = [i for i, low in enumerate(self.claim.lows) if low in self.known.pointing]
        own = self.around.names.first_from(self.start)
        for index in pointing:
            at = self.claim.starts[index]
            if at + self.start < told:
                continue
            if own is not None and at + self.start > own.span.start:
                return  # the claim names somebody itself
            if any(span.start <= at + self.start < span.end for span in self.around.quoted):
                continue
            reference = self._pronoun(index) or self._phrase(index)
            if reference is not None:
                yield reference

    # --- clauses without a subject of their own

    def _led(self) -> Reference | None:
        """A clause that begins with a relative pronoun or, its subject left out, with its verb."""
        offset = self.start - self.around.start
        if offset <= 0 or not len(self.claim):
            return None
        words, known = self.claim, clause_words(self.language)
        at = 1 if words.low(0) in known.relative_prepositions else 0
        if words.low(at) in known.relatives:
            before = self._phrase_before(offset)
            return self._reference(ReferenceKind.RELATIVE, 0, at + 1, before)
        if not self._begins_with_verb():
            return None
        here = Span(self.start, self.start)
        return Reference(ReferenceKind.ELIDED, here, "", self._first_subject(offset))

    def _begins_with_verb(self) -> bool:
        words, known = self.claim, clause_words(self.language)
        raw, low = words.raw(0), words.low(0)
        if not raw.islower() or low in known.kept or low in known.dropped:
            return False
        participle = low.endswith("ing") and not known.verb_last
        return participle or known.is_finite(words, 0) or (known.verb_last and _ends_bare(words))

    def _phrase_before(self, offset: int) -> tuple[Mention, ...]:
        """The noun phrase that ends before the clause, a verb at most between: what it tells of."""
        words, known = self.around.words(), speech_words(self.language)
        stop = bisect_right(words.ends, offset)
        while stop > 0 and not words.raw(stop - 1)[-1].isalnum():
            stop -= 1
        for last in range(stop, max(0, stop - _VERBS_BETWEEN), -1):
            firsts = [
                first
                for first in range(last - 1, max(-1, last - _LONGEST_PHRASE), -1)
                if phrase_end(words, first, known) == last
            ]
            if firsts:
                return (self._mention(Span(words.starts[firsts[-1]], words.ends[last - 1])),)
            if not words.raw(last - 1).islower():
                break
        return self.around.names.nearest(self.start, None)[:1]

    def _first_subject(self, offset: int) -> tuple[Mention, ...]:
        """The noun phrase that the sentence begins with, or the first name in it."""
        words = self.around.words()
        if words.low(0) in self.known.personal:
            return self.around.names.nearest(self.around.start, NameSort.PERSON)
        stop = self._subject_end()
        if stop and words.ends[stop - 1] <= offset:
            return (self._mention(Span(words.starts[0], words.ends[stop - 1])),)
        named = self.around.names.first_from(self.around.start)
        return (named,) if named is not None and named.span.end <= self.start else ()

    def _subject_end(self) -> int | None:
        """The token after a subject that opens the sentence; None where something else does."""
        words, known = self.around.words(), clause_words(self.language)
        stop = phrase_end(words, 0, speech_words(self.language))
        if stop is None or known.verb_last:
            return stop
        # English nouns are written small: the subject goes on up to its verb.
        for index in range(stop, min(len(words), stop + _SMALL_NOUNS)):
            if known.is_finite(words, index) or not words.raw(index).islower():
                return index if known.is_finite(words, index) else stop
            if words.low(index) in known.not_finite or words.low(index).endswith("ly"):
                return index
        return stop

    # --- words that stand for others

    def _pronoun(self, index: int) -> Reference | None:
        low, known = self.claim.low(index), self.known
        if low not in known.personal and low not in known.possessive:
            return None
        if self.claim.raw(index).isupper() and len(low) > 1:
            return None
        if low not in known.personal and index >= _OPENING:
            return None  # "its" further on is mostly that of the claim's own subject
        sort = None if low in known.plural else NameSort.PERSON
        candidates = self.around.names.nearest(self.start, sort)
        return self._reference(ReferenceKind.PRONOUN, index, index + 1, candidates)

    def _phrase(self, index: int) -> Reference | None:
        """ "der beiden Staatschefs", "the company": a noun with an article and no name to it."""
        known, words = self.known, self.claim
        if words.low(index) not in known.definite:
            return None
        noun = index + 1
        both = False
        while noun < index + 1 + _ADJECTIVES and self._is_adjective(noun):
            both = both or words.low(noun) in known.both
            noun += 1
        low = words.low(noun)
        person = known.names(low, known.persons, known.person_endings)
        body = known.names(low, known.bodies, known.body_endings)
        if not (person or body) or (not both and self._is_defined(noun)):
            return None
        sort = NameSort.PERSON if person else NameSort.ORGANISATION
        candidates = self.around.names.nearest(self.start, sort)
        if both:
            candidates = candidates[:2] if len(candidates) > 1 else ()
        return self._reference(ReferenceKind.PHRASE, index, noun + 1, candidates)

    def _is_adjective(self, index: int) -> bool:
        raw, low = self.claim.raw(index), self.claim.low(index)
        if not raw[:1].isalnum() or raw[:1].isupper():
            return raw.isdecimal()
        return low not in self.known.persons | self.known.bodies

    def _is_defined(self, noun: int) -> bool:
        """Whether what follows says who is meant: a name, a genitive, "of …"."""
        low, raw = self.claim.low(noun + 1), self.claim.raw(noun + 1)
        return low in self.known.defining or raw[:1].isupper() or raw in '"„»“-'

    def _reference(
        self, kind: ReferenceKind, first: int, stop: int, candidates: tuple[Mention, ...]
    ) -> Reference:
        span = Span(self.claim.starts[first], self.claim.ends[stop - 1])
        return Reference(kind, span.shifted(self.start), span.of(self.claim.text), candidates)

    def _mention(self, span: Span) -> Mention:
        return Mention(span.shifted(self.around.start), span.of(self.around.words().text))


def _ends_bare(words: Words) -> bool:
    """Whether a clause is only a verb phrase with its participle at the end: "zwei gewonnen"."""
    last = words.raw(len(words) - 1)
    return last.islower() and last.startswith("ge") and last.endswith(("t", "en"))
