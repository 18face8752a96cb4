"""The program and its commands, with the options that come before any of them."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import os
from importlib import import_module

import click

from workbench import __version__
from workbench.cli.screens import demo, home, open_article
from workbench.cli.session import Session
from workbench.i18n import _

_MODULES = {
    "split": "articles",
    "match": "articles",
    "compare": "articles",
    "mark": "articles",
    "claims": "claims",
    "sources": "sources",
    "log": "logs",
    "queries": "queries",
    "db": "database",
    "worth": "worth",
    "words": "own_words",
}
"""In which module of this package a command is that no screen needs."""


class Commands(click.Group):
    """Loads what a command is made of when somebody asks for it: a screen starts without."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in order."""
        return sorted([*super().list_commands(ctx), *_MODULES])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; None where there is none."""
        module = _MODULES.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        found: click.Command = getattr(import_module(f"workbench.cli.{module}"), cmd_name)
        return found


@click.group(
    cls=Commands,
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


for command in (demo, open_article):
    program.add_command(command)
