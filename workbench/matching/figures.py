"""Numbers, ordinals, dates and units that differ between two aligned texts."""

import re
from collections.abc import Iterator
from decimal import Decimal

from workbench.matching.aligning import Alignment
from workbench.matching.figure_terms import AGE, RESULT
from workbench.matching.heads import counts_of_another, measures_other, same_head
from workbench.matching.matter import is_near_verbatim, shared_matter
from workbench.matching.measures import PERCENT, TIMES
from workbench.matching.reading import Reading
from workbench.matching.terms import Term, TermKind, word_list
from workbench.matching.values import (
    Amount,
    amount,
    comparable_dates,
    is_rate,
    is_share,
    length,
)
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.text import packs
from workbench.text.units import unit_at
from workbench.text.words import Words

_MOST = 24  # figures without a partner
_TIMES_OF_RATES = frozenset(("second", "minute", "hour", "day", "week", "month", "quarter", "year"))
_ANNIVERSARY = "anniversary-"
_SAME_FIGURE = 2.0  # how much more likely two figures are to meet that differ in the unit alone
_SAME_UNIT = 0.5
_ONE_EVENT = 0.6  # of what happens
_MAGNITUDE = re.compile(r"(?<=[\d\W])[^\W\d_]{1,30}")  # the first word behind a figure
_MAGNITUDES = frozenset(Decimal(1000) ** power for power in (1, 2, 3, 4))


def figure_differences(alignment: Alignment) -> list[Difference]:
    """Pairs of figures that stand for the same thing and say something else.

    A figure that only one text gives makes no difference: the other one is silent about it. Texts
    that are full of unlike figures are tables, and are not compared figure by figure.
    """
    claim, known = alignment.claim.terms, alignment.known.terms
    claim_left = alignment.left_in_claim(TermKind.VALUE)
    free = alignment.left_in_known(TermKind.VALUE)
    if max(len(claim_left), len(free)) > _MOST:
        return []
    rated = sorted(
        (-score, abs(left - right), left, right, kind)
        for left in claim_left
        for right in free
        for kind, score in _rated(alignment, left, right)
    )
    found = list(_of_other_rates(alignment))
    met: set[tuple[str, int]] = set()
    rated += [(0.0, 0, *pair, DifferenceKind.NUMBER) for pair in _counted_otherwise(alignment)]
    for _, _, left, right, kind in rated:
        if ("claim", left) in met or ("known", right) in met:
            continue
        met |= {("claim", left), ("known", right)}
        found.append(difference(kind, alignment, claim[left].span, known[right].span))
        if kind is DifferenceKind.NUMBER:
            found += _in_other_magnitudes(alignment, claim[left], known[right])
    return sorted(found, key=lambda item: item.claim.span)


def _of_other_rates(alignment: Alignment) -> Iterator[Difference]:
    """Equal figures that are given for other things: "70 dollars per barrel", "per gallon"."""
    for left, (right, _) in alignment.forth.items():
        claim, known = alignment.claim.terms[left], alignment.known.terms[right]
        rates = _rate(alignment.claim, claim), _rate(alignment.known, known)
        if claim.kind is TermKind.VALUE and all(rates) and rates[0] != rates[1]:
            yield difference(DifferenceKind.UNIT, alignment, claim.span, known.span)


def _counted_otherwise(alignment: Alignment) -> Iterator[tuple[int, int]]:
    """Figures of which each text counts one thing, where one goes with a figure for another.

    "22 games, a dozen at first", "12 games".
    """
    for turned in (False, True):
        one = alignment.turned() if turned else alignment
        for left in one.left_in_claim(TermKind.VALUE)[:_MOST]:
            for other, (right, _) in one.forth.items():
                if counts_of_another(one, left, other, right):
                    yield (right, left) if turned else (left, right)


def _rate(reading: Reading, term: Term) -> str:
    """What a figure is given for: right behind it, or by a word for a rate elsewhere in its text.

    "5 pounds of salt per hour", "a monthly rate of 9 dollars". A text with more than one rate
    says none of a figure, nor is a date given at any.
    """
    if term.per or term.kind is not TermKind.VALUE or term.signal is None:
        return term.per
    if term.signal.kind is not SignalKind.NUMBER or not term.signal.unit:
        return ""
    rates = _rates(reading.words, reading.language)
    return rates[0] if len(rates) == 1 else ""


def _rates(words: Words, language: str) -> tuple[str, ...]:
    """The units of time that figures of a text are given for."""
    named = packs.section(language, "matching").get("rates", {})
    per = word_list(language, "per") - word_list(language, "determiners")
    found = [
        named[low]
        for low, raw in zip(words.lows, words.raws, strict=True)
        if low in named and raw[0].islower()
    ]
    found += [
        unit
        for at, low in enumerate(words.lows)
        if low in per and (unit := unit_at(words, at + 1, language)[0]) in _TIMES_OF_RATES
    ]
    return tuple(dict.fromkeys(found))


def _in_other_magnitudes(alignment: Alignment, claim: Term, known: Term) -> Iterator[Difference]:
    """The words for the magnitude where nothing else differs: "2 million", "2 billion"."""
    one, two = amount(claim), amount(known)
    if one is None or two is None or not one.figure or not two.figure:
        return
    ratio = max(one.figure, two.figure) / min(one.figure, two.figure)
    places = [
        _MAGNITUDE.search(term.span.of(it.text))
        for term, it in ((claim, alignment.claim), (known, alignment.known))
    ]
    if ratio in _MAGNITUDES and places[0] and places[1]:
        spans = [
            Span(term.span.start + place.start(), term.span.start + place.end())
            for term, place in zip((claim, known), places, strict=True)
            if place
        ]
        yield difference(DifferenceKind.UNIT, alignment, spans[0], spans[1])


def shares_figures(alignment: Alignment) -> bool:
    """Whether a figure of the claim is in the known text, too."""
    terms = alignment.claim.terms
    return any(terms[index].kind is TermKind.VALUE for index in alignment.forth)


def has_other_figures(alignment: Alignment) -> bool:
    """Whether both texts give figures of one sort, or dates, that do not go with each other."""
    claim, known = alignment.claim, alignment.known
    left = [claim.terms[i] for i in alignment.left_in_claim(TermKind.VALUE)[:_MOST]]
    right = [known.terms[i] for i in alignment.left_in_known(TermKind.VALUE)[:_MOST]]
    return any(kind_of(one, two) or _are_dates(one, two) for one in left for two in right)


def _are_dates(one: Term, two: Term) -> bool:
    return all(
        term.signal is not None and term.signal.kind is SignalKind.DATE and not term.capital
        for term in (one, two)
    )


def _rated(alignment: Alignment, left: int, right: int) -> Iterator[tuple[DifferenceKind, float]]:
    """The kind of difference that two figures make, with a rating; nothing if they don't meet."""
    claim, known = alignment.claim.terms[left], alignment.known.terms[right]
    kind = kind_of(claim, known)
    if kind is None:
        return
    if kind is DifferenceKind.NUMBER and measures_other(alignment, left, right):
        return
    if kind is DifferenceKind.UNIT and _leaves_unit_out(alignment, claim, known):
        return
    support = alignment.support(left, right)
    alone = _alone(alignment, claim, known)
    if kind is DifferenceKind.DATE and not _same_side(alignment, claim, known):
        return
    ranks_alone = kind is DifferenceKind.ORDINAL and alone and _is_one_event(alignment)
    fits = ranks_alone or is_near_verbatim(alignment) or same_head(alignment, left, right)
    if not fits:
        return
    if support or alone:
        yield kind, support + alone + _likeness(claim, known)


def _leaves_unit_out(alignment: Alignment, claim: Term, known: Term) -> bool:
    """Whether one text gives a figure without the unit of another one there: "3.8 against 3 %"."""
    one, two = amount(claim), amount(known)
    if one is None or two is None or bool(one.given_unit) is bool(two.given_unit):
        return False
    unit = one.given_unit or two.given_unit
    bare = alignment.known if one.given_unit else alignment.claim
    return any(
        (other := amount(term)) is not None and other.given_unit == unit for term in bare.terms
    )


def _is_one_event(alignment: Alignment) -> bool:
    """Whether two ranks may be told to differ that stand before nouns which don't go together."""
    return shares_figures(alignment) or shared_matter(alignment) >= _ONE_EVENT


def _likeness(claim: Term, known: Term) -> float:
    """How much two figures are alike in what they give: the same figure, or the same unit."""
    one, two = amount(claim), amount(known)
    if one is None or two is None:
        return 0.0
    if one.figure == two.figure:
        return _SAME_FIGURE
    return _SAME_UNIT if one.given_unit == two.given_unit else 0.0


def kind_of(first: Term, second: Term) -> DifferenceKind | None:
    """The kind of difference that two figures make by themselves; None if they can't differ."""
    if first.signal is None or second.signal is None:
        return None
    one, two = first.signal, second.signal
    kinds = {one.kind, two.kind}
    if one.value.startswith(_ANNIVERSARY) and two.value.startswith(_ANNIVERSARY):
        return DifferenceKind.ORDINAL  # what differs is which one it is, not the day
    amounts = amount(first), amount(second)
    if SignalKind.DATE in kinds and not all(amounts):
        return _date_kind(first, second)
    if SignalKind.ORDINAL in kinds:
        ranked = TIMES in (one.unit, two.unit) or len(kinds) == 1
        return DifferenceKind.ORDINAL if ranked else None
    return _number_kind(first, second, *amounts)


def _date_kind(first: Term, second: Term) -> DifferenceKind | None:
    one, two = first.signal, second.signal
    if (
        one is None
        or two is None
        or one.kind is not two.kind
        or first.capital is not second.capital
    ):
        return None
    if is_rate(one) and is_rate(two):
        return DifferenceKind.UNIT  # "per day" and "per month"
    lengths = length(one), length(two)
    if lengths[0] and lengths[1] and lengths[0] != lengths[1]:
        return DifferenceKind.UNIT if lengths[0][0] == lengths[1][0] else DifferenceKind.DATE
    return DifferenceKind.DATE if comparable_dates(first, second) else None


def _number_kind(
    first: Term, second: Term, one: Amount | None, two: Amount | None
) -> DifferenceKind | None:
    if RESULT in (first.per, second.per) and first.per != second.per:
        return None
    if one is None or two is None or _is_age(first) is not _is_age(second):
        return None
    if {one.unit, two.unit} == {"", PERCENT} and (is_share(one) or is_share(two)):
        return DifferenceKind.NUMBER
    units = one.given_unit, two.given_unit
    if one.figure == two.figure:
        if units[0] == units[1]:
            return DifferenceKind.COMPARISON  # "more than 500", "fewer than 500"
        is_part = is_share(one) or is_share(two)  # "a quarter-point"
        return DifferenceKind.UNIT if all(units) or (PERCENT in units and not is_part) else None
    return DifferenceKind.NUMBER if one.unit == two.unit or not any(units) else None


def _is_age(term: Term) -> bool:
    """Whether a figure tells how old somebody is: "41-year-old", "41-Jährige", "aged 41"."""
    return term.per == AGE


def _alone(alignment: Alignment, claim: Term, known: Term) -> float:
    """Whether both figures are the only ones of their sort that found no partner."""
    return float(
        all(
            sum(_sort(reading.terms[index]) == _sort(term) for index in left) == 1
            for reading, left, term in (
                (alignment.claim, alignment.left_in_claim(TermKind.VALUE), claim),
                (alignment.known, alignment.left_in_known(TermKind.VALUE), known),
            )
        )
    )


def _sort(term: Term) -> tuple[str, str]:
    signal = term.signal
    return (signal.kind.value, signal.unit) if signal else ("", "")


def _same_side(alignment: Alignment, claim: Term, known: Term) -> bool:
    """Whether both dates say when, or both since when, or both until when.

    A day after the one until which something was done is another one, too.
    """
    sides = _side(alignment.claim, claim), _side(alignment.known, known)
    if sides[0] == sides[1]:
        return True
    if set(sides) == {"at", "since"}:
        return _is_of_last_time(alignment, since_claim=sides[0] == "since")
    if set(sides) != {"at", "until"} or not claim.days or not known.days:
        return False
    dated, until = (claim, known) if sides[1] == "until" else (known, claim)
    return all(
        day.first > end.last and day.open_year is end.open_year
        for day in dated.days
        for end in until.days
    )


def _is_of_last_time(alignment: Alignment, *, since_claim: bool) -> bool:
    """Whether nothing has happened since a date, and the other one says when it last did."""
    since, dated = alignment.claim, alignment.known
    if not since_claim:
        since, dated = dated, since
    last = word_list(dated.language, "last_time")
    return bool(since.of_kind(SignalKind.NEGATION)) and not last.isdisjoint(dated.words.lows)


def _side(reading: Reading, term: Term) -> str:
    passed = word_list(reading.language, "determiners")
    place = term.place - 1
    while place >= 0 and reading.words.low(place) in passed:
        place -= 1
    sides = ("since", "until")
    low = reading.words.low(place)
    if reading.words.low(place - 1) in word_list(reading.language, "from_then"):
        return "at"
    return next((side for side in sides if low in word_list(reading.language, side)), "at")
