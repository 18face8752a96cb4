"""The commands that take known claims in from files, mend what was dirty, and take files back."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from workbench.cli.articles import as_json
from workbench.cli.printing import complain, paragraph, print_json, say, styled, table
from workbench.cli.session import Session, pass_session
from workbench.i18n import _, ngettext
from workbench.model.import_run import RunState
from workbench.model.quarantine import Distrust, Quarantined, QuarantineState

if TYPE_CHECKING:
    from workbench.desk.importing import ImportProgress, ImportSummary
    from workbench.model.import_run import ImportRun

_MOST_REMARKS = 50  # more than anybody reads in a terminal
_MOST_SHOWN = 200  # characters of a record in a list
_NUMBER = click.IntRange(1, 2**63 - 1)
_LIMIT = click.IntRange(1, 100_000)
_BAR = 20  # cells


@click.command(
    "import",
    help=_(
        "Take in JSON lines, CSV, XLSX, ClaimReview, DataFeed or Google answers, also in folders "
        "and archives, or “-” for standard input."
    ),
)
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--map",
    "mapping",
    metavar="FIELD=HEADING",
    multiple=True,
    help=_("In which column a field is, such as text=Behauptung; may be repeated."),
)
@click.option("--licence", default="", help=_("What may be done with the entries."))
@click.option(
    "--whole",
    is_flag=True,
    help=_("A file is all there is: withdraw what an earlier one of its name had beyond it."),
)
@as_json
@pass_session
def import_(
    session: Session,
    files: tuple[str, ...],
    mapping: tuple[str, ...],
    licence: str,
    whole: bool,
    as_json: bool,
) -> None:
    """Import files; records that can't be trusted go to quarantine."""
    from workbench.desk.importing import ImportOptions, import_files

    options = ImportOptions(licence=licence, whole=whole, mapping=pairs("--map", mapping))
    with session.workspace() as ws:
        line = _ProgressLine()
        try:
            summary = import_files(ws, files, line.step if sys.stderr.isatty() else None, options)
        finally:
            line.clear()
    _show_summary(summary, as_json)


class _ProgressLine:
    """One line on standard error that tells how far an import is, how fast, and how long still."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._name = ""
        self._shown = False

    def step(self, done: "ImportProgress") -> None:
        """Show a step."""
        share = done.read / done.size if done.size else 1.0
        if done.name != self._name:
            self._name, self._began = done.name, time.monotonic()
        spent = max(1e-3, time.monotonic() - self._began)
        full = round(share * _BAR)
        left = spent / share - spent if share else 0.0
        told = _("{bar} {count} records, {rate}/s, {left} left").format(
            bar="█" * full + "░" * (_BAR - full),
            count=done.records,
            rate=round(done.records / spent),
            left=f"{int(left) // 60}:{int(left) % 60:02d}",
        )
        name = done.name or _("index")
        click.echo(f"\r\x1b[K{told}  {styled(name, dim=True)}", err=True, nl=False)
        self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)


@click.command("imports", help=_("List the files that were taken in."))
@as_json
@pass_session
def imports(session: Session, as_json: bool) -> None:
    """List the runs, the newest first."""
    from workbench.desk import undoing_imports

    with session.workspace() as ws:
        found = undoing_imports.imports(ws)
    if as_json:
        print_json([import_entry(run) for run in found])
        return
    table(
        (
            f"#{run.id}",
            run.at[:16].replace("T", " "),
            _state(run.state),
            _counts(run.new, run.changed, run.same, run.withdrawn, run.quarantined),
            run.name,
        )
        for run in found
    )
    if not found:
        say(styled(_("nothing was imported"), dim=True))


@click.command("undo-import", help=_("Take an import back, by its number (see “claims imports”)."))
@click.argument("number", metavar="IMPORT", type=_NUMBER)
@as_json
@pass_session
def undo_import(session: Session, number: int, as_json: bool) -> None:
    """Withdraw what an import brought, and restore what it changed."""
    from workbench.desk import undoing_imports

    with session.workspace() as ws:
        done = undoing_imports.take_back(ws, number)
    if as_json:
        print_json(asdict(done))
        return
    say(
        styled(
            _("{withdrawn} withdrawn, {restored} restored, {kept} changed since and kept").format(
                withdrawn=done.withdrawn, restored=done.restored, kept=done.kept
            )
        )
    )


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
@click.argument("number", metavar="RECORD", type=_NUMBER)
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
@click.argument("number", metavar="RECORD", type=_NUMBER)
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
@click.argument("number", metavar="RECORD", type=_NUMBER)
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


def pairs(option: str, given: Sequence[str]) -> dict[str, str]:
    """What an option says of fields. Raises `UsageError` where a name has no `=` behind it."""
    said: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(
                _("{option} takes a field, “=” and what it is, not “{said}”").format(
                    option=option, said=pair
                )
            )
        said[name.strip()] = value.strip()
    return said


def import_entry(run: "ImportRun") -> dict[str, object]:
    """An import as JSON."""
    return {
        "id": run.id,
        "file": run.name,
        "sha256": run.sha256,
        "licence": run.licence,
        "actor": run.actor,
        "at": run.at,
        "state": run.state.value,
        "records": run.position,
        "new": run.new,
        "changed": run.changed,
        "same": run.same,
        "withdrawn": run.withdrawn,
        "quarantined": run.quarantined,
        "reasons": {kind.value: count for kind, count in run.reasons.items()},
    }


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


def _state(state: RunState) -> str:
    return {
        RunState.RUNNING: _("stopped half-way"),
        RunState.FINISHED: _("finished"),
        RunState.TAKEN_BACK: _("taken back"),
    }[state]


def _shortened(raw: str) -> str:
    return raw if len(raw) <= _MOST_SHOWN else f"{raw[:_MOST_SHOWN]} …"


def _counts(new: int, changed: int, same: int, withdrawn: int, quarantined: int) -> str:
    told = _("{new} new, {changed} changed, {same} as before, {count} in quarantine").format(
        new=new, changed=changed, same=same, count=quarantined
    )
    if withdrawn:
        told += ", " + _("{count} withdrawn").format(count=withdrawn)
    return told


def _show_summary(summary: "ImportSummary", as_json: bool) -> None:
    if as_json:
        listed = {
            name: [{"where": where, "reason": reason} for where, reason in pairs]
            for name, pairs in (("rejected", summary.rejected), ("notices", summary.notices))
        }
        print_json(
            {
                "new": summary.new,
                "changed": summary.changed,
                "same": summary.same,
                "withdrawn": summary.withdrawn,
                "quarantined": summary.quarantined,
                "reasons": {kind.value: count for kind, count in summary.reasons.items()},
                "imports": list(summary.runs),
                **listed,
            }
        )
        return
    remarks = (*summary.notices, *summary.rejected)
    for where, reason in remarks[:_MOST_REMARKS]:
        complain(f"{where}: {reason}")
    if len(remarks) > _MOST_REMARKS:
        left = len(remarks) - _MOST_REMARKS
        complain(_("{count} more remarks; --json lists all.").format(count=left))
    counts = (summary.new, summary.changed, summary.same, summary.withdrawn, summary.quarantined)
    say(styled(_counts(*counts)))
    for kind, count in summary.reasons.items():
        say(f"{count:>7}  " + styled(kind.value))
    if summary.quarantined:
        told = ngettext(
            "“claims quarantine” lists it.", "“claims quarantine” lists them.", summary.quarantined
        )
        say(styled(told, dim=True))
