"""A rank beside a superlative: "the second largest" is not "the largest"."""

from bisect import bisect_left

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.stems import root
from workbench.matching.terms import Term, TermKind, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.text import packs

_SUPERLATIVE = "superlative"
_FARTHEST = 3  # tokens between a rank and its superlative
_LEAST_PART = 4  # letters


def rank_differences(alignment: Alignment) -> list[Difference]:
    """The rank that one text puts before a superlative and the other leaves out; at most one."""
    for turned in (False, True):
        one = alignment.turned() if turned else alignment
        for index in one.left_in_claim(TermKind.VALUE):
            span = _without_rank(one, one.claim.terms[index])
            if span is not None:
                spans = one.claim.terms[index].span, span
                first, second = spans[::-1] if turned else spans
                return [difference(DifferenceKind.ORDINAL, alignment, first, second)]
    return []


def _without_rank(alignment: Alignment, term: Term) -> Span | None:
    """Where the known text has the superlative of a ranked one of the claim by itself."""
    signal = term.signal
    if signal is None or signal.kind is not SignalKind.ORDINAL or signal.value in ("0", "1"):
        return None
    wanted = _superlative(alignment.claim, term)
    if not wanted:
        return None
    known = alignment.known
    ranked = [item.span for item in known.of_kind(SignalKind.ORDINAL)]
    for item in known.of_kind(SignalKind.COMPARISON):
        at = bisect_left(known.words.starts, item.span.start)
        own = _adjective(known, at)
        is_ranked = any(span.end <= item.span.start <= span.end + 2 for span in ranked)
        if item.value == _SUPERLATIVE and root(own, known.language) == wanted and not is_ranked:
            return item.span
    return None


def _superlative(reading: Reading, term: Term) -> str:
    """The root of the superlative that a rank stands before or is a part of; empty for none."""
    low = term.span.of(reading.text).lower()
    stems = tuple(packs.section(reading.language, "ordinals").get("superlatives", ()))
    for size in range(_LEAST_PART, len(low) - _LEAST_PART):
        if low.startswith(stems, size):
            return root(low[size:], reading.language)
    after = bisect_left(reading.words.starts, term.span.end)
    for item in reading.of_kind(SignalKind.COMPARISON):
        at = bisect_left(reading.words.starts, item.span.start)
        if item.value == _SUPERLATIVE and after <= at < after + _FARTHEST:
            return root(_adjective(reading, at), reading.language)
    return ""


def _adjective(reading: Reading, at: int) -> str:
    """The adjective of a superlative: the word itself, or the one after "most"."""
    low = reading.words.low(at)
    return reading.words.low(at + 1) if low in word_list(reading.language, "most") else low
