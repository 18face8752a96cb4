"""Language packs: one TOML file a language, a table for each module that reads it.

A desk's own tables may be laid over them: `use` is told of these once, before anything is read.
"""

import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from workbench.text.packs.laying import laid_over

Table = Mapping[str, Any]

SHARED = frozenset({"aliases"})
"""The names of the tables that all languages share."""

_FOLDER = Path(__file__).parent
_PROGRAM = __name__.partition(".")[0]
_NOTHING: Table = MappingProxyType({})


class _Own:
    """The tables that are laid over the package's."""

    tables: Mapping[str, Table] = MappingProxyType({})


def use(overlays: Mapping[str, Table]) -> None:
    """Lay tables over the packs from now on, instead of any laid over them before.

    The keys are codes of languages, new ones among them, or names in `SHARED`. The tables must
    have the form of the package's own. What was read from the packs before is forgotten.
    """
    if overlays == _Own.tables:
        return
    _Own.tables = MappingProxyType(dict(overlays))
    for name, module in tuple(sys.modules.items()):
        if name.startswith(f"{_PROGRAM}."):
            for value in tuple(vars(module).values()):
                if isinstance(value, type(shipped)) and value is not shipped:
                    value.cache_clear()


def own(name: str) -> Table:
    """What is laid over a language's pack or a shared table; empty where nothing is."""
    return _Own.tables.get(name, _NOTHING)


@cache
def shipped(name: str) -> Table:
    """The package's own pack of a language, or a shared table; empty where there is none."""
    file = _FOLDER / "shared" / f"{name}.toml" if name in SHARED else _FOLDER / f"{name}.toml"
    if not file.is_file():
        return _NOTHING
    with file.open("rb") as stream:
        return tomllib.load(stream)


@cache
def shipped_languages() -> tuple[str, ...]:
    """The codes of the languages that the package has a pack of, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a pack, in alphabetical order."""
    return tuple(sorted({*shipped_languages(), *_Own.tables} - SHARED))


@cache
def pack(name: str) -> Table:
    """The pack of a language, or a shared table, with what is laid over it."""
    over = own(name)
    return laid_over(shipped(name), over) if over else shipped(name)


def section(language: str, name: str) -> Table:
    """One table of a pack; empty where the language has no pack or the pack has no such table."""
    if language not in languages():
        return _NOTHING
    table: Table = pack(language).get(name, _NOTHING)
    return table
