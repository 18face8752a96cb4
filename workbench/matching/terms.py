"""A text as the terms that carry its content: words, names and values."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from workbench.matching import lexicon
from workbench.matching.bounds import Bound
from workbench.matching.periods import Period
from workbench.matching.stems import root
from workbench.model.span import Span
from workbench.model.split import Signal
from workbench.text import packs
from workbench.text.words import Words

_FARTHEST_PARTICLE = 30  # words between a verb and the particle that belongs to it
_LEAST_PART = 4  # letters of a part of a compound
_LEAST_COMPOUND = 7
_NOTHING: frozenset[str] = frozenset()


class TermKind(StrEnum):
    """What a term is compared by."""

    WORD = "word"  # root and meanings
    NAME = "name"  # the words of the name and its aliases
    VALUE = "value"  # the normalised value of a number, ordinal or date


@dataclass(frozen=True, slots=True)
class Term:
    """A content word, a fixed phrase with one meaning, a name, or a value.

    `root` is the root of its words, joined by blanks. `capital` says that it begins with a capital
    letter, of a year that it is part of a name ("Expo 2025"). `meanings` are the concepts it
    stands for as a whole, `near` these and what it comes near to, `parts` those of the pieces of a
    compound. `keys` are what a name can be known by. `place` is the rank of its first token among
    the text's tokens. A `light` term is a small word that has a meaning ("more", "only") and says
    nothing about the topic. `bound` says how exact a value is given, `days` what a date may mean
    (empty where it can't be told), `per` the unit that a number is given for ("per barrel").
    `place_name` marks a name that says where something is, `adjective` a nationality that
    describes the noun after it. `sorts` are the sorts of thing that a name may stand for, as far
    as they are known: "person", "power", "place". `core` are the words of a name that say which
    thing it is, `initials` those of all its words. It is `titled` where all its words have a
    meaning: a prize, a title, a law.
    """

    kind: TermKind
    span: Span
    root: str
    place: int
    meanings: frozenset[str] = _NOTHING
    near: frozenset[str] = _NOTHING
    parts: frozenset[str] = _NOTHING
    keys: frozenset[str] = _NOTHING
    signal: Signal | None = None
    capital: bool = False
    light: bool = False
    bound: Bound = Bound.EXACT
    days: tuple[Period, ...] = ()
    per: str = ""
    place_name: bool = False
    adjective: bool = False
    sorts: frozenset[str] = _NOTHING
    core: frozenset[str] = _NOTHING
    initials: str = ""
    titled: bool = False


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """One list of the table `matching` of a language pack; empty where there is none."""
    return frozenset(packs.section(language, "matching").get(name, ()))


def read_words(words: Words, language: str, taken: bytearray) -> list[Term]:
    """The terms of kind WORD in order; tokens that `taken` marks are left out."""
    return list(_WordReader(words, language, taken).terms())


class _WordReader:
    """The tokens of a text with their roots, on the way to terms."""

    def __init__(self, words: Words, language: str, taken: bytearray) -> None:
        self._words = words
        self._language = language
        self._taken = taken
        self._roots = [root(low, language) for low in words.lows]
        self._verbs = _joined_verbs(words, language, taken)

    def terms(self) -> Iterator[Term]:
        """The content words, fixed phrases and small words with a meaning."""
        stop_words = word_list(self._language, "stop") | word_list(self._language, "particles")
        index = 0
        while index < len(self._words):
            length = 1
            if not self._taken[index] and self._words.lows[index][0].isalnum():
                found = self._phrase(index)
                length = max(1, found)
                low = self._words.lows[index]
                light = length == 1 and low in stop_words and index not in self._verbs
                if light and not lexicon.is_wording(low, self._language):
                    found = 0  # "nach" has the root of "Nacht"
                if found or not light:
                    yield self._term(index, index + length, light=light)
            index += length

    def _phrase(self, index: int) -> int:
        """How many words the longest wording of a concept has that begins at a token."""
        for length in range(lexicon.longest_phrase(self._roots[index], self._language), 0, -1):
            stop = index + length
            if stop > len(self._roots) or any(self._taken[index:stop]):
                continue
            roots = tuple(self._roots[index:stop])
            if lexicon.concepts(roots, self._language):
                return length
            if length > 1 and lexicon.near_concepts(roots, self._language):
                return length
        return 0

    def _term(self, first: int, stop: int, *, light: bool) -> Term:
        found = self._verbs.get(first) or " ".join(self._roots[first:stop])
        roots = tuple(found.split(" "))
        meanings = lexicon.concepts(roots, self._language)
        return Term(
            TermKind.WORD,
            Span(self._words.starts[first], self._words.ends[stop - 1]),
            found,
            first,
            meanings=meanings,
            near=meanings | lexicon.near_concepts(roots, self._language),
            parts=_NOTHING if meanings else _parts(found, self._language),
            capital=self._words.raw(first)[:1].isupper(),
            light=light,
        )


def _joined_verbs(words: Words, language: str, taken: bytearray) -> dict[int, str]:
    """German "sicherte … zu": the token of the verb, with the root of the verb in one piece."""
    particles = word_list(language, "particles")
    joined: dict[int, str] = {}
    for index, low in enumerate(words.lows):
        if low not in particles or words.low(index + 1)[:1].isalnum():
            continue
        for back in range(index - 1, max(-1, index - 1 - _FARTHEST_PARTICLE), -1):
            verb = words.lows[back]
            if verb in ".;!?":
                break
            if taken[back] or not words.raws[back].islower() or len(verb) < 3:
                continue
            whole = root(low + verb, language)
            if lexicon.concepts((whole,), language):
                joined[back] = whole
                break
    return joined


@cache
def _pieces(language: str) -> tuple[dict[str, frozenset[str]], int]:
    roots = lexicon.single_roots(language)
    table = {piece: lexicon.concepts((piece,), language) for piece in roots}
    return table, max(map(len, roots), default=0)


@cache
def has_trait(language: str, name: str) -> bool:
    """Whether the table `matching` of a language pack says so; false where it says nothing."""
    return bool(packs.section(language, "matching").get(name, False))


def _parts(word: str, language: str) -> frozenset[str]:
    """What the first and the last piece of a compound may mean."""
    if len(word) < _LEAST_COMPOUND or not has_trait(language, "compounds"):
        return _NOTHING
    table, longest = _pieces(language)
    sizes = range(min(longest, len(word) - 3), _LEAST_PART - 1, -1)
    first = next((word[:size] for size in sizes if word[:size] in table), "")
    last = next((word[-size:] for size in sizes if word[-size:] in table), "")
    return table.get(first, _NOTHING) | table.get(last, _NOTHING)
