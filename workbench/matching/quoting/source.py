"""A source made ready for many quotations: its words in order, each as one letter."""

from array import array
from collections.abc import Iterable, MutableSequence, Sequence
from functools import cached_property

from workbench.matching.quoting.keys import word_key, word_spans
from workbench.matching.quoting.shared_terms import shared_terms
from workbench.matching.stems import root
from workbench.model.span import Span

_SURROGATES = 0xD800
_AFTER_SURROGATES = 0x800
_MOST_WORDS = 0x10FFFF - _AFTER_SURROGATES  # different ones
_CROWDED = chr(0x10FFFF)  # stands for all that came too late for a letter of their own


class QuotationSource:
    """The text of a source, cut into words and indexed once.

    A word is told by its number in the order of the text; `text[starts[i]:ends[i]]` is its
    wording. A million different words are told apart; no text has more.
    """

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.starts = array("L")
        self.ends = array("L")
        self.keys: list[str] = []  # the different ones
        self._letters: dict[str, str] = {}
        self._samples: dict[str, str] = {}
        self._roots: dict[str, dict[str, list[str]]] = {}
        self._line = self._read()

    def _read(self) -> str:
        """The words as one string with a character for each, to be searched as fast as text."""
        letters: list[str] = []
        seen: dict[str, str] = {}
        for match in word_spans(self.text):
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
            raw = match[0]
            letter = seen.get(raw)
            if letter is None:
                word = word_key(raw, self.language)
                letter = seen[raw] = self._letter(word)
                if raw[0].isupper() or word not in self._samples:
                    self._samples[word] = raw
            letters.append(letter)
        return "".join(letters)

    def _letter(self, word: str) -> str:
        letter = self._letters.get(word)
        if letter is None:
            if len(self.keys) == _MOST_WORDS:
                return _CROWDED
            number = len(self.keys)
            letter = chr(number if number < _SURROGATES else number + _AFTER_SURROGATES)
            self.keys.append(word)
            self._letters[word] = letter
        return letter

    def __len__(self) -> int:
        return len(self.starts)

    def key(self, place: int) -> str:
        """The key of a word."""
        if self._line[place] == _CROWDED:
            return word_key(self.raw(place), self.language)
        number = ord(self._line[place])
        return self.keys[number if number < _SURROGATES else number - _AFTER_SURROGATES]

    def raw(self, place: int) -> str:
        """The wording of a word."""
        return self.text[self.starts[place] : self.ends[place]]

    def span(self, place: int, stop: int) -> Span:
        """From the start of a word to the end of the one before `stop`; empty for none."""
        if place < stop:
            return Span(self.starts[place], self.ends[stop - 1])
        at = self.starts[place] if place < len(self) else len(self.text)
        return Span(at, at)

    def between(self, place: int) -> str:
        """What stands between a word and the next one."""
        stop = self.starts[place + 1] if place + 1 < len(self) else len(self.text)
        return self.text[self.ends[place] : stop]

    def find(self, words: Sequence[str], start: int = 0) -> int:
        """The first place from `start` on with these keys one after the other, or -1."""
        wanted = self._written(words)
        return self._line.find(wanted, start) if wanted else -1

    def find_last(self, words: Sequence[str], stop: int) -> int:
        """The last place with these keys that ends before `stop`, or -1."""
        wanted = self._written(words)
        return self._line.rfind(wanted, 0, max(0, stop)) if wanted else -1

    def _written(self, words: Sequence[str]) -> str:
        letters = [self._letters.get(word, "") for word in words]
        return "".join(letters) if all(letters) else ""

    def places(self, words: Iterable[str]) -> list[int]:
        """Where any of some keys stands, in order."""
        found = [self._postings[word] for word in set(words) if word in self._postings]
        return sorted(place for places in found for place in places)

    def of_root(self, word: str, language: str) -> Sequence[str]:
        """The keys that have a root by the rules of a language."""
        if language not in self._roots:
            found: dict[str, list[str]] = {}
            for key in self.keys:
                found.setdefault(root(key, language), []).append(key)
            self._roots[language] = found
        return self._roots[language].get(word, ())

    def with_meaning(self, term: str) -> Sequence[str]:
        """The keys that have a term which does not depend on the language."""
        return self._meanings.get(term, ())

    def terms(self, places: range) -> frozenset[str]:
        """The terms of a stretch that do not depend on the language."""
        words = {self.key(place): self.raw(place) for place in places}
        return frozenset(
            term for word, raw in words.items() for term in shared_terms(word, raw, self.language)
        )

    @cached_property
    def _postings(self) -> dict[str, MutableSequence[int]]:
        by_letter: dict[str, MutableSequence[int]] = {
            letter: array("L") for letter in self._letters.values()
        }
        by_letter[_CROWDED] = array("L")
        for place, letter in enumerate(self._line):
            by_letter[letter].append(place)
        return {word: by_letter[letter] for word, letter in self._letters.items()}

    @cached_property
    def _meanings(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self.keys:
            for term in shared_terms(word, self._samples[word], self.language):
                found.setdefault(term, []).append(word)
        return found
