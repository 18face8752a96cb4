"""Which sentences of a source share the most telling terms with a claim."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from rapidfuzz import fuzz, process

from workbench.matching.analysis import index_terms
from workbench.matching.indexed import is_shared
from workbench.matching.source_pieces import Piece

_K1, _B = 1.5, 0.75
_SHORTEST = 6  # terms; a sentence of fewer counts as this long
_SHARED = 0.5  # of a meaning or alias against a word of the same language
_AROUND = 0.4  # of a term that only the text around the claim has
_BESIDE = 0.15  # of what the sentence before and the one after have
_ALIKE = 0.6  # of a word that is only spelt alike, or a part of a compound
_LEAST_LETTERS = 4  # of a word that is part of another
_LEAST_RATIO = 80.0
_MOST_ALIKE = 4
_MOST_READ = 200_000  # entries of lists for one claim


class SentenceTerms:
    """The terms of a source's sentences, to be asked for those that share most with a claim."""

    def __init__(self, texts: Iterable[str], pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._lengths = array("H")
        lists: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, (text, piece) in enumerate(zip(texts, pieces, strict=True)):
            terms = set(index_terms(text, piece.language))
            self._lengths.append(min(65_535, sum(not is_shared(term) for term in terms)))
            for term in terms:
                lists[term].append(number)
        self._lists: Mapping[str, array[int]] = dict(lists)
        self._words = sorted(term for term in lists if not is_shared(term))
        self._backwards = sorted(word[::-1] for word in self._words)
        self._mean = sum(self._lengths) / max(1, len(self._lengths))

    def rarity(self, term: str) -> float:
        """How much a term tells that so many of the sentences have; 0 for one that none has."""
        found = self._lists.get(term)
        return log(1 + len(self._pieces) / len(found)) if found else 0.0

    def best(self, claim: str, language: str, around: str, limit: int) -> list[tuple[int, float]]:
        """At most `limit` sentences by number with their weights, the most telling first."""
        foreign = {piece.language for piece in self._pieces} != {language}
        sums: dict[int, float] = defaultdict(float)
        read = 0
        for term, weight in self._weighted(claim, language, around, foreign=foreign):
            read += len(self._lists[term])
            if read > _MOST_READ:
                break
            for number in self._lists[term]:
                sums[number] += weight
        rated = {number: total * self._by_length(number) for number, total in sums.items()}
        with_others = {
            number: own + _BESIDE * self._beside(rated, number) for number, own in rated.items()
        }
        ordered = sorted(with_others.items(), key=lambda item: (-item[1], item[0]))
        return ordered[:limit]

    def _weighted(
        self, claim: str, language: str, around: str, *, foreign: bool
    ) -> list[tuple[str, float]]:
        """The terms that are looked for with their weights, the rarest first."""
        weights: dict[str, float] = {}
        own = dict.fromkeys(index_terms(claim, language), 1.0)
        for term, full in (dict.fromkeys(index_terms(around, language), _AROUND) | own).items():
            shared = is_shared(term)
            part = full * (_SHARED if shared and not foreign else 1.0)
            found = [(term, 1.0)] if term in self._lists else () if shared else self._alike(term)
            for word, likeness in found:
                weight = part * likeness * self.rarity(word)
                weights[word] = max(weight, weights.get(word, 0.0))
        return sorted(weights.items(), key=lambda item: len(self._lists[item[0]]))

    def _alike(self, word: str) -> Iterator[tuple[str, float]]:
        """Words of the source that have a part in common with a word, or are spelt alike."""
        if len(word) < _LEAST_LETTERS or word[0].isdigit():
            return
        for size in range(len(word) - 1, _LEAST_LETTERS - 1, -1):
            for part in (word[:size], word[-size:]):
                if part in self._lists:
                    yield part, _ALIKE
        yield from ((other, _ALIKE) for other in _beginning(self._words, word))
        yield from ((other[::-1], _ALIKE) for other in _beginning(self._backwards, word[::-1]))
        near = _beginning(self._words, word[: max(_LEAST_LETTERS, len(word) // 2)])
        for other, _ratio, _place in process.extract(
            word, near, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=_MOST_ALIKE
        ):
            yield other, _ALIKE

    def _by_length(self, number: int) -> float:
        relative = max(_SHORTEST, self._lengths[number]) / max(_SHORTEST, self._mean)
        return 1 / (1 + _K1 * (1 - _B + _B * relative))

    def _beside(self, rated: Mapping[int, float], number: int) -> float:
        """What the neighbours of a sentence in its paragraph have."""
        own = self._pieces[number].paragraph
        near = (at for at in (number - 1, number + 1) if 0 <= at < len(self._pieces))
        return sum(rated.get(at, 0.0) for at in near if self._pieces[at].paragraph == own)


def _beginning(ordered: Sequence[str], letters: str, most: int = 500) -> Sequence[str]:
    """The words that begin with some letters, of words in order."""
    first = bisect_left(ordered, letters)
    last = bisect_left(ordered, letters + "\U0010ffff", first, min(len(ordered), first + most))
    return ordered[first:last]
