"""What one text affirms and the other denies, or leaves open."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.matching.aligning import Alignment
from workbench.matching.denials import BY_MEANING, turning_words
from workbench.matching.directions import direction_differences
from workbench.matching.doubts import doubt_differences, is_unclear
from workbench.matching.matter import is_content, is_near_verbatim
from workbench.matching.opposing import LESS, UNCLEAR_FACT, opposites
from workbench.matching.reading import Reading
from workbench.matching.statements import StatementPair, clause_around, statement_pairs
from workbench.matching.terms import word_list
from workbench.matching.wording import one_sided
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import Signal

_REACH = 4  # terms after a negation of which one must be spoken of in the other text


@dataclass(frozen=True, slots=True)
class Polarity:
    """What one text affirms and the other denies.

    `statements` are the two stretches of which one denies the other, None where none does.
    `uneven` says that one text leaves open what the other does not, or that the negations of the
    two are odd in all, whatever they deny: "there is no proof that he came" and "he came" have no
    statement in common that one denies, and are not the same.
    """

    differences: tuple[Difference, ...]
    statements: StatementPair | None
    uneven: bool


def polarity(alignment: Alignment, altered: Sequence[Difference]) -> Polarity:
    """Negation and hedge differences, and words of opposite meaning.

    In each statement negations are counted on both sides, a pair of words that negate each other
    ("welcomed", "criticised") as one more: an even difference is no difference. `altered` are the
    differences between quotations: what is negated there is told with them.
    """
    contrasts = opposites(alignment)
    if not any(item.kind is DifferenceKind.COMPARISON for item in contrasts):
        contrasts += direction_differences(alignment)
    opened = [item for item in contrasts if _leaves_open(alignment, item)]
    turning = [item for item in contrasts if item not in opened]
    denying = [item for item in turning if item.kind is DifferenceKind.NEGATION]
    others = [item for item in turning if item.kind is not DifferenceKind.NEGATION]
    told = [*altered, *contrasts]
    ours = turning_words(alignment, [item.claim.span for item in told])
    theirs = turning_words(alignment.turned(), [item.known.span for item in told])
    rest = (*opened, *others, *doubt_differences(alignment, [*denying, *opened]))
    surely = [item for item in (*ours, *theirs) if item.value != BY_MEANING]
    uneven = bool((len(surely) + len(denying)) % 2)
    uneven = uneven or is_unclear(alignment.claim) is not is_unclear(alignment.known)
    for pair in statement_pairs(alignment, ours, theirs):
        found = _odd(alignment, pair, (ours, theirs), denying)
        is_in_both = ours and theirs and not uneven and not denying
        if found and is_in_both and not is_near_verbatim(alignment):
            continue  # as many in both; what each of them denies is told in other words
        if found:
            return Polarity((*found, *rest), pair, uneven)
    return Polarity(rest, None, uneven)


def _leaves_open(alignment: Alignment, found: Difference) -> bool:
    """Whether one text settles what the other calls open, by whatever answer."""
    terms = (
        *(term for term in alignment.claim.terms if term.span == found.claim.span),
        *(term for term in alignment.known.terms if term.span == found.known.span),
    )
    return any(UNCLEAR_FACT in term.meanings for term in terms)


def _odd(
    alignment: Alignment,
    pair: StatementPair,
    negations: tuple[list[Signal], list[Signal]],
    denying: list[Difference],
) -> list[Difference]:
    """The negation difference between two statements; empty where their negations are even."""
    turned = alignment.turned()
    ours, theirs = negations
    set_against = [item.claim.span for item in denying], [item.known.span for item in denying]
    claim = [item for item in ours if _is_spoken_of(alignment, item.span, pair, set_against[0])]
    known = [
        item for item in theirs if _is_spoken_of(turned, item.span, pair.turned(), set_against[1])
    ]
    contrasts = [
        item
        for item in denying
        if pair.claim.contains(item.claim.span) and pair.known.contains(item.known.span)
    ]
    if (len(claim) + len(known) + len(contrasts)) % 2 == 0:
        return []
    if contrasts:
        return contrasts[:1]
    turns_comparison = any(
        _compares(reading, item)
        for reading, those in ((alignment.claim, claim), (alignment.known, known))
        for item in those
    )
    kind = DifferenceKind.COMPARISON if turns_comparison else DifferenceKind.NEGATION
    return [one_sided(kind, alignment, claim, known)]


def _compares(reading: Reading, signal: Signal) -> bool:
    """Whether a negation turns a comparison round: "nicht so stark wie", "less hard than"."""
    if signal.value == LESS:
        return True
    words = reading.words
    after = bisect_left(words.starts, signal.span.end)
    return words.low(after) in word_list(reading.language, "as") and any(
        words.low(at) in word_list(reading.language, "as_than")
        for at in range(after + 2, after + 6)
    )


def _is_spoken_of(
    alignment: Alignment, span: Span, pair: StatementPair, set_against: Sequence[Span]
) -> bool:
    """Whether what a negation of the claim denies is spoken of in the other statement.

    It must stand in the statement, and another word of its clause have a partner in the other
    one. Names alone say who and not what; they do where nothing else stands there, and so do the
    terms nearest to it. Of "no X" it is X. A word that is `set_against` one of the other statement
    has a partner in it.
    """
    if not pair.claim.contains(span):
        return False
    reading = alignment.claim
    terms = reading.terms
    inside = [i for i, term in enumerate(terms) if pair.claim.contains(term.span)]
    after = [i for i in inside if terms[i].span.end > span.start]
    before = [i for i in inside if terms[i].span.end <= span.start]
    near = [*after[:_REACH], *before[-2:]]
    clause = clause_around(reading, span)
    words = [
        i
        for i in inside
        if is_content(reading, i)
        and clause.contains(terms[i].span)
        and not span.overlaps(terms[i].span)
    ]
    # The first one is what the clause is about, not what is denied of it.
    words = words[1:] or words
    if span.of(reading.text).lower() in word_list(reading.language, "no"):
        words = [i for i in words if terms[i].span.start >= span.end][:1] or words
    return any(
        _has_partner(alignment, i, pair.known)
        or any(terms[i].span.overlaps(other) for other in set_against)
        for i in words or near
    )


def _has_partner(alignment: Alignment, index: int, within: Span) -> bool:
    partner = alignment.forth.get(index, (-1, 0.0))[0]
    return partner >= 0 and within.contains(alignment.known.terms[partner].span)
