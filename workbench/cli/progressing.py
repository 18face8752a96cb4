"""A line of progress on a terminal's standard error, gone when it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import styled

if TYPE_CHECKING:
    from workbench.desk.taking_in import Step


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """Gives what shows a line in place of the one before; nothing where nobody looks on."""
    terminal = sys.stderr.isatty()

    def show(line: str) -> None:
        if terminal:
            click.echo(f"\r\x1b[K{styled(line)}", err=True, nl=False)

    try:
        yield show
    finally:
        if terminal:
            click.echo("\r\x1b[K", err=True, nl=False)


@contextmanager
def counting() -> Iterator[Callable[[int, int], None]]:
    """Gives what shows how many of how many are done."""
    with progress_line() as show:
        yield lambda done, total: show(f"{done}/{total}")


@contextmanager
def taking(name: str) -> Iterator["Callable[[Step], None]"]:
    """Gives what shows how far the taking in of a source is."""
    with progress_line() as show:

        def told(step: "Step") -> None:
            share = f"{100 * step.done // step.total} % " if step.total else ""
            show(f"{share}{step.what} {name}")

        yield told
