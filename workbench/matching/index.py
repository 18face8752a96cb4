"""Finding the known claims that may speak of the same as a text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import log, sqrt
from typing import NamedTuple, Protocol

from rapidfuzz import fuzz

from workbench.matching.analysis import SHARED, index_terms, plain
from workbench.matching.grams import GramWeights, cosine
from workbench.matching.spelling import Spelling
from workbench.model.known import KnownClaim, SearchHit
from workbench.text.language import detect

_K1, _B = 1.5, 0.75
_SHORTEST = 8  # terms; a shorter known claim counts as this long, so one word is no full hit
_RE_RANKED = 100
_SHARED_WEIGHT = 0.35  # of a meaning or alias against a word of the same language
_FUZZY_LONGEST = 2000  # code points beyond which rapidfuzz is not asked
_WEIGHTS = (0.45, 0.45, 0.1)  # of words, characters, rapidfuzz
_FOREIGN = 0.8  # of the words alone, for a known claim in another language


class CandidateIndex(Protocol):
    """What finds known claims for a text."""

    def candidates(
        self, query: str, limit: int, *, language: str | None = None
    ) -> tuple[SearchHit, ...]:
        """At most `limit` known claims that share something with the query, best first.

        Scores are 0–100. `language` is the query's, detected where it is not given.
        """
        ...


class _Entry(NamedTuple):
    known: KnownClaim
    language: str
    text: str
    length: float


def build(known: Iterable[KnownClaim]) -> CandidateIndex:
    """An index in memory of the known claims that are not withdrawn: text, title and summary."""
    return _MemoryIndex(item for item in known if not item.withdrawn)


class _MemoryIndex:
    """BM25 over roots and meanings, then a fusion with character runs and rapidfuzz.

    The score of the best hits is `0.45·words + 0.45·characters + 0.1·rapidfuzz`, each divided by
    the best of the query, times how convincing the query's best hit is by itself: the geometric
    mean of its share of the query's weight and of its likeness in characters.
    """

    def __init__(self, known: Iterable[KnownClaim]) -> None:
        self._entries: list[_Entry] = []
        self._postings: dict[str, list[tuple[int, int]]] = {}
        for item in known:
            self._add(item)
        total = sum(entry.length for entry in self._entries)
        self._mean = total / len(self._entries) if self._entries else 1.0

    def _add(self, known: KnownClaim) -> None:
        text = " . ".join(part for part in (known.title, known.text, known.summary) if part)
        language = known.language or detect(text)
        counts = Counter(index_terms(text, language))
        at = len(self._entries)
        for term, count in counts.items():
            self._postings.setdefault(term, []).append((at, count))
        words = sum(count for term, count in counts.items() if not _is_shared(term))
        self._entries.append(_Entry(known, language, plain(text), float(max(_SHORTEST, words))))

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(term for term in self._postings if not _is_shared(term))

    @cached_property
    def _grams(self) -> GramWeights:
        counts: Counter[str] = Counter()
        for entry in self._entries:
            counts.update(set(entry.text.split()))
        return GramWeights(counts, len(self._entries))

    def candidates(
        self, query: str, limit: int, *, language: str | None = None
    ) -> tuple[SearchHit, ...]:
        """See `CandidateIndex`."""
        language = language or detect(query)
        terms = list(self._expanded(Counter(index_terms(query, language))))
        rated = self._by_words(terms, language)
        best = sorted(rated, key=lambda at: (-rated[at], at))[:_RE_RANKED]
        possible = self._possible(terms)
        fused = self._fused(plain(query), language, {at: rated[at] / possible for at in best})
        hits = sorted(fused, key=lambda item: (-item[1], item[0]))[:limit]
        return tuple(SearchHit(self._entries[at].known, round(100 * part, 1)) for at, part in hits)

    def _by_words(self, terms: list[tuple[str, float]], language: str) -> dict[int, float]:
        """BM25 by entry; across languages what does not depend on one counts in full."""
        rated: dict[int, float] = {}
        for term, weight in terms:
            postings = self._postings.get(term, ())
            full = weight * self._rarity(len(postings)) * (_K1 + 1)
            shared = _is_shared(term)
            for at, count in postings:
                entry = self._entries[at]
                norm = _K1 * (1 - _B + _B * entry.length / self._mean)
                lesser = _SHARED_WEIGHT if shared and entry.language == language else 1.0
                rated[at] = rated.get(at, 0.0) + lesser * full * count / (count + norm)
        return rated

    def _possible(self, terms: list[tuple[str, float]]) -> float:
        """The weight that an entry with all the words would have."""
        weights = (
            weight * self._rarity(len(self._postings.get(term, ())))
            for term, weight in terms
            if not _is_shared(term)
        )
        return sum(weights) or 1.0

    def _rarity(self, spread: int) -> float:
        return log(1 + (len(self._entries) - spread + 0.5) / (spread + 0.5))

    def _expanded(self, terms: Counter[str]) -> Iterator[tuple[str, float]]:
        """The query's terms with weights; an unknown word becomes the ones most like it."""
        for term, count in terms.items():
            weight = 1 + log(count)
            alike = [] if term in self._postings else self._spelling.alike(term)
            if not alike:
                yield term, weight
            for other, likeness in alike:
                yield other, weight * likeness

    def _fused(
        self, query: str, language: str, by_words: dict[int, float]
    ) -> list[tuple[int, float]]:
        """Each entry with its score, 0–1."""
        if not by_words:
            return []
        vector = self._grams.vector(query)
        rows = [self._measures(query, vector, at, share) for at, share in by_words.items()]
        most = [max(row[place] for row in rows) or 1.0 for place in range(len(_WEIGHTS))]
        convincing = min(1.0, sqrt(min(1.0, most[0]) * most[1]) * 1.25)
        return [
            (at, convincing * self._weighed(at, row, most, language))
            for at, row in zip(by_words, rows, strict=True)
        ]

    def _measures(
        self, query: str, vector: dict[str, float], at: int, share: float
    ) -> tuple[float, float, float]:
        text = self._entries[at].text
        return share, cosine(vector, self._grams.vector(text)), _fuzzy(query, text)

    def _weighed(self, at: int, row: tuple[float, ...], most: list[float], language: str) -> float:
        """The weighted mean of the measures; across languages the terms count alone."""
        parts = [value / best for value, best in zip(row, most, strict=True)]
        mixed = sum(weight * part for weight, part in zip(_WEIGHTS, parts, strict=True))
        foreign = self._entries[at].language != language
        return max(mixed, _FOREIGN * parts[0]) if foreign else mixed


def _is_shared(term: str) -> bool:
    return term.startswith(SHARED)


def _fuzzy(query: str, text: str) -> float:
    """The mean of token_set_ratio and token_sort_ratio, 0–1; 0 for texts that are too long."""
    if max(len(query), len(text)) > _FUZZY_LONGEST:
        return 0.0
    return (fuzz.token_set_ratio(query, text) + fuzz.token_sort_ratio(query, text)) / 200
