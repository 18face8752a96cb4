"""The program's own words for what the data names by keys."""

from workbench.desk.explaining import leanings
from workbench.desk.vocabulary import word
from workbench.i18n import _
from workbench.model.match import Comparison, Relation
from workbench.model.split import Claim
from workbench.text.aliases import AliasKind

RELATION_STYLES: dict[Relation, dict[str, object]] = {
    Relation.SAME: {"fg": "green"},
    Relation.CONFLICT: {"fg": "red", "bold": True},
    Relation.RELATED: {"fg": "cyan"},
    Relation.UNRELATED: {"dim": True},
}
RELATION_SIGNS = {
    Relation.SAME: "=",
    Relation.CONFLICT: "≠",
    Relation.RELATED: "~",
    Relation.UNRELATED: "·",
}


def relation(value: Relation) -> str:
    """What a known claim means for a claim."""
    return {
        Relation.SAME: _("same"),
        Relation.CONFLICT: _("conflict"),
        Relation.RELATED: _("related"),
        Relation.UNRELATED: _("unrelated"),
    }[value]


def alias_kind(value: AliasKind) -> str:
    """In what way a name leads to the thing it is listed with."""
    return {
        AliasKind.COUNTRY: _("country"),
        AliasKind.CAPITAL: _("seat of its government"),
        AliasKind.NATIONALITY: _("its people or adjective"),
        AliasKind.OFFICE: _("its government"),
        AliasKind.ORGANISATION: _("organisation"),
        AliasKind.PERSON: _("person"),
        AliasKind.PLACE: _("place"),
        AliasKind.EVENT: _("event"),
    }[value]


def differences(comparison: Comparison) -> str:
    """What differs, wording against wording."""
    return " · ".join(
        f"{word(item.kind)}: {item.claim.text or '–'} ≠ {item.known.text or '–'}"
        for item in comparison.differences
    )


def context(claim: Claim) -> str:
    """What a claim leans on."""
    told = " · ".join(leanings(claim))
    return _("in context: {told}").format(told=told) if told else ""


def about(claim: Claim) -> str:
    """Why a claim is checkable, and who says it."""
    reasons = ", ".join(dict.fromkeys(word(reason) for reason in claim.reasons))
    said = _("says: {who}").format(who=claim.attribution.text) if claim.attribution else ""
    open_or_not = "" if claim.checkable else _("not checkable")
    return " · ".join(part for part in (open_or_not, reasons, said) if part)
