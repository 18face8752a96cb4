"""The current claim: its words with the signals in them, why it is worth checking, its state."""

from textual.content import Content

from workbench.desk.explaining import details, leanings
from workbench.i18n import _
from workbench.model.desk import CheckedClaim
from workbench.model.split import Claim, SignalKind
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.view import View
from workbench.tui.widgets.article_view import number
from workbench.tui.widgets.backing_lines import evidence_line, shortfall_line
from workbench.tui.widgets.panes import Pane
from workbench.tui.widgets.query_lines import query_lines

_SIGNAL_STYLES = {
    SignalKind.NAME: "bold",
    SignalKind.HEDGE: "italic $warning",
    SignalKind.ATTRIBUTION: "italic",
}
_REASONS = 5
"""So many of the reasons are told, the strongest first."""
_OTHER_SIGNAL = "bold $accent"


class ClaimPane(Pane):
    """Shows the current claim of a `View`."""

    HELP = _(
        "The current claim. Bright are its own words, dim the rest of its sentence; what makes it "
        "checkable is set off and listed below with the reasons for its worth."
    )

    def show(self, view: View) -> None:
        """Show the current claim, if there is one."""
        item = view.item
        if item is None:
            self.border_title = Content(_("Claim"))
            self.put(Content.styled(_("No claim here."), paint.MUTED))
            return
        passing = view.passing()
        at = passing.index(view.current) + 1 if view.current in passing else "–"
        title = _("Claim {number} · worth {worth} · {at} of {count}")
        self.border_title = Content(
            title.format(
                number=number(view.current),
                worth=f"{item.claim.worth:.2f}",
                at=at,
                count=len(passing),
            )
        )
        airy = [Content("")] if self.screen.has_class("-wide") else []
        sentence = _sentence(item.claim, view.desk.article.text)
        short, evidence = shortfall_line(item), evidence_line(item)
        asked = query_lines(item)
        shown = (_state(item, view), sentence, short, *asked, evidence, *_quotations(view))
        told = [line for line in shown if line is not None]
        self.put(paint.lines([*told, *airy, *_about(item.claim)]))


def _sentence(claim: Claim, text: str) -> Content:
    """The claim in its sentence."""
    around = claim.sentence if claim.sentence.contains(claim.span) else claim.span
    content = Content(one_line(text[around.start : around.end]))
    content = content.stylize("$foreground 55%", 0, claim.span.start - around.start)
    content = content.stylize("$foreground 55%", claim.span.end - around.start, len(content))
    for signal in sorted(claim.signals, key=lambda item: -len(item.span)):
        if around.contains(signal.span):
            style = _SIGNAL_STYLES.get(signal.kind, _OTHER_SIGNAL)
            start, end = signal.span.start - around.start, signal.span.end - around.start
            content = content.stylize(style, start, end)
    return content


def _quotations(view: View) -> list[Content]:
    """How the quotations in the claim stand to the sources, once they were compared."""
    if not view.quotations:
        return []
    from workbench.tui.quotation_looks import line_of

    return [line_of(each) for each in view.quotations if view.current in each.quotation.claims]


def _state(item: CheckedClaim, view: View) -> Content:
    look = view.look(item)
    parts: list[paint.Part] = [(f"{look.sign} {look.word}", f"bold {words.STYLES[look.tone]}")]
    if item.dismissed is not None:
        parts.append((f" · {words.word(item.dismissed)}", paint.MUTED))
    elif (verdict := item.verdict or item.said) is not None:
        given = f" · {one_line(verdict.by)} · {verdict.at[:16].replace('T', ' ')}"
        parts.append((given, paint.MUTED))
    return paint.assemble(*parts)


def _about(claim: Claim) -> list[Content]:
    """Why it is worth checking, who says it, and the details in it."""
    reasons = ", ".join(dict.fromkeys(words.word(reason) for reason in claim.reasons[:_REASONS]))
    who = one_line(claim.attribution.text) if claim.attribution else _("the article itself")
    said = paint.assemble(
        (_("why") + " ", paint.MUTED),
        reasons or "–",
        ("  " + _("says") + " ", paint.MUTED),
        who,
        ("  " + _("hedged") if claim.hedged else "", "italic $warning"),
    )
    more = {
        _("in context"): [one_line(item) for item in leanings(claim)],
        _("details"): [one_line(item) for item in details(claim)],
    }
    told = [
        paint.assemble((name + " ", paint.MUTED), " · ".join(items))
        for name, items in more.items()
        if items
    ]
    return [said, *told]
