"""Sources and evidence in Markdown."""

from collections.abc import Iterator

from workbench.desk.formats import source_words, words
from workbench.desk.formats.document import ClaimEntry, EvidenceEntry, LogDocument, SourceEntry
from workbench.desk.formats.markdown_text import autolink, escape
from workbench.i18n import _
from workbench.model.evidence import Stance


def evidence(entry: ClaimEntry) -> Iterator[str]:
    """What speaks for a claim, what against it, and whether that is enough."""
    for stance in Stance:
        found = entry.evidence_that(stance)
        if found:
            yield f"- {words.side(stance)}:"
        for item in found:
            yield from _passage(item)
    if entry.backing:
        yield f"- {escape(entry.backing)}"
    if reason := source_words.shortfall(entry.checked.shortfall):
        yield f"- {escape(reason)}"


def sources(document: LogDocument) -> Iterator[str]:
    """The sources, each with what was saved of it."""
    for entry in document.in_use:
        yield from _source(entry)


def _passage(entry: EvidenceEntry) -> Iterator[str]:
    head = f"{escape(entry.look.sign)} **{escape(entry.source.name)}** {entry.grade}"
    yield f"  - {head}: {escape(source_words.quoted(entry))}"
    if whence := source_words.whence(entry):
        yield f"    - {escape(' · '.join(whence))}"
    yield f"    - {escape(' · '.join(source_words.linked(entry)))}"
    if entry.item.note:
        note = _("Note")
        yield f"    - {note}: {escape(entry.item.note)}"


def _source(entry: SourceEntry) -> Iterator[str]:
    titled = [entry.title, *entry.facts] if entry.source else []
    yield " · ".join((f"- **{escape(entry.name)}**", *map(escape, titled)))
    yield f"  - {escape(' · '.join(source_words.described(entry)))}"
    if entry.source and (link := autolink(entry.source.details.url)):
        yield f"  - {link}"
    for said in (source_words.kinship(entry), source_words.used_by(entry)):
        if said:
            yield f"  - {escape(said)}"
    for snapshot in entry.source.snapshots if entry.source else ():
        yield f"  - {escape(' · '.join(source_words.saved(snapshot)))}"
    for text in entry.source.extractions if entry.source else ():
        yield f"  - {escape(' · '.join(source_words.taken_out(text)))}"
    if said := source_words.digest(entry):
        yield f"  - {escape(said)}"
