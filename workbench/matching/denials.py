"""The words of a text that turn what it says round, but for those that the other text has, too."""

from collections.abc import Sequence

from workbench.matching.aligning import Alignment
from workbench.matching.negated_forms import denied_forms
from workbench.matching.opposing import SAME_WORD, lessening, unpaired
from workbench.matching.reading import Reading
from workbench.matching.stems import fold
from workbench.matching.terms import TermKind, word_list
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind

BY_MEANING = "denial"
"""The value of what is no negation, but a word that may deny."""

_DENYING = frozenset(("exempt", "reject", "prevent", "deny"))  # concepts
_RULING_OUT = "reject"  # the concept
_POSSIBLE = "possible"
_DENIED = 4  # terms after a negation that it may deny
_STEM = 4  # letters by which two words are of one stem
_LEAST_TURNED = 6  # letters that an adjective with a denying prefix has more of
_MOST_NEGATIONS = 12  # of a text; what has more is no sentence


def turning_words(alignment: Alignment, told: list[Span]) -> list[Signal]:
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
    turning = [*said, *doubts, *_denials(alignment), *lessening(reading)]
    if any(
        low in word_list(alignment.known.language, "against") for low in alignment.known.words.lows
    ):
        turning = [item for item in turning if not _rejects(reading, item)]
    figures = [term.span for term in reading.terms if term.kind is TermKind.VALUE]
    turning = [item for item in turning if not any(span.contains(item.span) for span in figures)]
    turning.sort(key=lambda signal: signal.span)
    return [
        signal
        for at, signal in enumerate(turning[:_MOST_NEGATIONS])
        if not any(signal.span.overlaps(span) for span in apart)
        and not _is_idle(reading, signal)
        and not _is_in_both(alignment, signal)
        and not _is_continued(reading, turning[:at], signal)
        and not _is_in_a_word(alignment, signal)
    ]


def _rejects(reading: Reading, signal: Signal) -> bool:
    """Whether a negation is a verb of rejecting, which says what "against" says."""
    return any(
        term.span.overlaps(signal.span) and bool(term.meanings & _DENYING) for term in reading.terms
    )


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
        share >= SAME_WORD
        and not reading.terms[index].light
        and reading.terms[index].kind is TermKind.WORD
        and reading.terms[index].span.overlaps(signal.span)
        for index, (_, share) in alignment.forth.items()
    )


def _is_in_a_word(alignment: Alignment, signal: Signal) -> bool:
    """Whether the other text denies inside a word what stands after a negation here.

    "No fee" and "fee-free", "nicht zu fassen" and "unfassbar". With an ending such a word names
    what is denied; with a prefix it may be any adjective without a partner.
    """
    reading, other = alignment.claim, alignment.known
    denied = [
        term.root for term in reading.terms if term.span.start >= signal.span.end and not term.light
    ][:_DENIED]
    left = alignment.left_in_known(TermKind.WORD)
    counted = {right for _, right in denied_forms(alignment)}  # as words of opposite meaning
    return any(
        term.kind is TermKind.WORD
        and index not in counted
        and (
            _lacks(other.words.low(term.place), denied, other.language)
            or (index in left and _is_turned(other.words.low(term.place), other.language))
        )
        for index, term in enumerate(other.terms)
    )


def _lacks(low: str, denied: Sequence[str], language: str) -> bool:
    """Whether a word says that something is without one of some roots: "fee-free"."""
    endings = (end for end in word_list(language, "without") if low.endswith(end))
    stem = low.removesuffix(max(endings, key=len, default=""))
    return low != stem and any(
        len(stem) >= _STEM and word.startswith(fold(stem)[:_STEM]) for word in denied
    )


def _is_turned(low: str, language: str) -> bool:
    """Whether a word is an adjective with a denying prefix: "unfassbar"."""
    return (
        len(low) > _LEAST_TURNED
        and low.startswith(tuple(word_list(language, "un")))
        and low.endswith(tuple(word_list(language, "un_endings")))
    )


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
    terms = [reading.terms[index] for index in unpaired(alignment)]
    return [
        Signal(SignalKind.NEGATION, term.span, term.span.of(reading.text), BY_MEANING)
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
