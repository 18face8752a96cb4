"""Whether two texts that nothing parts say the same, or are only on one topic."""

from math import sqrt

from workbench.matching.aligning import Alignment
from workbench.matching.figures import has_other_figures
from workbench.matching.matter import is_content, shared_matter
from workbench.matching.quotations import shared_quotations
from workbench.matching.reading import Reading
from workbench.matching.roles import is_told_from_other_side
from workbench.matching.slots import agents, participants
from workbench.matching.terms import Term, TermKind
from workbench.model.split import SignalKind

# What both must have in common: all in all, and of the words that say what happens. A figure that
# both give lowers the bar, a name that only one gives raises it: two reports of one event share
# its figures however they word it. What both quote word by word counts like a figure.
_CONTENT = 0.6
_SURE_CONTENT = 0.62  # from which a word of either text may be missing in the other
_MATTER = 0.3
_LEAST_CONTENT = 0.25
_LOWER_PER_FIGURE = 0.3
_LOWER_MATTER_PER_FIGURE = 0.35
_HIGHER_PER_NAME = 0.1
# What both must give of figures for a name that only one gives, unless much else is in common.
_FIGURES_FOR_A_NAME = 1.0
_MOST_FIGURES = 2.0
_MOST_NAMES = 2
_SHORT = 2  # digits and letters that a figure must have more of to be rare


def says_the_same(alignment: Alignment, *, is_placed: bool) -> bool:
    """Whether two texts that differ in nothing checkable have enough in common to be one claim.

    `is_placed` says that the text around the claim is known: names of the known claim that do not
    stand there either are those of others ("the two leaders").
    """
    here = _names(alignment.claim, alignment.left_in_claim(TermKind.NAME))
    there = _names(alignment.known, alignment.left_in_known(TermKind.NAME))
    if (here and there) or has_other_figures(alignment):
        return False
    if is_placed and there >= _MOST_NAMES:
        return False
    figures = min(_MOST_FIGURES, _figures(alignment) + shared_quotations(alignment))
    if figures < _FIGURES_FOR_A_NAME and _acts(
        alignment.known, alignment.left_in_known(TermKind.NAME)
    ):
        return False
    names = min(_MOST_NAMES, here + there)
    content = sqrt(alignment.claim_cover * alignment.known_cover)
    if figures < _FIGURES_FOR_A_NAME and not _is_one_name_more(alignment, names, content):
        return False
    if figures < _FIGURES_FOR_A_NAME and content < _SURE_CONTENT and _tell_other(alignment):
        return False
    bar = _CONTENT + _HIGHER_PER_NAME * names - _LOWER_PER_FIGURE * figures
    matter = 1.0 if is_told_from_other_side(alignment) else shared_matter(alignment)
    return content >= max(_LEAST_CONTENT, bar) and matter >= (
        _MATTER - _LOWER_MATTER_PER_FIGURE * figures
    )


def _acts(reading: Reading, left: list[int]) -> bool:
    """Whether one of some names is of somebody who acts: what happens depends on who does it."""
    acting = agents(reading, participants(reading, speakers=False)) if left else frozenset()
    return any(index in acting for index in left)


def _tell_other(alignment: Alignment) -> bool:
    """Whether each text says something of which the other has no word: "shut", "made"."""
    return _says_more(alignment) and _says_more(alignment.turned())


def _says_more(alignment: Alignment) -> bool:
    reading = alignment.claim
    return any(
        not reading.terms[index].capital and is_content(reading, index)
        for index in alignment.left_in_claim(TermKind.WORD)
    )


def _is_one_name_more(alignment: Alignment, names: int, content: float) -> bool:
    """Whether no name is left over, or a single one beside much in common that is no place."""
    if not names:
        return True
    return (
        names == 1
        and content >= _CONTENT
        and not any(
            alignment.claim.terms[index].place_name
            for index in alignment.left_in_claim(TermKind.NAME)
        )
        and not any(
            alignment.known.terms[index].place_name
            for index in alignment.left_in_known(TermKind.NAME)
        )
    )


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
