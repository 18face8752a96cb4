"""What is known about the current claim: known claims, best first, with what differs.

One that several publishers have checked in the same words stands once, with what each says.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.desk import remarks
from workbench.i18n import _
from workbench.model.match import Decision, Difference, Match
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.keys import key
from workbench.tui.view import View

_MARK = "bold $error"
NOTHING = "–"


class MatchList(OptionList, can_focus=True, inherit_bindings=False):
    """Shows the matches of the current claim of a `View`."""

    HELP = _(
        "Known claims that may be about the same. “=” says the same, “≠” the same matter with a "
        "critical difference, “~” is only related. No verdict carries over by itself. What was "
        "rejected stands below and is not proposed again for the same wording."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("matches.page-up", "pageup", "page_up", _("page up"), _("Scroll up"), show=False),
        key("matches.page-down", "pagedown", "page_down", _("page down"), _("Scroll"), show=False),
    ]

    class Picked(Message):
        """A match was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self) -> None:
        super().__init__(markup=False, classes="pane")
        self._places: list[int] = []
        self.border_title = _("Known claims")

    def show(self, view: View, *, matching: str = "") -> None:
        """Show the matches; `matching` says how far matching has come, while it runs."""
        item = view.item
        proposals = item.proposals if item else ()
        rejected = item.rejected if item else ()
        title = _("Known claims")
        if len(proposals) + len(rejected) > 1:
            title += f" · {view.match_at + 1}/{len(proposals) + len(rejected)}"
        answer = view.proofs.get(view.current)
        narrow = self.screen.has_class("-narrow")
        # The first line is soon out of sight where there is little room.
        said = matching or (remarks.proof(answer) if answer and narrow else "")
        self.border_title = Content(f"{title} · {said}" if said else title)
        self.clear_options()
        self._places = []
        if answer is not None and not narrow:
            self._say(remarks.proof(answer), "$accent" if answer.better else "$success")
        if not proposals:
            self._say(matching or _("Nothing known about this claim."))
        self._list(proposals)
        if rejected:
            self._say(_("Rejected for this wording:"))
        self._list(rejected)
        if view.match_at < len(self._places):
            self.highlighted = self._places[view.match_at]

    def _say(self, text: str, style: str = paint.MUTED) -> None:
        """A line that is no match."""
        self.add_option(Option(Content.styled(text, style), disabled=True))

    def _list(self, matches: Sequence[Match]) -> None:
        first = self.option_count
        self._places += range(first, first + len(matches))
        parts: list[Option | None] = []
        for place, match in enumerate(matches):
            is_repeated = place > 0 and _says_the_same(match, matches[place - 1])
            if parts and not is_repeated:
                parts.append(None)  # a blank line, that parts one match from the next
            parts.append(Option(repeated(match) if is_repeated else summary(match)))
        self.add_options([*parts, None])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click picks a match; keys never come here."""
        event.stop()
        if event.option_index in self._places:
            self.post_message(self.Picked(self._places.index(event.option_index)))


def summary(match: Match) -> Content:
    """A match in a few lines: relation, what differs, wording, and who said so when."""
    look = words.match_look(match)
    style = words.STYLES[look.tone]
    head: list[paint.Part] = [
        (f"{look.sign} {match.comparison.score:.0f} {look.word.upper()}", f"bold {style}")
    ]
    if match.comparison.differences:
        told = " · ".join(dict.fromkeys(difference(d) for d in match.comparison.differences))
        head.append((f"  {told}", style))
    spans = [item.known.span for item in match.comparison.differences]
    if match.reopened:
        head.append((f"  {_('open again')}", "$warning"))
    wording = paint.marked(match.known.text, spans, _MARK)
    if match.decision is Decision.REJECTED:
        wording = wording.stylize("strike $foreground 60%")
    return paint.lines([paint.assemble(*head), wording, provenance(match)])


def repeated(match: Match) -> Content:
    """A match that says the same as the one above it: what another publisher says of it."""
    look = words.match_look(match)
    said = paint.assemble((f"  {look.sign} {_('also')}  ", f"bold {words.STYLES[look.tone]}"))
    return said + provenance(match)


def _says_the_same(match: Match, other: Match) -> bool:
    """Whether another publisher has checked what the other match is about, in the same words."""
    one, two = match.known, other.known
    return (
        one.publisher != two.publisher
        and match.decision is other.decision
        and match.reopened is other.reopened
        and _letters(one.text) == _letters(two.text)
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def difference(item: Difference) -> str:
    """A difference in words: `ordinal: zweite ≠ dritte`."""
    ours = one_line(item.claim.text) or NOTHING
    theirs = one_line(item.known.text) or NOTHING
    return f"{words.word(item.kind)}: {ours} ≠ {theirs}"


def provenance(match: Match) -> Content:
    """Verdict, date and who checked it, and why it may hold no longer."""
    known = match.known
    rest = [one_line(part) for part in (known.date, known.publisher) if part]
    told = [said for said in (remarks.stale(match), remarks.reserve(match)) if said]
    return paint.assemble(
        (one_line(known.verdict) or _("no verdict"), "bold $foreground 60%"),
        ("".join(f" · {part}" for part in rest), paint.MUTED),
        ("".join(f" · {said}" for said in told), "$warning"),
    )
