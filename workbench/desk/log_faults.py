"""What can be wrong with a log, and what it means for the verdicts in it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.i18n import _
from workbench.store.sources import STEPS_ON_SOURCES

_ON_SOURCES = frozenset(kind.value for kind in STEPS_ON_SOURCES)


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence on what is wrong, and where.

    `line` counts the lines of a file from 1 and is None where it can't be told. `entries` are the
    numbers of the entries of the log that are at fault. `unknown` means that nobody can say any
    more what they were about, as they are missing or no entries at all.
    """

    said: str
    line: int | None = None
    entries: tuple[int, ...] = ()
    unknown: bool = False


class BrokenLogError(Exception):
    """Ends the check of a log at its first fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.said)
        self.fault = fault


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs. Raises `BrokenLogError` for two values under one key.

    A reader would see another one of the two than was checked.
    """
    table = dict(pairs)
    if len(table) < len(pairs):
        raise BrokenLogError(Fault(_("An object in the file has the same key twice.")))
    return table


def is_among(value: Any, names: Container[str]) -> bool:
    """Whether a value of a log is one of these names; in an altered log it may be a list."""
    return isinstance(value, str) and value in names


def is_on(event: Mapping[str, Any], article: Any) -> bool:
    """Whether an entry is on an article, or on a source, which belongs to no article."""
    on_sources = event["article"] == 0 and is_among(event["type"], _ON_SOURCES)
    return bool(event["article"] == article or on_sources)
