"""Finds a stretch of a text again after the text was changed (W3C TextQuoteSelector).

A stretch is found again only where there is no doubt; two places that fit equally well are no
answer, because a verdict must never slide to other words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from workbench.model.selector import TextQuoteSelector
from workbench.model.span import Span

CONTEXT = 32
"""The most code points kept of the text before and after a stretch."""

# A quote found this often is not told apart by its context, and looking on would take long.
_MOST_PLACES = 500
# A change can be pointed out only if what stands between the contexts is still claim-sized.
_LONGEST_CHANGE = 2_000


class Outcome(StrEnum):
    """What became of a stretch in the changed text."""

    KEPT = "kept"  # same words, same place
    MOVED = "moved"  # same words, another place
    CHANGED = "changed"  # other words between the same surroundings
    ORPHAN = "orphan"  # gone, or in several places that can't be told apart


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Where a stretch is now; `span` is None for an orphan.

    For `CHANGED` the span holds the new wording, to be shown and not to be taken for the old.
    """

    outcome: Outcome
    span: Span | None = None


def make(text: str, span: Span) -> TextQuoteSelector:
    """The selector of a stretch of a text."""
    return TextQuoteSelector(
        span.of(text),
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )


def reanchor(selector: TextQuoteSelector, text: str, start: int) -> Anchoring:
    """Find a stretch in a changed text; `start` is where it began in the old one.

    The words must be the same and one place alone must fit: the only one with both sides of
    the context, else the only one with one side, else, for a long stretch, the only one at all.
    """
    if not selector.exact:
        return Anchoring(Outcome.ORPHAN)
    places = list(islice(_places(selector.exact, text), _MOST_PLACES + 1))
    if not places:
        return _changed(selector, text)
    if len(places) > _MOST_PLACES:
        return Anchoring(Outcome.ORPHAN)
    # A few words may well return in quite another place; a long stretch is the same one.
    for fits in (2, 1, 0) if len(selector.exact) >= CONTEXT else (2, 1):
        found = [place for place in places if _sides(selector, text, place) >= fits]
        if len(found) == 1:
            outcome = Outcome.KEPT if found[0] == start else Outcome.MOVED
            return Anchoring(outcome, Span(found[0], found[0] + len(selector.exact)))
        if found:
            return Anchoring(Outcome.ORPHAN)
    return Anchoring(Outcome.ORPHAN)


def _places(exact: str, text: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _sides(selector: TextQuoteSelector, text: str, place: int) -> int:
    """How many sides of the context stand at a place; an empty side is an end of the text."""
    after = place + len(selector.exact)
    before = text[max(0, place - CONTEXT) : place]
    prefix = before.endswith(selector.prefix) if selector.prefix else place == 0
    suffix = text.startswith(selector.suffix, after) if selector.suffix else after == len(text)
    return prefix + suffix


def _changed(selector: TextQuoteSelector, text: str) -> Anchoring:
    """The words between the old surroundings, if those stand there once and close together."""
    if not selector.prefix.strip() or not selector.suffix.strip():
        return Anchoring(Outcome.ORPHAN)
    if text.count(selector.prefix) != 1 or text.count(selector.suffix) != 1:
        return Anchoring(Outcome.ORPHAN)
    begin = text.find(selector.prefix) + len(selector.prefix)
    end = text.find(selector.suffix)
    if not begin < end <= begin + _LONGEST_CHANGE:
        return Anchoring(Outcome.ORPHAN)
    return Anchoring(Outcome.CHANGED, Span(begin, end))
