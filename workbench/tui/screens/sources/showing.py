"""A source as a row, and all about it."""

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.desk import vocabulary
from workbench.desk.remarks import grouped
from workbench.i18n import _, ngettext
from workbench.model.source import Snapshot, Source
from workbench.text.guard import one_line
from workbench.tui import paint
from workbench.tui.source_words import about, primary, short_hash
from workbench.tui.words import word

if TYPE_CHECKING:
    from workbench.model.origin import OriginGroup

_GROUP_SIGNS = "①②③④⑤⑥⑦⑧⑨"
_HERE, _ELSEWHERE = "●", " "


def row_of(source: Source, *, claims: int, attached: bool, group: int | None) -> Content:
    """Name and title, then what it is, its grade, and what there is of it."""
    details = source.details
    mark = " " if group is None else _GROUP_SIGNS[group % len(_GROUP_SIGNS)]
    head = paint.assemble(
        (f"{_HERE if attached else _ELSEWHERE} ", "bold $success"),
        (f"{mark} ", "bold $accent"),
        (f"{source.name} ", "bold $primary"),
        (one_line(details.title), "bold"),
    )
    told = [
        about(source),
        details.reliability.value,
        _saved(source),
        ngettext("{count} claim", "{count} claims", claims).format(count=claims) if claims else "",
    ]
    return paint.lines(
        [head, paint.assemble(("    " + " · ".join(part for part in told if part), paint.MUTED))]
    )


def _saved(source: Source) -> str:
    count = len(source.snapshots)
    if not count:
        return _("nothing saved")
    return ngettext("{count} snapshot", "{count} snapshots", count).format(count=count)


def details_of(source: Source, group: "OriginGroup | None") -> Content:
    """All that is said of a source, its snapshots, and why it counts with others as one."""
    details = source.details
    letter = details.reliability
    facts = [
        (_("kind"), word(details.kind.value)),
        (_("author"), details.author),
        (_("publisher"), details.publisher),
        (_("address"), details.url),
        (_("published"), details.published),
        (_("accessed"), details.accessed),
        (_("language"), details.language),
        (_("source is"), primary(details) or _("not judged as primary or secondary")),
        (_("confidential"), _("yes: hidden in public exports") if details.confidential else ""),
        (_("goes back to"), details.origin),
        (_("reliability"), f"{letter.value} {vocabulary.reliability(letter)}"),
        (_("added"), f"{source.added_at[:16].replace('T', ' ')} · {source.added_by}"),
    ]
    title = Content.styled(f"{source.name} {one_line(details.title)}", "bold")
    shown = [title, Content(""), *paint.table(facts)]
    if group is not None:
        shown += [Content(""), *_origin(source, group)]
    shown += [Content(""), Content.styled(_("Snapshots"), paint.MUTED)]
    shown += [_snapshot(source, item) for item in reversed(source.snapshots)]
    if not source.snapshots:
        shown.append(Content(_("Nothing of it is saved yet.")))
    return paint.lines(shown)


def _snapshot(source: Source, item: Snapshot) -> Content:
    """When and how the bytes came, which they are, and what text is in them."""
    taken = next((text for text in source.extractions if text.snapshot == item.sha256), None)
    came = f"{item.at[:16].replace('T', ' ')} · {word(item.method.value)} · {item.operator}"
    lines = [
        paint.assemble((f"{item.number} ", "bold"), one_line(came)),
        Content(f"  {one_line(item.name)}") if item.name else None,
        Content.styled(
            "  "
            + _("{media} · {size} bytes · SHA-256 {hash}…").format(
                media=one_line(item.media_type),
                size=grouped(item.size),
                hash=short_hash(item.sha256),
            ),
            paint.MUTED,
        ),
    ]
    if taken is not None:
        told = _("{count} characters of text").format(count=grouped(taken.length))
        if taken.pages:
            pages = ngettext("{count} page", "{count} pages", len(taken.pages))
            told += " · " + pages.format(count=len(taken.pages))
        lines.append(Content.styled(f"  {told}", paint.MUTED))
        lines += [Content.styled(f"  {one_line(each)}", "$warning") for each in taken.notices]
    return paint.lines([line for line in lines if line is not None])


def _origin(source: Source, group: "OriginGroup") -> list[Content]:
    """With which others it counts as one origin, and why."""
    from workbench.desk.origin_words import said_of_tie

    others = ", ".join(f"s{number}" for number in group.sources if number != source.id)
    head = _("Counts as one origin with {others}:").format(others=others)
    ties = [tie for tie in group.reasons if source.id in tie.sources]
    told = [Content(f"  {one_line(said_of_tie(tie))}") for tie in ties]
    return [Content.styled(head, "$accent"), *told]
