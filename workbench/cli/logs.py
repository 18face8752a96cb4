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
from workbench.cli.signing import head, key, sign
from workbench.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.exporting import Exported
    from workbench.desk.resting import Resting
    from workbench.desk.verifying_heads import KeptHead
    from workbench.desk.whole_log import Progress
    from workbench.desk.workspace import Workspace

_VERDICTS_TOLD = 20

FORMATS = ("md", "html", "json", "jsonl", "csv", "docx", "claimreview", "annotation", "prov")
PROFILES = ("internal", "public")


@click.group(help=_("The verification log: export it, verify it, sign its head."))
def log() -> None:
    """Commands on the log."""


@log.command(help=_("Write the verification log of an article, or of all with --whole."))
@click.argument("article", required=False)
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
@click.option(
    "--whole",
    is_flag=True,
    help=_("The log of everything as JSON lines, with what “log import” needs."),
)
@click.option("--files", is_flag=True, help=_("With --whole: the saved files of sources, too."))
@pass_session
def export(
    session: Session,
    article: str | None,
    form: str,
    output: str | None,
    *,
    profile: str,
    url: str,
    force: bool,
    whole: bool,
    files: bool,
) -> None:
    """Export the log of one article, or of all."""
    from workbench.desk import library
    from workbench.desk.exporting import export_log
    from workbench.desk.whole_log import export_whole
    from workbench.model.profile import Profile

    if whole == (article is not None) or (files and not whole):
        raise click.UsageError(_("Give either an article or --whole, and --files only with that"))
    if whole and profile != "internal":
        raise click.UsageError(_("The whole log is for the house; a public one is of one article"))
    target = None if output in (None, "-") else Path(str(output))
    if target is None:
        _refuse_the_terminal(form)

    def exported_by(ws: "Workspace", step: "Progress") -> "Exported":
        if article is None:
            return export_whole(ws, target, force, files=files, progress=step)
        chosen = Profile(profile)
        article_id = library.resolve(ws, article)
        return export_log(
            ws, article_id, form, target, force, profile=chosen, url=url, progress=step
        )

    done: list[Exported] = []
    with session.workspace() as ws:
        with_progress(lambda step: done.append(exported_by(ws, step)))
    exported = done[0]
    for notice in exported.notices:
        note(notice)
    if exported.path is None:
        click.echo(
            _for_reading(exported.data) if form == "jsonl" or whole else exported.data, nl=False
        )
    else:
        say(styled(_("The log is in {file}").format(file=exported.path)))


@log.command("import", help=_("Take a whole log from elsewhere into a new, empty database."))
@click.argument("file")
@pass_session
def import_(session: Session, file: str) -> None:
    """Take in what `export --whole` has written."""
    from workbench.desk.whole_log import TakenOver, import_log, missing_files

    done: list[TakenOver] = []
    with session.workspace() as ws:
        with_progress(lambda step: done.append(import_log(ws, Path(file), progress=step)))
        place = ws.store.url
    (taken,) = done
    said = ngettext(
        "{count} entry is in {place}, head {head}",
        "{count} entries are in {place}, head {head}",
        taken.events,
    )
    say(styled(said.format(count=taken.events, place=place, head=taken.head)))
    if taken.missing:
        note(missing_files(taken.missing))


def _for_reading(data: bytes) -> bytes:
    """The bytes as they are for a file or a program; for a terminal without what it would obey."""
    from workbench.text.guard import quiet_json

    if not sys.stdout.isatty():
        return data
    shown = quiet_json(data.decode())
    if shown.encode() != data:
        note(_("What a terminal would obey is shown as \\u…; -o FILE writes all as it is."))
    return shown.encode()


def _refuse_the_terminal(form: str) -> None:
    """Raises `ExportError` for a format that a terminal can't show, where that is what would."""
    from workbench.cli.binary import refuse_terminal
    from workbench.desk.formats import catalogue

    if catalogue.find(form).is_binary:
        refuse_terminal()


@log.command(help=_("Check a log, an exported one or the database's, and say what was altered."))
@click.argument("file", required=False)
@click.option(
    "--head", metavar="HEAD", help=_("A head that was kept: finds a log that was written anew.")
)
@click.option("--signers", metavar="FILE", help=_("Whose signatures of a head count."))
@pass_session
def verify(session: Session, file: str | None, head: str | None, signers: str | None) -> int:
    """Check a log; the exit code is 1 where it was altered."""
    from workbench.desk.verifying import verify_file, verify_log
    from workbench.desk.verifying_heads import read_kept

    if signers and not head:
        raise click.UsageError(_("Give --signers with --head only"))
    kept = read_kept(Path(head), Path(signers) if signers else None) if head else None
    if kept and kept.problem:
        complain(kept.problem)
        return NO
    if file is not None:
        result = verify_file(Path(file), kept.head if kept else None)
    else:
        with session.workspace() as ws:
            result = verify_log(ws, kept.head if kept else None)
    if result.ok:
        said = _("Complete and unaltered: {count} events, head {head}")
        if result.withheld:
            said = _("Complete and unaltered: {count} events ({withheld} withheld), head {head}")
        told = said.format(count=result.count, withheld=result.withheld, head=result.head or "–")
        say(styled(told))
        if kept:
            _tell_kept(kept)
        return 0
    complain(result.problem or _("The log was altered."))
    _tell_resting(result.resting)
    return NO


def _tell_kept(kept: "KeptHead") -> None:
    """Say what the head proves: that nothing up to it was changed since, and who says so."""
    said = _("Nothing up to entry {seq} was changed since {at}")
    if kept.signers:
        said = _("Nothing up to entry {seq} was changed since {at}, as {name} has signed")
    names = ", ".join(kept.signers)
    say(styled(said.format(seq=kept.head.count, at=kept.head.at, name=names)))
    if kept.stamped:
        say(styled(_("The head was there at {at}, says the time stamp").format(at=kept.stamped)))
    for remark in kept.remarks:
        note(remark)


def _tell_resting(resting: "Sequence[Resting]") -> None:
    """Say which verdicts rest on what was altered."""
    if not resting:
        return
    complain(
        ngettext(
            "{count} verdict rests on that:", "{count} verdicts rest on that:", len(resting)
        ).format(count=len(resting))
    )
    for item in resting[:_VERDICTS_TOLD]:
        complain(f"  {item.said}")
    left = len(resting) - _VERDICTS_TOLD
    if left > 0:
        complain("  " + ngettext("and {count} more", "and {count} more", left).format(count=left))


for command in (head, key, sign):
    log.add_command(command)
