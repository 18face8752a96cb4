"""What one text affirms and the other denies, or leaves open."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment
from workbench.matching.directions import direction_differences
from workbench.matching.matter import is_content, is_near_verbatim
from workbench.matching.reading import Reading
from workbench.matching.roles import is_told_from_other_side
from workbench.matching.statements import StatementPair, clause_around, statement_pairs
from workbench.matching.terms import Term, TermKind, word_list
from workbench.matching.wording import difference, opposite_place
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind

_DENYING = frozenset(
    ("exempt", "reject", "prevent", "deny")
)  # concepts that turn round what follows
_UNCLEAR = "unclear"
_UNCLEAR_FACT = "unclear_fact"  # the concept
_SAME_MATTER = 0.5  # the cover from which opposite words need no neighbours in common
_MOST_OF_IT = 0.5  # of the words of what is unclear
_REACH = 4  # terms after a negation of which one must be spoken of in the other text
_SAME_WORD = 0.8  # the share from which two words are one
_LESS = "less"
_BY_MEANING = "denial"  # no negation, but a word that may deny
_POSSIBLE = "possible"
_SURER_FIRST = ("number", "comparison", "negation", "entity", "date")
_RULING_OUT = "reject"  # the concept
_MOST_NEGATIONS = 12  # of a text; what has more is no sentence


@dataclass(frozen=True, slots=True)
class Polarity:
    """What one text affirms and the other denies.

    `statements` are the two stretches of which one denies the other, None where none does.
    `uneven` says that one text leaves open what the other does not, or that the negations of the
    two are odd in all, whatever they deny: "there
    is no proof that he came" and "he came" have no statement in common that one denies, and are
    not the same.
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
    ours = _negations(alignment, [item.claim.span for item in told])
    theirs = _negations(alignment.turned(), [item.known.span for item in told])
    rest = (*opened, *others, *_hedge_differences(alignment, [*denying, *opened]))
    surely = [item for item in (*ours, *theirs) if item.value != _BY_MEANING]
    uneven = bool((len(surely) + len(denying)) % 2)
    uneven = uneven or _is_unclear(alignment.claim) is not _is_unclear(alignment.known)
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
    return any(_UNCLEAR_FACT in term.meanings for term in terms)


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
    return [_one_sided(kind, alignment, claim, known)]


def _compares(reading: Reading, signal: Signal) -> bool:
    """Whether a negation turns a comparison round: "nicht so stark wie", "less hard than"."""
    if signal.value == _LESS:
        return True
    words = reading.words
    after = bisect_left(words.starts, signal.span.end)
    return words.low(after) in word_list(reading.language, "as") and any(
        words.low(at) in word_list(reading.language, "as_than")
        for at in range(after + 2, after + 6)
    )


def _one_sided(
    kind: DifferenceKind, alignment: Alignment, claim: list[Signal], known: list[Signal]
) -> Difference:
    """A difference that signals of one text make more of than the other, which is silent there."""
    if claim and len(claim) >= len(known):
        span = claim[len(known)].span if len(claim) > len(known) else claim[0].span
        return difference(kind, alignment, span, opposite_place(alignment, span))
    span = known[len(claim)].span
    return difference(kind, alignment, opposite_place(alignment.turned(), span), span)


def opposites(alignment: Alignment) -> list[Difference]:
    """Words of the claim whose opposite stands in the known text, neither of them in both."""
    claim, known = alignment.claim, alignment.known
    free = _unpaired(alignment.turned())
    alike = max(alignment.claim_cover, alignment.known_cover) >= _SAME_MATTER
    found: list[Difference] = []
    for left in _unpaired(alignment):
        rated = [
            (alignment.support(left, right) + alike, -right, kind)
            for right in free
            if (kind := _opposition(claim.terms[left], known.terms[right]))
        ]
        support, negative, kind = max(rated, default=(0.0, 0, ""))
        if support:
            free.remove(-negative)
            spans = claim.terms[left].span, known.terms[-negative].span
            found.append(difference(DifferenceKind(kind), alignment, *spans))
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


def _unpaired(alignment: Alignment) -> list[int]:
    """The claim's terms with a meaning that nothing in the known text says, or only about so."""
    reading = alignment.claim
    lessened = [signal.span for signal in _lessening(reading)]
    return [
        index
        for index, term in enumerate(reading.terms)
        if term.meanings
        and not (alignment.is_paired(index) and alignment.forth[index][1] >= _SAME_WORD)
        and not reading.quoted(term)
        and not _is_part_of_doubt(reading, term)
        and not any(term.span.overlaps(span) for span in lessened)
    ]


def _is_part_of_doubt(reading: Reading, term: Term) -> bool:
    """Whether a word belongs to one of doubt and says something else by itself: "not settled"."""
    return _UNCLEAR_FACT not in term.meanings and any(
        item.value == _UNCLEAR and item.span.overlaps(term.span)
        for item in reading.of_kind(SignalKind.HEDGE)
    )


def _negations(alignment: Alignment, told: list[Span]) -> list[Signal]:
    """The claim's negations in order, without hedges, idle ones and what is told already."""
    reading = alignment.claim
    apart = [*told, *(signal.span for signal in reading.of_kind(SignalKind.HEDGE))]
    doubting = word_list(reading.language, "doubting")
    ruled_out = _rules_out_in_both(alignment)
    doubts = [
        item
        for item in reading.of_kind(SignalKind.HEDGE)
        if item.text.lower() in doubting or (ruled_out and item.value == _POSSIBLE)
    ]
    apart = [span for span in apart if not any(span == item.span for item in doubts)]
    said = [
        item
        for item in reading.of_kind(SignalKind.NEGATION)
        if not any(item.span.overlaps(doubt.span) for doubt in doubts)
    ]
    turning = [*said, *doubts, *_denials(alignment), *_lessening(reading)]
    turning.sort(key=lambda signal: signal.span)
    return [
        signal
        for at, signal in enumerate(turning[:_MOST_NEGATIONS])
        if not any(signal.span.overlaps(span) for span in apart)
        and not _is_idle(reading, signal)
        and not _is_in_both(alignment, signal)
        and not _is_continued(reading, turning[:at], signal)
    ]


def _rules_out_in_both(alignment: Alignment) -> bool:
    """Whether both texts have a word for ruling out, so that a "not" before it turns it round."""
    return any(
        _RULING_OUT in alignment.claim.terms[left].meanings
        and _RULING_OUT in alignment.known.terms[right].meanings
        for left, (right, _) in alignment.forth.items()
    )


def _is_in_both(alignment: Alignment, signal: Signal) -> bool:
    """Whether a word that denies by its meaning is in the other text, too, by whatever form."""
    reading = alignment.claim
    return any(
        share >= _SAME_WORD
        and not reading.terms[index].light
        and reading.terms[index].kind is TermKind.WORD
        and reading.terms[index].span.overlaps(signal.span)
        for index, (_, share) in alignment.forth.items()
    )


def _lessening(reading: Reading) -> list[Signal]:
    """The "less" of "less hard than": it says of hard what "not as" says."""
    words = reading.words
    less, than = word_list(reading.language, "less"), word_list(reading.language, "than")
    found = []
    for at, low in enumerate(words.lows):
        after = words.raw(at + 1)
        if low not in less or not after.isalpha() or not after.islower() or after.lower() in than:
            continue
        if any(words.low(at + step) in than for step in range(2, 6)):
            found.append(words.signal(SignalKind.NEGATION, at, at + 1, _LESS))
    return found


def _is_continued(reading: Reading, before: Sequence[Signal], signal: Signal) -> bool:
    """Whether it is the "nor" of a "neither … nor": one negation in two words."""
    opening = word_list(reading.language, "neither")
    return signal.text.lower() in word_list(reading.language, "nor") and any(
        item.text.lower() in opening for item in before
    )


def _denials(alignment: Alignment) -> list[Signal]:
    """Words that deny by what they mean and are no negations by themselves."""
    reading = alignment.claim
    against = word_list(alignment.known.language, "against")
    if any(low in against for low in alignment.known.words.lows):
        return []
    said = [signal.span for signal in reading.of_kind(SignalKind.NEGATION)]
    terms = [reading.terms[index] for index in _unpaired(alignment)]
    return [
        Signal(SignalKind.NEGATION, term.span, term.span.of(reading.text), _BY_MEANING)
        for term in terms
        if term.meanings & _DENYING
        and reading.words.raw(term.place - 1) != "-"
        and not any(term.span.overlaps(span) for span in said)
    ]


def _is_idle(reading: Reading, signal: Signal) -> bool:
    """ "nicht nur", "not only", "nicht zuletzt": a negation word that negates nothing."""
    following = next(
        (
            low
            for start, low in zip(reading.words.starts, reading.words.lows, strict=True)
            if start >= signal.span.end
        ),
        "",
    )
    return following in word_list(reading.language, "idle_after_not")


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


def _hedge_differences(alignment: Alignment, denying: Sequence[Difference]) -> list[Difference]:
    """What one text leaves open and the other does not, but for what `denying` tells."""
    claim = _without([item.claim.span for item in denying], _hedges(alignment.claim))
    known = _without([item.known.span for item in denying], _hedges(alignment.known))
    found: list[Difference] = []
    for unclear, kind in ((True, DifferenceKind.NEGATION), (False, DifferenceKind.HEDGE)):
        one = [signal for signal in claim if (signal.value == _UNCLEAR) is unclear]
        two = [signal for signal in known if (signal.value == _UNCLEAR) is unclear]
        if bool(one) is bool(two) or (not unclear and (claim and known)):
            continue
        if unclear and not _is_told(alignment if one else alignment.turned()):
            continue
        if not unclear and _is_softened(alignment.known if one else alignment.claim):
            continue
        found.append(_one_sided(kind, alignment, one, two))
    return found


def _without(told: Sequence[Span], hedges: Sequence[Signal]) -> list[Signal]:
    return [item for item in hedges if not any(item.span.overlaps(span) for span in told)]


def _is_softened(reading: Reading) -> bool:
    """Whether a text tells a plan, a forecast or an estimate, and so nothing certain."""
    soft = word_list(reading.language, "softening")
    return any(low in soft for low in reading.words.lows)


def _is_unclear(reading: Reading) -> bool:
    return any(signal.value == _UNCLEAR for signal in _hedges(reading))


def _is_told(alignment: Alignment) -> bool:
    """Whether the known text tells what the claim says is unclear: most of its words."""
    reading = alignment.claim
    hedged = [signal.span for signal in _hedges(reading)]
    content = [
        index
        for index, term in enumerate(reading.terms)
        if is_content(reading, index) and not any(term.span.overlaps(span) for span in hedged)
    ]
    told = sum(alignment.forth.get(index, (-1, 0.0))[1] for index in content)
    return told > _MOST_OF_IT * len(content)


def _hedges(reading: Reading) -> list[Signal]:
    return [item for item in reading.of_kind(SignalKind.HEDGE) if not reading.quoted(item)]
