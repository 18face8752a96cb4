"""Runs the program once: language first, then the command, then one line for what went wrong."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

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
    try:
        return _run(argv)
    except WorkbenchError as error:
        complain(str(error))
        return BAD_INPUT
    except click.UsageError as error:
        complain(_usage(error))
        return BAD_INPUT
    except click.ClickException as error:
        complain(error.format_message())
        return BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return _READER_GONE


def _run(argv: Sequence[str]) -> int:
    loaded = settings.load()
    i18n.set_language(loaded.language or None)
    from workbench.cli.program import program

    code = program.main(
        args=list(argv), prog_name="workbench", standalone_mode=False, obj=Session(loaded)
    )
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _usage(error: click.UsageError) -> str:
    """What is wrong and where the right use is told, on one line."""
    help_of = error.ctx.command_path if error.ctx else "workbench"
    return _("{problem} (see “{command} --help”)").format(
        problem=error.format_message().rstrip("."), command=help_of
    )


def _forget_output() -> None:
    """Let what is still buffered go nowhere, or Python would complain while it leaves."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


def leave(code: int) -> NoReturn:
    """End the command with an exit code that is not 0."""
    raise click.exceptions.Exit(code)
