"""Output for people and for programs; every foreign word goes through the display guard."""

import json
import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import click

from workbench.text.guard import one_line, quiet_json

_INDENT = 12
_LONGEST_COMPLAINT = 1_000


def say(*parts: str) -> None:
    """Print a line of parts that `word` or `styled` has made safe."""
    click.echo("".join(parts))


def complain(message: str) -> None:
    """Print one line on standard error; the middle of a very long one is left out."""
    line = one_line(message)
    if len(line) > _LONGEST_COMPLAINT:
        half = _LONGEST_COMPLAINT // 2
        line = f"{line[:half]} … {line[-half:]}"
    click.echo(f"workbench: {line}", err=True)


def note(message: str) -> None:
    """Print a remark on standard error, where it disturbs no output."""
    click.echo(click.style(one_line(message), dim=True), err=True)


def print_json(document: Any) -> None:
    """Print one JSON document in UTF-8, whatever the terminal speaks."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    click.echo(quiet_json(text).encode("utf-8"))


def print_json_line(document: Any) -> None:
    """Print one JSON document on one line."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    click.echo(quiet_json(text).encode("utf-8"))


def styled(text: str, **style: Any) -> str:
    """A text made safe for one line, in a style (those of `click.style`)."""
    return click.style(one_line(text), **style) if style else one_line(text)


def width(text: str) -> int:
    """The number of terminal cells that a line takes."""
    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me")
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def padded(text: str, cells: int) -> str:
    """A text made safe for one line and filled with blanks up to a width."""
    safe = one_line(text)
    return safe + " " * max(0, cells - width(safe))


def paragraph(text: str, *, indent: int = _INDENT, first: str = "") -> str:
    """A text made safe and broken to the terminal's width; `first` begins the first line.

    `first` is taken to be safe and as wide as the indent.
    """
    room = max(40, min(100, shutil.get_terminal_size().columns))
    lines = textwrap.wrap(one_line(text), room - indent, break_on_hyphens=False) or [""]
    start = first or " " * indent
    return "\n".join([start + lines[0], *(" " * indent + line for line in lines[1:])])


def table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows in columns as wide as their widest cell; the last column is not filled up."""
    safe = [[one_line(cell) for cell in row] for row in rows]
    if not safe:
        return
    widths = [max(width(row[column]) for row in safe) for column in range(len(safe[0]))]
    for row in safe:
        cells = [
            cell + " " * (widest - width(cell)) for cell, widest in zip(row, widths, strict=True)
        ]
        say("  ".join(cells).rstrip())
