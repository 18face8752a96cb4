"""What of a log may leave the house: all of it in the internal profile, less in the public one.

The public profile names a source that is confidential now by a number alone, and withholds the
body of every event that tells of it, or that told of a source while it was confidential. It also
withholds what checkers wrote for each other, notes on claims and on evidence and reasons for
deciding on less evidence than is wanted, what the author was asked and answered, and the receipts
of exports for the house. Where the names of checkers are hidden, it withholds the body of every
event of one of them, too: the hash is taken over the name. What a source is called in an export is
told here, too.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

import rfc8785

from workbench.desk.formats.document import Withheld
from workbench.desk.formats.people import People
from workbench.desk.formats.words import base_name
from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.event import Effect, Event, EventKind, Target
from workbench.model.evidence import Evidence, Stance
from workbench.model.match import Match
from workbench.model.origin import OriginGroup
from workbench.model.profile import Profile
from workbench.model.source import Source, source_name
from workbench.model.support import Support
from workbench.model.verdict import Verdict
from workbench.store.source_rows import details_json
from workbench.store.sources import STEPS_ON_SOURCES

_NOTES = (Target.NOTE, Target.SHORTFALL, Target.QUERY)
_ORDER = (*Stance,)


class Disclosure:
    """What an export in a profile may tell of an article with its sources."""

    def __init__(
        self,
        profile: Profile,
        sources: Iterable[Source],
        claims: Iterable[CheckedClaim],
        events: Iterable[Event],
        people: People | None = None,
    ) -> None:
        """`sources` are all that the article's claims and events name, `events` all in order.

        `people` tells what those in the log are called in public. Sources that are withheld are
        numbered in the order in which the claims come to them, then by id.
        """
        self.profile = profile
        self._is_public = profile is Profile.PUBLIC
        self.people = people if people is not None and self._is_public else People()
        there = {source.id: source for source in sources}
        self._open = {s.id for s in there.values() if not (self._is_public and _is_secret(s))}
        used = [item.source for claim in claims for item in in_order(claim.evidence)]
        secret = dict.fromkeys(n for n in (*used, *sorted(there)) if n not in self._open)
        self._numbers = {source_id: number for number, source_id in enumerate(secret, 1)}
        self._said = _said_of_secrecy(events)

    def shows(self, source_id: int) -> bool:
        """Whether a source may be told of; one that is not known may not."""
        return not self._is_public or source_id in self._open

    def reference(self, source_id: int) -> str:
        """What other parts of the export call a source: `s3`, or `confidential-1`."""
        if self.shows(source_id):
            return source_name(source_id)
        return f"confidential-{self._numbers.get(source_id, 0)}"

    def name(self, source_id: int) -> str:
        """The same in words."""
        if self.shows(source_id):
            return source_name(source_id)
        number = self._numbers.get(source_id, 0)
        return _("confidential source {number}").format(number=number)

    def words(self, text: str) -> str:
        """What a checker wrote for colleagues, or nothing."""
        return "" if self._is_public else text

    def salt(self, source: Source) -> str:
        """What a source's hash is salted with, or nothing: it must not be known by the public."""
        return "" if self._is_public else source.salt

    def article(self, article: Article) -> Article:
        """The article; in public without the folders that it lay in."""
        return replace(article, name=base_name(article.name)) if self._is_public else article

    def claim(self, checked: CheckedClaim) -> CheckedClaim:
        """A claim without what may not leave."""
        if not self._is_public:
            return checked
        return replace(
            checked,
            verdict=self._verdict(checked.verdict),
            said=self._verdict(checked.said),
            matches=tuple(map(self._match, checked.matches)),
            note="",
            shortfall=None,
            queries=(),
            evidence=tuple(self._evidence(item) for item in checked.evidence),
            backing=_without_groups(checked.backing) if checked.backing else None,
        )

    def event(self, event: Event) -> Event | Withheld:
        """An event, or what is left of it where its body may not leave."""
        if not self._is_public or not (
            self.people.hides(event.actor)
            or (self.people.hidden and _names_a_file(event))
            or self.hides_source(event)
            or _holds_words(event)
            or _is_inside(event)
        ):
            return event
        return Withheld(
            event.seq,
            event.at,
            self.people.name(event.actor),
            event.kind,
            event.article,
            event.prev,
            event.hash,
        )

    def source(self, source: Source) -> Source:
        """A source that is shown, with those who brought it in as they are called."""
        if not self.people.hidden:
            return source
        named = self.people.name
        saved = (replace(item, operator=named(item.operator)) for item in source.snapshots)
        return replace(source, added_by=named(source.added_by), snapshots=tuple(saved))

    def hides_source(self, event: Event) -> bool:
        """Whether it tells of a source that is withheld, or was confidential at the time."""
        if not self._is_public:
            return False
        named = sources_in(event.body)
        return (
            not all(self.shows(number) for number in named)
            or any(self._was_secret(number, event.seq) for number in named)
            or any(_is_set(item) for item in _under("confidential", event.body))
        )

    def _was_secret(self, source_id: int, seq: int) -> bool:
        """Whether a source was confidential when an event was written that may not say so itself.

        Steps back and edits of claims carry evidence along and tell no more of its source.
        """
        said = self._said.get(source_id, ())
        at = bisect_right(said, seq, key=itemgetter(0))
        return at > 0 and said[at - 1][1]

    def _evidence(self, item: Evidence) -> Evidence:
        passage = item.passage if self.shows(item.source) else None
        return replace(item, passage=passage, note="", by=self.people.name(item.by))

    def _verdict(self, verdict: Verdict | None) -> Verdict | None:
        return replace(verdict, by=self.people.name(verdict.by)) if verdict else None

    def _match(self, match: Match) -> Match:
        """A match; where names are hidden, without the name of the file it came in by, too."""
        if not self.people.hidden:
            return match
        who = self.people.name(match.known.checked_by)
        return replace(match, known=replace(match.known, checked_by=who, origin=""))


def in_order(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Evidence as exports list it: what is for a claim, what is against it, what is context."""
    return sorted(evidence, key=lambda item: (_ORDER.index(item.stance), item.id))


def sources_in(body: Mapping[str, Any]) -> frozenset[int]:
    """The ids of the sources that the body of an event tells of, wherever in it.

    A source stands under `source` or in a list under `sources`, by its number or as a table with
    its number as `id`.
    """
    listed = [each for item in _under("sources", body) if isinstance(item, list) for each in item]
    found = [*_under("source", body), *listed]
    numbers = [item.get("id") if isinstance(item, Mapping) else item for item in found]
    return frozenset(number for number in numbers if isinstance(number, int))


def details_digest(source: Source) -> str:
    """The hash by which a withheld source can be told later, by those who know it.

    SHA-256, as hex, of the source's salt as its 32 hex digits in ASCII, followed by the RFC 8785
    form of its details as the event that told them last has them, without the `id`.
    """
    details = rfc8785.dumps(details_json(source.details))
    return hashlib.sha256(source.salt.encode() + details).hexdigest()


def _said_of_secrecy(events: Iterable[Event]) -> Mapping[int, Sequence[tuple[int, bool]]]:
    """For each source the numbers of the events on it, and whether it was confidential then."""
    said: dict[int, list[tuple[int, bool]]] = {}
    for event in events:
        if event.kind in STEPS_ON_SOURCES:
            told = event.body["source"]
            said.setdefault(told["id"], []).append((event.seq, told["confidential"]))
    return said


def _is_secret(source: Source) -> bool:
    return source.details.confidential


def _is_set(value: Any) -> bool:
    """Whether a flag is set, or a change of it tells that it was."""
    return value is True or (isinstance(value, list) and True in value)


def _under(key: str, value: Any) -> Iterator[Any]:
    """Everything that stands under a key, however deep, in no order."""
    left = [value]
    while left:
        item = left.pop()
        if isinstance(item, Mapping):
            if key in item:
                yield item[key]
            left.extend(item.values())
        elif isinstance(item, list):
            left.extend(item)


def _holds_words(event: Event) -> bool:
    """Whether something in it was written for colleagues."""
    return any(_under_a_note(effect) for effect in event.effects) or any(
        _under("note", dict(event.body))
    )


def _is_inside(event: Event) -> bool:
    """Whether it is the receipt of an export for the house; a hash tells what was hashed."""
    is_export = event.kind is EventKind.LOG_EXPORTED
    return is_export and event.body.get("profile") != Profile.PUBLIC.value


def _names_a_file(event: Event) -> bool:
    """Whether it is a receipt that tells what a file was called, which may be after somebody."""
    return event.kind is EventKind.LOG_EXPORTED and "file" in event.body


def _under_a_note(effect: Effect) -> bool:
    return effect.target in _NOTES and bool(effect.before or effect.after)


def _without_groups(backing: Support) -> Support:
    """How many origins there are, but not which; a group may tie a source to a withheld one."""
    return replace(
        backing,
        groups_for=(OriginGroup(()),) * len(backing.groups_for),
        groups_against=(OriginGroup(()),) * len(backing.groups_against),
    )
