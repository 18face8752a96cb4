"""The commands that take known claims in from files, and take files back."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from workbench.cli.articles import as_json
from workbench.cli.printing import complain, print_json, say, styled, table
from workbench.cli.session import Session, pass_session
from workbench.i18n import _, ngettext
from workbench.model.import_run import RunState

if TYPE_CHECKING:
    from workbench.desk.importing import ImportProgress, ImportSummary
    from workbench.model.import_run import ImportRun

_MOST_REMARKS = 50  # more than anybody reads in a terminal
NUMBER = click.IntRange(1, 2**63 - 1)
"""What an id can be."""

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
    with session.workspace() as ws, _progress() as progress:
        summary = import_files(ws, files, progress, options)
    show_summary(summary, as_json)


@click.command("seed", help=_("Take in the starter claims that come with the program."))
@as_json
@pass_session
def seed(session: Session, as_json: bool) -> None:
    """Import the starter claims, which can be taken back as any import can."""
    from workbench.desk.importing import import_files
    from workbench.resources import starter_claims

    with session.workspace() as ws, _progress() as progress:
        summary = import_files(ws, starter_claims(), progress)
    show_summary(summary, as_json)


@contextmanager
def _progress() -> Iterator["Callable[[ImportProgress], None] | None"]:
    """A line on standard error where that is a terminal, gone when the work is done."""
    if not sys.stderr.isatty():
        yield None
        return
    line = _ProgressLine()
    try:
        yield line.step
    finally:
        line.clear()


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
@click.argument("number", metavar="IMPORT", type=NUMBER)
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


def _state(state: RunState) -> str:
    return {
        RunState.RUNNING: _("stopped half-way"),
        RunState.FINISHED: _("finished"),
        RunState.TAKEN_BACK: _("taken back"),
    }[state]


def _counts(new: int, changed: int, same: int, withdrawn: int, quarantined: int) -> str:
    told = _("{new} new, {changed} changed, {same} as before, {count} in quarantine").format(
        new=new, changed=changed, same=same, count=quarantined
    )
    if withdrawn:
        told += ", " + _("{count} withdrawn").format(count=withdrawn)
    return told


def show_summary(summary: "ImportSummary", as_json: bool) -> None:
    """Say what became of the records of an import."""
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
                "remarks": summary.remarks,
                **listed,
            }
        )
        return
    remarks = (*summary.rejected, *summary.notices)[:_MOST_REMARKS]
    for where, reason in remarks:
        complain(f"{where}: {reason}")
    if left := summary.remarks - len(remarks):
        complain(
            ngettext(
                "{count} more remark; “claims quarantine” lists what was refused.",
                "{count} more remarks; “claims quarantine” lists what was refused.",
                left,
            ).format(count=left)
        )
    counts = (summary.new, summary.changed, summary.same, summary.withdrawn, summary.quarantined)
    say(styled(_counts(*counts)))
    for kind, count in summary.reasons.items():
        say(f"{count:>7}  " + styled(kind.value))
    if summary.quarantined:
        told = ngettext(
            "“claims quarantine” lists it.", "“claims quarantine” lists them.", summary.quarantined
        )
        say(styled(told, dim=True))
