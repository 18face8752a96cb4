"""The commands on records that could not be trusted."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import click

from workbench.cli.articles import as_json
from workbench.cli.imports import NUMBER, pairs
from workbench.cli.printing import paragraph, print_json, say, styled
from workbench.cli.session import Session, pass_session
from workbench.i18n import _
from workbench.model.quarantine import Distrust, Quarantined, QuarantineState

_MOST_SHOWN = 200  # characters of a record in a list


@click.group(
    invoke_without_command=True,
    help=_("Records that could not be trusted: list, show, mend, dismiss, try again."),
)
@click.option(
    "--reason", "kind", type=click.Choice([item.value for item in Distrust]), help=_("Of a kind.")
)
@click.option("--all", "settled", is_flag=True, help=_("Also those mended or dismissed."))
@click.option(
    "-n", "limit", type=click.IntRange(1, 100_000), default=50, help=_("At most so many.")
)
@as_json
@click.pass_context
def quarantine(
    context: click.Context, kind: str | None, settled: bool, limit: int, as_json: bool
) -> None:
    """List the records in quarantine, unless a command follows."""
    if context.invoked_subcommand is not None:
        return
    from workbench.desk import quarantining

    state = None if settled else QuarantineState.OPEN
    wanted = Distrust(kind) if kind else None
    with context.ensure_object(Session).workspace() as ws:
        found = quarantining.records(ws, state, wanted, limit=limit)
        counted = quarantining.counts(ws)
    if as_json:
        print_json(
            {
                "counts": {
                    item.value: counted[item, QuarantineState.OPEN]
                    for item in Distrust
                    if (item, QuarantineState.OPEN) in counted
                },
                "records": [record_entry(item) for item in found],
            }
        )
        return
    for item in found:
        number = styled(f"{f'#{item.id}':>7}  ", bold=True)
        say(
            paragraph(f"{item.origin}, {item.where}: {item.problem.detail}", indent=9, first=number)
        )
        say(" " * 9 + styled(_shortened(item.raw), dim=True))
    if not found:
        say(styled(_("nothing is in quarantine"), dim=True))
        return
    for reason in Distrust:
        if count := counted.get((reason, QuarantineState.OPEN), 0):
            say(f"{count:>7}  " + styled(reason.value))


@quarantine.command("show", help=_("Show a record as it was read."))
@click.argument("number", metavar="RECORD", type=NUMBER)
@as_json
@pass_session
def show_record(session: Session, number: int, as_json: bool) -> None:
    """Show one record."""
    from workbench.desk import quarantining

    with session.workspace() as ws:
        item = quarantining.record(ws, number)
    entry = record_entry(item)
    if as_json:
        print_json(entry)
        return
    for key, value in entry.items():
        if value not in ("", 0, None):
            say(paragraph(str(value), indent=12, first=styled(f"{key:<12}", dim=True)))


@quarantine.command("mend", help=_("Take a record in, with corrections; without any, as it is."))
@click.argument("number", metavar="RECORD", type=NUMBER)
@click.option(
    "--set",
    "changes",
    metavar="FIELD=VALUE",
    multiple=True,
    help=_("What a field is, such as verdict=False; may be repeated."),
)
@pass_session
def mend(session: Session, number: int, changes: tuple[str, ...]) -> None:
    """Mend one record."""
    from workbench.desk import quarantining

    with session.workspace() as ws:
        kept = quarantining.mend(ws, number, pairs("--set", changes))
    say(styled(f"#{kept.id}", bold=True), styled(f"  {kept.text}"))


@quarantine.command("dismiss", help=_("Say that a record is not to be taken in."))
@click.argument("number", metavar="RECORD", type=NUMBER)
@click.option("--reason", required=True, help=_("Why."))
@pass_session
def dismiss(session: Session, number: int, reason: str) -> None:
    """Dismiss one record."""
    from workbench.desk import quarantining

    with session.workspace() as ws:
        quarantining.dismiss(ws, number, reason)
    say(styled(_("record {id} dismissed").format(id=number)))


@quarantine.command("retry", help=_("Read all records again, by the rules of now."))
@pass_session
def retry(session: Session) -> None:
    """Try all open records again."""
    from workbench.desk import quarantining

    with session.workspace() as ws:
        taken, tried = quarantining.retry(ws)
    say(styled(_("{taken} of {tried} taken in").format(taken=taken, tried=tried)))


def record_entry(item: Quarantined) -> dict[str, object]:
    """A record in quarantine as JSON."""
    return {
        "id": item.id,
        "reason": item.problem.kind.value,
        "detail": item.problem.detail,
        "file": item.origin,
        "where": item.where,
        "import": item.run,
        "at": item.at,
        "state": item.state.value,
        "known": item.known or None,
        "note": item.note,
        "sha256": item.record,
        "raw": item.raw,
    }


def _shortened(raw: str) -> str:
    return raw if len(raw) <= _MOST_SHOWN else f"{raw[:_MOST_SHOWN]} …"
