"""The sources and the evidence of a document, as far as its profile shows them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from workbench.desk.backing import facts_of
from workbench.desk.formats import words
from workbench.desk.formats.disclosing import Disclosure, details_digest, in_order
from workbench.desk.formats.document import EvidenceEntry, OriginEntry, SourceEntry
from workbench.desk.vocabulary import word
from workbench.i18n import _
from workbench.model.desk import CheckedClaim
from workbench.model.evidence import Evidence, PinnedPassage
from workbench.model.source import Source
from workbench.model.support import Support


def source_entries(
    sources: Sequence[Source],
    claims: Iterable[CheckedClaim],
    attached: Iterable[int],
    disclosure: Disclosure,
) -> tuple[SourceEntry, ...]:
    """The sources in order of their ids, those withheld behind the others by their numbers."""
    uses: dict[int, int] = {}
    for claim in claims:
        for number in {item.source for item in claim.evidence}:
            uses[number] = uses.get(number, 0) + 1
    there = set(attached)
    origins = _origins([s for s in sources if disclosure.shows(s.id)], disclosure)
    entries = (
        _source(source, disclosure, origins, uses.get(source.id, 0), source.id in there)
        for source in sources
    )
    return tuple(sorted(entries, key=_place))


def evidence_entries(
    checked: CheckedClaim, sources: Mapping[str, SourceEntry], disclosure: Disclosure
) -> tuple[EvidenceEntry, ...]:
    """The evidence of a claim: what is for it, what is against it, what is context."""
    return tuple(
        _evidence(item, sources[disclosure.reference(item.source)])
        for item in in_order(checked.evidence)
    )


def backing_in_words(backing: Support | None) -> str:
    """How many independent origins there are on each side, and whether that is enough."""
    if backing is None:
        return ""
    told = [
        _("independent origins: {pro} for, {con} against").format(
            pro=backing.origins_for, con=backing.origins_against
        )
    ]
    if backing.primary:
        told.append(_("primary sources: {count}").format(count=backing.primary))
    if backing.applies:
        told.append(_("wanted: {count} ({rule})").format(count=backing.wanted, rule=backing.rule))
        told.append(_("enough") if backing.enough else _("less than wanted"))
    return " · ".join(told)


def _source(
    source: Source,
    disclosure: Disclosure,
    origins: Mapping[int, OriginEntry],
    claims: int,
    attached: bool,
) -> SourceEntry:
    details, shown = source.details, disclosure.shows(source.id)
    return SourceEntry(
        reference=disclosure.reference(source.id),
        name=disclosure.name(source.id),
        kind=word(details.kind) if shown else "",
        grade=details.reliability.value,
        source=disclosure.source(source) if shown else None,
        digest=details_digest(source) if details.confidential else "",
        salt=disclosure.salt(source),
        origin=origins.get(source.id),
        claims=claims,
        attached=attached,
    )


def _place(entry: SourceEntry) -> tuple[bool, int]:
    number = entry.source.id if entry.source else int(entry.reference.rpartition("-")[2])
    return (entry.source is None, number)


def _origins(sources: Sequence[Source], disclosure: Disclosure) -> dict[int, OriginEntry]:
    """What ties sources to others that are shown; withheld ones tie nothing, nor are they tied."""
    from workbench.desk.origin_words import said_of_tie  # noqa: PLC0415 - not at a start
    from workbench.matching.origins import origin_groups  # noqa: PLC0415

    found: dict[int, OriginEntry] = {}
    for group in origin_groups(facts_of(sources)):
        for number in group.sources:
            others = tuple(disclosure.reference(n) for n in group.sources if n != number)
            ties = (tie for tie in group.reasons if number in tie.sources)
            found[number] = OriginEntry(group, others, tuple(map(said_of_tie, ties)))
    return found


def _evidence(item: Evidence, source: SourceEntry) -> EvidenceEntry:
    return EvidenceEntry(
        item=item,
        source=source,
        look=words.stance(item.stance),
        grade=f"{source.grade}{item.credibility.value}",
        page=_page(source.source, item.passage),
        at=words.moment(item.at),
    )


def _page(source: Source | None, passage: PinnedPassage | None) -> int | None:
    """The page of a PDF that a passage begins on, where its text is the one taken out last."""
    if source is None or passage is None:
        return None
    taken = (e for e in source.extractions if e.text_sha256 == passage.text_sha256)
    pages = next((e.pages for e in taken if e.snapshot == passage.snapshot), ())
    return bisect_right(pages, passage.span.start) or None
