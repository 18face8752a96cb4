"""On whose side a text is: for or against one thing."""

from workbench.matching.aligning import Alignment
from workbench.matching.marks import mark_before
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span


def side_differences(alignment: Alignment) -> list[Difference]:
    """The word for "for" in one text and that for "against" in the other, before one thing.

    Told only where neither text has both, and a word that both share goes before it: "voted for
    the plan", "voted against the plan".
    """
    if _has_both(alignment.claim) or _has_both(alignment.known):
        return []
    for left, (right, _) in sorted(alignment.forth.items()):
        claim, known = alignment.claim.terms[left], alignment.known.terms[right]
        if claim.kind is TermKind.VALUE or claim.light or not alignment.is_paired(left):
            continue
        ours, theirs = _side(alignment.claim, claim), _side(alignment.known, known)
        if ours and theirs and ours[0] is not theirs[0]:
            return [difference(DifferenceKind.NEGATION, alignment, ours[1], theirs[1])]
    return []


def _has_both(reading: Reading) -> bool:
    lows = frozenset(reading.words.lows)
    pro, against = (word_list(reading.language, name) for name in ("pro", "against"))
    return bool(lows & pro) and bool(lows & against)


def _side(reading: Reading, term: Term) -> tuple[bool, Span] | None:
    """Whether a term stands behind a word for "for", and where that is; None behind neither."""
    words = reading.words
    mark = mark_before(words, term.place, reading.language)
    pro, against = (word_list(reading.language, name) for name in ("pro", "against"))
    if mark not in pro | against:
        return None
    at = next(at for at in range(term.place - 1, -1, -1) if words.low(at) == mark)
    return mark in pro, Span(words.starts[at], words.ends[at])
