"""A known claim on the screen: in a list of hits, and with all that is known about it."""

from collections.abc import Sequence

from textual.content import Content

from workbench.i18n import _
from workbench.model.import_run import KnownVersion, Provenance
from workbench.model.known import KnownClaim, SearchHit
from workbench.text.guard import one_line
from workbench.tui import paint

FACTS = (
    "verdict",
    "date",
    "publisher",
    "claimant",
    "claim_date",
    "valid_until",
    "recheck_on",
    "title",
    "summary",
    "url",
    "language",
    "licence",
)
"""What is said about a known claim beside its words, in the order of the details."""


def label(name: str) -> str:
    """What a field of a known claim is called."""
    return {
        "text": _("claim"),
        "verdict": _("verdict"),
        "date": _("date"),
        "publisher": _("publisher"),
        "claimant": _("said by"),
        "claim_date": _("claim made"),
        "valid_until": _("valid until"),
        "recheck_on": _("recheck on"),
        "title": _("title"),
        "summary": _("summary"),
        "url": _("address"),
        "language": _("language"),
        "licence": _("licence"),
        "withdrawn_because": _("withdrawn"),
    }[name]


def row(hit: SearchHit, others: Sequence[SearchHit]) -> Content:
    """A hit in a list, with who else has checked the same claim."""
    from workbench.desk.labels import verdict_of

    known = hit.known
    doubt = "" if hit.likely else _("less likely")
    about = " · ".join(one_line(part) for part in (known.date, known.publisher, doubt) if part)
    verdict = one_line(verdict_of(known)) or _("no verdict")
    lines = [
        Content(one_line(known.text)),
        paint.assemble(
            (verdict, "bold $foreground 60%"),
            (f" · {about}" if about else "", paint.MUTED),
        ),
    ]
    if others:
        lines.append(_others(known, others))
    return paint.lines(lines)


def _others(known: KnownClaim, others: Sequence[SearchHit]) -> Content:
    told = ", ".join(
        f"{one_line(other.known.publisher) or '–'}: {one_line(other.known.verdict) or '–'}"
        for other in others
    )
    is_disputed = any(other.known.verdict != known.verdict for other in others)
    return Content.styled(f"+{len(others)}  {told}", "$warning" if is_disputed else paint.MUTED)


def details(known: KnownClaim, found: Provenance | None) -> Content:
    """All about a known claim: what is said, where it comes from, and what was said before."""
    from workbench.desk.labels import verdict_of

    facts = [(label(name), getattr(known, name)) for name in FACTS]
    facts[0] = (label("verdict"), verdict_of(known))
    facts += [
        (label("withdrawn_because"), known.withdrawn_because),
        (_("checked by"), known.checked_by),
        (_("from"), known.origin),
        *(_came_in(found) if found else ()),
        ("", f"#{known.id}"),
    ]
    lines = [Content.styled(one_line(known.text), "bold"), Content(""), *paint.table(facts)]
    for version in found.versions if found else ():
        lines += [Content(""), *_earlier(known, version)]
    return paint.lines(lines)


def _came_in(found: Provenance) -> list[tuple[str, str]]:
    run = found.run
    record = ("SHA-256", found.known.record)
    if run is None:
        return [record]
    said = _("#{id}, {at}, by {actor}").format(id=run.id, at=run.at[:16], actor=run.actor)
    return [(_("import"), said), record]


def _earlier(known: KnownClaim, version: KnownVersion) -> list[Content]:
    until = _("until {at}, changed by {actor}").format(
        at=version.at[:16], actor=one_line(version.actor)
    )
    before = version.known
    differing = [
        (label(name), getattr(before, name))
        for name in ("text", *FACTS, "withdrawn_because")
        if getattr(before, name) != getattr(known, name)
    ]
    return [Content.styled(until, paint.MUTED), *paint.table(differing)]
