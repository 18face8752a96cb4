"""What a passage of a source denies and a claim affirms, or the other way round."""

from collections.abc import Iterator

from workbench.matching.aligning import Alignment
from workbench.matching.doubts import is_unclear
from workbench.matching.reading import Reading
from workbench.matching.statements import clause_around
from workbench.matching.wording import one_sided
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind

_SAME_WORD = 0.85  # the share of two words that mean the same
_QUOTED_BLANKS = 2  # in a quotation that says something
_UNCLEAR = "unclear"
_WITHOUT = "without"  # "without delay" says how, not that it was not


def odd_denials(alignment: Alignment) -> Iterator[Difference]:
    """What one of the texts denies if their negations are odd in all, or what it calls unclear."""
    if is_unclear(alignment.claim) is not is_unclear(alignment.known):
        ours, theirs = (
            [item for item in it.of_kind(SignalKind.HEDGE) if item.value == _UNCLEAR]
            for it in (alignment.claim, alignment.known)
        )
        yield one_sided(DifferenceKind.NEGATION, alignment, ours, theirs)
        return
    ours, theirs = _negations(alignment), _negations(alignment.turned())
    if {_WITHOUT} <= {item.value for item in ours} & {item.value for item in theirs}:
        ours, theirs = (
            [item for item in those if item.value != _WITHOUT] for those in (ours, theirs)
        )
    if (len(ours) + len(theirs)) % 2:
        yield one_sided(DifferenceKind.NEGATION, alignment, ours, theirs)


def _negations(alignment: Alignment) -> list[Signal]:
    """The claim's negations in clauses that have most of what is in common with the other text."""
    reading = alignment.claim
    shared = [
        reading.terms[index].span for index in alignment.forth if not reading.terms[index].light
    ]
    found = []
    for signal in reading.of_kind(SignalKind.NEGATION):
        clause = clause_around(reading, signal.span)
        near = [span for span in shared if clause.contains(span)]
        if (
            near
            and 2 * len(near) >= len(shared)
            and not _is_named(reading, signal)
            and not stands_in_both(alignment, signal.span)
            and (signal.value != _WITHOUT or _first_after(reading, signal.span) in near)
        ):
            found.append(signal)
    return found


def _is_named(reading: Reading, signal: Signal) -> bool:
    """Whether a negation stands in a quotation of a word or two, which it may only name."""
    return any(
        quote.span.contains(signal.span) and quote.text.count(" ") < _QUOTED_BLANKS
        for quote in reading.of_kind(SignalKind.QUOTE)
    )


def _first_after(reading: Reading, span: Span) -> Span | None:
    """The first term of weight behind a stretch."""
    return next(
        (it.span for it in reading.terms if it.span.start >= span.end and not it.light), None
    )


def stands_in_both(alignment: Alignment, span: Span) -> bool:
    """Whether what denies in the claim stands in the other text, too, denying there or not."""
    return any(
        share >= _SAME_WORD and alignment.claim.terms[at].span.overlaps(span)
        for at, (_, share) in alignment.forth.items()
        if not alignment.claim.terms[at].light
    )
