"""Whether two texts are about one matter, and not only about the same people."""

from math import sqrt

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.terms import TermKind
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import SignalKind

_VERBATIM = 0.6  # of each text
# Differences that set one word against another.
_OF_WORDS = (DifferenceKind.NEGATION, DifferenceKind.COMPARISON, DifferenceKind.ENTITY)


def is_content(reading: Reading, index: int) -> bool:
    """Whether a term says what happens: no name, no figure, no small word, no speaker."""
    term = reading.terms[index]
    return term.kind is TermKind.WORD and not term.light and not reading.framed(term)


def is_near_verbatim(alignment: Alignment) -> bool:
    """Whether one text is the other one with a few words changed."""
    return min(alignment.claim_cover, alignment.known_cover) >= _VERBATIM


def shared_matter(alignment: Alignment, differences: list[Difference]) -> float:
    """How much of what happens is in both texts, 0–1: the geometric mean of what each has.

    Names and figures do not count: all that is written about a person has the name in common.
    Two words that are set against each other ("rose", "fell") speak of one matter. A text of
    nothing but names and figures leaves it to them.
    """
    words = [item for item in differences if item.kind in _OF_WORDS]
    against = [(item.claim.span, item.known.span) for item in words]
    ours = _share(alignment, [claim for claim, known in against if claim and known])
    theirs = _share(alignment.turned(), [known for claim, known in against if claim and known])
    if ours is None or theirs is None:
        return sqrt(alignment.claim_cover * alignment.known_cover)
    return sqrt(ours * theirs)


def _share(alignment: Alignment, contrasted: list[Span]) -> float | None:
    """The share of the claim's content words that the known text has; None where there are none."""
    reading = alignment.claim
    content = [i for i in range(len(reading.terms)) if is_content(reading, i)]
    if not content:
        return None
    total = 0.0
    for index in content:
        span = reading.terms[index].span
        is_contrasted = any(other.contains(span) for other in contrasted)
        total += 1.0 if is_contrasted else alignment.forth.get(index, (-1, 0.0))[1]
    return total / len(content)


def is_more_said(alignment: Alignment) -> bool:
    """Whether one text names somebody whom the other does not, or both give figures of their own.

    Who only reports is not counted, and neither is whoever stands around the claim.
    """
    ours = _kinds(alignment.claim, alignment.left_in_claim(TermKind.VALUE))
    theirs = _kinds(alignment.known, alignment.left_in_known(TermKind.VALUE))
    return (
        _names_more(alignment.claim, alignment.left_in_claim(TermKind.NAME))
        or _names_more(alignment.known, alignment.left_in_known(TermKind.NAME))
        or not ours.isdisjoint(theirs)
    )


def _names_more(reading: Reading, left: list[int]) -> bool:
    return any(
        not reading.framed(reading.terms[index]) and not reading.terms[index].adjective
        for index in left
    )


def _kinds(reading: Reading, left: list[int]) -> set[SignalKind]:
    """The kinds of the figures among some terms; who reports is passed over."""
    signals = [reading.terms[i].signal for i in left if not reading.framed(reading.terms[i])]
    return {signal.kind for signal in signals if signal is not None}
