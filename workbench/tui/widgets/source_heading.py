"""What stands above the text of a source: what it is, from whom, and which bytes it is."""

from textual.content import Content
from textual.widgets import Static

from workbench.desk import vocabulary
from workbench.desk.remarks import grouped
from workbench.i18n import _
from workbench.model.source import Source
from workbench.text.guard import one_line
from workbench.tui import paint
from workbench.tui.source_words import about, page, short_hash


class SourceHeading(Static):
    """Some lines on one source."""

    def __init__(self) -> None:
        super().__init__(markup=False, classes="pane")
        self.border_title = _("Source")

    def say(self, told: str) -> None:
        """There is no source to show; say why."""
        self.border_title = _("Source")
        self.update(Content.styled(told, paint.MUTED))

    def show(self, source: Source, sha256: str, offset: int) -> None:
        """Show a source; `sha256` names the text that is shown of it, at an offset."""
        self.border_title = Content(_("Source {name}").format(name=source.name))
        title = Content.styled(one_line(source.details.title), "bold")
        told = paint.assemble((about(source), paint.MUTED))
        # One line less where lines are few.
        narrow = self.screen.has_class("-narrow")
        lines = [Content("  ").join([title, told])] if narrow else [title, told]
        lines.append(_saved(source, sha256, offset, brief=narrow))
        lines += [Content.styled(one_line(notice), "$warning") for notice in _notices(source)]
        self.update(paint.lines(lines))


def _saved(source: Source, sha256: str, offset: int, *, brief: bool) -> Content:
    """Grade, page, snapshot."""
    details = source.details
    letter = f"{details.reliability.value} {vocabulary.reliability(details.reliability)}"
    parts: list[paint.Part] = [(letter, "bold $foreground 80%")]
    if details.confidential:
        parts.insert(0, (f"{_('confidential')} · ", "bold $warning"))
    taken = next((item for item in source.extractions if item.text_sha256 == sha256), None)
    where = page(taken.pages, offset) if taken else ""
    snapshot = next(
        (item for item in source.snapshots if taken and item.sha256 == taken.snapshot),
        source.newest,
    )
    told = [where]
    if snapshot is not None:
        told += [
            _("snapshot {number} of {at}").format(number=snapshot.number, at=snapshot.at[:10]),
            f"SHA-256 {short_hash(snapshot.sha256)}…",
        ]
    if taken is not None and not brief:
        told.append(_("{count} characters").format(count=grouped(taken.length)))
    parts.append(("".join(f" · {one_line(part)}" for part in told if part), paint.MUTED))
    return paint.assemble(*parts)


def _notices(source: Source) -> tuple[str, ...]:
    """Why there is no text to look at."""
    if source.newest is None:
        return (_("Nothing of it is saved yet; f fetches it, where it has an address."),)
    taken = source.extraction
    return taken.notices[:1] if taken is not None and not taken.length else ()
