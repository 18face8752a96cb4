"""Whether two texts that nothing parts say the same, or are only on one topic."""

from math import sqrt

from workbench.matching.aligning import Alignment
from workbench.matching.figures import has_other_figures
from workbench.matching.quotations import shared_quotations
from workbench.matching.reading import Reading
from workbench.matching.rewording import copied
from workbench.matching.slots import agents, participants
from workbench.matching.terms import Term, TermKind
from workbench.model.split import SignalKind

# What both must have in common, as the geometric mean of both texts. It is more for each share of
# that which is repeated word by word while the rest is not in common, and for a name that only one
# gives, less for a figure that both give: two reports of one event share its figures however they
# word it. What both quote word by word counts like a figure.
_CONTENT = 0.2
_HIGHER_IF_COPIED = 1.0
_HIGHER_PER_NAME = 0.03
_LOWER_PER_FIGURE = 0.3
_LEAST_CONTENT = 0.4
_LEAST_LOWER_PER_FIGURE = 0.1
_VERBATIM = 1.1  # how much must be repeated for a name more to be another matter
_MOST_FIGURES = 2.0
_MOST_NAMES = 2
_SHORT = 2  # digits and letters that a figure must have more of to be rare


def says_the_same(alignment: Alignment) -> bool:
    """Whether two texts that differ in nothing checkable have enough in common to be one claim."""
    here = _names(alignment.claim, alignment.left_in_claim(TermKind.NAME))
    there = _names(alignment.known, alignment.left_in_known(TermKind.NAME))
    if has_other_figures(alignment):
        return False
    repeated = copied(alignment)
    is_of_others = max(here, there) >= _MOST_NAMES
    is_told = is_of_others or _is_told_of(alignment) or _is_told_of(alignment.turned())
    if repeated >= _VERBATIM and is_told:
        return False
    figures = min(_MOST_FIGURES, figures_in_common(alignment))
    content = sqrt(alignment.claim_cover * alignment.known_cover)
    bar = (
        _CONTENT
        + _HIGHER_IF_COPIED * repeated * (1 - content)
        + _HIGHER_PER_NAME * min(_MOST_NAMES, here + there)
        - _LOWER_PER_FIGURE * figures
    )
    return content >= max(_LEAST_CONTENT - _LEAST_LOWER_PER_FIGURE * figures, bar)


def _is_told_of(alignment: Alignment) -> bool:
    """Whether the known text names a place that the claim does not, or somebody who acts."""
    known, left = alignment.known, alignment.left_in_known(TermKind.NAME)
    acting = agents(known, participants(known, speakers=False)) if left else frozenset()
    return any(index in acting or known.terms[index].place_name for index in left)


def figures_in_common(alignment: Alignment) -> float:
    """How much the figures and quotations that both texts give speak for one event."""
    return _figures(alignment) + shared_quotations(alignment)


def _figures(alignment: Alignment) -> float:
    """How much the figures that both texts give speak for one event; a round one says little."""
    return sum(
        _rarity(alignment.claim.terms[index])
        for index in alignment.forth
        if alignment.claim.terms[index].kind is TermKind.VALUE
    )


def _rarity(term: Term) -> float:
    signal = term.signal
    if signal is None:
        return 0.0
    if signal.kind is SignalKind.ORDINAL:
        return 0.75
    if signal.kind is SignalKind.DATE:
        names_a_day = signal.value.startswith("--") or len(signal.value) > len("2024-")
        return 0.75 if names_a_day else 0.5
    digits = signal.value.strip("0").replace(".", "")
    is_rare = signal.unit or len(digits) >= _SHORT or len(signal.value) > _SHORT
    return 1.0 if is_rare else 0.5


def _names(reading: Reading, left: list[int]) -> int:
    """The names among some terms, without who only reports, nationalities, and prizes or titles."""
    terms = [reading.terms[index] for index in left]
    return sum(not (reading.framed(term) or term.adjective or term.titled) for term in terms)
