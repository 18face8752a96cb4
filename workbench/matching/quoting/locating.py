"""A whole quotation in a source: in one place, or its pieces in several."""

from collections.abc import Iterator
from itertools import pairwise

from workbench.matching.quoting.placing import Placed, Placer
from workbench.matching.quoting.quoted import Quoted
from workbench.matching.quoting.source import QuotationSource
from workbench.matching.quoting.surroundings import Surroundings

_MOST_PIECES = 4  # joined without a mark
_LEAST_PIECE = 3  # words
_MOST_SEGMENTS = 40
_MOST_ANCHORS = 12
_REVERSED = 200  # words; so far apart are at most two segments, and any that changed places
_PER_WORD = 0.001  # what each word between two segments counts against a place
_PER_AROUND = 0.01
_LEAST_SHARE = 0.6  # of a segment beside the one that is found first
_ALL = 0.999


class Locator:
    """Finds a quotation in a source, word for word or with changes."""

    def __init__(self, quoted: Quoted, source: QuotationSource, surroundings: Surroundings) -> None:
        self._quoted = quoted
        self._source = source
        self._placer = Placer(quoted, source, surroundings)
        self._words = range(len(quoted.keys))

    def whole(self) -> list[Placed]:
        """The place that has all words, brackets and what is between ellipses included."""
        found = self._placer.exact(self._words)
        return [found] if found else []

    def pieces(self) -> list[Placed]:
        """The segments of the quotation with the places that have the most of them.

        Those that are nowhere have no places. Where the words of one segment stand apart it is
        cut into the pieces that are there word for word.
        """
        segments = self._quoted.segments
        if not 1 < len(segments) <= _MOST_SEGMENTS:
            return self._one()
        found = [self._around(number, first) for number, first in self._anchors()]
        return max(found, key=self._rank, default=[])

    def _rank(self, pieces: list[Placed]) -> float:
        """How much of the quotation some pieces have, and how well they go together."""
        weights = self._quoted.weights
        share = sum(it.share * sum(weights[at] for at in it.words) for it in pieces)
        there = [it.places for it in pieces if it.places]
        apart = sum(
            _REVERSED if after.start < before.stop else min(_REVERSED, after.start - before.stop)
            for before, after in pairwise(there)
        )
        return share + _PER_AROUND * max(it.around for it in pieces) - _PER_WORD * apart

    def _one(self) -> list[Placed]:
        changed = self._placer.changed(self._words)
        best = changed[0] if changed else None
        if best is not None and best.share >= _ALL:
            return [best]
        return self._joined() or ([best] if best is not None else [])

    def _joined(self) -> list[Placed]:
        """Pieces of the quotation that stand word for word in several places of the source."""
        pieces: list[Placed] = []
        start, stop = 0, len(self._words)
        while start < stop:
            if len(pieces) == _MOST_PIECES:
                return []
            length = self._longest(start)
            if 0 < stop - start - length < _LEAST_PIECE:
                length = stop - start - _LEAST_PIECE
            words = range(start, start + length)
            if length < _LEAST_PIECE or not self._quoted.content(words):
                return []
            after = pieces[-1].places.stop if pieces else 0
            piece = self._placer.exact(words, after) or self._placer.exact(words)
            if piece is None:
                return []
            pieces.append(piece)
            start += length
        return pieces if len(pieces) > 1 else []

    def _longest(self, start: int) -> int:
        """How many words from one on stand together in the source."""
        low, high = 0, len(self._words) - start
        while low < high:
            middle = (low + high + 1) // 2
            if self._source.find(self._quoted.keys[start : start + middle]) >= 0:
                low = middle
            else:
                high = middle - 1
        return low

    def _anchors(self) -> Iterator[tuple[int, Placed]]:
        """The places of the segment with the most content."""
        weights = self._quoted.weights
        totals = [sum(weights[at] for at in words) for words in self._quoted.segments]
        number = totals.index(max(totals))
        words = self._quoted.segments[number]
        exact = self._placer.all_exact(words)
        if exact:
            yield from ((number, placed) for placed in exact[:_MOST_ANCHORS])
        else:
            for placed in self._placer.changed(words)[:3]:
                yield number, placed

    def _around(self, number: int, anchor: Placed) -> list[Placed]:
        """The anchor with the other segments before and behind it."""
        segments = self._quoted.segments
        behind: list[Placed] = []
        last = anchor.places.stop
        for words in segments[number + 1 :]:
            behind.append(self._next(words, last))
            last = max(last, behind[-1].places.stop)
        before: list[Placed] = []
        first = anchor.places.start
        for words in reversed(segments[:number]):
            before.append(self._previous(words, first))
            if before[-1].places:
                first = min(first, before[-1].places.start)
        return [*reversed(before), anchor, *behind]

    def _next(self, words: range, after: int) -> Placed:
        place = self._source.find(self._quoted.keys[words.start : words.stop], after)
        if place >= 0:
            return self._placer.exactly(words, place)
        return self._elsewhere(words, after, len(self._source))

    def _previous(self, words: range, before: int) -> Placed:
        place = self._source.find_last(self._quoted.keys[words.start : words.stop], before)
        if place >= 0:
            return self._placer.exactly(words, place)
        return self._elsewhere(words, 0, before)

    def _elsewhere(self, words: range, first: int, stop: int) -> Placed:
        """A segment with changes, best in its order, else anywhere; else it is nowhere."""
        changed = [it for it in self._placer.changed(words) if it.share >= _LEAST_SHARE]
        ordered = [it for it in changed if first <= it.places.start and it.places.stop <= stop]
        if ordered:
            return ordered[0]
        exact = self._placer.exact(words)
        if exact is not None:
            return exact
        return changed[0] if changed else self._placer.nowhere(words)
