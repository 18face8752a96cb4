"""Data that a desk may add to: versioned TOML files of the program, and a user's own beside them.

The program's lie in a folder of `db/seeds`, a user's in a folder of the same name beside the
settings file. Several versions of one thing may lie side by side, so that what was decided by an
old one keeps its name.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from workbench import resources, settings
from workbench.errors import SettingsError
from workbench.i18n import _
from workbench.toml_files import UnreadableError, read_table

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class MistakeError(Exception):
    """What a file says that can't be followed, as the end of a sentence."""


class Versioned(Protocol):
    """A thing of which there may be several versions; `ref` is `id@version`."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def ref(self) -> str: ...


Thing = TypeVar("Thing", bound=Versioned)


def user_folder(name: str) -> Path:
    """Where a user's own files of a kind are looked for."""
    return settings.path().parent / name


def every_version(
    folder: str, parse: Callable[[Mapping[str, Any]], Thing], problem: str
) -> tuple[Thing, ...]:
    """All things of a kind in all versions there are files of, the program's first.

    `parse` makes one of a file's table and raises `MistakeError`. `problem` is the sentence, with
    `{path}` and `{why}`, of the `SettingsError` that is raised for a file that can't be used.
    """
    found: dict[str, Thing] = {}
    for file in [*_files(resources.seeds() / folder), *_files(user_folder(folder))]:
        try:
            thing = parse(read_table(file))
            _refuse_repeated(thing.ref, found)
        except (UnreadableError, MistakeError) as error:
            raise SettingsError(problem.format(path=file, why=error)) from error
        found[thing.ref] = thing
    return tuple(found.values())


def newest(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """The newest version of each thing, in the order in which the ids came."""
    found: dict[str, Thing] = {}
    for thing in things:
        if thing.id not in found or found[thing.id].version < thing.version:
            found[thing.id] = thing
    return tuple(found.values())


def _refuse_repeated(ref: str, found: Container[str]) -> None:
    if ref in found:
        raise MistakeError(_("{ref} exists already; raise the version").format(ref=ref))


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.toml"))


def refuse_unknown(table: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise `MistakeError` for a key that is not among the known ones."""
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise MistakeError(
            _("it has an unknown key “{key}”; known are: {known}").format(
                key=unknown[0], known=", ".join(sorted(known))
            )
        )


def id_of(table: Mapping[str, Any]) -> str:
    """The id that a table gives. Raises `MistakeError`."""
    value = table.get("id")
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise MistakeError(_("every “id” must be of small letters, digits and hyphens"))
    return value


def version_of(table: Mapping[str, Any]) -> int:
    """The version that a table gives. Raises `MistakeError`."""
    version = table.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise MistakeError(_("“version” must be a whole number from 1"))
    return version


def by_language(table: Mapping[str, Any], key: str) -> dict[str, str]:
    """A text for each language; a single text, or one without English, stands for all others.

    Raises `MistakeError`.
    """
    value = table.get(key)
    texts = {"en": value} if isinstance(value, str) else value
    if not isinstance(texts, dict) or not texts:
        raise MistakeError(_("“{key}” must be a text, or a text for each language").format(key=key))
    if not all(isinstance(text, str) and text.strip() for text in texts.values()):
        raise MistakeError(_("“{key}” must not be empty").format(key=key))
    return {"en": next(iter(texts.values())), **texts}
