"""Which term of one text says what which term of the other says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from workbench.matching.lexicon import are_opposite
from workbench.matching.likeness import shared_name
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind
from workbench.matching.values import agreement
from workbench.model.split import SignalKind

_WEIGHTS = {TermKind.WORD: 1.0, TermKind.NAME: 1.25, TermKind.VALUE: 1.0}
_FRAMED = 0.2  # the weight of who speaks beside what is said
_LEAST = 0.5  # what a pair must share to be aligned
_ASSUMED = 0.9  # the share of a name that stands in the text around the claim
_SECOND_USE = 0.8  # of the share where the term on the other side is taken already
_NEAR = 3
_NEAR_MEANING = 0.85  # what two words share that are near to one meaning
_TYPO_LENGTH = 5
_TYPO_RATIO = 84.0
_SHORTENED_LENGTH = 8
_TAIL = 5  # letters that a compound and a shorter form of it end with alike
_HEAD = 3  # and begin with
_COMPOUND_LENGTH = 4


@dataclass(frozen=True)
class Alignment:
    """The pairs of two readings.

    `forth[i]` is the index of the known text's term that the claim's term `i` goes with, and how
    much they share (0–1); `back` the same the other way round. `assumed` are the known text's
    names that the claim does not repeat because they stand in the text around it; where something
    happens is never assumed.
    """

    claim: Reading
    known: Reading
    forth: dict[int, tuple[int, float]]
    back: dict[int, tuple[int, float]]
    assumed: frozenset[int] = frozenset()

    @cached_property
    def claim_cover(self) -> float:
        """How much of the claim is in the known text."""
        return _cover(self.claim, self.forth)

    @cached_property
    def known_cover(self) -> float:
        """How much of the known text is in the claim."""
        return _cover(self.known, self.back | dict.fromkeys(self.assumed, (-1, _ASSUMED)))

    def left_in_claim(self, *kinds: TermKind) -> list[int]:
        """The claim's terms of some kinds that nothing in the known text goes with."""
        return _left(self.claim, self.forth, kinds)

    def left_in_known(self, *kinds: TermKind) -> list[int]:
        """The known text's terms of some kinds that nothing in the claim goes with."""
        left = _left(self.known, self.back, kinds)
        return [index for index in left if index not in self.assumed]

    def support(self, left: int, right: int) -> float:
        """How well the words around a term of the claim go with those around one of the known text.

        0 where none of the three terms to either side has its partner there.
        """
        around = range(max(0, right - _NEAR), min(len(self.known.terms), right + _NEAR + 1))
        total = 0.0
        for at in range(max(0, left - _NEAR), min(len(self.claim.terms), left + _NEAR + 1)):
            partner, share = self.forth.get(at, (-1, 0.0))
            if at != left and partner in around and not self.claim.terms[at].light:
                total += share / (abs(at - left) + abs(partner - right) or 1)
        return total

    def is_paired(self, left: int) -> bool:
        """Whether a term of the claim has a partner of its own and does not only lean on one."""
        partner = self.forth.get(left, (-1, 0.0))[0]
        return self.back.get(partner, (-1, 0.0))[0] == left

    def turned(self) -> "Alignment":
        """The same seen from the known text, without what is assumed."""
        return self._turned

    @cached_property
    def _turned(self) -> "Alignment":
        return Alignment(self.known, self.claim, self.back, self.forth)


def align(claim: Reading, known: Reading, around: Collection[str] = ()) -> Alignment:
    """Pair the terms of two texts, the surest first, each at most once.

    `around` are the keys of names in the text around the claim. A term that finds no free partner
    may lean on one that is taken ("Telefonat … telefonierten").
    """
    offers = sorted(_offers(claim, known))
    forth: dict[int, tuple[int, float]] = {}
    back: dict[int, tuple[int, float]] = {}
    for negative, _, left, right in offers:
        if left not in forth and right not in back:
            forth[left] = (right, -negative)
            back[right] = (left, -negative)
    for negative, _, left, right in offers:
        if claim.terms[left].kind is TermKind.VALUE:
            continue
        share = -negative * _SECOND_USE
        forth.setdefault(left, (right, share))
        back.setdefault(right, (left, share))
    assumed = frozenset(
        index
        for index in _left(known, back, (TermKind.NAME,))
        if not known.terms[index].keys.isdisjoint(around) and not known.terms[index].place_name
    )
    return Alignment(claim, known, forth, back, assumed)


def _offers(claim: Reading, known: Reading) -> Iterator[tuple[float, float, int, int]]:
    """All pairs that share enough: share (negative), distance of their places, both indices."""
    one_language = claim.language == known.language
    for left, first in enumerate(claim.terms):
        for right, second in enumerate(known.terms):
            share = shared(first, second, one_language=one_language)
            if share >= _LEAST:
                apart = abs(left / len(claim.terms) - right / len(known.terms))
                yield -share, apart, left, right


def shared(first: Term, second: Term, *, one_language: bool) -> float:
    """How much of their content two terms share, 0–1."""
    if TermKind.VALUE in (first.kind, second.kind):
        return agreement(first, second)
    if TermKind.NAME in (first.kind, second.kind):
        return _shared_name(first, second)
    return _shared_word(first, second, one_language)


def _shared_name(first: Term, second: Term) -> float:
    if first.kind is second.kind:
        return shared_name(first, second)
    name, word = (first, second) if first.kind is TermKind.NAME else (second, first)
    if name.root == word.root:
        return 0.9
    return 0.7 if any(_compound_of(word.root, key) for key in name.keys) else 0.0


def _shared_word(first: Term, second: Term, one_language: bool) -> float:
    if first.root == second.root:
        return 1.0
    if first.light or second.light:
        return 0.9 if first.meanings & second.meanings else 0.0
    if first.meanings & second.meanings:
        return 0.9
    if _is_near(first, second):
        return _NEAR_MEANING
    return _shared_form(first, second, one_language)


def _is_near(first: Term, second: Term) -> bool:
    """Whether two words come near to one meaning and do not have opposite ones."""
    return bool(first.near & second.near) and not are_opposite(first.meanings, second.meanings)


def _shared_form(first: Term, second: Term, one_language: bool) -> float:
    """How much two words without a meaning in common share by how they are built."""
    if _is_compound(first.root, second.root, one_language):
        return 0.7
    if _alike(first.root, second.root, one_language):
        return 0.8
    pieces = first.parts | first.meanings, second.parts | second.meanings
    return 0.6 if pieces[0] & pieces[1] else 0.0


def _compound_of(long: str, short: str) -> bool:
    if len(short) < _COMPOUND_LENGTH or len(long) < len(short) + 3:
        return False
    return long.startswith(short) or long.endswith(short)


def _is_compound(first: str, second: str, one_language: bool) -> bool:
    """Whether one word is made of the other, or both of the same pieces."""
    if _compound_of(first, second) or _compound_of(second, first):
        return True
    return one_language and _shortened(first, second)


def _shortened(first: str, second: str) -> bool:
    """Whether a compound is another one without its middle: "Bauwirtschaftsverband"."""
    long, short = (first, second) if len(first) > len(second) else (second, first)
    if len(short) < _SHORTENED_LENGTH or len(long) < len(short) + 3:
        return False
    if long[:_HEAD] != short[:_HEAD] or long[-_TAIL:] != short[-_TAIL:]:
        return False
    return any(
        long.startswith(short[:cut]) and long.endswith(short[cut:])
        for cut in range(_HEAD, len(short) - _TAIL + 1)
    )


def _alike(first: str, second: str, one_language: bool) -> bool:
    """A slip of the pen, or a word that two languages share (cooperation, Kooperation)."""
    if min(len(first), len(second)) < _TYPO_LENGTH:
        return False
    if one_language and first[0] != second[0]:
        return False
    return fuzz.ratio(first, second, score_cutoff=_TYPO_RATIO if one_language else 75.0) > 0


def _weight(reading: Reading, term: Term) -> float:
    if term.light:
        return 0.0
    if reading.framed(term):
        return _FRAMED
    if term.signal is not None and term.signal.kind is SignalKind.DATE:
        return 0.75
    return _WEIGHTS[term.kind]


def _cover(reading: Reading, pairs: dict[int, tuple[int, float]]) -> float:
    total = sum(_weight(reading, term) for term in reading.terms)
    if not total:
        return 0.0
    return (
        sum(_weight(reading, reading.terms[at]) * share for at, (_, share) in pairs.items()) / total
    )


def _left(
    reading: Reading, pairs: dict[int, tuple[int, float]], kinds: tuple[TermKind, ...]
) -> list[int]:
    return [
        index
        for index, term in enumerate(reading.terms)
        if term.kind in kinds and index not in pairs
    ]
