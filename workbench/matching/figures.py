"""Numbers, ordinals, dates and units that differ between two aligned texts."""

from collections.abc import Iterator

from workbench.matching.aligning import Alignment
from workbench.matching.heads import same_head
from workbench.matching.matter import is_near_verbatim
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind, word_list
from workbench.matching.values import TIMES, amount, comparable_dates
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.split import Signal, SignalKind

_MOST = 24  # figures without a partner
_VAGUE = "multiple"
_ANNIVERSARY = "anniversary-"


def figure_differences(alignment: Alignment) -> list[Difference]:
    """Pairs of figures that stand for the same thing and say something else.

    A figure that only one text gives makes no difference: the other one is silent about it. Texts
    that are full of unlike figures are tables, and are not compared figure by figure.
    """
    claim, known = alignment.claim.terms, alignment.known.terms
    claim_left = alignment.left_in_claim(TermKind.VALUE)
    free = alignment.left_in_known(TermKind.VALUE)
    if max(len(claim_left), len(free)) > _MOST:
        return []
    found: list[Difference] = []
    for left in claim_left:
        rated = [
            (score, -abs(left - right), right, kind)
            for right in free
            for kind, score in _rated(alignment, left, right)
        ]
        if not rated:
            continue
        _, _, right, kind = max(rated)
        free.remove(right)
        found.append(difference(kind, alignment, claim[left].span, known[right].span))
    return found


def has_other_figures(alignment: Alignment) -> bool:
    """Whether both texts give figures of one sort that do not go with each other."""
    claim, known = alignment.claim, alignment.known
    left = [claim.terms[i].signal for i in alignment.left_in_claim(TermKind.VALUE)[:_MOST]]
    right = [known.terms[i].signal for i in alignment.left_in_known(TermKind.VALUE)[:_MOST]]
    return any(one and two and _kind(one, two) for one in left for two in right)


def _rated(alignment: Alignment, left: int, right: int) -> Iterator[tuple[DifferenceKind, float]]:
    """The kind of difference that two figures make, with a rating; nothing if they don't meet."""
    claim, known = alignment.claim.terms[left], alignment.known.terms[right]
    if claim.signal is None or known.signal is None:
        return
    kind = _kind(claim.signal, known.signal)
    if kind is None:
        return
    support = alignment.support(left, right)
    alone = _alone(alignment, claim, known)
    if kind is DifferenceKind.DATE and not _same_side(alignment, claim, known):
        return
    if not is_near_verbatim(alignment) and not same_head(alignment, left, right):
        return
    if support or alone:
        yield kind, support + alone


def _kind(first: Signal, second: Signal) -> DifferenceKind | None:
    kinds = {first.kind, second.kind}
    if first.value.startswith(_ANNIVERSARY) and second.value.startswith(_ANNIVERSARY):
        return DifferenceKind.ORDINAL  # what differs is which one it is, not the day
    if SignalKind.DATE in kinds:
        fits = len(kinds) == 1 and comparable_dates(first.value, second.value)
        return DifferenceKind.DATE if fits else None
    if kinds == {SignalKind.NUMBER}:
        return _number_kind(first, second)
    if TIMES in (first.unit, second.unit) or len(kinds) == 1:
        return DifferenceKind.ORDINAL
    return None


def _number_kind(first: Signal, second: Signal) -> DifferenceKind | None:
    one, two = amount(first), amount(second)
    if one is None or two is None or _VAGUE in (first.unit, second.unit):
        return None
    if first.value == second.value and first.unit and second.unit:
        return DifferenceKind.UNIT
    if one.unit == two.unit:
        return DifferenceKind.NUMBER
    return DifferenceKind.NUMBER if not (first.unit and second.unit) else None


def _alone(alignment: Alignment, claim: Term, known: Term) -> float:
    """Whether both figures are the only ones of their sort that found no partner."""
    return float(
        all(
            sum(_sort(reading.terms[index]) == _sort(term) for index in left) == 1
            for reading, left, term in (
                (alignment.claim, alignment.left_in_claim(TermKind.VALUE), claim),
                (alignment.known, alignment.left_in_known(TermKind.VALUE), known),
            )
        )
    )


def _sort(term: Term) -> tuple[str, str]:
    signal = term.signal
    return (signal.kind.value, signal.unit) if signal else ("", "")


def _same_side(alignment: Alignment, claim: Term, known: Term) -> bool:
    """Whether both dates say when, or both since when, or both until when."""
    return _side(alignment.claim, claim) == _side(alignment.known, known)


def _side(reading: Reading, term: Term) -> str:
    passed = word_list(reading.language, "determiners")
    place = term.place - 1
    while place >= 0 and reading.words.low(place) in passed:
        place -= 1
    sides = ("since", "until")
    low = reading.words.low(place)
    return next((side for side in sides if low in word_list(reading.language, side)), "at")
