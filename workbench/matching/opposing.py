"""Words of one text whose opposite stands in the other."""

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment
from workbench.matching.negated_forms import denied_forms
from workbench.matching.reading import Reading
from workbench.matching.roles import is_told_from_other_side
from workbench.matching.terms import Term, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.split import Signal, SignalKind

SAME_WORD = 0.8
"""The share from which two words are one."""

LESS = "less"
"""The value of a "less" that says of an adjective what "not as" says."""

UNCLEAR_FACT = "unclear_fact"
"""The concept of what nobody knows."""

_UNCLEAR = "unclear"
_SAME_MATTER = 0.5  # the cover from which opposite words need no neighbours in common
_SURER_FIRST = ("number", "negation", "comparison", "entity", "date")
_ENTITY = "entity"
_FARTHEST = 6  # tokens from a "less" to its "than"


def opposites(alignment: Alignment) -> list[Difference]:
    """Words of the claim whose opposite stands in the known text, neither of them in both."""
    claim, known = alignment.claim, alignment.known
    free = unpaired(alignment.turned())
    alike = max(alignment.claim_cover, alignment.known_cover) >= _SAME_MATTER
    found: list[Difference] = []
    for left in unpaired(alignment):
        rated = [
            (alignment.support(left, right) + (alike and kind != _ENTITY), -right, kind)
            for right in free
            if (kind := _opposition(claim.terms[left], known.terms[right]))
            and not (kind == _ENTITY and (left in alignment.forth or right in alignment.back))
        ]
        support, negative, kind = max(rated, default=(0.0, 0, ""))
        if support:
            free.remove(-negative)
            spans = claim.terms[left].span, known.terms[-negative].span
            found.append(difference(DifferenceKind(kind), alignment, *spans))
    if not any(item.kind is DifferenceKind.NEGATION for item in found):
        for one, two in denied_forms(alignment):
            spans = claim.terms[one].span, known.terms[two].span
            found.append(difference(DifferenceKind.NEGATION, alignment, *spans))
    return [] if found and is_told_from_other_side(alignment) else found


def _opposition(first: Term, second: Term) -> str:
    """The kind of difference that two words of opposite meaning make; empty where they are none."""
    if first.meanings & second.meanings:
        return ""
    kinds = {
        kind
        for meaning in first.meanings
        for other, kind in lexicon.opposites().get(meaning, {}).items()
        if other in second.meanings
    }
    return next((kind for kind in _SURER_FIRST if kind in kinds), "")


def unpaired(alignment: Alignment) -> list[int]:
    """The claim's terms with a meaning that nothing in the known text says, or only about so."""
    reading = alignment.claim
    lessened = [signal.span for signal in lessening(reading)]
    return [
        index
        for index, term in enumerate(reading.terms)
        if term.meanings
        and not (alignment.is_paired(index) and alignment.forth[index][1] >= SAME_WORD)
        and not reading.quoted(term)
        and not _is_part_of_doubt(reading, term)
        and not any(term.span.overlaps(span) for span in lessened)
    ]


def _is_part_of_doubt(reading: Reading, term: Term) -> bool:
    """Whether a word belongs to one of doubt and says something else by itself: "not settled"."""
    return UNCLEAR_FACT not in term.meanings and any(
        item.value == _UNCLEAR and item.span.overlaps(term.span)
        for item in reading.of_kind(SignalKind.HEDGE)
    )


def lessening(reading: Reading) -> list[Signal]:
    """The "less" of "less hard than": it says of hard what "not as" says."""
    words = reading.words
    less, than = word_list(reading.language, "less"), word_list(reading.language, "than")
    found = []
    for at, low in enumerate(words.lows):
        after = words.raw(at + 1)
        if low not in less or not after.isalpha() or not after.islower() or after.lower() in than:
            continue
        if any(words.low(at + step) in than for step in range(2, _FARTHEST)):
            found.append(words.signal(SignalKind.NEGATION, at, at + 1, LESS))
    return found
