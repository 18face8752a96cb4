"""What stands for and against a claim, and whether that is enough, in a line or a sign."""

from textual.content import Content

from workbench.i18n import _, ngettext
from workbench.model.desk import CheckedClaim
from workbench.model.evidence import Stance
from workbench.model.support import Support
from workbench.text.guard import one_line
from workbench.tui import paint, words
from workbench.tui.source_words import STANCES

_SIGNS = {(True, False): "⁺", (False, True): "⁻", (True, True): "±"}
SHORT = "!"
"""The sign of a claim that is decided on less evidence than the rule wants."""


def evidence_sign(item: CheckedClaim) -> str:
    """One cell for the marker of a claim: what evidence it has; a blank where there is none."""
    if item.falls_short and item.shortfall is None:
        return SHORT
    stances = {each.stance for each in item.evidence}
    both = (Stance.SUPPORTS in stances, Stance.CONTRADICTS in stances)
    return _SIGNS.get(both, "◇" if stances else " ")


def evidence_line(item: CheckedClaim) -> Content | None:
    """How many passages speak for the claim and against it, and of how many origins they are."""
    if not item.evidence:
        return None
    parts: list[paint.Part] = [(_("evidence"), paint.MUTED)]
    for stance, look in STANCES.items():
        count = sum(each.stance is stance for each in item.evidence)
        if not count:
            continue
        told = f"{look.sign} {_STANCE_COUNTS[stance].format(count=count)}"
        parts += [" ", (told + _from(item.backing, stance), words.STYLES[look.tone])]
    return paint.assemble(*parts)


_STANCE_COUNTS = {
    Stance.SUPPORTS: _("{count} for"),
    Stance.CONTRADICTS: _("{count} against"),
    Stance.CONTEXT: _("{count} context"),
}


def _from(backing: Support | None, stance: Stance) -> str:
    """Of how many origins the evidence on a side is."""
    if backing is None or stance is Stance.CONTEXT:
        return ""
    for_it = stance is Stance.SUPPORTS
    count = backing.origins_for if for_it else backing.origins_against
    told = ngettext("{count} origin", "{count} origins", count).format(count=count)
    return f" ({told})"


def shortfall(item: CheckedClaim) -> str:
    """By how much a decision falls short of the rule: `1 of 2 origins`; empty where it does not."""
    if not item.falls_short or item.backing is None:
        return ""
    return _("{count} of {wanted} origins").format(
        count=item.backing.origins, wanted=item.backing.wanted
    )


def shortfall_line(item: CheckedClaim) -> Content | None:
    """That a claim is decided on less than the rule wants, and the reason once one is given."""
    if not item.falls_short or item.backing is None:
        return None
    from workbench.desk.origin_words import said_of_support

    short = said_of_support(item.backing)
    if item.shortfall is not None:
        return paint.assemble(
            (f"{short}: ", paint.MUTED), (one_line(item.shortfall), "italic $foreground 80%")
        )
    return paint.assemble((f"{SHORT} {short}", "bold $warning"), (_(" · r: say why"), "$warning"))
