"""The commands on the claims database."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.articles import as_json
from workbench.cli.charts import bars
from workbench.cli.claims_editing import edit, restore, withdraw
from workbench.cli.claims_labels import labels
from workbench.cli.claims_search import search
from workbench.cli.imports import import_, import_entry, imports, seed, undo_import
from workbench.cli.printing import (
    paragraph,
    print_json,
    say,
    styled,
)
from workbench.cli.quarantining import quarantine
from workbench.cli.session import Session, pass_session
from workbench.i18n import _, ngettext

FORMATS = ("jsonl", "csv", "claimreview")
FORMATS = ("jsonl", "csv", "claimreview")
_MOST_BARS = 10

if TYPE_CHECKING:
    from workbench.model.import_run import ImportRun


@click.group(help=_("Known claims: import, add, search, export."))
def claims() -> None:
    """Commands on known claims."""


for command in (
    import_,
    seed,
    imports,
    undo_import,
    quarantine,
    labels,
    search,
    edit,
    withdraw,
    restore,
):
    claims.add_command(command)


@claims.command(help=_("Add a known claim by hand."))
@click.argument("text")
@click.option("--id", "external_id", default="", help=_("Its id at the publisher."))
@click.option("--title", default="", help=_("The title of the check."))
@click.option("--summary", default="", help=_("What the check found."))
@click.option("--language", default="", help=_("The language code, such as “de”."))
@click.option("--verdict", default="", help=_("The verdict in the publisher's words."))
@click.option("--date", default="", help=_("The date of the check, such as 2024-05-31."))
@click.option("--publisher", default="", help=_("Who published the check."))
@click.option("--url", default="", help=_("Where the check is published."))
@click.option("--claimant", default="", help=_("Who made the claim."))
@click.option("--claim-date", default="", help=_("The date the claim was made."))
@click.option("--valid-until", default="", help=_("The last day the verdict holds for."))
@click.option("--recheck-on", default="", help=_("From when on to look at it again."))
@click.option("--licence", default="", help=_("What may be done with the entry."))
@pass_session
def add(session: Session, /, **said: str) -> None:
    """Add one known claim."""
    from workbench.desk import known

    with session.workspace() as ws:
        kept = known.add(ws, known.worded(said.pop("text"), said))
    say(styled(f"#{kept.id}", bold=True), styled(f"  {kept.external_id}", dim=True))


@claims.command(help=_("Show a known claim by its number."))
@click.argument("known_id", metavar="ID", type=click.IntRange(1, 2**63 - 1))
@as_json
@pass_session
def show(session: Session, known_id: int, as_json: bool) -> None:
    """Show all that is known about one."""
    from workbench.cli.documents import known_entry
    from workbench.desk import known

    with session.workspace() as ws:
        found = known.provenance(ws, known_id)
    entry = known_entry(found.known)
    if as_json:
        came_in = import_entry(found.run) if found.run else None
        earlier = [
            {**known_entry(item.known), "until": item.at, "changed_by": item.actor}
            for item in found.versions
        ]
        print_json({**entry, "import": came_in, "earlier": earlier})
        return
    for key, value in entry.items():
        if value not in ("", False):
            say(paragraph(str(value), indent=18, first=styled(f"{key:<18}", dim=True)))
    if found.run:
        say(paragraph(_came_in(found.run), indent=18, first=styled(f"{'import':<18}", dim=True)))
    for item in found.versions:
        say()
        until = _("until {at}, changed by {actor}").format(at=item.at[:16], actor=item.actor)
        say(styled(until, bold=True))
        before = known_entry(item.known)
        for key, value in before.items():
            if value != entry[key] and value not in ("", False):
                say(paragraph(str(value), indent=18, first=styled(f"{key:<18}", dim=True)))


@claims.command(help=_("Write all known claims to a file that can be imported again."))
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option("-o", "--output", metavar="FILE", help=_("Write to a file (default: the terminal)."))
@click.option("--force", is_flag=True, help=_("Replace a file that is there."))
@pass_session
def export(session: Session, form: str, output: str | None, force: bool) -> None:
    """Export the claims database."""
    from workbench.desk import known_export

    with session.workspace() as ws:
        if output is None or output == "-":
            known_export.export(ws, sys.stdout.buffer, form, shown=sys.stdout.isatty())
            return
        count = known_export.export_to(ws, Path(output), form, force=force)
    say(
        styled(
            ngettext(
                "{count} known claim in {file}", "{count} known claims in {file}", count
            ).format(count=count, file=output)
        )
    )


@claims.command(help=_("List what is to be checked again, or holds no longer."))
@as_json
@pass_session
def due(session: Session, as_json: bool) -> None:
    """List what waits to be looked at, the longest first."""
    from workbench.cli.documents import known_entry
    from workbench.cli.showing import known_facts
    from workbench.desk import known

    with session.workspace() as ws:
        found = known.due(ws)
    if as_json:
        print_json([known_entry(item) for item in found])
        return
    for item in found:
        since = item.recheck_on or item.valid_until
        say(paragraph(item.text, indent=12, first=styled(f"{since:<12}", bold=True)))
        say(styled(" " * 12 + known_facts(item), dim=True))
    if not found:
        say(styled(_("nothing is due"), dim=True))


@claims.command(help=_("Count the known claims, with small charts."))
@as_json
@pass_session
def stats(session: Session, as_json: bool) -> None:
    """Count, in all and by year, verdict, publisher and language."""
    from workbench.desk import known

    with session.workspace() as ws:
        counted, forms = known.stats(ws), known.normal_forms(ws)
    if as_json:
        by_name = ("publishers", "languages", "verdicts", "years")
        print_json(
            {
                **asdict(counted),
                **{name: dict(getattr(counted, name)) for name in by_name},
                "normal": {form.value if form else "": count for form, count in forms},
            }
        )
        return
    say(
        styled(
            ngettext("{count} known claim", "{count} known claims", counted.total).format(
                count=counted.total
            ),
            bold=True,
        )
    )
    say(styled(_("{count} decided by this desk").format(count=counted.own)))
    say(styled(_("{count} withdrawn").format(count=counted.withdrawn)))
    if counted.first:
        say(styled(_("from {first} to {last}").format(first=counted.first, last=counted.last)))
    bars(_("Years"), [(name or "–", count) for name, count in counted.years])
    bars(_("Verdicts"), [(form.value if form else _("unknown"), count) for form, count in forms])
    bars(_("Publishers"), _first(counted.publishers))
    bars(_("Languages"), _first(counted.languages))


def _first(pairs: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The most frequent ones, and all others together."""
    shown = [(name or "–", count) for name, count in pairs[:_MOST_BARS]]
    left = sum(count for _name, count in pairs[_MOST_BARS:])
    return [*shown, (_("others"), left)] if left else shown


def _came_in(run: "ImportRun") -> str:
    return _("#{id}, {file}, {at}, taken in by {actor}, SHA-256 of the file {sha256}").format(
        id=run.id, file=run.name, at=run.at[:16], actor=run.actor, sha256=run.sha256
    )
