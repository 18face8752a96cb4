"""Quotations held against sources, as text: signs, words, and both wordings side by side."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.desk.quotation_words import said_of_change, said_of_status
from workbench.i18n import _
from workbench.model.quotation import QuotationCheck, QuotationStatus, WordChange
from workbench.model.span import Span
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.words import Look

if TYPE_CHECKING:
    from workbench.desk.quotation_checking import CheckedQuotation

_SIGNS = {
    QuotationStatus.VERBATIM: ("=", "good"),
    QuotationStatus.ALTERED: ("≠", "alarm"),
    QuotationStatus.TRANSLATED: ("≈", "ask"),
    QuotationStatus.NOT_FOUND: ("?", "warn"),
    QuotationStatus.NOT_COMPARABLE: ("·", "calm"),
}
_MARK = "bold $error"
_HARMLESS = "$foreground 75%"
_AROUND = 60
_LONGEST_GAP = 200


def look_of(status: QuotationStatus) -> Look:
    """How a quotation stands to a source: sign, word and tone."""
    sign, tone = _SIGNS[status]
    return Look(sign, said_of_status(status), tone)


def row_of(item: "CheckedQuotation") -> Content:
    """A quotation in a few lines: how it stands, its words, and where."""
    look = look_of(item.finding.status)
    best = item.finding.best
    told = [best.source] if best else []
    altered = ", ".join(item.finding.among(QuotationStatus.ALTERED))
    if altered and item.finding.status is not QuotationStatus.ALTERED:
        told.append(_("altered in {sources}").format(sources=altered))
    claims = ", ".join(claim.removeprefix("c") for claim in item.quotation.claims)
    told.append(_("claim {claims}").format(claims=claims) if claims else _("in no claim"))
    head = paint.assemble(
        (f"{look.sign} {look.word.upper()}", f"bold {words.STYLES[look.tone]}"),
        (f"  {' · '.join(told)}", paint.MUTED),
    )
    return paint.lines([head, Content(f"“{one_line(item.quotation.text)}”")])


def line_of(item: "CheckedQuotation") -> Content:
    """A quotation in one line, for the pane of its claim."""
    look = look_of(item.finding.status)
    best = item.finding.best
    where = f" {best.source}" if best else ""
    return paint.assemble(
        (_("quotation") + " ", paint.MUTED),
        (f"{look.sign} {look.word}{where}", words.STYLES[look.tone]),
        (f"  “{one_line(item.quotation.text)}”", paint.MUTED),
    )


def details_of(item: "CheckedQuotation", texts: Mapping[str, str]) -> Content:
    """The quotation against each source, the best first."""
    shown = [
        Content.styled(_("The article quotes"), paint.MUTED),
        Content.styled(f"“{one_line(item.quotation.text)}”", "bold"),
    ]
    for against in item.finding.checks:
        shown.append(Content(""))
        shown += _against(item.quotation.text, against.source, against.check, texts)
    if not item.finding.checks:
        shown += [Content(""), Content.styled(_("No source with a text is attached."), paint.MUTED)]
    return paint.lines(shown)


def _against(
    quotation: str, source: str, check: QuotationCheck, texts: Mapping[str, str]
) -> list[Content]:
    """Status, both wordings with what matters marked, and the list of changes."""
    look = look_of(check.status)
    head = paint.assemble(
        (f"{look.sign} {look.word.upper()}", f"bold {words.STYLES[look.tone]}"), f"  {source}"
    )
    text = texts.get(source, "")
    if not check.places or not text:
        return [head]
    mattering = [change for change in check.changes if change.matters]
    shown = [head]
    if mattering:
        ours = [change.quotation.span for change in mattering]
        shown.append(paint.assemble((_("quoted") + " ", paint.MUTED)))
        shown[-1] += paint.marked(quotation, ours, _MARK)
    shown += _passages(text, check.places, [change.source.span for change in mattering])
    return [*shown, *_changes(check.changes)]


def _passages(text: str, places: Sequence[Span], marks: Sequence[Span]) -> list[Content]:
    """The places in the source, some words around them dim, what differs marked."""
    shown: list[Content] = []
    for start, end in _joined(places):
        low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
        inside = [
            Span(max(mark.start, start) - start, min(mark.end, end) - start)
            for mark in marks
            if mark.start < end and mark.end > start
        ]
        shown.append(
            paint.assemble(
                (_("source") + " ", paint.MUTED),
                (f"… {one_line(text[low:start])}" if low < start else "", paint.MUTED),
                paint.marked(text[start:end], inside, _MARK),
                (f"{one_line(text[end:high])} …" if high > end else "", paint.MUTED),
            )
        )
    return shown


def _joined(places: Sequence[Span]) -> list[tuple[int, int]]:
    """Places that stand close together as one."""
    joined: list[tuple[int, int]] = []
    for place in sorted(places):
        if joined and place.start - joined[-1][1] <= _LONGEST_GAP:
            joined[-1] = (joined[-1][0], max(joined[-1][1], place.end))
        else:
            joined.append((place.start, place.end))
    return joined


def _changes(changes: Iterable[WordChange]) -> list[Content]:
    """Each change in words, those that matter first."""
    return [_change(change) for change in sorted(changes, key=lambda item: not item.matters)]


def _change(change: WordChange) -> Content:
    """One change in words; one that changes nothing of what was said is dim."""
    told = one_line(said_of_change(change))
    if not change.matters:
        return Content.styled(f"  ~ {told}", _HARMLESS)
    return paint.assemble(("  ≠ ", _MARK), told)
