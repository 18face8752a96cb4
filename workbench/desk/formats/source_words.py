"""What is told of a source and of evidence, in short phrases that every format for people shares.

Titles, names and notes in them are as stored; each format makes them harmless in its own way.
"""

from workbench.desk.formats.document import EvidenceEntry, SourceEntry
from workbench.desk.formats.words import moment
from workbench.desk.vocabulary import word
from workbench.i18n import _, ngettext
from workbench.model.source import Extraction, Snapshot


def described(entry: SourceEntry) -> tuple[str, ...]:
    """What a source is, whom it goes back to, and how far it can be relied on."""
    grade = _("reliability {letter}").format(letter=entry.grade)
    if entry.source is None:
        return (grade,)
    details = entry.source.details
    known = {None: "", True: _("primary source"), False: _("secondary source")}
    told = (
        entry.kind,
        known[details.primary],
        _("confidential") if details.confidential else "",
        _("goes back to {name}").format(name=details.origin) if details.origin else "",
        _("accessed {when}").format(when=moment(details.accessed)) if details.accessed else "",
        details.language,
        grade,
    )
    return tuple(item for item in told if item)


def kinship(entry: SourceEntry) -> str:
    """Which other sources go back to the same origin, and why; empty where none does."""
    if entry.origin is None or not entry.origin.others:
        return ""
    others, reasons = ", ".join(entry.origin.others), "; ".join(entry.origin.reasons)
    return _("same origin as {others}: {reasons}").format(others=others, reasons=reasons)


def used_by(entry: SourceEntry) -> str:
    """For how many claims there is evidence from it."""
    said = ngettext(
        "evidence for or against {count} claim",
        "evidence for or against {count} claims",
        entry.claims,
    )
    return said.format(count=entry.claims)


def saved(snapshot: Snapshot) -> tuple[str, ...]:
    """When, how and by whom bytes were saved, and what they are; the hash comes last."""
    told = (
        moment(snapshot.at),
        word(snapshot.method),
        snapshot.operator,
        snapshot.name,
        snapshot.media_type,
        _("{count} bytes").format(count=snapshot.size),
        f"SHA-256 {snapshot.sha256}",
    )
    return tuple(item for item in told if item)


def taken_out(text: Extraction) -> tuple[str, ...]:
    """What took the text out of the bytes, and what came of it."""
    return (
        _("text by {extractor}").format(extractor=text.extractor),
        _("{count} characters").format(count=text.length),
        f"SHA-256 {text.text_sha256}",
        *text.notices,
    )


def digest(entry: SourceEntry) -> str:
    """The salted hash of a confidential source; empty for others."""
    if not entry.digest:
        return ""
    return _("salted SHA-256 of its details: {digest}").format(digest=entry.digest)


def whence(entry: EvidenceEntry) -> tuple[str, ...]:
    """What a passage is from: title, publisher and the like, page and place."""
    source = entry.source
    passage = entry.item.passage
    told = [source.title if source.source else "", *source.facts]
    if entry.page is not None:
        told.append(_("page {number}").format(number=entry.page))
    if passage is not None:
        span = passage.span
        told.append(_("characters {start}–{end}").format(start=span.start, end=span.end))
    return tuple(item for item in told if item)


def linked(entry: EvidenceEntry) -> tuple[str, ...]:
    """Who judged it last, when, and in which saved bytes it stands."""
    passage = entry.item.passage
    hashes = (f"SHA-256 {passage.snapshot}",) if passage else ()
    return (entry.item.by, entry.at, *hashes)


def quoted(entry: EvidenceEntry) -> str:
    """The words of a passage, in quotes; what is said where there are none to be shown."""
    if entry.item.passage is not None:
        return _("“{text}”").format(text=entry.item.passage.quote.exact)
    return _("the whole source") if entry.source.source else _("wording withheld")


def shortfall(reason: str | None) -> str:
    """Why less evidence than wanted is enough; empty where nobody has said so."""
    if not reason:
        return ""
    return _("Why less is enough: {reason}").format(reason=reason)
