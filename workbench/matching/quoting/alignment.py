"""Which words of a quotation stand for which words of a stretch of its source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from workbench.matching.quoting.forms import (
    contracted,
    inflected,
    is_small,
    same_joined,
    same_spelled,
)
from workbench.matching.quoting.quoted import Quoted
from workbench.matching.quoting.source import QuotationSource
from workbench.matching.stems import root

_MOST_COMPARED = 4_000_000  # pairs of words of a quotation and a stretch
_MOST_IN_BLOCK = 900  # the same where the words themselves are looked at
_MOST_LEFT = 1000  # words without a partner among which those that were moved are sought
_SLIP = 75.0  # rapidfuzz ratio of two words of which one may be a slip for the other
_LONGEST_WORD = 60
_SEVERAL = ((1, 2), (2, 1), (1, 3), (3, 1))  # words that may be one, joined


class Fit(Enum):
    """How words of a quotation go with those of the source."""

    SAME = "same"  # alike but for the type
    SPELLED = "spelled"
    INFLECTED = "inflected"
    AMENDED = "amended"  # with letters in brackets
    MOVED = "moved"
    RELATED = "related"  # another form of the same word
    OTHER = "other"


_VALUES = {
    Fit.SAME: 1.0,
    Fit.SPELLED: 0.95,
    Fit.INFLECTED: 0.9,
    Fit.AMENDED: 0.9,
    Fit.MOVED: 0.9,
    Fit.RELATED: 0.6,
    Fit.OTHER: 0.0,
}
_PAIRED = 0.4  # of two words that are not one and stand in each other's place for certain


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the quotation and of the source, as ranges; one may be empty, at its place."""

    words: range
    places: range
    fit: Fit

    @property
    def share(self) -> float:
        """How much of the words is there, 0–1."""
        return _VALUES[self.fit]


class Aligner:
    """Aligns stretches of one quotation with stretches of one source."""

    def __init__(self, quoted: Quoted, source: QuotationSource) -> None:
        self._quoted = quoted
        self._source = source

    def align(self, words: range, places: range) -> list[Pair]:
        """All words and places in order, those that have changed places last."""
        blocks = (
            [Pair(mine, theirs, Fit.OTHER)] if not same else list(self._word_by_word(mine, theirs))
            for mine, theirs, same in self._blocks(words, places)
        )
        pairs: list[Pair] = []
        for block in blocks:
            for pair in block:
                pairs += [pair] if pair.fit is not Fit.OTHER else self.pair_up(pair)
        return self._with_moved(pairs)

    def _blocks(self, words: range, places: range) -> Iterator[tuple[range, range, bool]]:
        """Runs with the same roots, and what stands between them."""
        mine = [self._quoted.roots[at] for at in words]
        theirs = [root(self._source.key(at), self._quoted.language) for at in places]
        lead = _common(mine, theirs)
        tail = _common(mine[lead:][::-1], theirs[lead:][::-1])
        middle = len(mine) - lead - tail, len(theirs) - lead - tail
        yield words[:lead], places[:lead], True
        inner = words[lead : len(mine) - tail], places[lead : len(theirs) - tail]
        if middle[0] * middle[1] > _MOST_COMPARED:
            yield *inner, False
        elif any(middle):
            yield from _opcodes(
                *inner, mine[lead : len(mine) - tail], theirs[lead : len(theirs) - tail]
            )
        yield words[len(mine) - tail :], places[len(theirs) - tail :], True

    def _word_by_word(self, words: range, places: range) -> Iterator[Pair]:
        for word, place in zip(words, places, strict=True):
            yield Pair(range(word, word + 1), range(place, place + 1), self.fit(word, place))

    def fit(self, word: int, place: int) -> Fit:
        """How one word goes with one of the source."""
        mine, theirs = self._quoted.keys[word], self._source.key(place)
        language = self._quoted.language
        if mine == theirs:
            return Fit.SAME
        if same_spelled(mine, theirs, language):
            return Fit.SPELLED
        if is_small(mine, language) is not is_small(theirs, language):
            return Fit.OTHER
        is_one_root = self._quoted.roots[word] == root(theirs, language)
        raws = self._quoted.raw(word), self._source.raw(place)
        noun = all(raw[:1].isupper() for raw in raws)
        if inflected(mine, theirs, language, noun=noun):
            return Fit.AMENDED if self._quoted.amended(word) else Fit.INFLECTED
        if is_one_root:
            return Fit.AMENDED if self._quoted.amended(word) else Fit.RELATED
        return Fit.OTHER

    def pair_up(self, block: Pair) -> list[Pair]:
        """Words of two short runs that are one for all that, and what is left between them."""
        words, places = block.words, block.places
        if not words or not places or len(words) * len(places) > _MOST_IN_BLOCK:
            return [block]
        found: list[Pair] = []
        mine, theirs = words.start, places.start
        for pair in self._best_pairs(words, places):
            found += _between(mine, pair.words.start, theirs, pair.places.start)
            found.append(pair)
            mine, theirs = pair.words.stop, pair.places.stop
        return [*found, *_between(mine, words.stop, theirs, places.stop)]

    def _best_pairs(self, words: range, places: range) -> list[Pair]:
        """The pairs in order that share the most, found from the last words on."""
        rows, columns = len(words), len(places)
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        taken: dict[tuple[int, int], Pair] = {}
        for row in range(rows - 1, -1, -1):
            for column in range(columns - 1, -1, -1):
                value = max(best[row + 1][column], best[row][column + 1])
                for pair, share in self._offers(words[row:], places[column:]):
                    after = best[row + len(pair.words)][column + len(pair.places)]
                    if share + after > value:
                        value = share + after
                        taken[row, column] = pair
                best[row][column] = value
        return _followed(best, taken)

    def _offers(self, words: range, places: range) -> Iterator[tuple[Pair, float]]:
        """The pairs that may begin with the first word of both runs."""
        fit = self.fit(words[0], places[0])
        share = _VALUES[fit] or (_PAIRED if self._is_instead(words[0], places[0]) else 0.0)
        if share:
            yield Pair(words[:1], places[:1], fit), share
        for mine, theirs in _SEVERAL:
            if len(words) < mine or len(places) < theirs:
                continue
            pair = words[:mine], places[:theirs]
            keys = (
                [self._quoted.keys[at] for at in pair[0]],
                [self._source.key(at) for at in pair[1]],
            )
            if same_joined(*keys, self._quoted.language):
                yield Pair(*pair, Fit.SPELLED), max(mine, theirs)
            elif contracted(*keys, self._quoted.language):
                yield Pair(*pair, Fit.INFLECTED), max(mine, theirs)

    def _is_instead(self, word: int, place: int) -> bool:
        """Whether two words are no form of one, and one is in the place of the other."""
        mine, theirs = self._quoted.keys[word], self._source.key(place)
        if self._quoted.inserted(word):
            return False
        if mine[0].isdecimal() and theirs[0].isdecimal():
            return True
        if min(len(mine), len(theirs)) < 5 or max(len(mine), len(theirs)) > _LONGEST_WORD:
            return False
        return fuzz.ratio(mine, theirs, score_cutoff=_SLIP) > 0

    def _with_moved(self, pairs: list[Pair]) -> list[Pair]:
        """The same, with words that stand elsewhere in the stretch told as moved, last."""
        left = [pair for pair in pairs if pair.fit is Fit.OTHER]
        if sum(len(pair.words) + len(pair.places) for pair in left) > _MOST_LEFT:
            return pairs
        free: dict[str, list[int]] = {}
        for pair in left:
            for place in pair.places:
                key = root(self._source.key(place), self._quoted.language)
                free.setdefault(key, []).append(place)
        moved = [
            pair
            for block in left
            for pair in self._moved(block.words, free)
            if any(self._quoted.has_content(word) for word in pair.words)
        ]
        if not moved:
            return pairs
        gone = (
            {word for pair in moved for word in pair.words},
            {place for pair in moved for place in pair.places},
        )
        kept = (part for pair in pairs for part in _without(pair, *gone))
        return [*kept, *moved]

    def _moved(self, words: range, free: dict[str, list[int]]) -> list[Pair]:
        """Runs of words that stand together elsewhere."""
        found: list[Pair] = []
        for word in words:
            places = [
                place
                for place in free.get(self._quoted.roots[word], [])
                if self.fit(word, place) is not Fit.OTHER
            ]
            if not places or self._quoted.inserted(word):
                continue
            last = found[-1] if found and found[-1].words.stop == word else None
            if last is not None and last.places.stop in places:
                place = last.places.stop
                found[-1] = Pair(
                    range(last.words.start, word + 1),
                    range(last.places.start, place + 1),
                    Fit.MOVED,
                )
            else:
                place = places[0]
                found.append(Pair(range(word, word + 1), range(place, place + 1), Fit.MOVED))
            free[self._quoted.roots[word]].remove(place)
        return found


def _opcodes(
    words: range, places: range, mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[range, range, bool]]:
    first = place = 0
    for code in Levenshtein.opcodes(mine, theirs):
        if code.tag != "equal":
            continue
        if code.src_start > first or code.dest_start > place:
            yield words[first : code.src_start], places[place : code.dest_start], False
        yield words[code.src_start : code.src_end], places[code.dest_start : code.dest_end], True
        first, place = code.src_end, code.dest_end
    if first < len(words) or place < len(places):
        yield words[first:], places[place:], False


def _common(mine: Sequence[str], theirs: Sequence[str]) -> int:
    pairs = enumerate(zip(mine, theirs, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(mine), len(theirs)))


def _between(word: int, next_word: int, place: int, next_place: int) -> list[Pair]:
    if word == next_word and place == next_place:
        return []
    return [Pair(range(word, next_word), range(place, next_place), Fit.OTHER)]


def _followed(best: list[list[float]], taken: dict[tuple[int, int], Pair]) -> list[Pair]:
    """The pairs on the best way from the first words to the last."""
    found: list[Pair] = []
    row = column = 0
    while row < len(best) - 1 and column < len(best[0]) - 1:
        pair = taken.get((row, column))
        if pair is not None:
            found.append(pair)
            row, column = row + len(pair.words), column + len(pair.places)
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return found


def _without(pair: Pair, words: set[int], places: set[int]) -> Iterator[Pair]:
    """A pair without some words; what it leaves of the two runs goes together as far as it can."""
    if pair.fit is not Fit.OTHER:
        yield pair
        return
    mine, theirs = _runs(pair.words, words), _runs(pair.places, places)
    for number in range(max(len(mine), len(theirs))):
        yield Pair(
            mine[number] if number < len(mine) else range(pair.words.stop, pair.words.stop),
            theirs[number] if number < len(theirs) else range(pair.places.stop, pair.places.stop),
            Fit.OTHER,
        )


def _runs(places: range, gone: set[int]) -> list[range]:
    cuts = [places.start - 1, *(place for place in places if place in gone), places.stop]
    return [range(one + 1, two) for one, two in pairwise(cuts) if one + 1 < two]
