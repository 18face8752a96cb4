"""Where in a source a run of words of a quotation stands, word for word or with changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.matching.quoting.alignment import Aligner, Fit, Pair
from workbench.matching.quoting.quoted import Quoted
from workbench.matching.quoting.source import QuotationSource
from workbench.matching.quoting.surroundings import Surroundings
from workbench.matching.quoting.windows import windows

_MOST_EXACT = 200  # places with the very words of which the best is chosen
_MOST_KEPT = 12  # of these
_MOST_TRIED = 6  # stretches that are aligned
_LONGEST_REACH = 3000  # words of a stretch
_REACH = 1.6  # words of a stretch for each word of the quotation
_MORE_REACH = 4
_LONGEST_END = 20  # words at either end that may be others than the source's
_GUESSED_END = 2  # of these, so many where none of them goes with a word there
_PER_LEFT_OUT = 0.02  # what a word left out counts against a place
_PER_AROUND = 0.03  # what a word of the sentence around speaks for it


@dataclass(frozen=True)
class Placed:
    """A run of words of the quotation with the words of the source that it goes with.

    `pairs` are in the quotation's order, and those that were moved last. `share` is how much of
    the run's words is there; `around` how many words of the sentences around go together.
    """

    words: range
    pairs: tuple[Pair, ...]
    share: float
    around: int = 0

    @property
    def places(self) -> range:
        """From the first to the last word of the source that it goes with."""
        found = [pair.places for pair in self.pairs if pair.places]
        if not found:
            return range(0)
        return range(min(part.start for part in found), max(part.stop for part in found))

    @property
    def rank(self) -> float:
        """What places are compared by."""
        left_out = sum(
            len(pair.places) for pair in self.pairs if pair.fit is Fit.OTHER and not pair.words
        )
        return self.share - _PER_LEFT_OUT * min(left_out, 10) + _PER_AROUND * min(self.around, 6)


class Placer:
    """Finds the places of one quotation in one source."""

    def __init__(self, quoted: Quoted, source: QuotationSource, surroundings: Surroundings) -> None:
        self._quoted = quoted
        self._source = source
        self._surroundings = surroundings
        self._aligner = Aligner(quoted, source)

    def exact(self, words: range, start: int = 0) -> Placed | None:
        """The best of the places from `start` on that have the very words."""
        return next(iter(self.all_exact(words, start)), None)

    def all_exact(self, words: range, start: int = 0) -> list[Placed]:
        """The places from `start` on that have the very words, the best of the first 200 first."""
        keys = self._quoted.keys[words.start : words.stop]
        found: list[int] = []
        place = self._source.find(keys, start)
        while place >= 0 and len(found) < _MOST_EXACT:
            found.append(place)
            place = self._source.find(keys, place + 1)
        around = {at: self._surroundings.shared(range(at, at + len(words))) for at in found}
        found.sort(key=lambda at: (-around[at], at))
        return [self.exactly(words, at, around[at]) for at in found[:_MOST_KEPT]]

    def exactly(self, words: range, place: int, around: int = 0) -> Placed:
        """A run of words at a place that has them word for word."""
        shift = place - words.start
        pairs = (
            Pair(range(at, at + 1), range(at + shift, at + shift + 1), Fit.SAME) for at in words
        )
        return Placed(words, tuple(pairs), 1.0, around)

    def nowhere(self, words: range) -> Placed:
        """A run of words that the source does not have."""
        return Placed(words, (Pair(words, range(0), Fit.OTHER),), 0.0)

    def changed(self, words: range, after: int = 0) -> list[Placed]:
        """The places from a word of the source on that have the most of the words, best first."""
        seeds = self._quoted.content(words)
        if len(seeds) < 2:
            seeds = [at for at in words if self._quoted.weights[at]]
        wanted: dict[str, tuple[float, int]] = {}
        for at in seeds:
            term = self._quoted.roots[at]
            weight, count = wanted.get(term, (self._quoted.weights[at], 0))
            wanted[term] = weight, count + 1
        reach = min(_LONGEST_REACH, int(len(words) * _REACH) + _MORE_REACH)
        found = windows(self._source, wanted, self._of_root, reach, _MOST_TRIED)
        placed = [self._aligned(words, window.words) for window in found]
        kept = [it for it in placed if it.places and it.places.start >= after]
        return sorted(kept, key=lambda it: (-it.rank, it.places.start))

    def _of_root(self, word: str) -> Sequence[str]:
        return self._source.of_root(word, self._quoted.language)

    def _aligned(self, words: range, places: range) -> Placed:
        pairs = self._aligner.align(words, places)
        moved = [pair for pair in pairs if pair.fit is Fit.MOVED]
        straight = [pair for pair in pairs if pair.fit is not Fit.MOVED]
        straight = self._with_ends(straight, places)
        whole = (*straight, *moved)
        return Placed(words, whole, self._share(words, whole), self._surroundings.shared(places))

    def _with_ends(self, pairs: list[Pair], places: range) -> list[Pair]:
        """Pairs with the words beside the stretch that stand for the first and last ones."""
        if pairs and _is_open(pairs[0]):
            words = pairs[0].words
            start = max(0, places.start - len(words) - 1)
            near = self._surroundings.back(places.start, len(words))
            beside = range(start, places.start), range(near, places.start)
            pairs = [*self._end(words, *beside, at_end=False), *pairs[1:]]
        if pairs and _is_open(pairs[-1]):
            words = pairs[-1].words
            stop = min(len(self._source), places.stop + len(words) + 1)
            near = self._surroundings.on(places.stop, len(words))
            beside = range(places.stop, stop), range(places.stop, near)
            pairs = [*pairs[:-1], *self._end(words, *beside, at_end=True)]
        return pairs

    def _end(self, words: range, beside: range, near: range, *, at_end: bool) -> list[Pair]:
        """The first or last words of a run, with those `beside` the stretch that go with them.

        Where none does, few words stand for those `near`, which are of the same clause.
        """
        pairs = self._aligner.pair_up(Pair(words, beside, Fit.OTHER))
        if all(pair.fit is Fit.OTHER and len(pair.places) != 1 for pair in pairs):
            guessed = (
                near if len(words) <= _GUESSED_END else near[:0] if at_end else near[len(near) :]
            )
            return [Pair(words, guessed, Fit.OTHER)]
        return _trimmed(pairs, at_end=at_end)

    def _share(self, words: range, pairs: Sequence[Pair]) -> float:
        weights = self._quoted.weights
        total = sum(weights[at] for at in words)
        if not total:
            return 0.0
        return sum(pair.share * weights[at] for pair in pairs for at in pair.words) / total


def _is_open(pair: Pair) -> bool:
    """Whether some words at an end have no partner in the stretch."""
    return pair.fit is Fit.OTHER and 0 < len(pair.words) <= _LONGEST_END and not pair.places


def _trimmed(pairs: list[Pair], *, at_end: bool) -> list[Pair]:
    """Pairs at an end of the stretch without the words of the source that nothing calls for."""
    outer = pairs[-1 if at_end else 0]
    if outer.fit is not Fit.OTHER:
        return pairs
    inner = pairs[:-1] if at_end else pairs[1:]
    if not outer.words:
        return inner
    cut = min(len(outer.words), len(outer.places))
    places = outer.places[:cut] if at_end else outer.places[len(outer.places) - cut :]
    shorter = [Pair(outer.words, places, Fit.OTHER)]
    return [*inner, *shorter] if at_end else [*shorter, *inner]
