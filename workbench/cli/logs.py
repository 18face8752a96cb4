"""The commands on the verification log."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from pathlib import Path

import click

from workbench.cli.printing import complain, note, say, styled
from workbench.cli.running import NO
from workbench.cli.session import Session, pass_session
from workbench.i18n import _

FORMATS = ("md", "html", "json", "csv", "docx", "claimreview")
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
@click.option("--force", is_flag=True, help=_("Replace a file that is there."))
@pass_session
def export(
    session: Session, article: str, form: str, output: str | None, *, profile: str, force: bool
) -> None:
    """Export the log of one article."""
    from workbench.cli.binary import refuse_terminal
    from workbench.desk import library
    from workbench.desk.exporting import export_log
    from workbench.model.profile import Profile

    target = None if output in (None, "-") else Path(str(output))
    if target is None and form == "docx":
        refuse_terminal()
    with session.workspace() as ws:
        article_id = library.resolve(ws, article)
        exported = export_log(ws, article_id, form, target, force, profile=Profile(profile))
    for notice in exported.notices:
        note(notice)
    if exported.path is None:
        click.echo(exported.data, nl=False)
    else:
        say(styled(_("The log is in {file}").format(file=exported.path)))


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
