"""How much of a claim a sentence of a source has, by how much each detail tells in this source."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.matching.aligning import Alignment
from workbench.matching.analysis import SHARED, index_terms
from workbench.matching.kindred import FIELD
from workbench.matching.passage_terms import Likenesses, SentenceTerms
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind
from workbench.model.split import SignalKind

_FRAMED = 0.3  # of who speaks, beside what is said
_NAMED = 0.6  # of a name: most of a source may be about whom it names
_VALUED = 1.3  # of a figure or date
_BESIDE = 0.3  # of what only the sentence before has
_OWN = 0.3  # of a name of whose text it is
_FIGURE, _PART_OF_FIGURE = 0.9, 0.4  # of all figures of a value, and of some of them
_NUMBER = f"{SHARED}#"
_CALENDAR = (f"{SHARED}@month-", f"{SHARED}@weekday-")
_AROUND = 0.4  # of a word that is meant and does not stand there
_OF_A_FIELD = 0.5  # less of what is said: the same field may be spoken of otherwise
_MOST_READ = 400_000  # entries of lists for one claim


@dataclass(frozen=True, slots=True)
class Weighed:
    """Shares of a claim, 0–1, by what its terms tell in the source.

    `said` is what the sentence has, `met` that and what the sentence before has. `known` is how
    much of the sentence the claim has. `shares` tell how well each term of the claim is found in
    the sentence, by its index.
    """

    said: float
    met: float
    known: float
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """Some words of a claim: how much they tell, and what stands for them in the source.

    Of a figure all of `figures` must be there: of each any one that it may be written as.
    """

    weight: float
    terms: Likenesses
    figures: tuple[tuple[str, ...], ...] = ()


class Scales:
    """Weighs the sentences of a source against one claim.

    `own` are the keys of the names of those whose text the source is; `foreign` tells that it is
    in another language than the claim.
    """

    def __init__(
        self, terms: SentenceTerms, language: str, own: frozenset[str], *, foreign: bool
    ) -> None:
        self._terms = terms
        self._language = language
        self._own = own
        self._foreign = foreign
        self._parts: dict[str, _Part] = {}

    def by_terms(self, claim: Reading, around: Reading) -> Mapping[int, float]:
        """How much of a claim the sentences have, 0–1, by number; the rarest terms are read first.

        `around` are words that are meant in it without standing there.
        """
        parts = [(self.part(claim, term), 1.0) for term in claim.terms if not term.light]
        own = {key for part, _ in parts for key in part.terms}
        for term in around.terms:
            part = self.part(around, term)
            if not term.light and own.isdisjoint(part.terms):
                parts.append((part, _AROUND))
        parts.sort(key=lambda item: self._spread(item[0]))
        total = sum(part.weight * full for part, full in parts)
        sums: dict[int, float] = defaultdict(float)
        read = 0
        for part, full in parts:
            read += self._spread(part)
            if read > _MOST_READ and sums:
                break
            for number, likeness in self._found(part).items():
                sums[number] += full * part.weight * likeness / total
        return sums

    def _spread(self, part: _Part) -> int:
        return sum(len(self._terms.sentences(key)) for key in part.terms)

    def _found(self, part: _Part) -> Mapping[int, float]:
        """The sentences that have some words of a claim, and how well."""
        best: dict[int, float] = {}
        for key, likeness in part.terms.items():
            for number in self._terms.sentences(key):
                if likeness > best.get(number, 0.0):
                    best[number] = likeness
        return best

    def part(self, reading: Reading, term: Term) -> _Part:
        """What a term of a claim tells and what stands for it."""
        words = term.span.of(reading.text)
        found = self._parts.get(words)
        if found is None:
            terms = self._terms.standing_for(words, self._language, foreign=self._foreign)
            weight = max(map(self._terms.rarity, terms), default=self._terms.rarity(""))
            if reading.framed(term):
                weight *= _FRAMED
            elif term.kind is TermKind.NAME:
                weight *= _NAMED
            elif term.kind is TermKind.VALUE:
                weight *= _VALUED
            figures = tuple(_figures(term, words, self._language))
            found = self._parts[words] = _Part(weight, terms, figures)
        return found

    def weigh(self, alignment: Alignment, number: int) -> Weighed:
        """Weigh a sentence, told by its number, whose terms are paired with those of the claim."""
        claim = alignment.claim
        total = said = met = 0.0
        shares = []
        for index, term in enumerate(claim.terms):
            part = self.part(claim, term)
            paired = alignment.forth.get(index, (-1, 0.0))[1]
            share = max(paired, self._share(part, number))
            shares.append(share)
            if term.light:
                continue
            total += part.weight
            said += part.weight * max(paired, self._share(part, number, fields=_OF_A_FIELD))
            is_own = not term.keys.isdisjoint(self._own)
            beside = _BESIDE * self._share(part, number - 1)
            met += part.weight * max(share, beside, _OWN if is_own else 0.0)
        if not total:
            return Weighed(0.0, 0.0, 0.0, ())
        return Weighed(said / total, met / total, alignment.known_cover, tuple(shares))

    def _share(self, part: _Part, number: int, *, fields: float = 1.0) -> float:
        """How well a sentence has a part; words that are only of one field count `fields` times."""
        if number < 0:
            return 0.0
        if part.figures:
            there = [any(self._terms.has(number, t) for t in ways) for ways in part.figures]
            return _FIGURE if all(there) else _PART_OF_FIGURE * sum(there) / len(there)
        return max(
            (
                likeness * (fields if term.startswith(FIELD) else 1.0)
                for term, likeness in part.terms.items()
                if self._terms.has(number, term)
            ),
            default=0.0,
        )


def _figures(term: Term, words: str, language: str) -> Iterator[tuple[str, ...]]:
    """The value of a number, else the figures, months and weekdays of a date.

    Each as any term that it may be in an index.
    """
    if term.signal is None or term.signal.kind is not SignalKind.DATE:
        if term.signal is not None and term.signal.kind is SignalKind.NUMBER:
            yield term.signal.value, f"{_NUMBER}{term.signal.value}"
        return
    for key in dict.fromkeys(index_terms(words, language)):
        if key[0].isdigit():
            yield key, f"{_NUMBER}{key}"
        elif key.startswith(_CALENDAR):
            yield (key,)
        elif key.startswith(_NUMBER) and not any(char.isdigit() for char in words):
            yield key, key.removeprefix(_NUMBER)
