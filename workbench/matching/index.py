"""Finding the known claims that may speak of the same as a text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import log, sqrt
from typing import NamedTuple, Protocol

from rapidfuzz import fuzz

from workbench.matching.analysis import index_terms, plain
from workbench.matching.grams import GramWeights, cosine
from workbench.matching.spelling import Spelling
from workbench.model.known import KnownClaim, SearchHit
from workbench.text.language import detect

_K1, _B = 1.5, 0.75
_SHORTEST = 8  # terms; a shorter known claim counts as this long, so one word is no full hit
_RE_RANKED = 200
_MEANING_WEIGHT = 0.35  # of a concept against a word
_FUZZY_LONGEST = 2000  # code points beyond which rapidfuzz is not asked
_WEIGHTS = (0.45, 0.45, 0.1)  # of words, characters, rapidfuzz


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
        counts = Counter(index_terms(text, known.language or detect(text)))
        at = len(self._entries)
        for term, count in counts.items():
            self._postings.setdefault(term, []).append((at, count))
        words = sum(count for term, count in counts.items() if not _is_meaning(term))
        self._entries.append(_Entry(known, plain(text), float(max(_SHORTEST, words))))

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(term for term in self._postings if not _is_meaning(term))

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
        terms = Counter(index_terms(query, language or detect(query)))
        rated, possible = self._by_words(terms)
        if not rated:
            return ()
        best = sorted(rated, key=lambda at: (-rated[at], at))[:_RE_RANKED]
        fused = self._fused(plain(query), {at: rated[at] / possible for at in best})
        return tuple(
            SearchHit(self._entries[at].known, round(100 * score, 1))
            for score, at in sorted(((score, at) for at, score in fused), key=_best_first)[:limit]
        )

    def _by_words(self, terms: Counter[str]) -> tuple[dict[int, float], float]:
        """BM25 by entry, and the sum of weights that an entry with all the terms would have."""
        rated: dict[int, float] = {}
        possible = 0.0
        for term, weight in self._expanded(terms):
            postings = self._postings.get(term, ())
            rarity = self._rarity(len(postings))
            possible += weight * rarity
            for at, count in postings:
                norm = _K1 * (1 - _B + _B * self._entries[at].length / self._mean)
                rated[at] = rated.get(at, 0.0) + weight * rarity * count * (_K1 + 1) / (
                    count + norm
                )
        return rated, possible or 1.0

    def _rarity(self, spread: int) -> float:
        return log(1 + (len(self._entries) - spread + 0.5) / (spread + 0.5))

    def _expanded(self, terms: Counter[str]) -> Iterator[tuple[str, float]]:
        """The query's terms with weights; an unknown word becomes the ones most like it."""
        for term, count in terms.items():
            weight = _MEANING_WEIGHT if _is_meaning(term) else 1.0
            weight *= 1 + log(count)
            if term in self._postings or _is_meaning(term):
                yield term, weight
                continue
            alike = self._spelling.alike(term)
            if not alike:
                yield term, weight
            for other, likeness in alike:
                yield other, weight * likeness

    def _fused(self, query: str, by_words: dict[int, float]) -> list[tuple[int, float]]:
        """Each entry with its score, 0–1."""
        vector = self._grams.vector(query)
        rows = [
            (
                at,
                share,
                cosine(vector, self._grams.vector(self._entries[at].text)),
                _fuzzy(query, self._entries[at].text),
            )
            for at, share in by_words.items()
        ]
        most = [max(row[place] for row in rows) or 1.0 for place in (1, 2, 3)]
        fused = [
            (row[0], sum(w * row[i + 1] / most[i] for i, w in enumerate(_WEIGHTS))) for row in rows
        ]
        convincing = min(1.0, sqrt(min(1.0, most[0]) * most[1]) * 1.25)
        return [(at, score * convincing) for at, score in fused]


def _is_meaning(term: str) -> bool:
    return term.startswith("=")


def _best_first(item: tuple[float, int]) -> tuple[float, int]:
    return -item[0], item[1]


def _fuzzy(query: str, text: str) -> float:
    """The mean of token_set_ratio and token_sort_ratio, 0–1; 0 for texts that are too long."""
    if max(len(query), len(text)) > _FUZZY_LONGEST:
        return 0.0
    return (fuzz.token_set_ratio(query, text) + fuzz.token_sort_ratio(query, text)) / 200
