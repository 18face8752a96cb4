"""Runs the program once: language first, then the command, then one line for what went wrong."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click

from workbench import i18n, settings
from workbench.cli.printing import complain
from workbench.cli.session import Session
from workbench.errors import WorkbenchError
from workbench.i18n import _

NO = 1
BAD_INPUT = 2
_INTERRUPTED = 130
_READER_GONE = 141


def run(argv: Sequence[str]) -> int:
    """Run a command line; returns the exit code and never raises for a mistake of the user."""
    _stand_in_for_closed_streams()
    try:
        return _run(argv)
    except WorkbenchError as error:
        return _refuse(str(error))
    except click.ClickException as error:
        return _refuse(_usage(error) if isinstance(error, click.UsageError) else str(error))
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except BrokenPipeError:
        _forget(sys.stdout, sys.stderr)
        return _READER_GONE
    except OSError as error:  # such as a full disk behind standard output
        _forget(sys.stdout)
        return _refuse(
            _("The system does not do what this needs: {why}.").format(why=error.strerror or error)
        )


def _run(argv: Sequence[str]) -> int:
    i18n.set_language()  # also for what is wrong with the settings
    loaded = settings.load()
    i18n.set_language(loaded.language or None)
    from workbench.cli.program import program

    _show_what_can_be_shown()
    try:
        # Not `main`, which would turn a reader that went away into the answer "no".
        with program.make_context("workbench", list(argv), obj=Session(loaded)) as context:
            code = program.invoke(context)
    except click.exceptions.Exit as done:
        code = done.exit_code
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _refuse(message: str) -> int:
    """Say what is wrong, as far as anybody can be told, and that it is bad input."""
    try:
        complain(message)
    except OSError:
        _forget(sys.stderr)
    return BAD_INPUT


def _stand_in_for_closed_streams() -> None:
    """Put the null device where the caller closed a stream, before a database gets its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - to stay open
            setattr(sys, name, stream)


def _show_what_can_be_shown() -> None:
    """Put a question mark where a terminal's encoding has no such character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _usage(error: click.UsageError) -> str:
    """What is wrong and where the right use is told, on one line."""
    help_of = error.ctx.command_path if error.ctx else "workbench"
    without = isinstance(error, click.exceptions.NoArgsIsHelpError)
    problem = _("Missing command") if without else error.format_message().rstrip(".")
    return _("{problem} (see “{command} --help”)").format(problem=problem, command=help_of)


def _forget(*streams: TextIO) -> None:
    """Let what is still buffered go nowhere, or Python would complain while it leaves."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream.fileno())
