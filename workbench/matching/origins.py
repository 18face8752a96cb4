"""Sources that go back to one origin, put together.

Whatever two sources share ties them, and ties run on: where A is tied to B and B to C, all three
are one group. That errs to one side: two independent sources may be taken for one, which a person
sees by the reasons and can overrule, but two copies are not taken for two.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.matching.cleaning import clean
from workbench.matching.sketch import likeness
from workbench.model.origin import OriginGroup, OriginReason, SharedOrigin, SourceFacts
from workbench.text.agencies import agency_of, is_carrier
from workbench.text.aliases import lookup

_LONGEST = 200  # code points of a name
_ARTICLES = {"der", "die", "das", "the"}  # "Der Bote" and "Bote" are one paper
_AUTHORS = re.compile(r"[,;/&]|\s(?:und|and)\s")
# "www.bote.example", "https://bote.co.example/page": the registered label tells the publisher.
_HOST = re.compile(
    r"(?:https?://)?(?:[\w-]{1,63}\.){0,4}?(?P<label>[\w-]{1,63})(?:\.(?:com?|gov|org|net|ac|or))?"
    r"\.[a-z]{2,12}(?::\d{1,5})?(?:/\S*)?"
)
# For what is shared by name, the first that any of the sharers goes by.
_BY_NAME = (
    OriginReason.AGENCY,
    OriginReason.ORIGIN,
    OriginReason.PUBLISHER,
    OriginReason.AUTHOR,
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that a source goes back to, and by which of its fields."""

    key: str
    name: str
    reason: OriginReason


def origin_groups(facts: Sequence[SourceFacts]) -> tuple[OriginGroup, ...]:
    """The sources in groups of one origin each; every source is in exactly one.

    Groups and the sources in them are in the order of their ids, whatever the order of `facts`,
    in which no id may come twice. What ties two sources: the same bytes; a near-copy of the text;
    the same stated origin; the same agency named in the text, stated as the origin or given as
    the publisher or an author; the same publisher where neither an origin nor an agency is known,
    and the same author where no publisher is known either. A wire, a platform or an archive, which
    only carries what others write, is no publisher. A publisher that nothing else is known beside
    is also tied to sources that state it as their origin; its web address will do.
    Compares each two texts that are not tied by texts yet: meant for the sources of a claim or
    an article, up to some hundreds.
    """
    ordered = sorted(facts, key=lambda source: source.id)
    shared = [*_same_bytes(ordered), *_near_copies(ordered), *_same_names(ordered)]
    ties = _Ties(source.id for source in ordered)
    for tie in shared:
        ties.tie(tie.sources)
    return tuple(
        OriginGroup(
            sources,
            tuple(tie for tie in shared if tie.sources[0] in sources),
            _name_of([source for source in ordered if source.id in sources]),
        )
        for sources in ties.groups()
    )


class _Ties:
    """Which sources are tied to each other, directly or through others."""

    def __init__(self, ids: Iterable[int]) -> None:
        self._towards = {number: number for number in ids}

    def root(self, number: int) -> int:
        """The least id of those that a source is tied to."""
        while (above := self._towards[number]) != number:
            self._towards[number] = number = self._towards[above]
        return number

    def tie(self, ids: Sequence[int]) -> None:
        """Tie these sources to each other."""
        roots = [self.root(number) for number in ids]
        for root in roots:
            self._towards[root] = min(roots)

    def groups(self) -> list[tuple[int, ...]]:
        """The sources that are tied, each group and all groups in the order of ids."""
        found: dict[int, list[int]] = {}
        for number in self._towards:
            found.setdefault(self.root(number), []).append(number)
        return [tuple(sorted(group)) for _, group in sorted(found.items())]


def _same_bytes(sources: Sequence[SourceFacts]) -> Iterator[SharedOrigin]:
    holders: dict[str, list[int]] = {}
    for source in sources:
        for digest in source.snapshots:
            holders.setdefault(digest, []).append(source.id)
    for digest, ids in sorted(holders.items()):
        if len(ids) > 1:
            yield SharedOrigin(OriginReason.BYTES, tuple(ids), digest)


def _near_copies(sources: Sequence[SourceFacts]) -> Iterator[SharedOrigin]:
    """Texts tied by near-copies, with the loosest of the ties that hold them together."""
    runs = {source.id: frozenset(source.sketch.runs) for source in sources if source.sketch}
    sketched = [source for source in sources if source.id in runs]
    ties = _Ties(runs)
    found: list[tuple[int, float]] = []
    for one, two in combinations(sketched, 2):
        # Most texts have nothing in common, which is told fast.
        if ties.root(one.id) == ties.root(two.id) or runs[one.id].isdisjoint(runs[two.id]):
            continue
        common = likeness(one.sketch, two.sketch)
        if common.is_copy:
            ties.tie((one.id, two.id))
            found.append((one.id, common.containment))
    for group in ties.groups():
        parts = [part for source, part in found if source in group]
        if parts:
            yield SharedOrigin(OriginReason.TEXT, group, percent=round(100 * min(parts)))


def _same_names(sources: Sequence[SourceFacts]) -> Iterator[SharedOrigin]:
    holders: dict[str, list[tuple[int, _Named]]] = {}
    for source in sources:
        for named in {item.key: item for item in _goes_back_to(source)}.values():
            holders.setdefault(named.key, []).append((source.id, named))
    for _, held in sorted(holders.items()):
        if len(held) > 1:
            reasons = {named.reason for _, named in held}
            reason = next(reason for reason in _BY_NAME if reason in reasons)
            name = next(named.name for _, named in held if named.reason is reason)
            yield SharedOrigin(reason, tuple(number for number, _ in held), name)


def _goes_back_to(source: SourceFacts) -> Iterator[_Named]:
    """Whom a source goes back to; one who is named for several reasons comes several times."""
    named = [*_stated(source.origin, OriginReason.ORIGIN)]
    named += [item for name in source.agencies for item in _stated(name, OriginReason.AGENCY)]
    publisher = [*_stated(source.publisher, OriginReason.PUBLISHER)]
    named += [item for item in publisher if item.reason is OriginReason.AGENCY]
    named += [
        item
        for author in _AUTHORS.split(source.author[:_LONGEST])
        for item in _stated(author, OriginReason.AUTHOR)
        if item.reason is OriginReason.AGENCY
    ]
    yield from named or publisher or _stated(source.author, OriginReason.AUTHOR)


def _stated(name: str, reason: OriginReason) -> Iterator[_Named]:
    words = " ".join(name[:_LONGEST].split())
    # "St.Gallen" is no host: those are written small.
    host = _HOST.fullmatch(words) if words.islower() or "://" in words else None
    words = host["label"] if host else " ".join(clean(words).split())
    if is_carrier(words):
        return
    article, _blank, rest = words.partition(" ")
    bare = rest if rest and article.casefold() in _ARTICLES else words
    agency = agency_of(bare)
    if agency:
        yield _Named(agency.casefold(), agency, OriginReason.AGENCY)
        return
    alias = lookup(bare.title() if host else bare)
    key = (alias.canonical if alias else bare).casefold()
    if any(char.isalnum() for char in key):
        yield _Named(key, words, reason)


def _name_of(group: Sequence[SourceFacts]) -> str:
    """The name that most sources of a group go back to; of equals the most telling one."""
    found = [item for source in group for item in dict.fromkeys(_goes_back_to(source))]
    if not found:
        return ""
    often = Counter(item.key for item in found)
    best = min(found, key=lambda item: (-often[item.key], _BY_NAME.index(item.reason)))
    return best.name
