"""A comparison in words beside the two figures that it is made of: "more in Kiel than in Ulm"."""

from collections.abc import Iterator
from decimal import Decimal

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, word_list
from workbench.matching.values import amount
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import SignalKind

_WAYS = {"more": 1, "less": -1}
_FARTHEST = 8  # tokens from a comparative to its "than"
_BEFORE = 10  # terms before a "than" among which the first of the two compared stands
_AFTER = 3  # terms after it, for the second one
_MOST_FIGURES = 12
_SURE = 0.7  # what a term must share to be the one that a figure is given for
_CLAUSE_ENDS = frozenset(",.;:!?")


def reckoned_differences(alignment: Alignment) -> list[Difference]:
    """The comparison of one text that two figures of the other one belie; at most one.

    Of "A has more than B" the figures that stand beside A and B in the other text are looked at.
    """
    for turned in (False, True):
        one = alignment.turned() if turned else alignment
        for span, way, at in _compared(one.claim):
            figures = _belying(one, at, way)
            if figures is not None:
                first, second = (figures, span) if turned else (span, figures)
                return [difference(DifferenceKind.COMPARISON, alignment, first, second)]
    return []


def _compared(reading: Reading) -> Iterator[tuple[Span, int, int]]:
    """The comparatives of a text that a "than" follows: where, which way, the token of "than"."""
    words = reading.words
    than = word_list(reading.language, "than")
    values = [term.span for term in reading.terms if term.signal and not _is_date(term)]
    is_rare = tuple(word_list(reading.language, "comparatives_of_less"))
    for at, low in enumerate(words.lows):
        if low not in than or any(s.start == words.starts[at] for s in values):
            continue
        for back in range(at, max(-1, at - _FARTHEST), -1):
            way = _way(reading, back, is_rare)
            if words.lows[back] in _CLAUSE_ENDS:
                break
            if way and not _is_of_figure(reading, at, values):
                yield Span(words.starts[back], words.ends[at]), way, at
                break


def _is_of_figure(reading: Reading, than: int, values: list[Span]) -> bool:
    """Whether a figure follows: "more than 500" compares with no other figure."""
    end = reading.words.ends[than]
    return any(0 <= span.start - end <= 1 for span in values)


def _way(reading: Reading, at: int, rare: tuple[str, ...]) -> int:
    """1 for a comparative that says more, -1 for one that says less, 0 for none."""
    low = reading.words.low(at)
    if low in rare:
        return -1
    start = reading.words.starts[at]
    return next(
        (
            _WAYS[item.value]
            for item in reading.of_kind(SignalKind.COMPARISON)
            if item.value in _WAYS and item.span.start == start
        ),
        0,
    )


def _belying(alignment: Alignment, than: int, way: int) -> Span | None:
    """The stretch of the known text with two figures whose order is not that of a comparison."""
    claim, known = alignment.claim, alignment.known
    before = [i for i, term in enumerate(claim.terms) if term.place < than][-_BEFORE:]
    after = [i for i, term in enumerate(claim.terms) if term.place >= than][:_AFTER]
    firsts = [at for i in reversed(before) if (at := _partner(alignment, i)) >= 0]
    seconds = [at for i in after if (at := _partner(alignment, i)) >= 0]
    for unit in _units(known):
        figures = [i for i in range(len(known.terms)) if _unit(known, i) == unit]
        if 2 <= len(figures) <= _MOST_FIGURES:
            pair = _beside(known, figures, firsts, seconds)
            if pair is not None:
                return _if_belied(known, *pair, way)
    return None


def _beside(
    reading: Reading, figures: list[int], firsts: list[int], seconds: list[int]
) -> tuple[int, int] | None:
    """The two figures that go with the two compared, None where they can't be told.

    It is the first one behind each of them, or the last one before it where figures count them.
    Where only one of the two is spoken of, the other has the other figure if there are two of one
    thing.
    """
    counts = _count(reading, figures, {*firsts, *seconds})
    for one in firsts:
        for two in seconds:
            ours, theirs = (_nearest(figures, index, counts) for index in (one, two))
            if ours is not None and theirs is not None and ours != theirs:
                return ours, theirs
    if len(figures) > 2 or not _is_one_thing(reading, *figures):
        return None
    for index in seconds + firsts:
        found = _nearest(figures, index, counts)
        if found is not None:
            other = next(i for i in figures if i != found)
            return (other, found) if index in seconds else (found, other)
    return None


def _nearest(figures: list[int], index: int, counts: bool) -> int | None:
    if counts:
        return next((i for i in reversed(figures) if i < index), None)
    behind = next((i for i in figures if i > index), None)
    return figures[-1] if behind is None else behind


def _count(reading: Reading, figures: list[int], compared: set[int]) -> bool:
    """Whether the figures stand right before what is compared: "10 women and 20 men"."""
    behind = [i + 1 for i in figures if i + 1 < len(reading.terms)]
    roots = {reading.terms[i].root for i in behind}
    is_bare = not any(_unit(reading, i) for i in figures)
    return is_bare and len(roots) == len(figures) and not compared.isdisjoint(behind)


def _is_one_thing(reading: Reading, one: int, two: int) -> bool:
    """Whether two figures have one unit, or count something of the same name."""
    if _unit(reading, one):
        return True
    nouns = [{t.root for t in reading.terms[i + 1 : i + 3] if not t.light} for i in (one, two)]
    return bool(nouns[0] & nouns[1])


def _if_belied(known: Reading, ours: int, theirs: int, way: int) -> Span | None:
    gap = _figure(known, ours) - _figure(known, theirs)
    if gap * way > 0:
        return None
    first, last = sorted((ours, theirs))
    return Span(known.terms[first].span.start, known.terms[last].span.end)


def _partner(alignment: Alignment, index: int) -> int:
    partner, share = alignment.forth.get(index, (-1, 0.0))
    term = alignment.claim.terms[index]
    is_figure = term.signal is not None and not _is_date(term)
    return partner if share >= _SURE and not is_figure else -1


def _is_date(term: Term) -> bool:
    return term.signal is not None and term.signal.kind is SignalKind.DATE


def _units(reading: Reading) -> list[str]:
    found = dict.fromkeys(_unit(reading, i) for i in range(len(reading.terms)))
    return [unit for unit in found if unit is not None]


def _unit(reading: Reading, index: int) -> str | None:
    """The unit of a plain number; None for other terms."""
    term = reading.terms[index]
    if term.signal is None or term.signal.kind is not SignalKind.NUMBER:
        return None
    found = amount(term)
    return found.given_unit if found is not None else None


def _figure(reading: Reading, index: int) -> Decimal:
    found = amount(reading.terms[index])
    return found.figure if found is not None else Decimal(0)
