"""The commands that show the screen."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from workbench.cli.session import Session, pass_session
from workbench.errors import IntakeError
from workbench.i18n import _
from workbench.settings import Backup

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace


def home(session: Session) -> int:
    """Show the articles on the desk."""
    return _show(session, session.open, None)


@click.command("open", help=_("Check an article: a path, an id, or “-”."))
@click.argument("article")
@pass_session
def open_article(session: Session, article: str) -> int:
    """Show one article; what is no article is refused before the screen starts."""
    from workbench.desk.reading import read_source

    if article == "-":
        return _open_stdin(session)
    if not article.isdecimal():
        read_source(article)
    return _show(session, session.open, article)


@click.command(help=_("Try it on samples, in a database of their own."))
@pass_session
def demo(session: Session) -> int:
    """Show the sample article."""
    from workbench import resources
    from workbench.i18n import language

    def opened() -> "Workspace":
        from workbench.desk.demo import open_demo

        return open_demo(session.settings.actor or None, session.settings.scale or None)[0]

    without = Session(replace(session.settings, backup=Backup(daily=0)))  # it is nobody's work
    return _show(without, opened, str(resources.samples() / f"article-{language()}.txt"))


def _open_stdin(session: Session) -> int:
    """Show the article on standard input, then take the keys from the terminal."""
    from workbench.desk.intake import admit, read_document

    document = read_document("-")

    def opened() -> "Workspace":
        workspace = session.open()
        admit(workspace, document)
        return workspace

    _take_keys_from_terminal()
    return _show(session, opened, document.sha256)


def _show(session: Session, opened: "Callable[[], Workspace]", article: str | None) -> int:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise click.UsageError(_("The screen needs a terminal; the other commands do not."))
    from workbench.tui.app import run

    return run(opened, article, session.settings)


def _take_keys_from_terminal() -> None:
    try:
        terminal = os.open(os.ctermid(), os.O_RDONLY)
    except (OSError, AttributeError) as error:
        raise IntakeError(
            _("There is no terminal to take keys from; save the article in a file first.")
        ) from error
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)
