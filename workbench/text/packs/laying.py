"""One table laid over another."""

from collections.abc import Mapping
from typing import Any

REMOVE = "remove"
"""The key of a list of what is taken out of the table below: entries of lists, and keys."""


def laid_over(below: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables in one: lists are joined, its own entries first; tables within are laid likewise.

    Anything else stands instead of what lies below.
    """
    removed = frozenset(own.get(REMOVE, ()))
    result: dict[str, Any] = {
        key: [entry for entry in value if entry not in removed]
        if isinstance(value, list)
        else value
        for key, value in below.items()
        if key not in removed
    }
    for key, value in own.items():
        if key == REMOVE:
            continue
        if isinstance(value, Mapping):
            result[key] = laid_over(result.get(key, {}), value)
        elif isinstance(value, list):
            result[key] = [*value, *result.get(key, ())]
        else:
            result[key] = value
    return result
