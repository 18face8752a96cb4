"""The commands on the database file."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.articles import as_json
from workbench.cli.printing import complain, print_json, say, styled
from workbench.cli.running import NO
from workbench.cli.session import Session, pass_session
from workbench.i18n import _, ngettext

if TYPE_CHECKING:
    from workbench.desk.backups import Listed


@click.group(help=_("The database: path, upgrade, check, reindex, embed, backup, restore."))
def db() -> None:
    """Commands on the database."""


@db.command(help=_("Show where the database is."))
@pass_session
def path(session: Session) -> None:
    """Show the place; opens and makes nothing."""
    from workbench.desk.database import database_place

    say(styled(database_place(session.settings.database or None)))


@db.command(help=_("Bring the database up to date with this version of the program."))
@pass_session
def upgrade(session: Session) -> None:
    """Opening does it; this is for doing it when nobody works."""
    with session.workspace() as ws:
        say(styled(_("{place} is up to date.").format(place=ws.store.url)))


@db.command(help=_("Check that the database is whole and agrees with its log."))
@pass_session
def check(session: Session) -> int:
    """Say what is wrong; the exit code is 1 if anything is."""
    from workbench.desk.database import check as problems_of

    with session.workspace() as ws:
        problems = problems_of(ws)
        place = ws.store.url
    for problem in problems:
        complain(problem)
    if problems:
        return NO
    say(styled(_("{place} is whole.").format(place=place)))
    return 0


@db.command(help=_("Read all known claims into the index that finds them anew."))
@pass_session
def reindex(session: Session) -> None:
    """For word lists that were changed, and for an index that the check finds fault with."""
    from workbench.cli.articles import with_progress
    from workbench.desk.indexing import reindex as read_anew

    done: list[int] = []
    with session.workspace() as ws:
        with_progress(lambda step: done.append(read_anew(ws, step)))
    say(
        styled(
            ngettext(
                "{count} known claim is in the index.",
                "{count} known claims are in the index.",
                done[0],
            ).format(count=done[0])
        )
    )


@db.command(help=_("Make the vectors for the search by meaning (docs/semantic.md)."))
@click.option("--anew", is_flag=True, help=_("Make all of them again."))
@click.option("--only", is_flag=True, help=_("Remove the vectors of other models."))
@pass_session
def embed(session: Session, anew: bool, only: bool) -> None:
    """Go on where it was stopped; each batch is kept as soon as it is made."""
    from workbench.cli.articles import with_progress
    from workbench.cli.meaning import others_are_ignored
    from workbench.desk.semantic import embedding

    made: list[int] = []
    with session.workspace() as ws:
        with_progress(lambda step: made.append(embedding.embed(ws, step, anew=anew, only=only)))
        found = embedding.state(ws)
    if found is not None:
        say(
            styled(
                _("{made} vectors made; {count} known claims have one of {model}.").format(
                    made=made[0], count=found.claims - found.missing, model=found.model
                )
            )
        )
        others_are_ignored(found)


@db.command(
    help=_(
        "Write a checked copy to a new file. The saved files of sources go to the folder beside "
        "it; “restore” puts both back in place."
    )
)
@click.argument("file")
@pass_session
def backup(session: Session, file: str) -> int:
    """Back up; a plain copy of the file would lose what was written last."""
    from workbench.desk.database import back_up

    with session.workspace() as ws:
        made = back_up(ws, Path(file))
    if made.left_out:
        complain(
            ngettext(
                "{count} saved file of sources is missing or changed and is not in the backup; "
                "“workbench sources verify” names it.",
                "{count} saved files of sources are missing or changed and are not in the "
                "backup; “workbench sources verify” names them.",
                len(made.left_out),
            ).format(count=len(made.left_out))
        )
    say(styled(_("The copy is in {file}").format(file=file)))
    if made.saved:
        say(
            styled(
                ngettext(
                    "{count} saved file of sources is in {folder}",
                    "{count} saved files of sources are in {folder}",
                    made.saved,
                ).format(count=made.saved, folder=made.folder)
            )
        )
    return NO if made.left_out else 0


@db.command(help=_("List the automatic backups."))
@click.option("--now", is_flag=True, help=_("Make the one of today first, if it is due."))
@as_json
@pass_session
def backups(session: Session, now: bool, as_json: bool) -> None:
    """Say which there are; “restore” takes them by their day."""
    from workbench.desk.backups import back_up_daily, listed

    if now:
        with session.workspace() as ws:
            back_up_daily(ws)
    found = listed(session.settings.database or None)
    if as_json:
        print_json({"backups": [_backup_in_json(item) for item in found]})
        return
    if not found:
        say(styled(_("There is no backup yet.")))
    for item in found:
        say(styled(f"{item.backup.day}  {_held(item)}  {item.backup.file}"))


def _held(item: "Listed") -> str:
    if item.events is None:
        return _("can't be read")
    entries = ngettext("{count} entry in the log", "{count} entries in the log", item.events)
    size = _("{size} kB").format(size=item.backup.size // 1024)
    return f"{entries.format(count=item.events)}, {size}"


def _backup_in_json(item: "Listed") -> dict[str, Any]:
    return {
        "day": item.backup.day.isoformat(),
        "file": str(item.backup.file),
        "bytes": item.backup.size,
        "events": item.events,
    }


@db.command(
    help=_(
        "Put a backup in the place of the database: a file, or the one of a day, such as "
        "2026-01-31. What is there is kept under another name."
    )
)
@click.argument("backup")
@click.option("--force", is_flag=True, help=_("Also where there is a database already."))
@pass_session
def restore(session: Session, backup: str, force: bool) -> int:
    """Restore, once the backup was checked."""
    from workbench.desk.backups import restore_backup

    done = restore_backup(session.settings.database or None, backup, force=force)
    say(
        styled(
            ngettext(
                "{place} is what the backup holds: {count} entry in the log.",
                "{place} is what the backup holds: {count} entries in the log.",
                done.events,
            ).format(place=done.place, count=done.events)
        )
    )
    if done.kept is not None:
        say(styled(_("What was there before is kept in {file}").format(file=done.kept)))
    if done.missing:
        complain(
            ngettext(
                "{count} saved file of sources is in neither of the two; "
                "“workbench sources verify” names it.",
                "{count} saved files of sources are in neither of the two; "
                "“workbench sources verify” names them.",
                len(done.missing),
            ).format(count=len(done.missing))
        )
    return NO if done.missing else 0
