"""The order of the known claims that a search has found, and how far each may be trusted.

Words and characters each see what the other overlooks, so a claim's rank is made from both
(CheckThat! 2020–2022: fusions of stemmed BM25 and character n-grams are the best lexical rankers).
With `w` the weight of the query's terms that a claim has, `l` its number of terms, and the mean
and the extremes taken over the candidates:

    words      = w / (1 + 1.5 · (0.25 + 0.75 · max(8, l) / mean l))      BM25, presence only
    fused      = (scaled(words) + scaled(characters) + long · scaled(covered)) / (2 + long)
    standing   = fused − mean of the 19 best others
    evidence   = max(standing, √(characters · covered)) · covered^0.3

`characters` and `covered` are those of `gram_likeness`. `long` grows from 0 to 1 with the length
of the query against that of the claims: in a post of several sentences much of any claim is found
by chance, and the right one is found nearly whole. A measure in use is scaled to 0–1, from the
least to the greatest candidate. The score is the share of right ones among candidates of that
evidence, see `SHOWN_ABOVE`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.matching.gram_likeness import FloatArray, IntArray, likeness

BoolArray = NDArray[np.bool_]

SHORT_TERMS = 4
SHOWN_ABOVE = 0.5

_K1, _B = 1.5, 0.75
_SHORTEST_TERMS = 8  # a claim of fewer counts as this long, so that one word is no full hit
_SHORTEST_TEXT = 40  # code points; the same for the share that is covered
_LONG, _FULLY_LONG = 1.5, 4.0  # times the claims' length, where a query begins to be long
_OTHERS = 19
_TRUSTED_NUMBER = 50  # candidates, for a claim's standing among them to say something
_COVERED_EXPONENT = 0.3
_FOREIGN = 0.8  # of the words alone, for a claim in another language
_HALF, _STEEPNESS = 0.4, 2.0
_FULL_POOL = 100


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a search has found, as arrays of one length, in any order.

    `texts` are as `analysis.plain` makes them. `weights` sum up the weights of the query's terms
    that a claim has (each once, by its rarity in the whole database), `lengths` are the numbers of
    different terms of the claims. `foreign` claims are in another language than the query.
    """

    texts: Sequence[str]
    weights: FloatArray
    lengths: IntArray
    foreign: BoolArray


def rank(query: str, candidates: Candidates) -> FloatArray:
    """The score of each candidate, 0–1; `query` is as `analysis.plain` makes it."""
    if not candidates.texts:
        return np.zeros(0)
    evidence = _evidence(query, candidates)
    odds = (evidence / np.maximum(1 - evidence, 1e-9)) * ((1 - _HALF) / _HALF)
    powered = odds**_STEEPNESS
    return np.asarray(powered / (1 + powered))


def _evidence(query: str, candidates: Candidates) -> FloatArray:
    alike = likeness(query, candidates.texts)
    sizes = np.fromiter(map(len, candidates.texts), np.int64)
    words = _words(candidates)
    covered = alike.covered * np.minimum(1, sizes / max(1, min(_SHORTEST_TEXT, len(query))))
    by_words = _scaled(words)
    length = len(query) / max(_SHORTEST_TEXT, float(np.median(sizes)))
    long = min(1.0, max(0.0, (length - _LONG) / (_FULLY_LONG - _LONG)))
    fused = (by_words + _scaled(alike.cosine) + long * _shares(covered)) / (2 + long)
    fused = np.where(candidates.foreign, np.maximum(fused, _FOREIGN * by_words), fused)
    covered = np.where(
        candidates.foreign, np.maximum(covered, _FOREIGN * _shares(words)), covered
    )
    alone = np.sqrt(alike.cosine * covered)
    trust = min(1.0, (len(sizes) - 1) / _TRUSTED_NUMBER)
    standing = trust * _standing(fused) + (1 - trust) * alone
    return np.asarray(np.clip(np.maximum(standing, alone), 0, 1) * covered**_COVERED_EXPONENT)


def _words(candidates: Candidates) -> FloatArray:
    lengths = np.maximum(_SHORTEST_TERMS, candidates.lengths)
    relative = lengths / lengths.mean()
    return np.asarray(candidates.weights / (1 + _K1 * (1 - _B + _B * relative)))


def _standing(fused: FloatArray) -> FloatArray:
    """How far each stands above the best others."""
    others = np.sort(fused)[::-1][1 : 1 + _OTHERS]
    return fused - others.sum() / _OTHERS


def _scaled(values: FloatArray) -> FloatArray:
    """From the least to the greatest as 0–1; the least of a few is not taken for nothing."""
    least = values.min() * min(1.0, len(values) / _FULL_POOL)
    return _shares(values - least)


def _shares(values: FloatArray) -> FloatArray:
    """The values as shares of the greatest."""
    most = values.max()
    return values / most if most > 0 else np.zeros(len(values))
