"""Texts that are nearly word for word the same: what stands in place of what.

So near to each other, two texts need no list to tell that a word was put in the place of another:
where neither means the other, that is the point in which they differ. Two words that were put each
in the other's place turn the statement round.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.roles import is_mutual
from workbench.matching.slots import passive_place
from workbench.matching.terms import Term, TermKind, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.text.units import may_begin

_NEAR = 0.7  # share of the tokens that stay, for an exchanged word to be the point
_NEAR_IF_TURNED = 0.55  # the same where two words have changed places
_SURE = 0.7  # what two words must share for neither to be another one
_MOST = 3  # places in which two wordings differ, for them to be of one text
_COMPARING = frozenset(("than", "als", "like", "wie", "as"))


class Exchange(NamedTuple):
    """A place in which the claim has some tokens and the known text others."""

    claim: range
    known: range


def verbatim_differences(alignment: Alignment) -> list[Difference]:
    """Words in each other's place, in two texts of nearly one wording; at most one difference."""
    one, two = alignment.claim, alignment.known
    if one.language != two.language or not one.terms or not two.terms:
        return []
    likeness = Levenshtein.normalized_similarity(one.words.lows, two.words.lows)
    if likeness < _NEAR_IF_TURNED:
        return []
    places = list(_exchanges(one, two))
    turned = _turned(alignment, places)
    if turned is not None:
        return [turned]
    if likeness < _NEAR or len(places) > _MOST:
        return []
    found = (_exchanged(alignment, place) for place in places)
    return [item for item in found if item is not None][:1]


def _exchanges(one: Reading, two: Reading) -> Iterator[Exchange]:
    """The places where both texts have something, and not the same."""
    claim = known = 0
    for operation in Levenshtein.opcodes(one.words.lows, two.words.lows):
        if operation.tag == "equal":
            if operation.src_start > claim and operation.dest_start > known:
                yield Exchange(
                    range(claim, operation.src_start), range(known, operation.dest_start)
                )
            claim, known = operation.src_end, operation.dest_end
    if len(one.words) > claim and len(two.words) > known:
        yield Exchange(range(claim, len(one.words)), range(known, len(two.words)))


def _turned(alignment: Alignment, places: list[Exchange]) -> Difference | None:
    """Two words that have changed places: what one text says of A the other one says of B."""
    one, two = alignment.claim, alignment.known
    # A third place may turn the statement round once more: "more than", "less than".
    if len(places) != 2 or is_mutual(alignment) or not _have_turned(one, two, *places):
        return None
    if (passive_place(one) is None) is not (passive_place(two) is None):
        return None
    is_compared = bool(_COMPARING & {*one.words.lows, *two.words.lows})
    kind = DifferenceKind.COMPARISON if is_compared else DifferenceKind.ROLES
    ends = _terms(one, places[0].claim)[0], _terms(two, places[0].known)[0]
    return difference(kind, alignment, ends[0].span, ends[1].span)


def _have_turned(one: Reading, two: Reading, first: Exchange, second: Exchange) -> bool:
    """Whether the content words of two places are exchanged, but not the small words with them.

    "Dem Verband wirft die Firma vor": where the article goes along, only the order is another.
    """
    for claim, known in ((first.claim, second.known), (second.claim, first.known)):
        terms = _terms(one, claim), _terms(two, known)
        roots = [{term.root for term in found} for found in terms]
        if not roots[0] or roots[0] != roots[1]:
            return False
        if any(term.kind is TermKind.VALUE for found in terms for term in found):
            return False
        if len(claim) > len(terms[0]) and _lows(one, claim) == _lows(two, known):
            return False
    return True


def _lows(reading: Reading, place: range) -> list[str]:
    return [reading.words.low(token) for token in place]


def _terms(reading: Reading, place: range) -> list[Term]:
    """The terms with content that begin in a stretch."""
    return [term for term in reading.terms if term.place in place and not term.light]


def _exchanged(alignment: Alignment, place: Exchange) -> Difference | None:
    """What differs in one place, where either text has something there that has no partner."""
    units = _unit(alignment.claim, place.claim), _unit(alignment.known, place.known)
    if units[0] and units[1]:
        return difference(DifferenceKind.UNIT, alignment, units[0], units[1])
    left = _alone(alignment, place.claim)
    assumed = {alignment.known.terms[number].place for number in alignment.assumed}
    right = [term for term in _alone(alignment.turned(), place.known) if term.place not in assumed]
    for one in left:
        for two in right:
            kind = _kind(alignment, one, two)
            if kind is not None:
                return difference(kind, alignment, one.span, two.span)
    return None


def _is_in_number(reading: Reading, span: Span) -> bool:
    """Whether it belongs to a number, so that both may be one quantity in two units."""
    return any(span.overlaps(signal.span) for signal in reading.of_kind(SignalKind.NUMBER))


def _unit(reading: Reading, place: range) -> Span | None:
    """The last word of a stretch, where a unit may begin with it."""
    words, last = reading.words, place[-1]
    found = Span(words.starts[last], words.ends[last])
    is_unit = words.low(last).isalpha() and may_begin(words.low(last), reading.language)
    return found if is_unit and not _is_in_number(reading, found) else None


def _alone(alignment: Alignment, place: range) -> list[Term]:
    """The claim's words in a stretch that nothing in the known text goes with for certain."""
    return [
        term
        for number, term in enumerate(alignment.claim.terms)
        if term.place in place
        and term.kind is not TermKind.VALUE
        and not term.light
        and alignment.forth.get(number, (0, 0.0))[1] < _SURE
    ]


def _kind(alignment: Alignment, one: Term, two: Term) -> DifferenceKind | None:
    claim, known = alignment.claim, alignment.known
    if claim.quoted(one) or known.quoted(two):
        return DifferenceKind.QUOTE
    is_office = bool((one.meanings | two.meanings) & lexicon.offices())
    if is_office or (one.kind is TermKind.NAME) is not (two.kind is TermKind.NAME):
        return None  # an office may be anybody's
    if claim.framed(one) and known.framed(two):
        return DifferenceKind.ATTRIBUTION
    is_noun = [_is_noun(reading, term) for reading, term in ((claim, one), (known, two))]
    return DifferenceKind.ENTITY if all(is_noun) else None


def _is_noun(reading: Reading, term: Term) -> bool:
    """Whether it is a name, or a noun by its capital or the small word before it."""
    if term.kind is TermKind.NAME or (term.capital and term.place > 0):
        return True
    before = reading.words.low(term.place - 1)
    return before in word_list(reading.language, "determiners") | word_list(
        reading.language, "prepositions"
    )
