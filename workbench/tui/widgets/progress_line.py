"""The line on top: the article's title, how far it is, and who is at work."""

from collections import Counter

from textual.content import Content
from textual.widgets import Static

from workbench.i18n import _, ngettext
from workbench.model.desk import ClaimState
from workbench.text.guard import one_line
from workbench.tui import paint
from workbench.tui.navigation import to_judge
from workbench.tui.view import View

_BAR = 16


class ProgressLine(Static):
    """One line; what does not fit is cut from the title."""

    def __init__(self, title: str = "") -> None:
        super().__init__(markup=False)
        self._title = one_line(title)
        self._right = Content("")

    def say(self, title: str, right: Content) -> None:
        """Show a title on the left and anything on the right."""
        self._title = one_line(title)
        self._right = right
        self.refresh()

    def show(self, view: View, status: str) -> None:
        """Show how far an article is; `status` is what happened last."""
        narrow = self.screen.has_class("-narrow")
        right = _progress(view, status, _BAR // 2 if narrow else _BAR)
        if right.cell_length > self.screen.size.width - 2 * len("  "):
            right = _progress(view, status, _BAR // 2, brief=True)
        self.say(view.desk.article.title, right)

    def render(self) -> Content:
        """Title and figures, as wide as the screen."""
        room = self.size.width - self._right.cell_length - 2
        title = Content.styled(self._title, "bold").truncate(max(room, 0), ellipsis=True)
        blanks = max(self.size.width - title.cell_length - self._right.cell_length, 0)
        return Content.assemble(title, " " * blanks, self._right)


def bar(decided: int, pending: int, total: int, width: int = _BAR) -> Content:
    """A bar of heavy lines for what is decided, double ones for what is marked, dots for open."""
    if not total:
        return Content.styled("┄" * width, "$foreground 35%")
    done = width * decided // total
    asked = width * (decided + pending) // total - done
    return Content.assemble(
        ("━" * done, "$success"),
        ("═" * asked, "$warning"),
        ("┄" * (width - done - asked), "$foreground 35%"),
    )


def conflicts(count: int) -> str:
    """So many conflicts, in words."""
    return ngettext("{count} conflict", "{count} conflicts", count).format(count=count)


def to_author(count: int) -> str:
    """So many queries that the author has not answered, in words."""
    told = ngettext("{count} query to the author", "{count} queries to the author", count)
    return told.format(count=count)


def _progress(view: View, status: str, width: int, *, brief: bool = False) -> Content:
    """Bar and figures, then what happened last; `brief` leaves out what can wait."""
    judged = [item for item in view.desk.claims if to_judge(item)]
    decided = sum(item.state is ClaimState.DECIDED for item in judged)
    pending = Counter(
        view.scales.pending(item) for item in judged if item.state is ClaimState.PENDING
    )
    figures = [_("{decided}/{total} decided").format(decided=decided, total=len(judged))]
    in_conflict = sum(item.in_conflict for item in judged)
    parts: list[paint.Part] = [
        bar(decided, pending.total(), len(judged), width),
        "  " + " · ".join(figures),
    ]
    short = sum(item.falls_short and item.shortfall is None for item in judged)
    if in_conflict and not brief:
        parts.append((f" · {conflicts(in_conflict)}", "$error"))
    if short and not brief:
        told = ngettext("{count} on little evidence", "{count} on little evidence", short)
        parts.append((f" · {told.format(count=short)}", "$warning"))
    asked = len(view.desk.open_queries)
    if asked and not brief:
        parts.append((f" · {to_author(asked)}", "$warning"))
    # What the author is asked about is told already.
    marks = Counter(
        view.scales.pending(item)
        for item in judged
        if item.state is ClaimState.PENDING and not any(query.is_open for query in item.queries)
    )
    if marks and not brief:
        marked = " · ".join(f"{count} {word}" for word, count in marks.most_common(2))
        parts.append((f" · {marked}", "$warning"))
    parts.append((f"  {status}" if status else "", paint.MUTED))
    if not brief:
        parts.append((f"  {one_line(view.actor)}", "$primary"))
    return paint.assemble(*parts)
