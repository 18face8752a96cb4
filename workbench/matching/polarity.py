"""What one text affirms and the other denies, or leaves open."""

from collections.abc import Iterable

from workbench.matching import lexicon
from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, word_list
from workbench.matching.wording import difference, opposite_span
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind

_DENYING = frozenset(
    ("exempt", "reject", "prevent", "deny")
)  # concepts that turn round what follows
_UNCLEAR = "unclear"
_SAME_MATTER = 0.5  # the cover from which opposite words need no neighbours in common
_REACH = 4  # terms after a negation of which one must be spoken of in the other text


def polarity_differences(alignment: Alignment) -> list[Difference]:
    """Negation and hedge differences, and words of opposite meaning.

    Negations are counted on both sides, a pair of words that negate each other ("welcomed",
    "criticised") as one more: an even difference is no difference.
    """
    contrasts = opposites(alignment)
    denying = [item for item in contrasts if item.kind is DifferenceKind.NEGATION]
    others = [item for item in contrasts if item.kind is not DifferenceKind.NEGATION]
    hedged = _hedge_differences(alignment)
    claim, known = _negations(alignment, denying), _negations(alignment.turned(), denying)
    if (len(claim) + len(known) + len(denying)) % 2 == 0:
        return others + hedged
    if denying:
        return denying[:1] + others + hedged
    return [_one_sided(DifferenceKind.NEGATION, alignment, claim, known), *others, *hedged]


def _one_sided(
    kind: DifferenceKind, alignment: Alignment, claim: list[Signal], known: list[Signal]
) -> Difference:
    """A difference that a signal of one text makes, set against what the other says there."""
    if claim:
        span = claim[0].span
        return difference(kind, alignment, span, opposite_span(alignment, span))
    span = known[0].span
    return difference(kind, alignment, opposite_span(alignment.turned(), span), span)


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
    return found


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
    return min(kinds, default="")


def _unpaired(alignment: Alignment) -> list[int]:
    reading = alignment.claim
    return [
        index
        for index, term in enumerate(reading.terms)
        if term.meanings and not alignment.is_paired(index) and not reading.quoted(term)
    ]


def _negations(alignment: Alignment, contrasts: Iterable[Difference]) -> list[Signal]:
    """The negations of the claim that turn round something the known text speaks of too."""
    reading = alignment.claim
    counted = [span for item in contrasts for span in (item.claim.span, item.known.span)]
    hedges = [signal.span for signal in reading.of_kind(SignalKind.HEDGE)]
    turning = [*reading.of_kind(SignalKind.NEGATION), *_denials(alignment)]
    return [
        signal
        for signal in turning
        if not reading.quoted(signal)
        and not any(signal.span.overlaps(hedge) for hedge in hedges)
        and not any(signal.span.overlaps(span) for span in counted)
        and not _is_idle(reading, signal)
        and _is_spoken_of(alignment, signal.span)
    ]


def _denials(alignment: Alignment) -> list[Signal]:
    """Words that deny by what they mean and are no negations by themselves."""
    reading = alignment.claim
    said = [signal.span for signal in reading.of_kind(SignalKind.NEGATION)]
    terms = [reading.terms[index] for index in _unpaired(alignment)]
    return [
        Signal(SignalKind.NEGATION, term.span, term.span.of(reading.text), "deny")
        for term in terms
        if term.meanings & _DENYING and not any(term.span.overlaps(span) for span in said)
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


def _is_spoken_of(alignment: Alignment, span: Span) -> bool:
    """Whether a term near a negation has a partner: after it, else right before it."""
    terms = alignment.claim.terms
    after = [i for i, term in enumerate(terms) if term.span.end > span.start][:_REACH]
    before = [i for i, term in enumerate(terms) if term.span.end <= span.start][-2:]
    return any(index in alignment.forth for index in (*after, *before))


def _hedge_differences(alignment: Alignment) -> list[Difference]:
    claim, known = _hedges(alignment.claim), _hedges(alignment.known)
    found: list[Difference] = []
    for unclear, kind in ((True, DifferenceKind.NEGATION), (False, DifferenceKind.HEDGE)):
        one = [signal for signal in claim if (signal.value == _UNCLEAR) is unclear]
        two = [signal for signal in known if (signal.value == _UNCLEAR) is unclear]
        if bool(one) is bool(two) or (not unclear and (claim and known)):
            continue
        found.append(_one_sided(kind, alignment, one, two))
    return found


def _hedges(reading: Reading) -> list[Signal]:
    return [item for item in reading.of_kind(SignalKind.HEDGE) if not reading.quoted(item)]
