"""The statements of a text: parts of it with a negation of their own, denied each for itself."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.terms import word_list
from workbench.model.span import Span
from workbench.model.split import Signal

_MARKS = frozenset(",;:.!?()–—")


@dataclass(frozen=True, slots=True)
class StatementPair:
    """A stretch of the claim and the stretch of the known text that speaks of the same."""

    claim: Span
    known: Span

    def turned(self) -> "StatementPair":
        """The same seen from the known text."""
        return StatementPair(self.known, self.claim)


def statement_pairs(
    alignment: Alignment, claim: Sequence[Signal], known: Sequence[Signal]
) -> list[StatementPair]:
    """Each statement of one text with the statement of the other that shares most with it.

    `claim` and `known` are the negations of the two texts in order. A text whose negations are not
    co-ordinated is one statement: "did not deny" is one, "did not come and did not call" are two.
    """
    ours = _statements(alignment.claim, claim)
    theirs = _statements(alignment.known, known)
    common = [[_common(alignment, one, two) for two in theirs] for one in ours]
    pairs = {(at, row.index(max(row))) for at, row in enumerate(common)}
    for at in range(len(theirs)):
        column = [row[at] for row in common]
        pairs.add((column.index(max(column)), at))
    return [StatementPair(ours[one], theirs[two]) for one, two in sorted(pairs)]


def _statements(reading: Reading, negations: Sequence[Signal]) -> list[Span]:
    """The text cut at a co-ordinating word between each two of its negations.

    It is the last one that joins more than two nouns, else the last one.
    """
    joints = word_list(reading.language, "joints")
    lows, starts = reading.words.lows, reading.words.starts
    cuts = [0]
    for before, after in pairwise(negations):
        between = range(bisect_left(starts, before.span.end), bisect_left(starts, after.span.start))
        places = [at for at in between if lows[at] in joints]
        wide = [at for at in places if not _joins_nouns(reading, at)]
        if places:
            cuts.append(starts[(wide or places)[-1]])
    ends = [*cuts[1:], len(reading.text)]
    return [Span(start, end) for start, end in zip(cuts, ends, strict=True)]


def _joins_nouns(reading: Reading, place: int) -> bool:
    """Whether a noun or name follows a joining word, with no more than an article before it."""
    words = reading.words
    has_article = words.low(place + 1) in word_list(reading.language, "determiners")
    return words.raw(place + (2 if has_article else 1))[:1].isupper()


def _common(alignment: Alignment, claim: Span, known: Span) -> float:
    """How much two stretches share, by their aligned terms."""
    return sum(
        share
        for left, (right, share) in alignment.forth.items()
        if claim.contains(alignment.claim.terms[left].span)
        and known.contains(alignment.known.terms[right].span)
    )


def clause_around(reading: Reading, span: Span) -> Span:
    """The stretch between the commas and other marks around a stretch of a text."""
    starts = reading.words.starts
    marks = [at for at, low in zip(starts, reading.words.lows, strict=True) if low in _MARKS]
    first = bisect_left(marks, span.start)
    last = bisect_left(marks, span.end)
    return Span(
        marks[first - 1] if first else 0,
        marks[last] if last < len(marks) else len(reading.text),
    )
