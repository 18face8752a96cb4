"""Comparisons that point the other way: more against less, above against below."""

from workbench.matching.aligning import Alignment
from workbench.matching.bounds import Bound
from workbench.matching.reading import Reading
from workbench.matching.terms import TermKind, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind

_WAYS = {"more": 1, "less": -1, "up": 1, "down": -1}
_FARTHEST = 6  # tokens from a comparative to its "than"
_ALIKE = 0.6  # of each text
_GRADES = ("more", "less")
_BEFORE_A_FIGURE = 24  # code points at most of the words that say how exact a figure is


def direction_differences(alignment: Alignment) -> list[Difference]:
    """The comparison of a text that only knows more where the other one only knows less.

    Words before a figure ("more than 500") belong to the figure, and a text with a negation is
    left to that.
    """
    claim, known = _comparisons(alignment.claim), _comparisons(alignment.known)
    ways = {_WAYS[item.value] for item in claim}, {_WAYS[item.value] for item in known}
    if len(ways[0]) != 1 or len(ways[1]) != 1 or ways[0] == ways[1]:
        return []
    is_alike = min(alignment.claim_cover, alignment.known_cover) >= _ALIKE
    if not is_alike and not any(item.value in _GRADES for item in (*claim, *known)):
        return []  # "rose" and "fell" may be said of two things
    if any(it.of_kind(SignalKind.NEGATION) for it in (alignment.claim, alignment.known)):
        return []
    return [difference(DifferenceKind.COMPARISON, alignment, claim[0].span, known[0].span)]


def _comparisons(reading: Reading) -> list[Signal]:
    bounds = [
        Span(max(0, term.span.start - _BEFORE_A_FIGURE), term.span.end)
        for term in reading.terms
        if term.kind is TermKind.VALUE and term.bound is not Bound.EXACT
    ]
    found = [
        item
        for item in reading.of_kind(SignalKind.COMPARISON)
        if item.value in _WAYS
        and not reading.quoted(item)
        and not any(span.contains(item.span) for span in bounds)
    ]
    return [*found, *_beside_figures(reading)]


def _beside_figures(reading: Reading) -> list[Signal]:
    """The "down" of "down 10 percent", and its opposite, as signals."""
    words = reading.words
    return [
        words.signal(SignalKind.COMPARISON, term.place - 1, term.place, way)
        for term in reading.terms
        if term.kind is TermKind.VALUE and term.place
        for way in ("up", "down")
        if words.low(term.place - 1) in word_list(reading.language, f"{way}_by")
    ] + [
        words.signal(SignalKind.COMPARISON, at, at + 1, way)
        for way in _GRADES
        for at, low in enumerate(words.lows)
        if low in word_list(reading.language, f"comparatives_of_{way}")
        and _than_follows(reading, at)
    ]


def _than_follows(reading: Reading, at: int) -> bool:
    """Whether a noun and then a "than" follow: "more visitors than"."""
    behind = reading.words.lows[at + 2 : at + _FARTHEST]
    return not word_list(reading.language, "than").isdisjoint(behind)
