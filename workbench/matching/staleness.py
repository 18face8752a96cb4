"""Known claims that may hold no longer: checked long ago, or bound to the day they were made.

Such a match is never hidden. It stands below a fresh one of the same relation that is about as
much alike.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from workbench.model.known import KnownClaim, Reserve
from workbench.model.match import Decision, Match, Relation, StaleReason

_SIMILAR = 5.0  # of score; a fresh match with less than this much more stands above a stale one
_BINDING = {
    Reserve.COUNTED: StaleReason.COUNTED,
    Reserve.SO_FAR: StaleReason.SO_FAR,
}


def stale_reasons(
    known: KnownClaim, reserves: Sequence[Reserve], day: date, months: int
) -> tuple[StaleReason, ...]:
    """Why a known claim may hold no longer on a day.

    It is old when it was checked `months` months or more before; 0 means never. What `day_bound`
    has found among its `reserves` binds it to its own day, if it has one. What is said of it
    itself counts in any case: until when it holds, and from when on it is to be looked at again.
    """
    now = day.isoformat()
    said = [
        reason
        for reason, is_so in (
            (StaleReason.EXPIRED, "" < known.valid_until < now),
            (StaleReason.RECHECK, "" < known.recheck_on <= now),
        )
        if is_so
    ]
    checked = known.day
    if checked is None or checked >= day:
        return tuple(said)
    old = (StaleReason.OLD,) if 0 < months <= _months(checked, day) else ()
    bound = (_BINDING[reserve] for reserve in reserves if reserve in _BINDING)
    return (*old, *bound, *said)


def with_stale_below(
    matches: Sequence[Match], reasons: Sequence[tuple[StaleReason, ...]]
) -> list[int]:
    """The places of some matches in the order in which they are shown, best first.

    A stale one goes below the fresh ones with the same relation and decision whose scores are
    less than five lower. All others keep their places.
    """
    order = list(range(len(matches)))
    for group in _groups(matches):
        sunk = list(group)
        for start in reversed(range(len(sunk))):
            at = start
            while at + 1 < len(sunk) and _sinks(matches, reasons, sunk[at], sunk[at + 1]):
                sunk[at], sunk[at + 1] = sunk[at + 1], sunk[at]
                at += 1
        for place, number in zip(group, sunk, strict=True):
            order[place] = number
    return order


def _sinks(
    matches: Sequence[Match], reasons: Sequence[tuple[StaleReason, ...]], upper: int, lower: int
) -> bool:
    above, below = matches[upper].comparison.score, matches[lower].comparison.score
    return bool(reasons[upper]) and not reasons[lower] and above - below < _SIMILAR


def _groups(matches: Sequence[Match]) -> Iterator[list[int]]:
    """The places of the matches that may change places with one another."""
    found: dict[tuple[Decision | None, Relation], list[int]] = {}
    for place, item in enumerate(matches):
        found.setdefault((item.decision, item.comparison.relation), []).append(place)
    yield from found.values()


def _months(first: date, last: date) -> int:
    """The whole months from one day to a later one."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return months - (last.day < first.day)
