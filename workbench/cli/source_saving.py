"""The commands that take sources in: add, save, fetch, extract."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.articles import as_json
from workbench.cli.printing import complain, note, print_json, say, styled
from workbench.cli.progressing import taking
from workbench.cli.running import BAD_INPUT
from workbench.cli.session import Session, pass_session
from workbench.cli.source_options import details_of_source, said
from workbench.errors import SourceError, WorkbenchError
from workbench.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.taking_in import TakenIn
    from workbench.desk.workspace import Workspace


@click.command(
    help=_(
        "Take sources in: files, web addresses (fetched by “sources fetch” only), or a few words "
        "in quotation marks for a call."
    )
)
@click.argument("given", metavar="GIVEN…", nargs=-1, required=True)
@click.option("--article", help=_("Check this article against them."))
@details_of_source
@as_json
@pass_session
def add(
    session: Session, /, given: tuple[str, ...], article: str | None, as_json: bool, **options: Any
) -> int:
    """Add sources one by one; one that can't be taken in does not stop the others."""
    from workbench.desk import library
    from workbench.desk.taking_in import take_in

    _refuse_loose_words(given)
    refused = False
    taken: list[TakenIn] = []
    with session.workspace() as ws:
        article_id = library.resolve(ws, article) if article is not None else None
        for name in given:
            try:
                with taking(name) as progress:
                    new = take_in(ws, name, article_id, said=said(options), progress=progress)
            except WorkbenchError as error:
                if len(given) == 1:
                    raise
                complain(str(error))
                refused = True
            else:
                taken.append(new)
    _tell(taken, as_json)
    return BAD_INPUT if refused else 0


@click.command(help=_("Save a file as the newest state of a source; earlier ones stay."))
@click.argument("source")
@click.argument("file")
@as_json
@pass_session
def save(session: Session, source: str, file: str, as_json: bool) -> None:
    """Save a new snapshot of a source."""
    from workbench.desk import sources as desk
    from workbench.desk.taking_in import save_file

    with session.workspace() as ws, taking(file) as progress:
        found = desk.source(ws, source)
        taken = save_file(ws, found.id, Path(file).expanduser(), progress=progress)
    _tell([taken], as_json)


@click.command(help=_("Fetch the page of a source, or of a web address, and save it as WARC."))
@click.argument("source", metavar="SOURCE_OR_URL")
@click.option("--article", help=_("Check this article against it."))
@as_json
@pass_session
def fetch(session: Session, source: str, article: str | None, as_json: bool) -> None:
    """Fetch, only because somebody asks for it."""
    from workbench.desk import library
    from workbench.desk.fetching_sources import fetch_source

    with session.workspace() as ws:
        article_id = library.resolve(ws, article) if article is not None else None
        number = _to_fetch(ws, source, article_id)
        with taking(source) as progress:
            taken = fetch_source(ws, number, progress=progress)
    _tell([taken], as_json)


@click.command(help=_("Take the text out of a source's saved bytes again."))
@click.argument("source")
@as_json
@pass_session
def extract(session: Session, source: str, as_json: bool) -> None:
    """Extract the text of the newest snapshot again."""
    from workbench.desk import sources as desk
    from workbench.desk.taking_in import extract_again

    with session.workspace() as ws, taking(source) as progress:
        taken = extract_again(ws, desk.source(ws, source).id, progress=progress)
    _tell([taken], as_json)


def _to_fetch(ws: "Workspace", named: str, article_id: int | None) -> int:
    """The source to be fetched; a web address that is none yet becomes one."""
    from workbench.desk import sources as desk
    from workbench.desk.naming_sources import GivenAs, recognise
    from workbench.desk.taking_in import take_in

    if recognise(named).how is GivenAs.ADDRESS:
        return take_in(ws, named, article_id).source.id
    found = desk.source(ws, named)
    if article_id is not None:
        desk.attach(ws, article_id, [found.id])
    return found.id


def _refuse_loose_words(given: "Sequence[str]") -> None:
    """Words without quotation marks around them would each become a source."""
    loose = [name for name in given if _is_words(name)]
    if len(given) > 1 and loose:
        raise click.UsageError(
            _("“{word}” is no file; give words alone, in quotation marks").format(word=loose[0])
        )


def _is_words(name: str) -> bool:
    from workbench.desk.naming_sources import GivenAs, recognise

    try:
        return recognise(name).how is GivenAs.WORDS
    except SourceError:
        return False  # it is told when it is to be taken in


def _tell(taken: "Sequence[TakenIn]", as_json: bool) -> None:
    from workbench.cli.source_documents import taken_entry
    from workbench.cli.source_showing import show_taken

    if as_json:
        print_json([taken_entry(item) for item in taken])
        return
    for item in taken:
        for notice in item.notices:
            note(f"{item.source.name}: {notice}")
        show_taken(item)
    if not taken:
        say(styled(_("Nothing was taken in."), bold=True))
