"""Language packs: one TOML file a language, a table for each module that reads it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a pack, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def _pack(language: str) -> Mapping[str, Any]:
    with (_FOLDER / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def section(language: str, name: str) -> Mapping[str, Any]:
    """One table of a pack; empty where the language has no pack or the pack has no such table."""
    if language not in languages():
        return {}
    table: Mapping[str, Any] = _pack(language).get(name, {})
    return table
