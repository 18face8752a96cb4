"""Sources, passages, quotations and origins as people read them in a terminal."""

from collections.abc import Iterable, Mapping, Sequence

from workbench.cli import words
from workbench.cli.printing import padded, paragraph, say, styled, table
from workbench.desk import vocabulary
from workbench.desk.origin_words import said_of_support, said_of_tie
from workbench.desk.quotation_checking import CheckedQuotation
from workbench.desk.quotation_words import said_of_change, said_of_status
from workbench.desk.source_checking import ClaimPassages
from workbench.desk.sources import SourceUse
from workbench.desk.taking_in import TakenIn
from workbench.desk.verifying_sources import SourcesVerified
from workbench.desk.vocabulary import word
from workbench.i18n import _, ngettext
from workbench.model.desk import ArticleOnDesk, CheckedClaim
from workbench.model.event import Event
from workbench.model.evidence import PlacedEvidence
from workbench.model.match import Comparison, Relation
from workbench.model.origin import OriginGroup
from workbench.model.passage import Bearing, Passage
from workbench.model.quotation import QuotationStatus
from workbench.model.source import Reliability, Snapshot, Source, source_name

_INDENT = 12
_WIDTH = 16
_BEARINGS: dict[Bearing, tuple[str, dict[str, object]]] = {
    Bearing.SUPPORTS: ("=", {"fg": "green"}),
    Bearing.CONTRADICTS: ("≠", {"fg": "red", "bold": True}),
    Bearing.RELATED: ("~", {"fg": "cyan"}),
}
_STATUSES: dict[QuotationStatus, tuple[str, dict[str, object]]] = {
    QuotationStatus.VERBATIM: ("=", {"fg": "green"}),
    QuotationStatus.ALTERED: ("≠", {"fg": "red", "bold": True}),
    QuotationStatus.TRANSLATED: ("~", {"fg": "cyan"}),
    QuotationStatus.NOT_FOUND: ("?", {"fg": "yellow"}),
    QuotationStatus.NOT_COMPARABLE: ("·", {"dim": True}),
}


def event_told(event: Event) -> str:
    """Which event of the log something has become."""
    return _("event {number} by {actor}").format(number=event.seq, actor=event.actor)


def reliability(grade: Reliability) -> str:
    """A grade of a source with what it means."""
    unjudged = grade is Reliability.UNJUDGED
    said = _("reliability not judged") if unjudged else vocabulary.reliability(grade)
    return f"{grade.value} – {said}"


def show_sources(sources: Iterable[Source], used: Mapping[int, int]) -> None:
    """A line for each source."""
    rows = [
        (
            source.name,
            source.details.reliability.value,
            word(source.details.kind),
            _claims(used.get(source.id, 0)),
            _titled(source),
        )
        for source in sources
    ]
    if rows:
        table(rows)
    else:
        say(styled(_("no sources"), dim=True))


def _claims(count: int) -> str:
    return ngettext("{count} claim", "{count} claims", count).format(count=count)


def _titled(source: Source) -> str:
    details = source.details
    hidden = _("confidential") if details.confidential else ""
    saved = "" if source.snapshots else _("nothing saved")
    facts = (details.title, details.publisher, details.published, hidden, saved)
    return " · ".join(fact for fact in facts if fact)


def show_taken(taken: TakenIn, *, known: bool) -> None:
    """What became of something that was taken in; `known` says that it was there already."""
    source = taken.source
    state = f"  {_('there already')}" if known else ""
    length = source.extraction.length if source.extraction else 0
    text = _("{count} characters of text").format(count=length) if length else _("no text")
    say(
        styled(source.name, bold=True),
        styled(f"  {source.details.title}"),
        styled(f"  {word(source.details.kind)} · {text}{state}", dim=True),
    )


def show_source(source: Source, use: SourceUse) -> None:
    """A source with all that is known of it."""
    details = source.details
    say(styled(f"{source.name}  {details.title}", bold=True))
    primary = {True: _("primary"), False: _("secondary"), None: ""}[details.primary]
    for name, value in (
        (_("kind"), word(details.kind)),
        (_("author"), details.author),
        (_("publisher"), details.publisher),
        (_("address"), details.url),
        (_("published"), details.published),
        (_("accessed"), details.accessed),
        (_("language"), details.language),
        (_("rank"), primary),
        (_("origin"), details.origin),
        (_("reliability"), reliability(details.reliability)),
        (_("confidential"), _("yes") if details.confidential else ""),
        (_("added"), f"{source.added_at} · {source.added_by}"),
        (_("articles"), ", ".join(map(str, use.articles))),
    ):
        _fact(name, value)
    for snapshot in source.snapshots:
        _show_snapshot(snapshot)
    _show_text(source)
    for item in use.evidence:
        _show_placed(item)


def _fact(name: str, value: str) -> None:
    if value:
        say(paragraph(value, indent=_WIDTH, first=styled(padded(name, _WIDTH), dim=True)))


def _show_snapshot(snapshot: Snapshot) -> None:
    facts = (
        snapshot.at,
        snapshot.operator,
        word(snapshot.method),
        snapshot.name,
        snapshot.media_type,
        _("{size} bytes").format(size=snapshot.size),
    )
    _fact(
        _("snapshot {number}").format(number=snapshot.number),
        " · ".join(fact for fact in facts if fact),
    )
    say(styled(f"{'':{_WIDTH}}sha256 {snapshot.sha256}", dim=True))


def _show_text(source: Source) -> None:
    taken = source.extraction
    if taken is None:
        return
    length = _("{count} characters of text").format(count=taken.length)
    pages = ngettext("{count} page", "{count} pages", len(taken.pages)).format(
        count=len(taken.pages)
    )
    _fact(
        _("text"),
        " · ".join((length, *((pages,) if taken.pages else ()), taken.extractor, taken.at)),
    )
    _fact(_("agencies"), ", ".join(taken.agencies))
    for notice in taken.notices:
        _fact("", notice)


def _show_placed(item: PlacedEvidence) -> None:
    found = item.evidence
    words_ = found.passage.quote.exact if found.passage else _("the whole source")
    head = f"#{found.id} {word(found.stance)} {item.claim}"
    about = _("article {id}").format(id=item.article)
    verdict = item.verdict or _("no verdict")
    say(paragraph(words_, indent=_WIDTH, first=styled(padded(head, _WIDTH))))
    say(styled(f"{'':{_WIDTH}}{about} · {verdict} · {found.credibility.value}", dim=True))


def show_passages(found: Iterable[ClaimPassages]) -> None:
    """Each claim with the passages that bear on it."""
    for item in found:
        first = styled(padded(item.claim.id, _INDENT), bold=True)
        say(paragraph(item.claim.text, indent=_INDENT, first=first))
        for each in item.passages:
            _show_passage(each.source, each.passage)
        if not item.passages:
            say(styled(" " * _INDENT + _("no passage bears on it"), dim=True))


def _show_passage(source: str, passage: Passage) -> None:
    sign, style = _BEARINGS[passage.bearing]
    head = f"{sign} {round(passage.score):>3}   {word(passage.bearing)}"
    place = f"  {source} {passage.span.start}–{passage.span.end}"
    say(" " * _INDENT, styled(head, **style), styled(place, dim=True))
    differing = words.differences(Comparison(passage.score, Relation.RELATED, passage.differences))
    if differing:
        say(paragraph(differing, indent=_INDENT + 8))
    say(paragraph(passage.text, indent=_INDENT + 8))


def show_quotations(found: Iterable[CheckedQuotation]) -> None:
    """Each quotation with how its sources have it."""
    shown = False
    for item in found:
        shown = True
        named = ", ".join(item.quotation.claims) or "–"
        first = styled(padded(named, _INDENT), bold=True)
        say(paragraph(f"“{item.quotation.text}”", indent=_INDENT, first=first))
        for each in item.finding.checks:
            sign, style = _STATUSES[each.check.status]
            places = ", ".join(f"{span.start}–{span.end}" for span in each.check.places)
            say(
                " " * _INDENT,
                styled(f"{sign} {said_of_status(each.check.status)}", **style),
                styled(f"  {each.source} {places}", dim=True),
            )
            for change in each.check.changes:
                if change.matters:
                    say(paragraph(said_of_change(change), indent=_INDENT + 8))
    if not shown:
        say(styled(_("no quotations"), dim=True))


def show_origins(desk: ArticleOnDesk, groups: Sequence[OriginGroup]) -> None:
    """The sources of an article by origin, and the claims that rest on them."""
    for group in groups:
        names = ", ".join(map(source_name, group.sources))
        say(styled(padded(names, _INDENT), bold=True), styled(f" {group.name or '–'}"))
        for tie in group.reasons:
            tied = ", ".join(map(source_name, tie.sources))
            say(styled(f"{'':{_INDENT}} {tied}: {said_of_tie(tie)}", dim=True))
    if not groups:
        say(styled(_("no sources"), dim=True))
    for item in desk.claims:
        if item.backing is not None:
            _show_backing(item)


def _show_backing(item: CheckedClaim) -> None:
    assert item.backing is not None  # noqa: S101 - the caller has looked
    first = styled(padded(item.claim.id, _INDENT), bold=True)
    say(paragraph(item.claim.text, indent=_INDENT, first=first))
    style: dict[str, object] = {"fg": "yellow"} if item.falls_short else {"dim": True}
    say(" " * _INDENT, styled(said_of_support(item.backing), **style))
    if item.shortfall:
        say(paragraph(_("reason: {reason}").format(reason=item.shortfall), indent=_INDENT))


def show_verified(found: SourcesVerified) -> None:
    """How much was looked at; what is wrong was told already."""
    if found.ok:
        say(
            styled(
                _(
                    "Unaltered. Snapshots: {snapshots} · texts: {texts} · passages: {passages}"
                ).format(snapshots=found.snapshots, texts=found.texts, passages=found.passages)
            )
        )
    for notice in found.notices:
        say(styled(notice, dim=True))
    if found.unused:
        say(
            styled(
                ngettext(
                    "{count} saved file belongs to no source; it does no harm.",
                    "{count} saved files belong to no source; they do no harm.",
                    found.unused,
                ).format(count=found.unused),
                dim=True,
            )
        )
