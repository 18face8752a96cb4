"""Claims, matches and known claims as people read them in a terminal."""

from workbench.cli import words
from workbench.cli.printing import padded, paragraph, say, styled
from workbench.desk.labels import verdict_of
from workbench.desk.remarks import proof, reopened, reserve, stale
from workbench.desk.vocabulary import word
from workbench.i18n import _
from workbench.model.known import ExactAnswer, KnownClaim
from workbench.model.match import Comparison, Decision, Match
from workbench.model.split import Claim, Excluded

_INDENT = 12


def show_claim(claim: Claim) -> None:
    """A claim: its id, worth and text, and why it should be checked."""
    worth = f"{claim.worth:.2f}" if claim.checkable else "  –"
    first = styled(padded(claim.id, 6), bold=True) + padded(worth, _INDENT - 6)
    say(paragraph(claim.text, indent=_INDENT, first=first))
    about = words.about(claim)
    if about:
        say(styled(" " * _INDENT + about, dim=True))
    context = words.context(claim)
    if context:
        say(paragraph(context, indent=_INDENT))


def show_excluded(excluded: Excluded) -> None:
    """A stretch that was left out, and why."""
    reason = word(excluded.reason)
    first = styled(padded(reason, _INDENT), fg="yellow") + ("" if len(reason) < _INDENT else " ")
    say(paragraph(excluded.text, indent=_INDENT, first=first))


def show_match(match: Match) -> None:
    """A match: sign, score and relation, what differs, and the known claim with its verdict."""
    decision = {Decision.ACCEPTED: _("accepted"), Decision.REJECTED: _("rejected"), None: ""}
    show_comparison(match.comparison, indent=_INDENT, more=decision[match.decision])
    say(paragraph(match.known.text, indent=_INDENT + 8))
    say(styled(" " * (_INDENT + 8) + known_facts(match.known), dim=True))
    for told in (stale(match), reserve(match), reopened(match)):
        if told:
            say(styled(" " * (_INDENT + 8) + told, fg="yellow"))


def show_proof(answer: ExactAnswer | None) -> None:
    """What exact search has proven, if it was asked."""
    if answer is not None:
        say(styled(" " * _INDENT + proof(answer), dim=True))


def show_comparison(comparison: Comparison, *, indent: int = 0, more: str = "") -> None:
    """The relation of two texts and what differs."""
    relation = comparison.relation
    sign, name = words.RELATION_SIGNS[relation], words.relation(relation)
    head = styled(
        f"{sign} {round(comparison.score):>3}   {name}", **words.RELATION_STYLES[relation]
    )
    say(" " * indent, head, styled(f"  {more}") if more else "")
    differing = words.differences(comparison)
    if differing:
        say(paragraph(differing, indent=indent + 8))


def known_facts(known: KnownClaim) -> str:
    """Verdict, date and source of a known claim."""
    facts = (
        verdict_of(known),
        known.date,
        known.publisher,
        known.checked_by,
        known.url,
        f"#{known.id}",
    )
    return " · ".join(fact for fact in facts if fact)
