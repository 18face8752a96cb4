"""What the names of one thing lead to, and what a desk's own list changes about that."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from workbench.text import aliases, packs
from workbench.text.aliases import Alias
from workbench.text.packs.laying import REMOVE, laid_over
from workbench.text.words import key


class Lead(NamedTuple):
    """A name, the thing it leads to, in what way, and the names of that thing in list order."""

    name: str
    alias: Alias
    names: tuple[str, ...]


class OwnAlias(NamedTuple):
    """A name of the desk's own list; `instead` is what the program's list says it leads to."""

    alias: Alias
    instead: str


def lead(name: str) -> Lead | None:
    """What a name leads to, inflected as it may be; None for a name without alias."""
    alias = aliases.lookup(name.strip())
    if alias is None:
        return None
    return Lead(name.strip(), alias, names_by_thing()[alias.canonical])


def names_by_thing() -> dict[str, tuple[str, ...]]:
    """All things in list order, each with its names, a desk's own first.

    `*` ends a word of a name that may take an ending.
    """
    found: dict[str, dict[str, None]] = {}
    for alias in aliases.entries():
        found.setdefault(alias.canonical, {})[alias.form] = None
    return {thing: tuple(names) for thing, names in found.items()}


def own_aliases() -> tuple[OwnAlias, ...]:
    """The names of the desk's own list."""
    own = tuple(aliases.read(laid_over({}, packs.own("aliases"))))
    if not own:
        return ()
    shipped = {key(alias.form): alias.canonical for alias in aliases.read(packs.shipped("aliases"))}
    return tuple(OwnAlias(alias, _other(alias, shipped)) for alias in own)


def _other(alias: Alias, shipped: Mapping[str, str]) -> str:
    before = shipped.get(key(alias.form), "")
    return "" if before == alias.canonical else before


def removed() -> tuple[tuple[str, bool], ...]:
    """What the desk's own list takes out, each with whether there is anything to take out."""
    return tuple(_removed(packs.own("aliases"), packs.shipped("aliases")))


def _removed(own: Mapping[str, Any], below: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    there = set(below)
    for value in below.values():
        there.update(value if isinstance(value, list) else ())
    for name, value in own.items():
        if name == REMOVE:
            yield from ((entry, entry in there) for entry in value)
        elif isinstance(value, Mapping):
            yield from _removed(value, below.get(name, {}))
