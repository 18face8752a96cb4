"""Reading files of JSON lines that ask for one answer each, as a stream."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.errors import WorkbenchError
from workbench.i18n import _


class BatchError(WorkbenchError):
    """A batch file can't be followed."""


def read_batch(file: str, *wanted: str) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines (`-`: standard input), blank lines passed over.

    Each must have the `wanted` keys, all but `id` as texts. Raises `BatchError` naming the line.
    """
    for number, line in enumerate(_lines(file), 1):
        if line.strip():
            yield _entry(line, wanted, number)


def _lines(file: str) -> Iterator[bytes]:
    if file == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(file).open("rb") as stream:
            yield from stream
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = getattr(error, "strerror", None) or error
        raise BatchError(_("“{file}” can't be read: {why}.").format(file=file, why=why)) from error


def _entry(line: bytes, wanted: tuple[str, ...], number: int) -> dict[str, Any]:
    from workbench.desk.decoding import storable
    from workbench.desk.incoming.values import NotJsonError, parse

    try:
        said = parse(line.decode("utf-8-sig", errors="replace"))
    except NotJsonError as error:
        raise BatchError(
            _("Line {number} of the batch can't be followed: {why}.").format(
                number=number, why=error
            )
        ) from error
    entry = said if isinstance(said, dict) else {}
    for key in wanted:
        if key not in entry or (key != "id" and not isinstance(entry[key], str)):
            raise BatchError(
                _("Line {number} of the batch has no text “{key}”.").format(number=number, key=key)
            )
    return {
        key: storable(value) if isinstance(value, str) else value for key, value in entry.items()
    }
