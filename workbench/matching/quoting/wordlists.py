"""What the comparison of quotations needs to know of a language: the file `wordlists.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("wordlists.toml")


@cache
def _data() -> Mapping[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)


def section(language: str, name: str) -> Mapping[str, Any]:
    """One table of a language; empty where there is none."""
    found: Mapping[str, Any] = _data().get(language, {}).get(name, {})
    return found


def table(language: str, name: str) -> dict[str, str]:
    """One table of a language with words for words."""
    return {str(word): str(other) for word, other in section(language, name).items()}
