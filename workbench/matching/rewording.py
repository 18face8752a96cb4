"""How far one text words alike what it has in common with another."""

from workbench.matching.aligning import Alignment
from workbench.matching.terms import TermKind

_UNTOLD = 0.5  # the share of one root where no word is in common
_RUN = 0.6  # the weight of the longest run beside that
_TRANSLATED = 0.4  # what is taken for it in two languages


def copied(alignment: Alignment) -> float:
    """How much speaks for one text repeating words of the other, 0–1.6.

    It is the share of the words in common that have one root, and that of the longest run of terms
    that follow each other in both, of the shorter text. Whoever repeats a text word by word and
    then goes on in other words says something else; whoever rewords all of it rewords the rest,
    too. Across languages nothing can be repeated.
    """
    if alignment.claim.language != alignment.known.language:
        return _TRANSLATED
    return _same_roots(alignment) + _RUN * _longest_run(alignment)


def is_reworded(alignment: Alignment, *, most: float) -> bool:
    """Whether two texts of one language have at most `most` of `copied` in common.

    What such a text calls by another name, or denies in words of its own, may be what the other
    one says.
    """
    return alignment.claim.language == alignment.known.language and copied(alignment) < most


def _same_roots(alignment: Alignment) -> float:
    claim, known = alignment.claim.terms, alignment.known.terms
    alike = [
        claim[left].root == known[right].root
        for left, (right, _) in alignment.forth.items()
        if claim[left].kind is TermKind.WORD and not claim[left].light
    ]
    return sum(alike) / len(alike) if alike else _UNTOLD


def _longest_run(alignment: Alignment) -> float:
    claim, known = alignment.claim.terms, alignment.known.terms
    longest = length = 0
    before = -1
    for left, term in enumerate(claim):
        right = alignment.forth.get(left, (-1, 0.0))[0]
        if right < 0 or term.root != known[right].root:
            length = 0
            continue
        length = length + 1 if length and right == before + 1 else 1
        before = right
        longest = max(longest, length)
    return longest / max(1, min(len(claim), len(known)))
