"""What one text leaves open and the other does not."""

from collections.abc import Sequence

from workbench.matching.aligning import Alignment
from workbench.matching.matter import is_content
from workbench.matching.reading import Reading
from workbench.matching.terms import word_list
from workbench.matching.wording import difference, one_sided
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind

_UNCLEAR = "unclear"
_MOST_OF_IT = 0.5  # of the words of what is unclear


def doubt_differences(alignment: Alignment, denying: Sequence[Difference]) -> list[Difference]:
    """What one text leaves open and the other does not, but for what `denying` tells.

    Open against certain is a negation, only possible or likely against told a hedge.
    """
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
        certain = _certainty(alignment.known if one else alignment.claim)
        if certain is not None and not unclear:
            spans = (one[0].span, certain) if one else (certain, two[0].span)
            found.append(difference(DifferenceKind.NEGATION, alignment, *spans))
        found.append(one_sided(kind, alignment, one, two))
    return found


def _certainty(reading: Reading) -> Span | None:
    """The word by which a text says that something is certain; None where there is none."""
    words, certain = reading.words, word_list(reading.language, "certain")
    split = word_list(reading.language, "particles")
    at = next(
        (
            at
            for at, low in enumerate(words.lows)
            # "nahm … fest": the particle of a verb
            if low in certain and not (low in split and not words.low(at + 1)[:1].isalnum())
        ),
        None,
    )
    return None if at is None else Span(words.starts[at], words.ends[at])


def _without(told: Sequence[Span], hedges: Sequence[Signal]) -> list[Signal]:
    return [item for item in hedges if not any(item.span.overlaps(span) for span in told)]


def _is_softened(reading: Reading) -> bool:
    """Whether a text tells a plan, a forecast or an estimate, and so nothing certain."""
    soft = word_list(reading.language, "softening")
    return any(low in soft for low in reading.words.lows)


def is_unclear(reading: Reading) -> bool:
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
