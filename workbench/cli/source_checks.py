"""The commands that hold an article against sources, and sources against what was saved."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from typing import TYPE_CHECKING

import click

from workbench.cli.articles import as_json
from workbench.cli.printing import complain, print_json
from workbench.cli.progressing import counting, progress_line
from workbench.cli.running import NO
from workbench.cli.session import Session, pass_session
from workbench.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.source_checking import SourceText
    from workbench.desk.workspace import Workspace


@click.command(
    help=_(
        "The passages of sources that bear on each claim. A source is one of the desk, or a file, "
        "which is read but not kept; without any: all that the article is checked against."
    )
)
@click.argument("article")
@click.argument("names", metavar="SOURCE…", nargs=-1)
@click.option(
    "-n", "limit", type=click.IntRange(1, 50), default=3, help=_("Passages of each source.")
)
@as_json
@pass_session
def check(
    session: Session, article: str, names: tuple[str, ...], limit: int, as_json: bool
) -> None:
    """Check all claims of an article against sources."""
    from workbench.cli.source_documents import claim_passages_entry
    from workbench.cli.source_showing import show_passages
    from workbench.desk import library
    from workbench.desk.quotation_checking import check_quotations, of_claim
    from workbench.desk.source_checking import check_article

    with session.workspace() as ws:
        article_id = library.resolve(ws, article)
        texts = _texts(ws, article_id, names)
        with counting() as progress:
            found = check_article(ws, article_id, texts, limit=limit, progress=progress)
        with counting() as progress:
            quotations = check_quotations(ws, article_id, texts, progress=progress)
    if as_json:
        print_json(
            [claim_passages_entry(item, of_claim(quotations, item.claim.id)) for item in found]
        )
    else:
        show_passages(found)


@click.command(help=_("Each quotation of an article, word for word against sources."))
@click.argument("article")
@click.argument("names", metavar="SOURCE…", nargs=-1)
@as_json
@pass_session
def quotes(session: Session, article: str, names: tuple[str, ...], as_json: bool) -> None:
    """Check all quotations of an article against sources."""
    from workbench.cli.source_documents import quotation_entry
    from workbench.cli.source_showing import show_quotations
    from workbench.desk import library
    from workbench.desk.quotation_checking import check_quotations

    with session.workspace() as ws:
        article_id = library.resolve(ws, article)
        texts = _texts(ws, article_id, names)
        with counting() as progress:
            found = check_quotations(ws, article_id, texts, progress=progress)
    if as_json:
        print_json([quotation_entry(item) for item in found])
    else:
        show_quotations(found)


@click.command(
    help=_("Which sources of an article have one origin, and which claims rest on too few.")
)
@click.argument("article")
@as_json
@pass_session
def origins(session: Session, article: str, as_json: bool) -> None:
    """Group the sources of an article by origin."""
    from workbench.cli.source_documents import origins_document
    from workbench.cli.source_showing import show_origins
    from workbench.desk import library
    from workbench.desk.backing import groups_of

    with session.workspace() as ws:
        desk = library.article(ws, library.resolve(ws, article))
    groups = groups_of(desk.sources)
    if as_json:
        print_json(origins_document(desk, groups))
    else:
        show_origins(desk, groups)


@click.command(help=_("Read all that was saved of sources again, and name what changed."))
@as_json
@pass_session
def verify(session: Session, as_json: bool) -> int:
    """Verify the sources; the exit code is 1 where anything is wrong."""
    from workbench.cli.source_documents import verified_document
    from workbench.cli.source_showing import show_verified
    from workbench.desk.verifying_sources import said_of, verify_sources

    with session.workspace() as ws, progress_line() as show:
        found = verify_sources(ws, lambda done, total, name: show(f"{done}/{total} {name}"))
    for fault in found.faults:
        complain(said_of(fault))
    if as_json:
        print_json(verified_document(found))
    else:
        show_verified(found)
    return 0 if found.ok else NO


def _texts(ws: "Workspace", article_id: int, names: "Sequence[str]") -> "tuple[SourceText, ...]":
    """The texts of sources of the desk or files, called as they are here.

    Raises `SourceError` where there is nothing to check against.
    """
    from dataclasses import replace

    from workbench.desk import sources as desk
    from workbench.desk.naming_sources import GivenAs, recognise
    from workbench.desk.source_checking import text_of_file, texts_of
    from workbench.errors import SourceError

    if not names:
        texts = texts_of(ws, desk.attached(ws, article_id))
        if not texts:
            raise SourceError(
                _("The article is checked against no source with a text; name one, or attach it.")
            )
        return texts
    found = []
    for name in dict.fromkeys(names):
        if recognise(name).how is not GivenAs.KNOWN:
            found.append(text_of_file(name))
            continue
        source = desk.source(ws, name)
        texts = texts_of(ws, [source])
        if not texts:
            raise SourceError(_("{name} has no text to search.").format(name=source.name))
        found.append(replace(texts[0], reference=name))
    return tuple(found)
