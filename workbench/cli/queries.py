"""The commands on queries: what the author is asked, sending it, and taking the answers in."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.printing import note, paragraph, print_json, say, styled
from workbench.cli.session import Session, pass_session
from workbench.i18n import _

if TYPE_CHECKING:
    from workbench.model.event import Event
    from workbench.model.query import FiledQuery

FORMATS = ("md", "docx")
_INDENT = 12


@click.group(help=_("Queries to the author: questions and corrections, out and back by number."))
def queries() -> None:
    """Commands on queries."""


@queries.command("list", help=_("List an article's queries, those that are open and all others."))
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help=_("Print one JSON document."))
@pass_session
def list_(session: Session, article: str, *, as_json: bool) -> None:
    """List queries."""
    from workbench.desk import library
    from workbench.desk import queries as desk

    with session.workspace() as ws:
        article_id = library.resolve(ws, article)
        filed = desk.filed(ws, article_id)
    if as_json:
        print_json({"article": article_id, "queries": [_as_json(each) for each in filed]})
        return
    if not filed:
        note(_("The author has not been asked anything."))
    for each in filed:
        _show(each)


@queries.command(help=_("Ask the author something about a claim."))
@click.argument("article")
@click.argument("claim_id", metavar="CLAIM")
@click.argument("text")
@pass_session
def ask(session: Session, article: str, claim_id: str, text: str) -> None:
    """Ask a question."""
    from workbench.desk import library
    from workbench.desk import queries as desk

    with session.workspace() as ws:
        event = desk.ask(ws, library.resolve(ws, article), claim_id, text)
    _tell(event, claim_id)


@queries.command(help=_("Propose other words for some words of the article."))
@click.argument("article")
@click.argument("claim_id", metavar="CLAIM")
@click.option("--old", required=True, help=_("The words as the article has them."))
@click.option("--new", required=True, help=_("What should stand there; empty to strike out."))
@click.option("--reason", default="", help=_("Why."))
@click.option("--source", default="", help=_("What it rests on: words, or a source such as s3."))
@pass_session
def correct(
    session: Session,
    article: str,
    claim_id: str,
    *,
    old: str,
    new: str,
    reason: str,
    source: str,
) -> None:
    """Propose a correction."""
    from workbench.desk import library
    from workbench.desk import queries as desk

    with session.workspace() as ws:
        article_id = library.resolve(ws, article)
        event = desk.correct(ws, article_id, claim_id, old, new, reason=reason, source=source)
    _tell(event, claim_id)


@queries.command(help=_("Note what the author said to a query, on the telephone for instance."))
@click.argument("article")
@click.argument("query", metavar="QUERY")
@click.argument("text", default="")
@click.option("--accepted", "reply", flag_value="accepted", help=_("They accept the correction."))
@click.option("--rejected", "reply", flag_value="rejected", help=_("They reject the correction."))
@pass_session
def answer(session: Session, article: str, query: str, text: str, *, reply: str | None) -> None:
    """Answer a query."""
    from workbench.desk import library
    from workbench.desk import queries as desk
    from workbench.model.query import Reply

    with session.workspace() as ws:
        article_id, number = library.resolve(ws, article), desk.number_of(query)
        event = desk.answer(ws, article_id, number, Reply(reply or Reply.ANSWERED), text)
    if event is None:
        say(styled(_("nothing is different"), dim=True))
    else:
        _tell(event, "")


@queries.command(help=_("Take a query back; the log keeps it."))
@click.argument("article")
@click.argument("query", metavar="QUERY")
@pass_session
def withdraw(session: Session, article: str, query: str) -> None:
    """Withdraw a query."""
    from workbench.desk import library
    from workbench.desk import queries as desk

    with session.workspace() as ws:
        event = desk.withdraw(ws, library.resolve(ws, article), desk.number_of(query))
    _tell(event, "")


@queries.command(help=_("Write the open queries into a document for the author."))
@click.argument("article")
@click.option("--format", "form", type=click.Choice(FORMATS), default="md", show_default=True)
@click.option("-o", "--output", metavar="FILE", help=_("Write to a file (default: the terminal)."))
@click.option("--all", "answered", is_flag=True, help=_("Those that are answered, too."))
@click.option("--force", is_flag=True, help=_("Replace a file that is there."))
@pass_session
def export(
    session: Session,
    article: str,
    *,
    form: str,
    output: str | None,
    answered: bool,
    force: bool,
) -> None:
    """Export queries."""
    from workbench.cli.binary import refuse_terminal
    from workbench.desk import library
    from workbench.desk.asking_authors import write_queries

    target = None if output in (None, "-") else Path(str(output))
    if target is None and form == "docx":
        refuse_terminal()
    with session.workspace() as ws:
        article_id = library.resolve(ws, article)
        written = write_queries(ws, article_id, form, target, force=force, answered=answered)
    for notice in written.notices:
        note(notice)
    if written.path is None:
        click.echo(written.data, nl=False)
    else:
        say(styled(_("The queries are in {file}").format(file=written.path)))


@queries.command("import", help=_("Take in the answers of a document that the author filled in."))
@click.argument("file", metavar="FILE")
@click.option("--article", help=_("The article, where the document no longer says it."))
@pass_session
def import_(session: Session, file: str, article: str | None) -> None:
    """Import answers."""
    from workbench.desk import library, taking_answers

    with session.workspace() as ws:
        article_id = None if article is None else library.resolve(ws, article)
        taken = taking_answers.import_answers(ws, file, article_id)
    for notice in taken.notices:
        note(notice)
    said = _("article {article}: {taken} taken in, {same} there already")
    say(
        styled(
            said.format(
                article=taken.article,
                taken=taking_answers.counted(len(taken.taken)),
                same=len(taken.same),
            )
        )
    )


def _tell(event: "Event", claim_id: str) -> None:
    """What was written to the log: the numbers of the queries, their claim."""
    from workbench.cli.source_showing import event_told
    from workbench.model.query import query_name

    names = ", ".join(query_name(effect.item) for effect in event.effects)
    told = "  ".join(filter(None, (claim_id, event_told(event))))
    say(styled(names, bold=True), styled(f"  {told}", dim=True))


def _show(filed: "FiledQuery") -> None:
    from workbench.desk.query_words import asked, kind_word, reply_sign, reply_word

    query = filed.query
    state = reply_word(query.reply)
    if filed.withdrawn:
        state = _("withdrawn")
    elif filed.retired:
        state = f"{state}, {_('its claim is no longer in the article')}"
    say(
        styled(f"{reply_sign(query.reply)} {query.name:<9} ", bold=True),
        styled(f"{query.claim}  {kind_word(query.kind)}: "),
        styled(state, dim=True),
    )
    say(paragraph(asked(query), indent=_INDENT))
    if query.source:
        say(paragraph(_("source: {source}").format(source=query.source), indent=_INDENT))
    if query.answer:
        say(paragraph(_("“{text}”").format(text=query.answer), indent=_INDENT))


def _as_json(filed: "FiledQuery") -> dict[str, Any]:
    from workbench.desk.formats.json_queries import query_json

    return {
        **query_json(filed.query),
        "wording": filed.wording,
        "withdrawn": filed.withdrawn,
        "retired": filed.retired,
    }
