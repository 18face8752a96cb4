"""What is still to be done about an article, claim by claim, as a list that a desk can work off."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.desk.formats import query_phrases, source_words
from workbench.desk.formats.document import ClaimEntry, LogDocument, MatchEntry
from workbench.desk.query_words import reply_sign
from workbench.i18n import _, ngettext
from workbench.model.desk import ClaimState
from workbench.model.match import Relation


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that somebody has to look at: `what` it is, and in short phrases what is known.

    `tone` is a word for the style sheet, `sign` stands beside it.
    """

    entry: ClaimEntry
    tone: str
    sign: str
    what: str
    details: tuple[str, ...] = ()


Finder = Callable[[ClaimEntry], Iterator[OpenPoint]]


def open_points(document: LogDocument) -> tuple[OpenPoint, ...]:
    """All open points in the order of the claims; a claim may have several."""
    return tuple(point for entry in document.claims for find in _FINDERS for point in find(entry))


def _undecided(entry: ClaimEntry) -> Iterator[OpenPoint]:
    """A claim without a verdict, or with one that leaves it open."""
    checked = entry.checked
    if checked.state is ClaimState.OPEN:
        yield OpenPoint(entry, entry.look.tone, entry.look.sign, entry.look.word)
    elif checked.state is ClaimState.PENDING:
        told = (entry.state, checked.note)
        details = tuple(item for item in told if item and item != entry.look.word)
        yield OpenPoint(entry, entry.look.tone, entry.look.sign, entry.look.word, details)


def _conflicts(entry: ClaimEntry) -> Iterator[OpenPoint]:
    """Known claims that contradict, which nobody has accepted or rejected."""
    if entry.checked.state is ClaimState.DISMISSED:
        return
    found = [
        match
        for match in entry.matches
        if match.match.comparison.relation is Relation.CONFLICT and match.match.decision is None
    ]
    if found:
        what = ngettext(
            "conflicting known claim, not answered",
            "{count} conflicting known claims, not answered",
            len(found),
        ).format(count=len(found))
        look = found[0].look
        yield OpenPoint(entry, look.tone, look.sign, what, tuple(map(_conflict, found)))


def _conflict(match: MatchEntry) -> str:
    """Where a known claim says something else, and whose it is."""
    told = [f"{item.word}: {item.claim or '–'} ≠ {item.known or '–'}" for item in match.differences]
    whose = f" ({match.source})" if match.source else ""
    return f"{'; '.join(told) or match.match.known.text}{whose}"


def _short(entry: ClaimEntry) -> Iterator[OpenPoint]:
    """A decision on less evidence than is wanted, with the reason for it where one was given."""
    if entry.checked.falls_short:
        reason = source_words.shortfall(entry.checked.shortfall)
        details = tuple(item for item in (entry.backing, reason) if item)
        yield OpenPoint(entry, "warn", "!", _("decided on less evidence than wanted"), details)


def _asked(entry: ClaimEntry) -> Iterator[OpenPoint]:
    """What the author was asked and has not answered yet."""
    for query in entry.queries:
        if query.is_open:
            words, *_more = query_phrases.told(query)
            what = _("not answered by the author: {query}").format(query=query.name)
            yield OpenPoint(entry, "ask", reply_sign(query.reply), what, (words,))


_FINDERS: tuple[Finder, ...] = (_undecided, _conflicts, _short, _asked)
