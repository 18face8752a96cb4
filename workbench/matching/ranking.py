"""The order of the known claims that a search has found, and how far each may be trusted.

Words and characters each see what the other overlooks, so a claim's place is made from both; on
real claims such a fusion is the best lexical ranker known (CLEF CheckThat! labs 2020–2022). With
`w` the weight of the query's terms that a claim has and `l` its number of terms, means and
extremes taken over the candidates:

    words    = w / (1 + 1.5 · (0.25 + 0.75 · max(8, l) / mean l))      BM25 of presence
    fused    = (scaled(words) + scaled(cosine) + long · scaled(covered)) / (2 + long)
    alone    = √(cosine · covered)
    standing = fused − a nineteenth of the sum of the 19 best others
    evidence = max(standing, alone) · covered^0.3

`cosine` and `covered` are those of `gram_likeness`. `scaled` makes 0–1 of the least to the
greatest. `long` goes from 0 to 1 with the length of the query against that of the claims: in a
post of several sentences a part of any claim is found by chance, the right one nearly whole.
`standing` tells whether a claim is the one or only one of many that share the topic; where there
are few candidates it says nothing and `alone` counts.

A score is evidence as odds, squared, against those of evidence 0.4:

    score = o² / (1 + o²),  o = evidence / (1 − evidence) · 0.6 / 0.4

which follows what was measured with posts, tweets and sentences of speeches in German and
English, half of them without a right claim in the database. Of the candidates (five for each) that
scored about 20 %, one in seven was a right one; about 35 %, one in three; about 50 %, every second;
about 65 %, three in five; about 75 %, three in four; above 90 %, nine in ten. Tweets do better than
that and sentences of speeches, which lean on what was said before, do worse.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.matching.gram_likeness import FloatArray, IntArray, likeness

BoolArray = NDArray[np.bool_]

SHOWN_ABOVE = 0.5
"""The score up to which a claim counts as no match.

Of texts whose right claim is not in the database, 9 % have one above it (German posts 10 %, tweets
4 %, sentences of speeches 14 %): the point where nearly one text in ten is a false alarm. The right
claim, where there is one, is above it for 49, 65 and 21 %.
"""

_K1, _B = 1.5, 0.75
_SHORTEST_TERMS = 8  # a claim of fewer counts as this long, so that one word is no full hit
_SHORTEST_TEXT = 30  # code points; the same for the share of a text that is covered
_LONG, _FULLY_LONG = 1.5, 4.0  # times the claims' length, where a query begins to be long
_OTHERS = 19
_TRUSTED_NUMBER = 30  # candidates, for a claim's standing among them to say something
_COVERED_EXPONENT = 0.3
_FOREIGN = 0.95  # of the words alone, for a claim in another language
_HALF = 0.4  # the evidence with which every second claim is the right one
_FULL_POOL = 100  # candidates, for the least of them to stand for what chance gives


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


@dataclass(frozen=True, slots=True)
class Ranking:
    """`scores`, 0–1, of the candidates in their order.

    `short` marks the claims of so few words that their score was cut: all of such a claim can
    stand in a text that says something else.
    """

    scores: FloatArray
    short: BoolArray


def rank(query: str, candidates: Candidates) -> Ranking:
    """Rate all candidates of a query, which is as `analysis.plain` makes it."""
    if not candidates.texts:
        return Ranking(np.zeros(0), np.zeros(0, np.bool_))
    sizes = np.fromiter(map(len, candidates.texts), np.int64)
    whole = np.minimum(1.0, sizes / max(1, min(_SHORTEST_TEXT, len(query))))
    evidence = _evidence(query, candidates, sizes, whole)
    odds = evidence / np.maximum(1 - evidence, 1e-9) * ((1 - _HALF) / _HALF)
    squared = odds * odds
    return Ranking(squared / (1 + squared), whole < 1)


def _evidence(query: str, candidates: Candidates, sizes: IntArray, whole: FloatArray) -> FloatArray:
    alike = likeness(query, candidates.texts)
    words = _words(candidates)
    by_words = _scaled(words)
    covered = alike.covered * whole
    long = _long(len(query) / max(_SHORTEST_TEXT, float(np.median(sizes))))
    fused = (by_words + _scaled(alike.cosine) + long * _shares(covered)) / (2 + long)
    # The words of a foreign claim are spelt otherwise: what its terms have in common counts.
    foreign = candidates.foreign
    fused = np.where(foreign, np.maximum(fused, _FOREIGN * by_words), fused)
    covered = np.where(foreign, np.maximum(covered, _FOREIGN * _shares(words)), covered)
    alone = np.sqrt(alike.cosine * covered)
    trust = min(1.0, (len(sizes) - 1) / _TRUSTED_NUMBER)
    standing = trust * _standing(fused) + (1 - trust) * alone
    return np.asarray(np.maximum(standing, alone).clip(0, 1) * covered**_COVERED_EXPONENT)


def _long(length: float) -> float:
    return min(1.0, max(0.0, (length - _LONG) / (_FULLY_LONG - _LONG)))


def _words(candidates: Candidates) -> FloatArray:
    lengths = np.maximum(_SHORTEST_TERMS, candidates.lengths)
    relative = lengths / lengths.mean()
    return np.asarray(candidates.weights / (1 + _K1 * (1 - _B + _B * relative)))


def _standing(fused: FloatArray) -> FloatArray:
    """How far each stands above the best others."""
    others = np.sort(fused)[::-1][1 : 1 + _OTHERS]
    return np.asarray(fused - others.sum() / _OTHERS)


def _scaled(values: FloatArray) -> FloatArray:
    """From the least to the greatest as 0–1; the least of a few is not taken for nothing."""
    least = values.min() * min(1.0, len(values) / _FULL_POOL)
    return _shares(values - least)


def _shares(values: FloatArray) -> FloatArray:
    """The values as shares of the greatest."""
    most = values.max()
    return np.asarray(values / most) if most > 0 else np.zeros(len(values))
