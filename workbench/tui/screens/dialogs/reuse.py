"""Asks before a claim gets a verdict because of a known claim."""

from textual.content import Content

from workbench.i18n import _, language
from workbench.model.desk import CheckedClaim
from workbench.model.match import Match, Relation
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.screens.dialogs.choosing import ChoosingDialog
from workbench.tui.screens.dialogs.match import comparison
from workbench.tui.widgets.match_list import provenance
from workbench.tui.words import Scales

_WARNINGS = {
    Relation.CONFLICT: _(
        "≠ This known claim differs in a critical detail. Its verdict may not fit."
    ),
    Relation.RELATED: _("~ This known claim is only related. Its verdict is about other words."),
}


class ReuseDialog(ChoosingDialog[str]):
    """Shows the known verdict, and the differences once more; the label is chosen by hand.

    Where the wordings differ no label is offered first, so that enter alone does nothing.
    """

    def __init__(self, item: CheckedClaim, match: Match, scales: Scales) -> None:
        relation = match.comparison.relation
        warning = _WARNINGS.get(relation)
        above = [*comparison(item, match), Content("")] if warning else [_wording(match)]
        above += [Content.styled(_("Its verdict"), paint.MUTED), provenance(match)]
        if warning:
            above += [Content(""), Content.styled(warning, "bold $error")]
        super().__init__(
            _("Reuse the verdict: which label for this claim?"),
            [
                (
                    label.id,
                    paint.assemble(
                        (
                            f"{one_line(label.sign)} {one_line(label.name(language()))}",
                            words.STYLES[label.tone.value],
                        ),
                    ),
                )
                for label in scales.active.labels
            ],
            above=paint.lines([*above, Content("")]),
            at=None if warning else _same_label(match, scales),
        )


def _wording(match: Match) -> Content:
    return paint.lines([Content(one_line(match.known.text)), Content("")])


def _same_label(match: Match, scales: Scales) -> int | None:
    """The label of the active scale that is called like the known verdict, if there is one."""
    said = match.known.verdict.casefold().strip()
    for at, label in enumerate(scales.active.labels):
        names = {label.id, *label.names.values()}
        if said in {name.casefold() for name in names}:
            return at
    return None
