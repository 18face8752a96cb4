"""What was decided at the desk about claims, as far as it says which are worth checking.

Only what is in force teaches: no step that was taken back, no claim that an edit has replaced or
that is gone from its article's newest text, and none that nobody has touched, as it may only not
have been reached yet. A thorough desk judges nearly everything and dismisses little, so the two
kinds are out of balance; learning makes up for that, see `worth_learning.adapt`.
"""

from collections.abc import Iterable

from workbench.model.desk import CheckedClaim
from workbench.model.event import Event, EventKind
from workbench.model.training import DecisionKind

_REPEATED = "repeated"
_EDITS = frozenset(
    {
        EventKind.CLAIM_ADDED,
        EventKind.CLAIM_RESIZED,
        EventKind.CLAIM_SPLIT,
        EventKind.CLAIMS_MERGED,
    }
)


def kind_of(item: CheckedClaim, added: frozenset[str]) -> DecisionKind | None:
    """What the present state of a claim teaches, None for nothing; a claim teaches once.

    A claim that is dismissed was skipped, whatever was done with it before. Why it was dismissed
    does not matter but in one case: one that was said before in the article may well be worth
    checking, where it was said first. The other reasons, also those in somebody's own words, are
    about the claim itself. `added` are the ids of those added by hand; that says more than a
    verdict, which a thorough desk gives to everything, and a verdict more than a note.
    """
    if item.dismissed is not None:
        return None if item.dismissed == _REPEATED else DecisionKind.DISMISSED
    if item.claim.id in added:
        return DecisionKind.ADDED
    if item.verdict is not None or item.said is not None:
        return DecisionKind.JUDGED
    return DecisionKind.NOTED if item.note else None


def added_by_hand(events: Iterable[Event]) -> frozenset[str]:
    """The claims of an article that somebody added, from its events in order.

    One that was widened or narrowed is still the one that was added; what came of splitting or
    merging is not, nor is what the splitter found and somebody changed.
    """
    added: set[str] = set()
    for event in events:
        resized = event.kind is EventKind.CLAIM_RESIZED and added.issuperset(event.body["old"])
        if event.kind is EventKind.CLAIM_ADDED or resized:
            added.update(event.body["new"])
    return frozenset(added)


def made_by_hand(events: Iterable[Event]) -> frozenset[str]:
    """The claims of an article's newest text whose borders somebody chose, from its events."""
    made: set[str] = set()
    for event in events:
        if event.kind is EventKind.ARTICLE_REVISED:
            made.clear()
        elif event.kind in _EDITS:
            made.update(event.body["new"])
    return frozenset(made)
