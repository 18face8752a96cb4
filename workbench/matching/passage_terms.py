"""Which sentences of a source share the most telling terms with a claim."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from rapidfuzz import fuzz, process

from workbench.matching.analysis import terms_of, words_read
from workbench.matching.indexed import is_shared
from workbench.matching.kindred import FIELD, field_terms
from workbench.matching.source_pieces import Piece
from workbench.text import packs
from workbench.text.language import UNKNOWN

_MEANT = 0.75  # of a word of the same language with the same meaning
_TRANSLATED = 0.9
_ALIKE = 0.6  # of a word that is only spelt alike, or a part of a compound
_KINDRED = 0.55  # of a word of the same field
_LEAST_LETTERS = 4  # of a word that is part of another
_LEAST_RATIO = 80.0
_MOST_ALIKE = 4

Likenesses = Mapping[str, float]
"""The terms of a source that stand for some words, and how well each does, 0–1."""


class SentenceTerms:
    """The terms of a source's sentences: which sentences have them, and how rare they are."""

    def __init__(self, texts: Iterable[str], pieces: Sequence[Piece]) -> None:
        self.lengths = array("H")
        lists: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, (text, piece) in enumerate(zip(texts, pieces, strict=True)):
            spoken = packs.languages() if piece.language == UNKNOWN else (piece.language,)
            terms = {term for language in spoken for term in _terms(text, language)}
            self.lengths.append(min(65_535, sum(not is_shared(term) for term in terms)))
            for term in terms:
                lists[term].append(number)
        self._lists: Mapping[str, array[int]] = dict(lists)
        self._words = sorted(term for term in lists if not is_shared(term))
        self._backwards = sorted(word[::-1] for word in self._words)
        self.mean_length = sum(self.lengths) / max(1, len(self.lengths))

    def sentences(self, term: str) -> Sequence[int]:
        """The numbers of the sentences that have a term, in order."""
        return self._lists.get(term, ())

    def rarity(self, term: str) -> float:
        """How much a term tells that so many of the sentences have: `log(1 + n / df)`."""
        return log(1 + len(self.lengths) / max(1, len(self.sentences(term))))

    def has(self, number: int, term: str) -> bool:
        """Whether a sentence has a term."""
        found = self.sentences(term)
        at = bisect_left(found, number)
        return at < len(found) and found[at] == number

    def standing_for(self, words: str, language: str, *, foreign: bool) -> Likenesses:
        """The terms of the source that stand for some words of a language.

        `foreign` tells that the source is in another one.
        """
        found: dict[str, float] = {}
        for term in _terms(words, language):
            for other, likeness in self._for_term(term, foreign=foreign):
                found[other] = max(likeness, found.get(other, 0.0))
        return found

    def _for_term(self, term: str, *, foreign: bool) -> Iterator[tuple[str, float]]:
        if term.startswith(FIELD):
            if term in self._lists:
                yield term, _KINDRED
        elif is_shared(term):
            if term in self._lists:
                yield term, _TRANSLATED if foreign else _MEANT
        elif term in self._lists:
            yield term, 1.0
        else:
            yield from ((other, _ALIKE) for other in self._alike(term))

    def _alike(self, word: str) -> Iterator[str]:
        """Words of the source that have a part in common with a word, or are spelt alike."""
        if len(word) < _LEAST_LETTERS or word[0].isdigit():
            return
        for size in range(len(word) - 1, _LEAST_LETTERS - 1, -1):
            yield from (part for part in (word[:size], word[-size:]) if part in self._lists)
        yield from _beginning(self._words, word)
        yield from (other[::-1] for other in _beginning(self._backwards, word[::-1]))
        near = _beginning(self._words, word[: max(_LEAST_LETTERS, len(word) // 2)])
        for other, _ratio, _place in process.extract(
            word, near, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=_MOST_ALIKE
        ):
            yield other


def _terms(text: str, language: str) -> Iterator[str]:
    words = words_read(text)
    yield from terms_of(words, language)
    yield from field_terms(words, language)


def _beginning(ordered: Sequence[str], letters: str, most: int = 500) -> Sequence[str]:
    """The words that begin with some letters, of words in order."""
    first = bisect_left(ordered, letters)
    last = bisect_left(ordered, letters + "\U0010ffff", first, min(len(ordered), first + most))
    return ordered[first:last]
