"""The program and its commands, with the options that come before any of them."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import os

import click

from workbench import __version__
from workbench.cli.articles import compare, mark, match, split
from workbench.cli.claims import claims
from workbench.cli.database import db
from workbench.cli.logs import log
from workbench.cli.own_words import words
from workbench.cli.screens import demo, home, open_article
from workbench.cli.session import Session
from workbench.cli.sources import sources
from workbench.cli.worth import worth
from workbench.i18n import _


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Split articles into claims, see what is known about each, mark verdicts, export the log. "
        "Without a command: the articles on the desk."
    ),
)
@click.option(
    "--db",
    "database",
    metavar="URL_OR_PATH",
    help=_("The claims database (default: WORKBENCH_DB, else a file in your data folder)."),
)
@click.option(
    "--by",
    "actor",
    metavar="NAME",
    help=_("Who is working (default: WORKBENCH_USER, else your login name)."),
)
@click.version_option(__version__, prog_name="workbench", message="%(prog)s %(version)s")
@click.pass_context
def program(context: click.Context, database: str | None, actor: str | None) -> int | None:
    """The root of all commands."""
    from workbench.desk.words import take_own_words

    if os.environ.get("NO_COLOR"):
        context.color = False
    session = context.ensure_object(Session).with_options(database, actor)
    context.obj = session
    take_own_words()
    return home(session) if context.invoked_subcommand is None else None


for command in (
    *(demo, open_article, split, match, compare, mark),
    *(claims, sources, log, db, worth, words),
):
    program.add_command(command)
