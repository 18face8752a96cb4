"""The commands on the verification log."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.articles import with_progress
from workbench.cli.printing import complain, note, say, styled
from workbench.cli.running import NO
from workbench.cli.session import Session, pass_session
from workbench.errors import ExportError
from workbench.i18n import _

if TYPE_CHECKING:
    from workbench.desk.exporting import Exported

FORMATS = ("md", "html", "json", "csv", "claimreview", "annotation", "prov")
PROFILES = ("internal", "public")


@click.group(help=_("The verification log: export it, verify it."))
def log() -> None:
    """Commands on the log."""


@log.command(help=_("Write the verification log of an article."))
@click.argument("article")
@click.option("--format", "form", type=click.Choice(FORMATS), default="md", show_default=True)
@click.option("-o", "--output", metavar="FILE", help=_("Write to a file (default: the terminal)."))
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="internal",
    show_default=True,
    help=_("For whom: “public” leaves out confidential sources and all notes."),
)
@click.option(
    "--url",
    default="",
    metavar="URL",
    help=_("The page that the check is published on (for claimreview)."),
)
@click.option("--force", is_flag=True, help=_("Replace a file that is there."))
@pass_session
def export(
    session: Session,
    article: str,
    form: str,
    output: str | None,
    *,
    profile: str,
    url: str,
    force: bool,
) -> None:
    """Export the log of one article."""
    from workbench.desk import library
    from workbench.desk.exporting import export_log
    from workbench.model.profile import Profile

    target = None if output in (None, "-") else Path(str(output))
    if target is None:
        _refuse_the_terminal(form)
    done: list[Exported] = []
    with session.workspace() as ws:
        article_id = library.resolve(ws, article)
        with_progress(
            lambda step: done.append(
                export_log(
                    ws,
                    article_id,
                    form,
                    target,
                    force,
                    profile=Profile(profile),
                    url=url,
                    progress=step,
                )
            )
        )
    exported = done[0]
    for notice in exported.notices:
        note(notice)
    if exported.path is None:
        click.echo(exported.data, nl=False)
    else:
        say(styled(_("The log is in {file}").format(file=exported.path)))


def _refuse_the_terminal(form: str) -> None:
    """Raises `ExportError` for a format that a terminal can't show."""
    from workbench.desk.formats import catalogue

    if catalogue.find(form).is_binary and sys.stdout.isatty():
        raise ExportError(
            _("The format “{name}” is nothing to read on a terminal: name a file with -o.").format(
                name=form
            )
        )


@log.command(help=_("Check a log, an exported one or the database's, and say what was altered."))
@click.argument("file", required=False)
@pass_session
def verify(session: Session, file: str | None) -> int:
    """Check a log; the exit code is 1 where it was altered."""
    from workbench.desk.verifying import verify_file, verify_log

    if file is not None:
        result = verify_file(Path(file))
    else:
        with session.workspace() as ws:
            result = verify_log(ws)
    if result.ok:
        said = _("Complete and unaltered: {count} events, head {head}")
        if result.withheld:
            said = _("Complete and unaltered: {count} events ({withheld} withheld), head {head}")
        told = said.format(count=result.count, withheld=result.withheld, head=result.head or "–")
        say(styled(told))
        return 0
    complain(result.problem or _("The log was altered."))
    return NO
