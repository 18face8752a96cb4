"""The commands on evidence: link passages to claims, judge and grade them, take them away."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.printing import say, styled
from workbench.cli.session import Session, pass_session
from workbench.i18n import _
from workbench.model.evidence import Credibility, Stance

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace
    from workbench.model.event import Event
    from workbench.model.source import Source
    from workbench.model.span import Span

GRADES = tuple(grade.value for grade in Credibility)

_grade = click.option(
    "--grade",
    "grade_",
    type=click.Choice(GRADES),
    default=Credibility.UNJUDGED.value,
    help=_("1 (confirmed) to 5 (improbable), 6 not judged."),
)


def _stance(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command an option for each stance, of which one may be given."""

    @functools.wraps(command)
    def with_stance(*arguments: Any, **options: Any) -> None:
        given = [stance for stance in Stance if options.pop(stance.value)]
        if len(given) > 1:
            raise click.UsageError(_("Give only one of --supports, --contradicts and --context"))
        command(*arguments, stance=given[0] if given else None, **options)

    for stance, told in (
        (Stance.CONTEXT, _("It gives context.")),
        (Stance.CONTRADICTS, _("It contradicts the claim.")),
        (Stance.SUPPORTS, _("It supports the claim.")),
    ):
        with_stance = click.option(f"--{stance.value}", is_flag=True, help=told)(with_stance)
    return with_stance


@click.command(
    help=_(
        "Link a passage of a source to a claim. It is named by its words (--quote) or its place "
        "(--start, --end); without both, the whole source is meant."
    )
)
@click.argument("article")
@click.argument("claim_id", metavar="CLAIM")
@click.argument("source")
@_stance
@click.option("--quote", help=_("The words of the passage; they must stand there once."))
@click.option("--start", type=click.IntRange(0), help=_("Where it begins in the source's text."))
@click.option("--end", type=click.IntRange(1), help=_("Where it ends, behind its last character."))
@click.option("--note", default="", help=_("A note on it."))
@_grade
@pass_session
def link(
    session: Session,
    article: str,
    claim_id: str,
    source: str,
    stance: Stance | None,
    quote: str | None,
    start: int | None,
    end: int | None,
    note: str,
    grade_: str,
) -> None:
    """Link evidence to a claim."""
    from workbench.desk import evidence, library
    from workbench.desk import sources as desk

    _check_place(quote, start, end)
    if stance is None:
        raise click.UsageError(_("Say what it does: --supports, --contradicts or --context"))
    with session.workspace() as ws:
        found = desk.source(ws, source)
        span = _span(ws, found, quote, start, end)
        event = evidence.link(
            ws,
            library.resolve(ws, article),
            [claim_id],
            found.id,
            span,
            stance=stance,
            credibility=Credibility(grade_),
            note=note,
        )
    _tell(event, claim_id)


@click.command(help=_("Take an item of evidence away from a claim."))
@click.argument("article")
@click.argument("claim_id", metavar="CLAIM")
@click.argument("number", metavar="EVIDENCE", type=click.IntRange(1))
@pass_session
def unlink(session: Session, article: str, claim_id: str, number: int) -> None:
    """Unlink evidence; the log keeps it."""
    from workbench.desk import evidence, library

    with session.workspace() as ws:
        event = evidence.unlink(ws, library.resolve(ws, article), claim_id, number)
    _tell(event, claim_id)


@click.command(help=_("Judge evidence anew, or note something."))
@click.argument("article")
@click.argument("claim_id", metavar="CLAIM")
@click.argument("number", metavar="EVIDENCE", type=click.IntRange(1))
@_stance
@click.option("--note", help=_("A note on it; an empty one takes it away."))
@pass_session
def judge(
    session: Session,
    article: str,
    claim_id: str,
    number: int,
    stance: Stance | None,
    note: str | None,
) -> None:
    """Judge evidence anew."""
    from workbench.desk import evidence, library

    if stance is None and note is None:
        raise click.UsageError(_("Give --supports, --contradicts, --context or --note"))
    with session.workspace() as ws:
        event = evidence.judge(
            ws,
            library.resolve(ws, article),
            claim_id,
            number,
            stance=stance,
            note=note,
        )
    _tell(event, claim_id)


@click.command(
    "grade-evidence", help=_("Grade evidence from 1 to 5, 6 not judged. 1 is confirmed by others.")
)
@click.argument("article")
@click.argument("claim_id", metavar="CLAIM")
@click.argument("number", metavar="EVIDENCE", type=click.IntRange(1))
@click.argument("grade_", metavar="GRADE", type=click.Choice(GRADES))
@pass_session
def grade_evidence(session: Session, article: str, claim_id: str, number: int, grade_: str) -> None:
    """Grade evidence by the number of the Admiralty code."""
    from workbench.desk import evidence, library

    with session.workspace() as ws:
        article_id = library.resolve(ws, article)
        event = evidence.grade(ws, article_id, claim_id, number, Credibility(grade_))
    _tell(event, claim_id)


@click.command(help=_("Say why less evidence is enough for claims."))
@click.argument("article")
@click.argument("claim_ids", metavar="CLAIM…", nargs=-1, required=True)
@click.option("--reason", required=True, help=_("The reason; an empty one takes it away."))
@pass_session
def explain(session: Session, article: str, claim_ids: tuple[str, ...], reason: str) -> None:
    """Explain why claims rest on less."""
    from workbench.desk import evidence, library

    with session.workspace() as ws:
        event = evidence.explain_shortfall(ws, library.resolve(ws, article), claim_ids, reason)
    _tell(event, ", ".join(dict.fromkeys(claim_ids)))


def _check_place(quote: str | None, start: int | None, end: int | None) -> None:
    if (start is None) != (end is None):
        raise click.UsageError(_("Give --start and --end together"))
    if quote is not None and start is not None:
        raise click.UsageError(_("Give either --quote or --start and --end"))


def _span(
    ws: "Workspace", source: "Source", quote: str | None, start: int | None, end: int | None
) -> "Span | None":
    """The passage that is meant; None for the whole source."""
    from workbench.desk import evidence
    from workbench.errors import SourceError
    from workbench.model.span import Span

    if quote is not None:
        return evidence.find_passage(ws, source, quote)
    if start is None or end is None:
        return None
    if start >= end:
        raise SourceError(_("A passage ends behind its beginning; give a larger --end."))
    return Span(start, end)


def _tell(event: "Event | None", claims: str) -> None:
    from workbench.cli.source_showing import event_told
    from workbench.desk.vocabulary import word
    from workbench.model.event import Target

    if event is None:
        say(styled(claims, bold=True), styled(f"  {_('nothing is different')}", dim=True))
        return
    items = [effect for effect in event.effects if effect.target is Target.EVIDENCE]
    told = [
        f"  #{effect.item} {word(effect.after['stance']) if effect.after else _('unlinked')}"
        for effect in items
    ]
    say(
        styled(claims, bold=True),
        *(styled(part) for part in told),
        styled(f"  {event_told(event)}", dim=True),
    )
