"""The log as Markdown: readable as it is, and inert when it is rendered."""

from collections.abc import Iterator

from workbench.desk.formats import markdown_queries, markdown_sources
from workbench.desk.formats.document import ClaimEntry, Judgement, LogDocument, MatchEntry
from workbench.desk.formats.markdown_text import autolink, characters, escape
from workbench.desk.formats.source_words import shortfall
from workbench.desk.formats.words import (
    base_name,
    claims_counted,
    edition,
    entries_counted,
    left_out,
    moment,
    short_of_evidence,
)
from workbench.desk.origin import origin
from workbench.i18n import _
from workbench.model.match import Relation
from workbench.text.guard import display


def render(document: LogDocument) -> bytes:
    """The log as UTF-8."""
    return ("\n".join(_lines(document)) + "\n").encode()


def _lines(document: LogDocument) -> Iterator[str]:
    article = document.article
    yield f"# {escape(_('Verification log: {title}').format(title=article.title))}"
    yield ""
    exported = _("exported {at} by {who}").format(
        at=moment(document.exported_at), who=document.exported_by
    )
    version = _("version {number}").format(number=article.revision)
    yield f"{escape(base_name(article.name))} · {version} · {escape(exported)}"
    yield ""
    yield edition(document.profile)
    if said := origin(article.metadata):
        yield ""
        yield escape(" · ".join(said))
    yield ""
    yield f"**{claims_counted(len(document.claims))}**"
    yield ""
    for item in document.tally:
        yield f"- {escape(item.look.sign)} {item.count} {escape(item.look.word)}"
    if document.conflicts:
        yield f"- ≠ {document.conflicts} {_('with a conflicting known claim')}"
    if document.short:
        yield f"- {short_of_evidence(len(document.short))}"
    yield from _section(_("The article"), _article(document))
    yield from _section(_("The claims"), _claims(document))
    if document.short:
        yield from _section(_("Decided on less evidence than wanted"), _short(document))
    if document.in_use:
        yield from _section(_("Sources"), markdown_sources.sources(document))
    yield from _section(_("Left out of the check"), _left_out(document))
    yield from _section(_("The log"), _record(document))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield from lines


def _article(document: LogDocument) -> Iterator[str]:
    """The article, a line for each of its lines, each claim after its number and sign."""
    markers = _markers(document)
    start = 0
    for line in document.article.text.split("\n"):
        parts: list[str] = []
        for offset, character in enumerate(characters(display(line)), start):
            parts += [*markers.get(offset, ()), character]
        shown = " ".join("".join(parts).split())
        if shown:
            yield shown
            yield ""
        start += len(line) + 1


def _markers(document: LogDocument) -> dict[int, list[str]]:
    """What stands before the character at an offset: a reason, or the number of a claim."""
    markers: dict[int, list[str]] = {}
    for out in document.excluded:
        markers.setdefault(out.excluded.span.start, []).append(f" *({out.reason})* ")
    for entry in document.claims:
        start = entry.checked.claim.span.start
        markers.setdefault(start, []).append(f" **\\[{_title(entry)}\\]** ")
    return markers


def _title(entry: ClaimEntry) -> str:
    return f"{escape(entry.number)} {escape(entry.look.sign)}"


def _claims(document: LogDocument) -> Iterator[str]:
    for entry in document.claims:
        yield f"### {_title(entry)} {escape(entry.look.word)}"
        yield ""
        yield f"> {escape(entry.checked.claim.text)}"
        yield ""
        yield from _about(entry)
        yield ""


def _about(entry: ClaimEntry) -> Iterator[str]:
    checked = entry.checked
    if entry.both:
        for answer in entry.both:
            yield f"- {escape(answer.words)} {_judged(answer.judgement)}"
    elif entry.judgement:
        yield f"- {_('Verdict')}: {_judged(entry.judgement)}"
    if checked.dismissed:
        yield f"- {escape(_('Not a claim: {reason}').format(reason=checked.dismissed))}"
    if checked.note:
        yield f"- {_('Note')}: {escape(checked.note)}"
    yield from markdown_queries.queries(entry)
    yield from _read(entry)
    yield from markdown_sources.evidence(entry)
    if entry.matches:
        yield f"- {_('Known claims')}:"
        for match in entry.telling:
            yield from _match(match)
        more = left_out(len(entry.matches) - len(entry.telling))
        if more:
            yield f"  - {more}"
    if entry.history:
        yield f"- {_('History')}:"
        for item in entry.history:
            yield f"  - {escape(item.line)}"


def _judged(judgement: Judgement | None) -> str:
    if judgement is None:
        return _("no verdict")
    decided = f"{judgement.scale} · {judgement.by} · {judgement.at}"
    return f"**{escape(judgement.name)}** ({escape(decided)})"


def _read(entry: ClaimEntry) -> Iterator[str]:
    """What was read out of the claim: who says it, its details, what it leans on."""
    said = entry.checked.claim.attribution
    if said:
        yield f"- {escape(_('says: {who}').format(who=said.text))}"
    if entry.signals:
        # Of an f-string, the extraction of the messages reads nothing.
        checkable = _("Checkable")
        yield f"- {checkable}: {escape(' · '.join(entry.signals))}"
    if entry.context:
        yield f"- {escape(_('In context: {told}').format(told=' · '.join(entry.context)))}"


def _match(entry: MatchEntry) -> Iterator[str]:
    known = entry.match.known
    head = f"{entry.look.sign} **{escape(entry.look.word)}** {entry.match.comparison.score:.0f}"
    decided = f" *({entry.decision})*" if entry.decision else ""
    yield f"  - {head}{decided}: “{escape(known.text)}” ({escape(entry.source)})"
    if entry.match.comparison.relation is Relation.CONFLICT:
        for item in entry.differences:
            here, there = escape(item.claim) or "–", escape(item.known) or "–"
            yield f"    - {item.word}: {here} ≠ {there}"
    if link := autolink(known.url):
        yield f"    - {link}"


def _short(document: LogDocument) -> Iterator[str]:
    """The claims whose decision rests on less than the rule wants, and why that is enough."""
    for entry in document.short:
        yield f"- {_title(entry)}: {escape(entry.checked.claim.text)}"
        yield f"  - {escape(entry.backing)}"
        if reason := shortfall(entry.checked.shortfall):
            yield f"  - {escape(reason)}"


def _left_out(document: LogDocument) -> Iterator[str]:
    if not document.excluded:
        yield _("Nothing: every sentence is in a claim.")
    for entry in document.excluded:
        yield f"- {entry.reason}: {escape(entry.excluded.text)}"


def _record(document: LogDocument) -> Iterator[str]:
    for entry in document.history:
        yield f"- {escape(entry.line)}"
    sha = document.article.sha256
    yield f"- {_('SHA-256 of the article as it came in: {sha}').format(sha=escape(sha))}"
    yield f"- {entries_counted(len(document.events), len(document.withheld))}"
    if document.events:
        last = document.events[-1]
        yield f"- {_('Last entry: {seq}, {hash}').format(seq=last.seq, hash=last.hash)}"
    yield f"- {escape(document.program)}"
