"""The commands on sources: look at them, say more of them, check an article against them."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from typing import Any

import click

from workbench.cli.articles import as_json
from workbench.cli.evidence import explain, grade_evidence, judge, link, unlink
from workbench.cli.printing import print_json, say, styled
from workbench.cli.session import Session, pass_session
from workbench.cli.source_checks import check, origins, quotes, verify
from workbench.cli.source_options import details_of_source, said
from workbench.cli.source_saving import add, extract, fetch, save
from workbench.i18n import _
from workbench.model.source import Reliability


@click.group(
    help=_("Sources: take them in, check an article against them, link passages as evidence.")
)
def sources() -> None:
    """Commands on sources."""


@sources.command("list", help=_("The sources, the one added last first."))
@click.option("--article", help=_("Only those that this article is checked against."))
@as_json
@pass_session
def list_(session: Session, article: str | None, as_json: bool) -> None:
    """List all sources, or those of an article."""
    from workbench.cli.source_documents import source_entry
    from workbench.cli.source_showing import show_sources
    from workbench.desk import library
    from workbench.desk import sources as desk

    with session.workspace() as ws:
        if article is None:
            found = desk.sources(ws)
        else:
            found = desk.attached(ws, library.resolve(ws, article))
        used = desk.uses(ws)
    if as_json:
        print_json([{**source_entry(item), "claims": used.get(item.id, 0)} for item in found])
    else:
        show_sources(found, used)


@sources.command(help=_("Show a source, and where it is used."))
@click.argument("source")
@as_json
@pass_session
def show(session: Session, source: str, as_json: bool) -> None:
    """Show one source."""
    from workbench.cli.source_documents import source_entry, use_entry
    from workbench.cli.source_showing import show_source
    from workbench.desk import sources as desk

    with session.workspace() as ws:
        found = desk.source(ws, source)
        use = desk.use_of(ws, found.id)
    if as_json:
        print_json({**source_entry(found), **use_entry(use)})
    else:
        show_source(found, use)


@sources.command(help=_("Print the text of a source. Nothing in it acts on the terminal."))
@click.argument("source")
@as_json
@pass_session
def text(session: Session, source: str, as_json: bool) -> None:
    """Print the text of a source's newest snapshot."""
    from workbench.desk import evidence
    from workbench.desk import sources as desk
    from workbench.errors import SourceError
    from workbench.text.guard import display

    with session.workspace() as ws:
        found = desk.source(ws, source)
        words = evidence.text_of(ws, found)
    taken = found.extraction
    if taken is None or not words:
        raise SourceError(
            _("{name} has no text; “workbench sources show {name}” tells what is saved.").format(
                name=found.name
            )
        )
    if as_json:
        print_json(
            {
                "source": found.name,
                "sha256": taken.text_sha256,
                "language": taken.language,
                "text": words,
            }
        )
    else:
        click.echo(display(words))


@sources.command(help=_("Say more of a source, or something else. An empty text takes it away."))
@click.argument("source")
@details_of_source
@pass_session
def edit(session: Session, /, source: str, **options: Any) -> None:
    """Change what is said of a source."""
    from workbench.desk import sources as desk

    given = said(options)
    if not given:
        raise click.UsageError(_("Say what is to be changed, such as --publisher"))
    with session.workspace() as ws:
        found = desk.source(ws, source)
        event = desk.say_of(ws, found.id, given)
        now = desk.source(ws, source)
    told = _event(event) if event else _("nothing is different")
    say(
        styled(now.name, bold=True), styled(f"  {now.details.title}"), styled(f"  {told}", dim=True)
    )


@sources.command(help=_("Grade a source from A to E, F not judged. A is completely reliable."))
@click.argument("source")
@click.argument(
    "grade", type=click.Choice([grade.value for grade in Reliability], case_sensitive=False)
)
@pass_session
def grade(session: Session, source: str, grade: str) -> None:
    """Grade a source by the letter of the Admiralty code."""
    from workbench.cli.source_showing import reliability
    from workbench.desk import sources as desk

    letter = Reliability(grade)
    with session.workspace() as ws:
        found = desk.source(ws, source)
        event = desk.say_of(ws, found.id, {"reliability": letter})
    told = _event(event) if event else _("nothing is different")
    say(
        styled(found.name, bold=True),
        styled(f"  {reliability(letter)}"),
        styled(f"  {told}", dim=True),
    )


@sources.command(help=_("Check an article against sources."))
@click.argument("article")
@click.argument("names", metavar="SOURCE…", nargs=-1, required=True)
@pass_session
def attach(session: Session, article: str, names: tuple[str, ...]) -> None:
    """Attach sources to an article."""
    from workbench.desk import library
    from workbench.desk import sources as desk

    with session.workspace() as ws:
        numbers = [desk.source(ws, name).id for name in names]
        event = desk.attach(ws, library.resolve(ws, article), numbers)
    say(styled(_event(event) if event else _("It is checked against them already.")))


@sources.command(help=_("Check an article no longer against a source."))
@click.argument("article")
@click.argument("source")
@pass_session
def detach(session: Session, article: str, source: str) -> None:
    """Detach a source that no evidence is from."""
    from workbench.desk import library
    from workbench.desk import sources as desk

    with session.workspace() as ws:
        number = desk.source(ws, source).id
        event = desk.detach(ws, library.resolve(ws, article), number)
    say(styled(_event(event)))


def _event(event: Any) -> str:
    from workbench.cli.source_showing import event_told

    return event_told(event)


for command in (
    *(add, save, fetch, extract),
    *(check, quotes, origins, verify),
    *(link, unlink, judge, grade_evidence, explain),
):
    sources.add_command(command)
